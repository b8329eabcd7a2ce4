//! Answers kept for machines that ask twice.

use shared::time::Timestamp;

use crate::limits;
use crate::port::Statement;

/// Takes a key for the first time, or again where the first asking died before it answered; gives a row back only then.
pub fn take(key_hash: &str, payload_hash: &str, now: Timestamp) -> Statement {
    Statement::of(
        "INSERT INTO idempotency (key_hash, payload_hash, taken_at, expires_at) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (key_hash) DO UPDATE SET taken_at = ?3
         WHERE payload_hash = ?2 AND status IS NULL AND taken_at <= ?5 RETURNING key_hash",
        vec![
            key_hash.into(),
            payload_hash.into(),
            now.into(),
            now.plus_ms(limits::IDEMPOTENCY_MS).into(),
            now.plus_ms(-limits::LEASE_MS).into(),
        ],
    )
}

pub fn load(key_hash: &str) -> Statement {
    Statement::of("SELECT payload_hash, status, body FROM idempotency WHERE key_hash = ?1", vec![key_hash.into()])
}

pub fn answer(key_hash: &str, status: u16, body: &str) -> Statement {
    Statement::of(
        "UPDATE idempotency SET status = ?2, body = ?3 WHERE key_hash = ?1",
        vec![key_hash.into(), i64::from(status).into(), body.into()],
    )
}

/// The asking failed on our side: the key may be tried again.
pub fn give_back(key_hash: &str) -> Statement {
    Statement::of("DELETE FROM idempotency WHERE key_hash = ?1 AND status IS NULL", vec![key_hash.into()])
}

pub fn remove_old(now: Timestamp) -> Statement {
    Statement::of("DELETE FROM idempotency WHERE expires_at <= ?1", vec![now.into()])
}
