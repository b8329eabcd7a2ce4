//! A new key for what stays of a category, so that what goes of it can never be read again, in no old copy of the database.
//!
//! The new key lies in KV under a name that nobody else writes, before D1 says in one batch with the rows that it counts: nothing
//! is ever sealed under a key that could be lost, and a writer that was too slow has sealed nothing. The old key goes last.
//! Whoever stopped anywhere is followed by somebody who goes on from there.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use shared::id::{AccountKey, CategoryId};
use shared::seal::Key;

use super::{Asked, VaultError, account_hash, open_asked, read, rewrite, wrap};
use crate::context::Context;
use crate::limits;
use crate::port::{Row, Rows, Statement};
use crate::storage::vault as table;

/// Which key of a category counts, and which it replaced that are not yet known to be gone.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Turned {
    now: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    old: Vec<String>,
}

/// By category; none where the record's own key counts.
pub type Map = BTreeMap<String, Turned>;

/// What D1 says of it.
pub fn map(row: &Row) -> Result<Map, VaultError> {
    let Some(text) = row.maybe_text("turned") else { return Ok(Map::new()) };
    serde_json::from_str(&text).map_err(|_| VaultError::Broken)
}

/// What D1 says of a key that is the first of its category.
pub fn first(label: &str, id: &str) -> Result<String, VaultError> {
    let turned = Turned { now: id.to_owned(), old: Vec::new() };
    written(&Map::from([(label.to_owned(), turned)]))
}

pub(super) fn own_name(hash: &str, label: &str, id: &str) -> String {
    format!("turned:{hash}:{label}:{id}")
}

/// The keys that count in the place of the record's.
pub async fn own_keys(
    context: &Context,
    hash: &str,
    turned: &Map,
    erased: &[String],
) -> Result<BTreeMap<String, (String, Option<String>)>, VaultError> {
    let mut own = BTreeMap::new();
    for (label, turned) in turned.iter().filter(|(label, _)| !erased.contains(label)) {
        let name = own_name(hash, label, &turned.now);
        let wrapped = context.vault.get(&name).await?.map(String::from_utf8).transpose();
        own.insert(label.clone(), (name, wrapped.map_err(|_| VaultError::Broken)?));
    }
    Ok(own)
}

/// Destroys every key that ever took the place of the record's. A listing may lag behind, so it only adds to what D1 names.
pub async fn destroy(context: &Context, hash: &str, label: &str, turned: &Map) -> Result<(), VaultError> {
    let ids = turned.get(label).into_iter().flat_map(|turned| turned.old.iter().chain([&turned.now]));
    let mut all: Vec<String> = ids.map(|id| own_name(hash, label, id)).collect();
    all.extend(context.vault.list(&own_name(hash, label, ""), 1000).await?);
    for name in all {
        context.vault.delete(&name).await?;
    }
    Ok(())
}

/// What a writer's statements are bound to: they change nothing unless its key is the one that counts.
#[derive(Debug, Clone)]
pub struct Fence {
    pub account_hash: String,
    pub holder: String,
    turned: String,
}

impl Fence {
    /// What D1 says once this writer's key counts: no other writer makes it say the same.
    pub fn mark(&self) -> &str {
        &self.turned
    }
}

/// The rows, read while nobody else may write them, with the key that opens them and the one that they are to be sealed under.
pub struct Leased {
    pub old: Key,
    pub new: Key,
    pub rows: Rows,
    pub fence: Fence,
}

/// Says what becomes of each row. By reference: who calls it must not make the whole of this room once more.
pub type Reseal<'a> = &'a dyn Fn(&Leased) -> Result<Vec<Statement>, VaultError>;

/// Gives a category another key: `read` reads its rows, `reseal` says what becomes of each. No statements: there is nothing to do
/// but what an earlier writer may have left, the end of the old key.
///
/// # Errors
/// `NotYetHere` when another writer holds the lease or a deletion speaks for the account: the caller tries again later.
/// `Erased` when all of the category is gone.
pub async fn turn(
    context: &Context,
    account: &AccountKey,
    category: &CategoryId,
    read: Statement,
    reseal: Reseal<'_>,
) -> Result<(), VaultError> {
    let hash = account_hash(context, account);
    let holder = context.new_id()?;
    let until = context.now.plus_ms(limits::LEASE_MS);
    let statements = vec![table::lease(&hash, &holder, context.now, until), table::erased_categories(&hash), read];
    let mut answers = context.batch(statements).await?.into_iter();
    let mut next = || answers.next().unwrap_or_default();
    let (known, erased, rows) = (next(), next(), next());
    if known.is_empty() {
        return Err(VaultError::NotYetHere);
    }
    let held = Held { hash, holder, known, erased };
    let outcome = held.turn(context, account, category, rows, reseal).await;
    // Whoever has ended well has given it back.
    if outcome.is_err() {
        context.one(table::let_go(&held.hash, &held.holder)).await?;
    }
    outcome
}

/// The right to write an account's keys, for a while.
struct Held {
    hash: String,
    holder: String,
    known: Rows,
    erased: Rows,
}

impl Held {
    async fn turn(
        &self,
        context: &Context,
        account: &AccountKey,
        category: &CategoryId,
        rows: Rows,
        reseal: Reseal<'_>,
    ) -> Result<(), VaultError> {
        let label = category.to_string();
        let asked = Asked { known: self.known.clone(), erased: self.erased.clone(), ended: Rows::default() };
        let old = open_asked(context, account, asked).await?.key(context, category)?;
        let mut turned = map(self.row()?)?;
        let (id, fresh) = (context.new_id()?, context.random::<32>()?);
        let earlier = turned.remove(&label).map(|earlier| [earlier.old, vec![earlier.now]].concat());
        let unchanged = map(self.row()?)?;
        turned.insert(label.clone(), Turned { now: id.clone(), old: earlier.unwrap_or_default() });
        let fence = Fence { account_hash: self.hash.clone(), holder: self.holder.clone(), turned: written(&turned)? };
        let leased = Leased { old, new: Key::from_bytes(fresh), rows, fence };
        let statements = reseal(&leased)?;
        if statements.is_empty() {
            return self.settle(context, unchanged).await;
        }
        let name = own_name(&self.hash, &label, &id);
        context.vault.put(&name, wrap(context, &name, &label, &fresh)?.as_bytes(), None).await?;
        #[cfg(feature = "local")]
        if context.linger_ms > 0 {
            worker::Delay::from(std::time::Duration::from_millis(context.linger_ms)).await;
        }
        let mut batch = vec![table::turn(&leased.fence, self.version()?, &label)];
        batch.extend(statements);
        // An error says nothing about what was written: only an answer may lead to the end of the new key.
        let answers = context.batch(batch).await?;
        if answers.first().is_none_or(Vec::is_empty) {
            context.vault.delete(&name).await?;
            return Err(VaultError::NotYetHere);
        }
        self.settle(context, turned).await
    }

    fn row(&self) -> Result<&Row, VaultError> {
        self.known.first().ok_or(VaultError::NotYetHere)
    }

    fn version(&self) -> Result<i64, VaultError> {
        Ok(self.row()?.int("version")?)
    }

    /// Takes out of KV whatever does not count any more, and gives the lease back.
    async fn settle(&self, context: &Context, mut turned: Map) -> Result<(), VaultError> {
        let version = self.version()?;
        let record = read(context, &self.hash).await?;
        let is_left = record.is_some_and(|record| record.keys.keys().any(|label| turned.contains_key(label)));
        if !is_left && turned.values().all(|turned| turned.old.is_empty()) {
            context.one(table::let_go(&self.hash, &self.holder)).await?;
            return Ok(());
        }
        let erased: Vec<String> = self.erased.iter().filter_map(table::category).collect();
        // KV first: a record that is newer than D1 says is read as it should be, an older one is not read at all.
        rewrite(context, &self.hash, version + 1, &erased, &turned).await?;
        for (label, turned) in &mut turned {
            for id in std::mem::take(&mut turned.old) {
                context.vault.delete(&own_name(&self.hash, label, &id)).await?;
            }
        }
        let settled = table::settle(&self.hash, &self.holder, version, &written(&turned)?);
        if context.one(settled).await?.is_empty() { Err(VaultError::NotYetHere) } else { Ok(()) }
    }
}

fn written(turned: &Map) -> Result<String, VaultError> {
    serde_json::to_string(turned).map_err(|_| VaultError::Broken)
}
