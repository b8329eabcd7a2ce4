//! The keys of days: for what is typed before anybody has proven anything.

use shared::seal::Key;

use super::{VaultError, unwrap_key, wrap};
use crate::context::Context;
use crate::limits;
use crate::storage;

/// The key of a day, for what is typed before anybody has proven anything. `day` is `YYYY-MM-DD` in UTC.
pub async fn day_key(context: &Context, day: &str) -> Result<Key, VaultError> {
    let label = format!("day:{day}");
    if let Some(bytes) = context.vault.get(&label).await? {
        let wrapped = String::from_utf8(bytes).map_err(|_| VaultError::Broken)?;
        return unwrap_key(context, &label, day, &wrapped);
    }
    // A key of a day that is over was destroyed; a new one would open nothing.
    if *day < *day_of(context.now) {
        return Err(VaultError::Erased);
    }
    make_day_key(context, day).await
}

/// Makes a day's key if nobody has: D1 lets exactly one through, so that no second put can replace a key in use.
async fn make_day_key(context: &Context, day: &str) -> Result<Key, VaultError> {
    if context.one(storage::vault::claim_day(day, context.now)).await?.is_empty() {
        return Err(VaultError::NotYetHere);
    }
    let label = format!("day:{day}");
    let fresh: [u8; 32] = context.random()?;
    let wrapped = wrap(context, &label, day, &fresh)?;
    context.vault.put(&label, wrapped.as_bytes(), None).await?;
    Ok(Key::from_bytes(fresh))
}

/// Makes the keys of the coming two days and destroys those that are over.
pub async fn turn_days(context: &Context) -> Result<(), VaultError> {
    for ahead in 0..=2 {
        let day = day_of(context.now.plus_ms(ahead * DAY_MS));
        match day_key(context, &day).await {
            Ok(_) | Err(VaultError::NotYetHere) => {}
            Err(other) => return Err(other),
        }
    }
    let oldest = day_of(context.now.plus_ms(-limits::TYPED_KEPT_DAYS * DAY_MS));
    for row in context.one(storage::vault::days_before(&oldest)).await? {
        let day = row.text("day")?;
        // The key first: a row that is gone could no longer name it.
        context.vault.delete(&format!("day:{day}")).await?;
        context.one(storage::vault::forget_day(&day)).await?;
    }
    Ok(())
}

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// The day that a moment lies in, in UTC.
pub fn day_of(at: shared::time::Timestamp) -> String {
    chrono::DateTime::from_timestamp_millis(at.ms()).map(|moment| moment.date_naive().to_string()).unwrap_or_default()
}
