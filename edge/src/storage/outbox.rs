//! Effects that were decided and not yet carried out. The truth; queue and cron are only transport.

use shared::time::Timestamp;

use crate::limits;
use crate::port::{PortError, Row, Statement};

/// One effect to be carried out.
#[derive(Debug, Clone)]
pub struct Entry {
    pub id: String,
    pub deletion: String,
    pub kind: String,
    pub body: String,
    pub sealed: Option<String>,
    pub created_at: Timestamp,
    pub attempts: i64,
}

impl Entry {
    pub fn from_row(row: &Row) -> Result<Self, PortError> {
        Ok(Self {
            id: row.text("id")?,
            deletion: row.text("deletion")?,
            kind: row.text("kind")?,
            body: row.text("body")?,
            sealed: row.maybe_text("sealed"),
            created_at: Timestamp::from_ms(row.int("created_at")?),
            attempts: row.int("attempts")?,
        })
    }
}

pub fn add(entry: &Entry) -> Statement {
    Statement::of(
        "INSERT INTO outbox (id, deletion, kind, body, sealed, created_at, due_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6)",
        vec![
            entry.id.as_str().into(),
            entry.deletion.as_str().into(),
            entry.kind.as_str().into(),
            entry.body.as_str().into(),
            entry.sealed.clone().into(),
            entry.created_at.into(),
        ],
    )
}

/// Several of one kind that no deletion has ordered, as a JSON list that begins `[id, body, …]` each; who is there already stays.
pub fn add_all(kind: &str, list: &str, now: Timestamp) -> Statement {
    Statement::of(
        "INSERT INTO outbox (id, deletion, kind, body, created_at, due_at)
         SELECT value ->> 0, '', ?1, value ->> 1, ?3, ?3 FROM json_each(?2) WHERE true ON CONFLICT (id) DO NOTHING",
        vec![kind.into(), list.into(), now.into()],
    )
}

/// Takes one effect for a while; gives it back only to the one who got it. From the second time on it is put off as well, twice as long
/// each time and an hour at most: a try that dies says nothing afterwards. The first, which nearly always is the last, writes no more for it.
pub fn take(id: &str, now: Timestamp) -> Statement {
    Statement::of(
        "UPDATE outbox SET attempts = attempts + 1, leased_until = ?3,
           due_at = CASE WHEN attempts = 0 THEN due_at ELSE ?2 + MIN(60, 1 << MIN(attempts, 6)) * 60000 END
         WHERE id = ?1 AND due_at <= ?2 AND COALESCE(leased_until, 0) <= ?2
         RETURNING id, deletion, kind, body, sealed, created_at, attempts",
        vec![id.into(), now.into(), now.plus_ms(limits::LEASE_MS).into()],
    )
}

/// Carried out: what was sealed in it goes at once.
pub fn done(id: &str, now: Timestamp) -> Statement {
    Statement::of(
        "UPDATE outbox SET done_at = ?2, due_at = NULL, leased_until = NULL, sealed = NULL WHERE id = ?1",
        vec![id.into(), now.into()],
    )
}

/// Given up on purpose: its reason is gone (an address erased, a code too old).
pub fn drop_it(id: &str) -> Statement {
    Statement::of("UPDATE outbox SET due_at = NULL, leased_until = NULL, sealed = NULL WHERE id = ?1", vec![id.into()])
}

pub fn again_at(id: &str, at: Timestamp) -> Statement {
    Statement::of(
        "UPDATE outbox SET due_at = ?2, leased_until = NULL WHERE id = ?1 AND done_at IS NULL",
        vec![id.into(), at.into()],
    )
}
