//! A person's records: sealing, opening, counting, copying.

use std::collections::BTreeMap;

use serde_json::{Map, Value};
use shared::id::{AccountKey, CategoryId};
use shared::seal::Key;
use shared::time::Timestamp;

use super::CONTACT;
use super::find::{account, category};
use crate::context::Context;
use crate::directory::{CategoryExport, Contact, ContactKind, DirectoryError};
use crate::port::{PortError, Row};
use crate::storage;
use crate::vault::{self, Place, Reading, VaultError};

/// Where a record's text lies.
pub fn record_place(row: &str) -> Place<'_> {
    Place { table: "shop_record", column: "sealed", row }
}

/// Opens one row.
pub(super) fn open(sealing: &Key, row: &Row) -> Result<Map<String, Value>, DirectoryError> {
    let id = row.text("id")?;
    let text = vault::open_text(sealing, record_place(&id), &row.text("sealed")?)?;
    serde_json::from_str(&text).map_err(|_| DirectoryError::Broken)
}

/// A record with its moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Dated {
    pub at: Timestamp,
    pub fields: Map<String, Value>,
}

/// How many records of each category there are. Addresses count as what they are: the contact category's records.
pub async fn counts(context: &Context, key: &AccountKey) -> Result<Vec<(CategoryId, u32)>, DirectoryError> {
    let mut answers =
        context.batch(vec![storage::shop_record::count(key), storage::shop::contacts(key)]).await?.into_iter();
    let mut counts: BTreeMap<CategoryId, u32> = BTreeMap::new();
    for row in answers.next().unwrap_or_default() {
        let number = u32::try_from(row.int("rows")?).map_err(|_| DirectoryError::Broken)?;
        *counts.entry(category(&row.text("category")?)?).or_default() += number;
    }
    let contacts = u32::try_from(answers.next().unwrap_or_default().len()).map_err(|_| DirectoryError::Broken)?;
    if contacts > 0 {
        *counts.entry(category(CONTACT)?).or_default() += contacts;
    }
    Ok(counts.into_iter().collect())
}

/// The opened records of some categories, each oldest first; none of a category that is erased. One round trip.
pub async fn dated<const N: usize>(
    context: &Context,
    key: &AccountKey,
    categories: &[CategoryId; N],
) -> Result<[Vec<Dated>; N], DirectoryError> {
    let statements = categories.iter().map(|category| storage::shop_record::of_category(key, category)).collect();
    let (answers, asked) = vault::ask(context, key, statements).await?;
    let keys = vault::open_asked(context, key, asked).await?;
    let mut all = [const { Vec::new() }; N];
    for ((found, category), rows) in all.iter_mut().zip(categories).zip(answers) {
        *found = match keys.key(context, category) {
            Ok(sealing) => rows
                .iter()
                .map(|row| Ok(Dated { at: at(row)?, fields: open(&sealing, row)? }))
                .collect::<Result<_, DirectoryError>>()?,
            Err(VaultError::Erased) => Vec::new(),
            Err(other) => return Err(other.into()),
        };
    }
    Ok(all)
}

fn at(row: &Row) -> Result<Timestamp, PortError> {
    row.int("at").map(Timestamp::from_ms)
}

/// Everything of the account that there is a reason to read, by category, oldest first. Erased categories are absent.
pub async fn export(
    context: &Context,
    key: &AccountKey,
    why: Reading<'_>,
) -> Result<Vec<CategoryExport>, DirectoryError> {
    let (mut answers, asked) = vault::ask(context, key, vec![storage::shop_record::all(key)]).await?;
    let rows = answers.pop().unwrap_or_default();
    let keys = vault::open_asked(context, key, asked).await?;
    let mut by_category: BTreeMap<CategoryId, Vec<Map<String, Value>>> = BTreeMap::new();
    for row in &rows {
        let category = category(&row.text("category")?)?;
        match keys.key_for(context, &category, why) {
            Ok(sealing) => by_category.entry(category).or_default().push(stamped(at(row)?, open(&sealing, row)?)),
            Err(VaultError::Erased) => {}
            Err(other) => return Err(other.into()),
        }
    }
    let contacts = account(context, key).await?.map(|account| account.contacts).unwrap_or_default();
    if !contacts.is_empty() {
        by_category.entry(category(CONTACT)?).or_default().extend(contacts.iter().map(contact_record));
    }
    Ok(by_category.into_iter().map(|(category, records)| CategoryExport { category, records }).collect())
}

/// Puts the moment first, as a machine and a person can both read it.
pub fn stamped(at: Timestamp, fields: Map<String, Value>) -> Map<String, Value> {
    let mut out = Map::new();
    out.insert("at".to_owned(), Value::String(iso(at)));
    out.extend(fields);
    out
}

/// A moment as machines exchange it.
pub fn iso(at: Timestamp) -> String {
    chrono::DateTime::from_timestamp_millis(at.ms())
        .map(|moment| moment.format("%Y-%m-%dT%H:%M:%SZ").to_string())
        .unwrap_or_default()
}

fn contact_record(contact: &Contact) -> Map<String, Value> {
    let kind = match contact.kind {
        ContactKind::Email => "email",
        ContactKind::Phone => "phone",
        ContactKind::Username => "username",
    };
    let mut fields = Map::new();
    fields.insert("kind".to_owned(), Value::String(kind.to_owned()));
    fields.insert("address".to_owned(), Value::String(contact.address.clone()));
    if let Some(replaced_at) = contact.replaced_at {
        fields.insert("replaced_at".to_owned(), Value::String(iso(replaced_at)));
    }
    stamped(contact.changed_at, fields)
}

/// The month of a moment, `YYYY-MM`: all that an anonymous record may say about when.
pub(super) fn month(at: Timestamp) -> String {
    iso(at).chars().take(7).collect()
}
