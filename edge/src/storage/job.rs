//! Erasure jobs: one row per deletion, processor and category, however often the queue delivers it (I6).

use shared::time::Timestamp;

use crate::limits;
use crate::port::Statement;

/// Written in the claim's batch. Asked for again, a job that is done stays done.
pub fn add(deletion: &str, processor: &str, category: &str, now: Timestamp) -> Statement {
    Statement::of(
        "INSERT INTO job (deletion, processor, category, created_at, due_at) VALUES (?1, ?2, ?3, ?4, ?4)
         ON CONFLICT (deletion, processor, category) DO UPDATE SET due_at = ?4 WHERE done_at IS NULL",
        vec![deletion.into(), processor.into(), category.into(), now.into()],
    )
}

/// Takes a job for a while; nothing comes back if it is done or somebody has it.
pub fn take(deletion: &str, processor: &str, category: &str, now: Timestamp) -> Statement {
    Statement::of(
        "UPDATE job SET attempts = attempts + 1, due_at = ?5
         WHERE deletion = ?1 AND processor = ?2 AND category = ?3 AND done_at IS NULL AND due_at <= ?4
         RETURNING attempts",
        vec![deletion.into(), processor.into(), category.into(), now.into(), now.plus_ms(limits::LEASE_MS).into()],
    )
}

pub fn done(deletion: &str, processor: &str, category: &str, now: Timestamp) -> Statement {
    Statement::of(
        "UPDATE job SET done_at = ?4, due_at = NULL WHERE deletion = ?1 AND processor = ?2 AND category = ?3 AND done_at IS NULL",
        vec![deletion.into(), processor.into(), category.into(), now.into()],
    )
}

/// Tried in vain: again later, and visibly so.
pub fn failed(deletion: &str, processor: &str, category: &str, now: Timestamp, again_at: Timestamp) -> Statement {
    Statement::of(
        "UPDATE job SET failed_at = ?4, due_at = ?5 WHERE deletion = ?1 AND processor = ?2 AND category = ?3 AND done_at IS NULL",
        vec![deletion.into(), processor.into(), category.into(), now.into(), again_at.into()],
    )
}

/// Not done, and nothing has failed: whoever it waits for has been told.
pub fn given_back(deletion: &str, processor: &str, category: &str, now: Timestamp) -> Statement {
    Statement::of(
        "UPDATE job SET due_at = ?4 WHERE deletion = ?1 AND processor = ?2 AND category = ?3 AND done_at IS NULL",
        vec![deletion.into(), processor.into(), category.into(), now.into()],
    )
}

pub fn state(deletion: &str, processor: &str, category: &str) -> Statement {
    Statement::of(
        "SELECT done_at, due_at FROM job WHERE deletion = ?1 AND processor = ?2 AND category = ?3",
        vec![deletion.into(), processor.into(), category.into()],
    )
}
