//! Which categories of an account are erased, and who may write the account's vault record.

use crate::port::{Row, Statement};
use crate::vault::Fence;
use shared::time::Timestamp;

#[cfg(feature = "local")]
pub fn create(account_hash: &str) -> Statement {
    Statement::of(
        "INSERT INTO vault (account_hash, version) VALUES (?1, 1) ON CONFLICT DO NOTHING",
        vec![account_hash.into()],
    )
}

/// The record of an account that lives elsewhere, with the key that counts; a row comes back to the first who makes one.
pub fn create_with(account_hash: &str, turned: &str) -> Statement {
    Statement::of(
        "INSERT INTO vault (account_hash, version, turned) VALUES (?1, 1, ?2) ON CONFLICT DO NOTHING RETURNING version",
        vec![account_hash.into(), turned.into()],
    )
}

pub fn load(account_hash: &str) -> Statement {
    Statement::of("SELECT version, turned FROM vault WHERE account_hash = ?1", vec![account_hash.into()])
}

pub fn erased_categories(account_hash: &str) -> Statement {
    Statement::of("SELECT category FROM vault_erased WHERE account_hash = ?1", vec![account_hash.into()])
}

/// A row where the account's erasure has begun, or is over.
pub fn ended(account_hash: &str) -> Statement {
    Statement::of(
        "SELECT id FROM deletion WHERE account_hash = ?1 AND state IN ('erasing', 'erased', 'cleared') LIMIT 1",
        vec![account_hash.into()],
    )
}

/// Takes the right to write the record until `until`, marks a category as erased and moves the record's version on: from
/// here every older record is stale. The first statement gives a row back only to the one who got the lease; without it the
/// second marks nothing.
pub fn mark_erased(
    account_hash: &str,
    category: &str,
    holder: &str,
    now: Timestamp,
    until: Timestamp,
) -> Vec<Statement> {
    vec![
        Statement::of(
            "UPDATE vault SET lease_by = ?2, lease_until = ?4, version = version
               + NOT EXISTS (SELECT 1 FROM vault_erased WHERE account_hash = ?1 AND category = ?5)
             WHERE account_hash = ?1 AND (lease_until IS NULL OR lease_until <= ?3 OR lease_by = ?2)
             RETURNING version, turned",
            vec![account_hash.into(), holder.into(), now.into(), until.into(), category.into()],
        ),
        Statement::of(
            "INSERT INTO vault_erased (account_hash, category, at)
             SELECT account_hash, ?2, ?3 FROM vault WHERE account_hash = ?1 AND lease_by = ?4 ON CONFLICT DO NOTHING",
            vec![account_hash.into(), category.into(), now.into(), holder.into()],
        ),
    ]
}

/// Gives the lease back; a row comes back only if it was still held and nobody has moved the version on.
pub fn give_back_lease(account_hash: &str, holder: &str, version: i64) -> Statement {
    Statement::of(
        "UPDATE vault SET lease_by = NULL, lease_until = NULL
         WHERE account_hash = ?1 AND lease_by = ?2 AND version = ?3 RETURNING version",
        vec![account_hash.into(), holder.into(), version.into()],
    )
}

/// Takes the right to write the account's keys until `until`; a row comes back only to the one who got it.
pub fn lease(account_hash: &str, holder: &str, now: Timestamp, until: Timestamp) -> Statement {
    Statement::of(
        "UPDATE vault SET lease_by = ?2, lease_until = ?4
         WHERE account_hash = ?1 AND (lease_until IS NULL OR lease_until <= ?3) RETURNING version, turned",
        vec![account_hash.into(), holder.into(), now.into(), until.into()],
    )
}

/// A lease that is over is nobody's any more: who held it can write nothing after this.
pub fn end_old_lease(account_hash: &str, now: Timestamp) -> Statement {
    Statement::of(
        "UPDATE vault SET lease_by = NULL, lease_until = NULL WHERE account_hash = ?1 AND lease_until <= ?2",
        vec![account_hash.into(), now.into()],
    )
}

pub fn let_go(account_hash: &str, holder: &str) -> Statement {
    Statement::of(
        "UPDATE vault SET lease_by = NULL, lease_until = NULL WHERE account_hash = ?1 AND lease_by = ?2",
        vec![account_hash.into(), holder.into()],
    )
}

/// Another key of a category counts from here on: said by the lease's holder alone, about a category that is there, and not while
/// a deletion speaks for the account. Gives a row back if it was.
pub fn turn(fence: &Fence, version: i64, category: &str) -> Statement {
    Statement::of(
        "UPDATE vault SET turned = ?3 WHERE account_hash = ?1 AND lease_by = ?2 AND version = ?4
         AND NOT EXISTS (SELECT 1 FROM vault_erased WHERE account_hash = ?1 AND category = ?5)
         AND NOT EXISTS (SELECT 1 FROM deletion
           WHERE account_hash = ?1 AND live = 1 AND state IN ('pending', 'erasing', 'erased'))
         RETURNING version",
        vec![
            fence.account_hash.as_str().into(),
            fence.holder.as_str().into(),
            fence.mark().into(),
            version.into(),
            category.into(),
        ],
    )
}

/// The old keys are gone: older records are stale from here on, and the lease ends.
pub fn settle(account_hash: &str, holder: &str, version: i64, turned: &str) -> Statement {
    Statement::of(
        "UPDATE vault SET version = version + 1, turned = ?4, lease_by = NULL, lease_until = NULL
         WHERE account_hash = ?1 AND lease_by = ?2 AND version = ?3 RETURNING version",
        vec![account_hash.into(), holder.into(), version.into(), turned.into()],
    )
}

/// Wins the right to make a day's key: gives a row back to the first caller only. A claim that has led to no key for an
/// hour was a crash; by then KV shows everywhere what was put (it may lag by about a minute), so it may be claimed anew.
pub fn claim_day(day: &str, now: Timestamp) -> Statement {
    Statement::of(
        "INSERT INTO day_key (day, made_at) VALUES (?1, ?2)
         ON CONFLICT (day) DO UPDATE SET made_at = ?2 WHERE made_at < ?3 RETURNING day",
        vec![day.into(), now.into(), now.plus_ms(-3_600_000).into()],
    )
}

pub fn days_before(day: &str) -> Statement {
    Statement::of("SELECT day FROM day_key WHERE day < ?1", vec![day.into()])
}

pub fn forget_day(day: &str) -> Statement {
    Statement::of("DELETE FROM day_key WHERE day = ?1", vec![day.into()])
}

/// Names of the categories in `erased_categories`.
pub fn category(row: &Row) -> Option<String> {
    row.maybe_text("category")
}
