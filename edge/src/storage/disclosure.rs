//! Disclosures ordered by law: proposed, decided, handed out once, told. Triggers hold each step to the one before.

use shared::id::{DeletionId, StaffId};
use shared::time::Timestamp;

use crate::port::Statement;

/// A proposal.
#[derive(Debug, Clone)]
pub struct Fresh<'a> {
    pub id: &'a str,
    pub deletion: &'a DeletionId,
    pub categories: &'a str,
    pub order_sealed: &'a str,
    pub silent_until: Option<Timestamp>,
    pub proposed_by: &'a StaffId,
    pub proposed_at: Timestamp,
    pub erase_at: Timestamp,
}

pub fn propose(fresh: &Fresh<'_>) -> Statement {
    Statement::of(
        "INSERT INTO disclosure (id, deletion, categories, order_sealed, silent_until, proposed_by, proposed_at, state, erase_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'proposed', ?8)",
        vec![
            fresh.id.into(),
            fresh.deletion.to_string().into(),
            fresh.categories.into(),
            fresh.order_sealed.into(),
            fresh.silent_until.into(),
            fresh.proposed_by.as_str().into(),
            fresh.proposed_at.into(),
            fresh.erase_at.into(),
        ],
    )
}

/// Those of a deletion, the newest first.
pub fn of_deletion(deletion: &DeletionId) -> Statement {
    Statement::of(
        "SELECT * FROM disclosure WHERE deletion = ?1 ORDER BY proposed_at DESC LIMIT 20",
        vec![deletion.to_string().into()],
    )
}

pub fn decide(id: &str, state: &str, by: &StaffId, at: Timestamp) -> Statement {
    Statement::of(
        "UPDATE disclosure SET state = ?2, decided_by = ?3, decided_at = ?4 WHERE id = ?1",
        vec![id.into(), state.into(), by.as_str().into(), at.into()],
    )
}

pub fn hand_out(id: &str, to: &StaffId, at: Timestamp) -> Statement {
    Statement::of(
        "UPDATE disclosure SET handed_at = ?3, handed_to = ?2 WHERE id = ?1",
        vec![id.into(), to.as_str().into(), at.into()],
    )
}

pub fn tell(id: &str, at: Timestamp) -> Statement {
    Statement::of("UPDATE disclosure SET told_at = ?2 WHERE id = ?1", vec![id.into(), at.into()])
}

/// Whose silence is over.
pub fn untold(now: Timestamp, limit: i64) -> Statement {
    Statement::of(
        "SELECT * FROM disclosure WHERE state = 'approved' AND told_at IS NULL AND silent_until <= ?1
         ORDER BY silent_until LIMIT ?2",
        vec![now.into(), limit.into()],
    )
}

/// What was told last of a deletion, for its mail.
pub fn last_told(deletion: &DeletionId) -> Statement {
    Statement::of(
        "SELECT * FROM disclosure WHERE deletion = ?1 AND told_at IS NOT NULL ORDER BY told_at DESC, id LIMIT 1",
        vec![deletion.to_string().into()],
    )
}

/// Whose words have come to their day.
pub fn to_erase(now: Timestamp, limit: i64) -> Statement {
    Statement::of(
        "SELECT id FROM disclosure WHERE order_sealed IS NOT NULL AND erase_at <= ?1 ORDER BY erase_at LIMIT ?2",
        vec![now.into(), limit.into()],
    )
}

/// The key is gone, and so is what it sealed.
pub fn erased(id: &str) -> Statement {
    Statement::of("UPDATE disclosure SET order_sealed = NULL WHERE id = ?1", vec![id.into()])
}
