//! What a person refuses, as the demo shop keeps it.

use shared::id::AccountKey;
use shared::preference::Refused;
use shared::time::Timestamp;

use crate::context::Context;
use crate::directory::{DirectoryError, Preferences};
use crate::storage;

/// As it is stored: a list of names.
pub fn written(refused: &Refused) -> String {
    // A list of names is always JSON.
    serde_json::to_string(refused).unwrap_or_default()
}

pub async fn preferences(context: &Context, key: &AccountKey) -> Result<Preferences, DirectoryError> {
    let rows = context.one(storage::shop::refuses(key)).await?;
    let row = rows.first().ok_or(DirectoryError::NotThere)?;
    let refused = row.maybe_text("refuses").map(|text| serde_json::from_str(&text)).transpose();
    Ok(Preferences {
        refused: refused.map_err(|_| DirectoryError::Broken)?.unwrap_or_default(),
        at: row.maybe_int("refuses_at").map(Timestamp::from_ms),
    })
}

pub async fn set_preferences(
    context: &Context,
    key: &AccountKey,
    refused: &Refused,
    at: Timestamp,
) -> Result<(), DirectoryError> {
    context.one(storage::shop::refuse(key, &written(refused), at)).await?;
    Ok(())
}
