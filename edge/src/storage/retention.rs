//! The end of what the desk keeps of itself.

use shared::time::Timestamp;

use crate::port::Statement;

/// The oldest entries of the log that are over, by their chains.
pub fn over(before: Timestamp, limit: i64) -> Statement {
    Statement::of(
        "SELECT subject FROM desk_event WHERE at <= ?1 ORDER BY at, subject, number LIMIT ?2",
        vec![before.into(), limit.into()],
    )
}

/// Cuts a chain's beginning off, up to the first entry that is not over, and not more than so many at once.
pub fn cut(subject: &str, before: Timestamp, most: i64) -> Statement {
    Statement::of(
        "DELETE FROM desk_event WHERE subject = ?1
           AND number < (SELECT MIN(number) FROM desk_event WHERE subject = ?1) + ?3
           AND number < COALESCE((SELECT MIN(number) FROM desk_event WHERE subject = ?1 AND at > ?2), 4294967296)",
        vec![subject.into(), before.into(), most.into()],
    )
}

/// Whoever was removed so long ago that their name goes.
pub fn gone(before: Timestamp, limit: i64) -> Statement {
    Statement::of(
        "SELECT id FROM staff WHERE state = 'removed' AND name_sealed <> '' AND changed_at <= ?1
         ORDER BY changed_at LIMIT ?2",
        vec![before.into(), limit.into()],
    )
}

/// Leaves of somebody an opaque id and a role.
pub fn forget(id: &str) -> Statement {
    Statement::of(
        "UPDATE staff SET name_sealed = '', mail_hash = '', subject_hash = NULL, issuer_hash = NULL, own_account_hash = NULL
         WHERE id = ?1 AND state = 'removed'",
        vec![id.into()],
    )
}
