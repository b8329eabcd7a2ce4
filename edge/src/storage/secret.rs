//! Codes: counted before they are compared, and worth one use.

use shared::id::Reference;
use shared::time::Timestamp;

use crate::limits;
use crate::port::Statement;

/// Orders a one-time code: it takes the place of the present one when its mail leaves.
pub fn order_code(deletion: &str, hash: &str, expires_at: Timestamp) -> Statement {
    Statement::of(
        "INSERT INTO one_time_code (deletion, next_hash, next_expires_at) VALUES (?1, ?2, ?3)
         ON CONFLICT (deletion) DO UPDATE SET next_hash = ?2, next_expires_at = ?3",
        vec![deletion.into(), hash.into(), expires_at.into()],
    )
}

/// The ordered code is the only one from here on; an older one is worth nothing.
pub fn promote_code(deletion: &str, hash: &str) -> Statement {
    Statement::of(
        "UPDATE one_time_code SET hash = next_hash, expires_at = next_expires_at, tries = 0, next_hash = NULL,
           next_expires_at = NULL
         WHERE deletion = ?1 AND next_hash = ?2",
        vec![deletion.into(), hash.into()],
    )
}

/// Counts a try and gives the code's hash back, if it may still be tried. The count is committed before the comparison.
pub fn count_code_try(deletion: &str, now: Timestamp) -> Statement {
    Statement::of(
        "UPDATE one_time_code SET tries = tries + 1, tries_in_all = tries_in_all + 1
         WHERE deletion = ?1 AND expires_at > ?2 AND tries < ?3 AND tries_in_all < ?4
         RETURNING hash, tries, expires_at",
        vec![deletion.into(), now.into(), limits::CODE_TRIES.into(), limits::CODE_TRIES_IN_ALL.into()],
    )
}

/// The newest code opens nothing any more.
pub fn cancel_one_time(deletion: &str) -> Statement {
    Statement::of("DELETE FROM one_time_code WHERE deletion = ?1", vec![deletion.into()])
}

/// Why a code could not be tried: read only after `count_code_try` gave nothing back.
pub fn code_fate(deletion: &str) -> Statement {
    Statement::of(
        "SELECT expires_at, next_expires_at, tries FROM one_time_code WHERE deletion = ?1",
        vec![deletion.into()],
    )
}

/// Spends a secret: a second use violates the key and takes its whole batch with it (I10).
pub fn spend(hash: &str, now: Timestamp) -> Statement {
    Statement::of("INSERT INTO spent_secret (hash, at) VALUES (?1, ?2)", vec![hash.into(), now.into()])
}

pub fn keep(deletion: &str, purpose: &str, hash: &str, expires_at: Option<Timestamp>) -> Statement {
    Statement::of(
        "INSERT INTO secret (deletion, purpose, hash, expires_at) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (deletion, purpose) DO UPDATE SET hash = ?3, expires_at = ?4",
        vec![deletion.into(), purpose.into(), hash.into(), expires_at.into()],
    )
}

/// Codes and links of a deletion, by its public name.
pub fn kept_of(reference: &Reference) -> Statement {
    Statement::of(
        "SELECT s.purpose, s.hash, s.expires_at FROM deletion d JOIN secret s ON s.deletion = d.id WHERE d.reference = ?1",
        vec![reference.to_string().into()],
    )
}

/// Codes and links by what they are kept for.
pub fn kept(deletion: &str) -> Statement {
    Statement::of("SELECT purpose, hash FROM secret WHERE deletion = ?1", vec![deletion.into()])
}

/// Counts one act of a subject in a window of time and gives the new count back.
pub fn count(subject: &str, window: &str, expires_at: Timestamp) -> Statement {
    Statement::of(
        "INSERT INTO throttle (subject, window, count, expires_at) VALUES (?1, ?2, 1, ?3)
         ON CONFLICT (subject, window) DO UPDATE SET count = count + 1 RETURNING count",
        vec![subject.into(), window.into(), expires_at.into()],
    )
}

/// As if it had not been counted: what it was counted for has failed on our side.
pub fn forget_count(subject: &str, window: &str) -> Statement {
    Statement::of("DELETE FROM throttle WHERE subject = ?1 AND window = ?2", vec![subject.into(), window.into()])
}

pub fn remove_old_counts(now: Timestamp) -> Statement {
    Statement::of("DELETE FROM throttle WHERE expires_at <= ?1", vec![now.into()])
}

/// This code opens nothing any more. Its hash stays, so that whoever still holds it learns that it was used, not that it
/// was mistyped.
pub fn cancel(deletion: &str, purpose: &str, now: Timestamp) -> Statement {
    Statement::of(
        "UPDATE secret SET expires_at = ?3 WHERE deletion = ?1 AND purpose = ?2",
        vec![deletion.into(), purpose.into(), now.into()],
    )
}
