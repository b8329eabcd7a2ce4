//! The keys that make sealed columns readable, one per category and account, and how they are destroyed.
//!
//! A record lies in KV, which keeps no history: once a key is taken out, no restore of the database brings its rows back.
//! KV is eventually consistent and has no compare-and-set, so D1 says which categories are gone and who may write.

use serde::{Deserialize, Serialize};
use shared::encoding;
use shared::id::{AccountKey, CategoryId};
use shared::seal::{self, Key};
use std::collections::BTreeMap;
use thiserror::Error;

use crate::context::Context;
use crate::directory::{self, embedded::CONTACT};
use crate::ledger;
use crate::limits;
use crate::port::{PortError, Rows, Statement};
use crate::storage;

mod day;
mod elsewhere;
mod reading;
mod turn;

pub use day::{day_key, day_of, turn_days};
pub use reading::Reading;
pub use turn::{Fence, Leased, turn};

/// Why a key is not to be had.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum VaultError {
    /// The key was destroyed: what it sealed is erased.
    #[error("this category was erased")]
    Erased,
    /// The record is not here yet, older than D1 says, or someone else is writing it. Try again; never read as "erased".
    #[error("the vault's record is not here yet")]
    NotYetHere,
    /// What is stored does not open with the key that should open it.
    #[error("a sealed value does not open")]
    Broken,
    #[error(transparent)]
    Port(#[from] PortError),
}

/// What lies in KV under the account's hash.
#[derive(Debug, Serialize, Deserialize)]
struct Record {
    version: i64,
    keys: BTreeMap<String, String>,
}

/// The keyed hash under which all of an account's records are filed.
pub fn account_hash(context: &Context, account: &AccountKey) -> String {
    context.lookup("account", &format!("{}#{}", account.id, account.epoch))
}

fn name(account_hash: &str) -> String {
    format!("account:{account_hash}")
}

#[cfg(feature = "local")]
/// Makes an account's record with a fresh key per category: one put, never get-then-put.
pub async fn create(context: &Context, account: &AccountKey, categories: &[CategoryId]) -> Result<(), VaultError> {
    let hash = account_hash(context, account);
    let mut keys = BTreeMap::new();
    for category in categories {
        let fresh: [u8; 32] = context.random()?;
        keys.insert(category.to_string(), wrap(context, &name(&hash), &category.to_string(), &fresh)?);
    }
    context.one(storage::vault::create(&hash)).await?;
    write(context, &hash, &Record { version: 1, keys }).await
}

fn wrap(context: &Context, record: &str, label: &str, key: &[u8; 32]) -> Result<String, PortError> {
    let aad = seal::aad("vault", record, label);
    Ok(encoding::base64(&seal::seal(&context.keys.wrap, context.random()?, &aad, key)))
}

fn unwrap_key(context: &Context, record: &str, label: &str, wrapped: &str) -> Result<Key, VaultError> {
    let sealed = encoding::from_base64(wrapped).map_err(|_| VaultError::Broken)?;
    let plain =
        seal::open(&context.keys.wrap, &seal::aad("vault", record, label), &sealed).map_err(|_| VaultError::Broken)?;
    let bytes: [u8; 32] = plain.try_into().map_err(|_| VaultError::Broken)?;
    Ok(Key::from_bytes(bytes))
}

async fn write(context: &Context, hash: &str, record: &Record) -> Result<(), VaultError> {
    let bytes = serde_json::to_vec(record).map_err(|_| VaultError::Broken)?;
    Ok(context.vault.put(&name(hash), &bytes, None).await?)
}

async fn read(context: &Context, hash: &str) -> Result<Option<Record>, VaultError> {
    let Some(bytes) = context.vault.get(&name(hash)).await? else { return Ok(None) };
    serde_json::from_slice(&bytes).map(Some).map_err(|_| VaultError::Broken)
}

/// The keys of one account, read once and used for several columns.
pub struct Opened {
    record: String,
    keys: BTreeMap<String, String>,
    /// Keys that took the place of the record's own, each with its name; nothing where it is not here yet.
    own: BTreeMap<String, (String, Option<String>)>,
    erased: Vec<String>,
    is_ahead: bool,
    /// The account's erasure has begun: what stays of it is storage.
    is_storage: bool,
}

impl Opened {
    /// The key of one category, for whoever reads what is somebody's. What stays after an erasure is as if it were erased.
    pub fn key(&self, context: &Context, category: &CategoryId) -> Result<Key, VaultError> {
        self.key_for(context, category, Reading::LIVING)
    }

    /// The same, for a reason. The one place that gives out keys.
    pub fn key_for(&self, context: &Context, category: &CategoryId, why: Reading<'_>) -> Result<Key, VaultError> {
        let label = category.to_string();
        // The contact stays for the last mail, and goes by itself within days.
        let is_shut = self.is_storage && label != CONTACT && !why.opens_what_stays(&label);
        if is_shut || self.erased.contains(&label) {
            return Err(VaultError::Erased);
        }
        let absent = if self.is_ahead { VaultError::Erased } else { VaultError::NotYetHere };
        // The record may still show the key that this one replaced: it opens nothing that is there.
        let (name, wrapped) = match self.own.get(&label) {
            Some((name, wrapped)) => (name, wrapped.as_ref()),
            None => (&self.record, self.keys.get(&label)),
        };
        unwrap_key(context, name, &label, wrapped.ok_or(absent)?)
    }
}

/// Opens an account's record. D1 is asked first: what it marks erased stays erased whatever KV still shows.
pub async fn open(context: &Context, account: &AccountKey) -> Result<Opened, VaultError> {
    let (_, asked) = ask(context, account, Vec::new()).await?;
    open_asked(context, account, asked).await
}

/// What D1 says of an account's keys.
pub struct Asked {
    known: Rows,
    erased: Rows,
    ended: Rows,
}

impl Asked {
    /// Which keys count, as it is written: whoever writes what they read proves with it that nothing has changed since.
    pub fn mark(&self) -> Option<String> {
        self.known.first().and_then(|row| row.maybe_text("turned"))
    }
}

/// Asks D1 for the keys together with whatever they are to open: one round trip.
pub async fn ask(
    context: &Context,
    account: &AccountKey,
    mut beside: Vec<Statement>,
) -> Result<(Vec<Rows>, Asked), PortError> {
    let hash = account_hash(context, account);
    beside.push(storage::vault::load(&hash));
    beside.push(storage::vault::erased_categories(&hash));
    beside.push(storage::vault::ended(&hash));
    let mut answers = context.batch(beside).await?;
    let mut last = || answers.pop().unwrap_or_default();
    let (ended, erased, known) = (last(), last(), last());
    Ok((answers, Asked { known, erased, ended }))
}

/// As `open`, where D1 was asked before.
pub async fn open_asked(context: &Context, account: &AccountKey, asked: Asked) -> Result<Opened, VaultError> {
    let hash = account_hash(context, account);
    let erased: Vec<String> = asked.erased.iter().filter_map(storage::vault::category).collect();
    let Some(row) = asked.known.first() else {
        // Nobody has kept anything about an account that lives elsewhere yet.
        if !directory::is_elsewhere(context) {
            return Err(VaultError::NotYetHere);
        }
        elsewhere::create(context, account).await?;
        return Box::pin(open(context, account)).await;
    };
    let version = row.int("version")?;
    let record = match read(context, &hash).await? {
        Some(record) if record.version >= version || !erased.is_empty() => record,
        Some(_) => return Err(VaultError::NotYetHere),
        None if erased.is_empty() && !ledger::is_dead(context, account).await? => return Err(VaultError::NotYetHere),
        None => Record { version: i64::MAX, keys: BTreeMap::new() },
    };
    // A record that is newer than the database says that the database was restored: what it lacks was destroyed.
    let is_ahead = record.version > version;
    let is_storage = !asked.ended.is_empty();
    let own = turn::own_keys(context, &hash, &turn::map(row)?, &erased).await?;
    Ok(Opened { record: name(&hash), keys: record.keys, own, erased, is_ahead, is_storage })
}

/// The key of one category of one account.
pub async fn key(context: &Context, account: &AccountKey, category: &CategoryId) -> Result<Key, VaultError> {
    key_for(context, account, category, Reading::LIVING).await
}

/// The same, for a reason.
pub async fn key_for(
    context: &Context,
    account: &AccountKey,
    category: &CategoryId,
    why: Reading<'_>,
) -> Result<Key, VaultError> {
    open(context, account).await?.key_for(context, category, why)
}

/// Destroys one category's key: D1 is marked, then the record is written whole as what D1 still allows.
///
/// # Errors
/// `NotYetHere` when another writer holds the lease: the caller tries again later.
pub async fn destroy(context: &Context, account: &AccountKey, category: &CategoryId) -> Result<(), VaultError> {
    let hash = account_hash(context, account);
    let holder = context.new_id()?;
    let until = context.now.plus_ms(limits::LEASE_MS);
    let mut statements = storage::vault::mark_erased(&hash, &category.to_string(), &holder, context.now, until);
    statements.push(storage::vault::erased_categories(&hash));
    let mut rows = context.batch(statements).await?.into_iter();
    let leased = rows.next().unwrap_or_default();
    let Some(leased) = leased.first() else { return Err(VaultError::NotYetHere) };
    let version = leased.int("version")?;
    let erased: Vec<String> = rows.nth(1).unwrap_or_default().iter().filter_map(storage::vault::category).collect();
    let turned = turn::map(leased)?;
    rewrite(context, &hash, version, &erased, &turned).await?;
    turn::destroy(context, &hash, &category.to_string(), &turned).await?;
    // Only whoever still held the lease at the end may say that it is done: a slower writer could have put an older record
    // over a newer one. The job that is told "not yet" comes again and writes the record anew.
    let fenced = context.one(storage::vault::give_back_lease(&hash, &holder, version)).await?;
    if fenced.is_empty() { Err(VaultError::NotYetHere) } else { Ok(()) }
}

/// Writes the record without what is erased and what was replaced. The lease is held.
async fn rewrite(
    context: &Context,
    hash: &str,
    version: i64,
    erased: &[String],
    turned: &turn::Map,
) -> Result<(), VaultError> {
    let Some(mut record) = read(context, hash).await? else { return Ok(()) };
    record.keys.retain(|label, _| !erased.contains(label) && !turned.contains_key(label));
    record.version = version;
    if record.keys.is_empty() {
        context.vault.delete(&name(hash)).await?;
    } else {
        write(context, hash, &record).await?;
    }
    Ok(())
}

/// Seals a text column. The row's id must be known before the insert: it is part of what the seal is bound to.
pub fn seal_text(context: &Context, key: &Key, place: Place<'_>, plain: &str) -> Result<String, PortError> {
    let aad = seal::aad(place.table, place.column, place.row);
    Ok(encoding::base64(&seal::seal(key, context.random()?, &aad, plain.as_bytes())))
}

/// Opens a text column.
pub fn open_text(key: &Key, place: Place<'_>, sealed: &str) -> Result<String, VaultError> {
    let bytes = encoding::from_base64(sealed).map_err(|_| VaultError::Broken)?;
    let plain =
        seal::open(key, &seal::aad(place.table, place.column, place.row), &bytes).map_err(|_| VaultError::Broken)?;
    String::from_utf8(plain).map_err(|_| VaultError::Broken)
}

/// Where a sealed value lies; moved to another row or column, it no longer opens.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    pub table: &'a str,
    pub column: &'a str,
    pub row: &'a str,
}

/// A fresh key of one thing alone, filed under its label.
pub async fn make_own_key(context: &Context, label: &str) -> Result<Key, VaultError> {
    let fresh: [u8; 32] = context.random()?;
    let wrapped = wrap(context, label, "own", &fresh)?;
    context.vault.put(label, wrapped.as_bytes(), None).await?;
    Ok(Key::from_bytes(fresh))
}

/// The key of one thing; nothing once it was destroyed.
pub async fn own_key(context: &Context, label: &str) -> Result<Option<Key>, VaultError> {
    let Some(bytes) = context.vault.get(label).await? else { return Ok(None) };
    let wrapped = String::from_utf8(bytes).map_err(|_| VaultError::Broken)?;
    unwrap_key(context, label, "own", &wrapped).map(Some)
}
