//! Addresses that may never open an account again, each as a keyed hash.

use shared::time::Timestamp;

use crate::port::Statement;

/// Keeps an address out. The same one a second time changes nothing: its first review stands.
pub fn keep(hash: &str, since: Timestamp, review_at: Timestamp) -> Statement {
    Statement::of(
        "INSERT INTO never_again (address_hash, since, review_at) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
        vec![hash.into(), since.into(), review_at.into()],
    )
}

#[cfg(feature = "local")]
pub fn find(hash: &str) -> Statement {
    Statement::of("SELECT since FROM never_again WHERE address_hash = ?1", vec![hash.into()])
}

/// The next review, and how many are due, as far as `limit`.
pub fn reviews(now: Timestamp, limit: i64) -> Statement {
    Statement::of(
        "SELECT (SELECT MIN(review_at) FROM never_again) AS next,
           (SELECT COUNT(*) FROM (SELECT 1 FROM never_again WHERE review_at <= ?1 LIMIT ?2)) AS due",
        vec![now.into(), limit.into()],
    )
}

/// What is due stays for another year.
pub fn renew(now: Timestamp, review_at: Timestamp, limit: i64) -> Statement {
    Statement::of(
        "UPDATE never_again SET review_at = ?2 WHERE address_hash IN
           (SELECT address_hash FROM never_again WHERE review_at <= ?1 ORDER BY review_at LIMIT ?3)",
        vec![now.into(), review_at.into(), limit.into()],
    )
}

/// What is due by then goes.
pub fn erase(due_by: Timestamp, limit: i64) -> Statement {
    Statement::of(
        "DELETE FROM never_again WHERE address_hash IN
           (SELECT address_hash FROM never_again WHERE review_at <= ?1 ORDER BY review_at LIMIT ?2)",
        vec![due_by.into(), limit.into()],
    )
}
