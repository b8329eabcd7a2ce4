//! For the race test alone: both statements without the guard, as a read followed by a write would be.

use super::{Change, Link, Statement, update_values};

pub fn update(change: &Change<'_>) -> Statement {
    Statement::of(
        "UPDATE deletion SET version = MAX(version + 1, ?2), state = ?3, body = ?4, live = ?5, next_at = ?6,
           account_hash = COALESCE(?7, account_hash), codes_sealed = COALESCE(?8, codes_sealed),
           reason_sealed = COALESCE(?9, reason_sealed), intake_sealed = CASE WHEN ?10 = 1 THEN NULL ELSE intake_sealed END
         WHERE id = ?1",
        update_values(change),
    )
}

pub fn append(link: &Link<'_>) -> Statement {
    Statement::of(
        "INSERT INTO deletion_event (deletion, version, at, kind, body, hash)
         SELECT ?1, COALESCE(MAX(version), 0) + 1, ?3, ?4, ?5, ?6 FROM deletion_event WHERE deletion = ?1 AND ?2 > 0",
        vec![
            link.deletion.to_string().into(),
            link.version.into(),
            link.at.into(),
            link.kind.into(),
            link.body.into(),
            link.hash.into(),
        ],
    )
}
