//! What the demo processors were told about an account, and what they hold.

use shared::id::{CategoryId, DeletionId, ProcessorId};
use shared::time::Timestamp;

use crate::port::{Statement, Value};
use crate::vault::Fence;

/// One account at one processor.
#[derive(Debug, Clone, Copy)]
pub struct Desk<'a> {
    pub processor: &'a ProcessorId,
    pub account_hash: &'a str,
}

impl Desk<'_> {
    fn with(self, more: Vec<Value>) -> Vec<Value> {
        let mut values = vec![self.processor.as_str().into(), self.account_hash.into()];
        values.extend(more);
        values
    }
}

/// A processor may be told about an account of which it holds nothing.
pub fn know(desk: Desk<'_>) -> Statement {
    Statement::of(
        "INSERT INTO processor_account (processor, account_hash) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
        desk.with(Vec::new()),
    )
}

/// Makes the account quiet here. A deletion that has let it go already cannot take it back by a late message.
pub fn quiet(desk: Desk<'_>, deletion: &DeletionId) -> Statement {
    Statement::of(
        "UPDATE processor_account SET paused_by = ?3
         WHERE processor = ?1 AND account_hash = ?2 AND ended_by IS NULL AND restored_from IS NOT ?3
         AND (paused_by IS NULL OR paused_by = ?3)",
        desk.with(vec![deletion.to_string().into()]),
    )
}

/// Undoes this deletion's own quiet and nothing else; the first time counts.
pub fn unquiet(desk: Desk<'_>, deletion: &DeletionId, now: Timestamp) -> Statement {
    Statement::of(
        "UPDATE processor_account SET paused_by = NULL, restored_from = ?3, restored_at = ?4
         WHERE processor = ?1 AND account_hash = ?2 AND ended_by IS NULL AND restored_from IS NOT ?3
         AND (paused_by IS NULL OR paused_by = ?3)",
        desk.with(vec![deletion.to_string().into(), now.into()]),
    )
}

/// Ends the account here for good; gives a row back if this deletion may erase it, also the second time.
pub fn end(desk: Desk<'_>, deletion: &DeletionId) -> Statement {
    Statement::of(
        "UPDATE processor_account SET ended_by = ?3
         WHERE processor = ?1 AND account_hash = ?2 AND restored_from IS NOT ?3
         AND (paused_by IS NULL OR paused_by = ?3) AND (ended_by IS NULL OR ended_by = ?3)
         RETURNING processor",
        desk.with(vec![deletion.to_string().into()]),
    )
}

pub fn load(desk: Desk<'_>) -> Statement {
    Statement::of(
        "SELECT paused_by, restored_from, ended_by FROM processor_account WHERE processor = ?1 AND account_hash = ?2",
        desk.with(Vec::new()),
    )
}

/// Who has put the account back after this deletion, and when.
pub fn restored(account_hash: &str, deletion: &DeletionId) -> Statement {
    Statement::of(
        "SELECT processor, restored_at FROM processor_account WHERE account_hash = ?1 AND restored_from = ?2",
        vec![account_hash.into(), deletion.to_string().into()],
    )
}

/// Everything that processors hold about an account.
pub fn held(account_hash: &str) -> Statement {
    Statement::of(
        "SELECT processor, category, sealed FROM processor_record WHERE account_hash = ?1 ORDER BY processor, category",
        vec![account_hash.into()],
    )
}

pub fn erase(desk: Desk<'_>, category: &CategoryId) -> Statement {
    Statement::of(
        "DELETE FROM processor_record WHERE processor = ?1 AND account_hash = ?2 AND category = ?3",
        desk.with(vec![category.as_str().into()]),
    )
}

/// What may not be done with the account's data here; the later word counts.
pub fn refuse(desk: Desk<'_>, refuses: &str, at: Timestamp) -> Statement {
    Statement::of(
        "UPDATE processor_account SET refuses = ?3, refuses_at = ?4
         WHERE processor = ?1 AND account_hash = ?2 AND ended_by IS NULL AND COALESCE(refuses_at, 0) <= ?4",
        desk.with(vec![refuses.into(), at.into()]),
    )
}

/// One category of one account.
pub fn held_of(desk: Desk<'_>, category: &CategoryId) -> Statement {
    Statement::of(
        "SELECT sealed FROM processor_record WHERE processor = ?1 AND account_hash = ?2 AND category = ?3",
        desk.with(vec![category.as_str().into()]),
    )
}

/// Writes what stays of a category; only behind a fence that holds.
pub fn part(desk: Desk<'_>, category: &CategoryId, sealed: &str, fence: &Fence) -> Statement {
    let more = [category.as_str(), sealed, &fence.holder, fence.mark()].map(Value::from);
    Statement::of(
        "UPDATE processor_record SET sealed = ?4 WHERE processor = ?1 AND account_hash = ?2 AND category = ?3
         AND EXISTS (SELECT 1 FROM vault WHERE account_hash = ?2 AND lease_by = ?5 AND turned = ?6)",
        desk.with(more.into()),
    )
}

#[cfg(feature = "local")]
pub fn hold(desk: Desk<'_>, category: &CategoryId, sealed: &str) -> Statement {
    Statement::of(
        "INSERT INTO processor_record (processor, account_hash, category, sealed) VALUES (?1, ?2, ?3, ?4)",
        desk.with(vec![category.as_str().into(), sealed.into()]),
    )
}
