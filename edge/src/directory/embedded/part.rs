//! Part of what the demo shop keeps: single items, what must stay of them, and their end.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};
use shared::id::{AccountKey, CategoryId};
use shared::time::Timestamp;

use super::ending::{OPEN, field};
use super::record::{self, record_place};
use crate::context::Context;
use crate::directory::{Correcting, DirectoryError, Item};
use crate::port::Statement;
use crate::storage;
use crate::vault::{self, Leased, VaultError};

/// What can go in part. A profile is corrected, a subscription ended, an app unlinked; an invoice stays for its time.
const PARTS: [&str; 7] =
    ["orders", "messages-shop", "messages-market", "addresses", "browsing", "login-records", "reviews"];

/// Sealed rows that one statement writes: they travel as one text, of which D1 takes two million bytes.
const ROWS_AT_ONCE: usize = 200;

pub fn has_parts(category: &CategoryId) -> bool {
    PARTS.contains(&category.as_str())
}

pub async fn items(context: &Context, key: &AccountKey, category: &CategoryId) -> Result<Vec<Item>, DirectoryError> {
    let (mut answers, asked) = vault::ask(context, key, vec![storage::shop_record::of_category(key, category)]).await?;
    let rows = answers.pop().unwrap_or_default();
    let sealing = match vault::open_asked(context, key, asked).await?.key(context, category) {
        Ok(sealing) => sealing,
        Err(VaultError::Erased) => return Ok(Vec::new()),
        Err(other) => return Err(other.into()),
    };
    let item = |row: &crate::port::Row| {
        let fields = record::open(&sealing, row)?;
        let at = Timestamp::from_ms(row.int("at")?);
        Ok(Item { id: row.text("id")?, at, kept_for: kept_for(&fields), fields })
    };
    rows.iter().map(item).collect()
}

/// What is not over cannot go: somebody would lose money, or a parcel.
fn kept_for(fields: &Map<String, Value>) -> Option<&'static str> {
    let status = field(fields, "status").unwrap_or_default();
    match OPEN.iter().position(|open| *open == status) {
        Some(0) => Some("unpaid"),
        Some(_) => Some("open"),
        None => field(fields, "refund_on_its_way").map(|_| "refund"),
    }
}

/// The chosen rows go and the others are sealed under another key, in one batch; then the old key goes.
pub async fn erase_items(
    context: &Context,
    key: &AccountKey,
    category: &CategoryId,
    items: &BTreeSet<String>,
) -> Result<(), DirectoryError> {
    let goes = |leased: &Leased| -> Result<bool, VaultError> {
        let ids = leased.rows.iter().map(|row| row.text("id")).collect::<Result<Vec<_>, _>>()?;
        Ok(ids.iter().any(|id| items.contains(id)))
    };
    let reseal =
        |leased: &Leased| if goes(leased)? { resealed(context, key, category, items, leased) } else { Ok(Vec::new()) };
    let read = storage::shop_record::of_category(key, category);
    Ok(vault::turn(context, key, category, read, &reseal).await?)
}

/// Everything that is there is sealed under another key, and the old one goes.
pub async fn seal_anew(context: &Context, key: &AccountKey, category: &CategoryId) -> Result<(), VaultError> {
    let nothing = BTreeSet::new();
    let reseal = |leased: &Leased| resealed(context, key, category, &nothing, leased);
    vault::turn(context, key, category, storage::shop_record::of_category(key, category), &reseal).await
}

fn resealed(
    context: &Context,
    key: &AccountKey,
    category: &CategoryId,
    items: &BTreeSet<String>,
    leased: &Leased,
) -> Result<Vec<Statement>, VaultError> {
    let (mut gone, mut kept) = (Vec::new(), Vec::new());
    for row in &leased.rows {
        let id = row.text("id")?;
        if items.contains(&id) {
            gone.push(id);
            continue;
        }
        let text = vault::open_text(&leased.old, record_place(&id), &row.text("sealed")?)?;
        let sealed = vault::seal_text(context, &leased.new, record_place(&id), &text)?;
        kept.push(json!([id, sealed]));
    }
    let kept: Vec<String> = kept.chunks(ROWS_AT_ONCE).map(|some| json!(some).to_string()).collect();
    Ok(storage::shop_record::part(key, category, &leased.fence, &json!(gone).to_string(), &kept))
}

/// One record, under the key that counts; another writer in between is a reason to try again.
pub async fn correct(
    context: &Context,
    key: &AccountKey,
    category: &CategoryId,
    item: Correcting<'_>,
    lines: &[(&str, String)],
) -> Result<(), DirectoryError> {
    let (mut answers, asked) = vault::ask(context, key, vec![storage::shop_record::of_category(key, category)]).await?;
    let (rows, mark) = (answers.pop().unwrap_or_default(), asked.mark());
    let sealing = vault::open_asked(context, key, asked).await?.key(context, category)?;
    let row = match item {
        Correcting::Newest => rows.last(),
        Correcting::Named(id) => {
            Some(rows.iter().find(|row| row.maybe_text("id").as_deref() == Some(id)).ok_or(DirectoryError::NotThere)?)
        }
        Correcting::New => None,
    };
    let (id, at, mut fields) = match row {
        Some(row) => (row.text("id")?, Timestamp::from_ms(row.int("at")?), record::open(&sealing, row)?),
        None => (context.new_id()?, context.now, Map::new()),
    };
    fields.extend(lines.iter().map(|(name, text)| ((*name).to_owned(), Value::from(text.as_str()))));
    let sealed = vault::seal_text(context, &sealing, record_place(&id), &Value::Object(fields).to_string())?;
    let hash = vault::account_hash(context, key);
    let statements = vec![
        storage::vault::end_old_lease(&hash, context.now),
        storage::shop_record::put(key, category, (&id, at, &sealed), (&hash, mark.as_deref())),
    ];
    let answers = context.batch(statements).await?;
    if answers.last().is_none_or(Vec::is_empty) { Err(DirectoryError::NotYetHere) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_over_stays_and_says_why() {
        let why = |value: Value| kept_for(value.as_object().expect("an object"));
        assert_eq!(why(json!({ "status": "Waiting for payment" })), Some("unpaid"));
        assert_eq!(why(json!({ "status": "On its way" })), Some("open"));
        assert_eq!(why(json!({ "status": "Returned", "refund_on_its_way": "9.90 EUR" })), Some("refund"));
        assert_eq!(why(json!({ "status": "Delivered" })), None);
        assert_eq!(why(json!({ "subject": "Hello" })), None);
    }
}
