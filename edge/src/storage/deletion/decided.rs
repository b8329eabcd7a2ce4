//! What was decided about a deletion, and when.

use shared::id::DeletionId;

use crate::port::Statement;

/// When the newest event of a deletion was, and which it is.
pub fn newest_event(id: &DeletionId) -> Statement {
    Statement::of(
        "SELECT version, at FROM deletion_event WHERE deletion = ?1 ORDER BY version DESC LIMIT 1",
        vec![id.to_string().into()],
    )
}

/// What has happened to a deletion after a version of it.
pub fn since(id: &DeletionId, version: i64) -> Statement {
    Statement::of(
        "SELECT kind FROM deletion_event WHERE deletion = ?1 AND version > ?2",
        vec![id.to_string().into(), version.into()],
    )
}

/// A row as long as people have not decided about it.
pub fn is_undecided(id: &DeletionId) -> Statement {
    Statement::of("SELECT id FROM deletion WHERE id = ?1 AND state = 'unverified'", vec![id.to_string().into()])
}
