//! Tombstones outside the database, so that a restore cannot bring anyone back.

use crate::time::Timestamp;

/// Thirteen digits of milliseconds reach to the year 2286.
const LAST_MS: i64 = 9_999_999_999_999;

/// `{inverted ms}:{hash}`: the newest tombstone sorts first, so the start-up gate is one `list(limit 1)`.
#[must_use]
pub fn key(at: Timestamp, hash: &str) -> String {
    format!("{:013}:{hash}", LAST_MS - at.ms().clamp(0, LAST_MS))
}

/// The moment and the hash of a tombstone's key; `None` if it is not one.
#[must_use]
pub fn parse(key: &str) -> Option<(Timestamp, &str)> {
    let (inverted, hash) = key.split_once(':')?;
    if inverted.len() != 13 || !inverted.bytes().all(|byte| byte.is_ascii_digit()) || hash.is_empty() {
        return None;
    }
    let inverted: i64 = inverted.parse().ok()?;
    Some((Timestamp::from_ms(LAST_MS - inverted), hash))
}
