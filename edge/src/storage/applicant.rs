//! Whoever asked for a deletion without access.

use shared::id::DeletionId;
use shared::time::Timestamp;

use crate::limits;
use crate::port::Statement;

pub fn add(deletion: &DeletionId, account_hash: Option<&str>, address_sealed: &str, erase_at: Timestamp) -> Statement {
    Statement::of(
        "INSERT INTO applicant (deletion, account_hash, address_sealed, erase_at) VALUES (?1, ?2, ?3, ?4)",
        vec![deletion.to_string().into(), account_hash.into(), address_sealed.into(), erase_at.into()],
    )
}

pub fn address(deletion: &DeletionId) -> Statement {
    Statement::of("SELECT address_sealed FROM applicant WHERE deletion = ?1", vec![deletion.to_string().into()])
}

/// A request about this account that is open, or that somebody objected to since.
pub fn heard(account_hash: &str, since: Timestamp) -> Statement {
    Statement::of(
        "SELECT p.deletion FROM applicant p JOIN application a ON a.deletion = p.deletion AND a.kind = 'access'
         WHERE p.account_hash = ?1 AND (a.state = 'open' OR (a.state = 'vetoed' AND a.decided_at > ?2)) LIMIT 1",
        vec![account_hash.into(), since.into()],
    )
}

/// Whose day has come, and who waits for no message any more: neither for a deletion's end nor for its last letter.
pub fn to_erase(now: Timestamp, limit: i64) -> Statement {
    Statement::of(
        "SELECT p.deletion FROM applicant p JOIN deletion d ON d.id = p.deletion
         WHERE p.erase_at <= ?1 AND d.state NOT IN ('pending', 'erasing')
           AND NOT EXISTS (SELECT 1 FROM receipt r WHERE r.deletion = p.deletion AND r.at > ?2) LIMIT ?3",
        vec![now.into(), now.plus_ms(-limits::NOTICE_MS).into(), limit.into()],
    )
}

/// The row of whoever was erased; the key went before.
pub fn erased(deletion: &str) -> Statement {
    Statement::of("DELETE FROM applicant WHERE deletion = ?1", vec![deletion.into()])
}
