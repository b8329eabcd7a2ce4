//! Whether an account that came back is what it was: one keyed hash per category before the suspension, one after the return.
//!
//! Nothing personal is kept for it: the hash is keyed with a key that is derived from the category's own and goes with it.

use shared::id::{AccountKey, CategoryId, DeletionId};
use shared::seal;

use crate::context::Context;
use crate::directory;
use crate::export::{self, ExportError};
use crate::port::Row;
use crate::storage::likeness as table;
use crate::vault;

/// The purpose of the derived keys.
const PURPOSE: &str = "likeness";

/// It could not be compared, and the person is told so.
pub async fn give_up(context: &Context, deletion: &DeletionId) -> Result<(), ExportError> {
    context.one(table::give_up(deletion)).await?;
    Ok(())
}

/// Before the suspension. Any number of times; the first counts.
pub async fn remember(context: &Context, deletion: &DeletionId, account: &AccountKey) -> Result<(), ExportError> {
    if !context.one(table::load(deletion)).await?.is_empty() {
        return Ok(());
    }
    let hashes = hashes(context, account).await?;
    if !hashes.is_empty() {
        let remembered = hashes.iter().map(|(category, hash)| table::remember(deletion, category, hash));
        context.batch(remembered.collect()).await?;
    }
    Ok(())
}

/// After the return, before the person can have changed anything. Once: later the account is allowed to differ.
pub async fn compare(context: &Context, deletion: &DeletionId, account: &AccountKey) -> Result<(), ExportError> {
    let known = context.one(table::load(deletion)).await?;
    if known.is_empty() || known.iter().any(is_compared) {
        return Ok(());
    }
    let hashes = hashes(context, account).await?;
    let mut statements: Vec<_> =
        hashes.iter().map(|(category, hash)| table::found(deletion, category, hash, context.now)).collect();
    statements.push(table::missed(deletion, context.now));
    context.batch(statements).await?;
    Ok(())
}

/// With the claim there is no return: nothing is left to compare.
pub async fn forget(context: &Context, deletion: &DeletionId) -> Result<(), ExportError> {
    context.one(table::remove(deletion)).await?;
    Ok(())
}

/// What the comparison found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Likeness {
    /// The account was not remembered.
    Unknown,
    /// It has not been compared yet.
    Waiting,
    Compared {
        same: Vec<CategoryId>,
        differs: Vec<CategoryId>,
    },
}

/// The comparison's outcome for the person's page.
pub async fn told(context: &Context, deletion: &DeletionId) -> Result<Likeness, ExportError> {
    outcome(&context.one(table::load(deletion)).await?)
}

fn is_compared(row: &Row) -> bool {
    row.maybe_int("compared_at").is_some()
}

fn outcome(rows: &[Row]) -> Result<Likeness, ExportError> {
    if rows.is_empty() {
        return Ok(Likeness::Unknown);
    }
    if !rows.iter().all(is_compared) {
        return Ok(Likeness::Waiting);
    }
    let (mut same, mut differs) = (Vec::new(), Vec::new());
    for row in rows {
        let category = CategoryId::parse(&row.text("category")?).map_err(|_| ExportError::Broken)?;
        let is_same = row.maybe_text("before_hash") == row.maybe_text("after_hash");
        if is_same { same.push(category) } else { differs.push(category) }
    }
    Ok(Likeness::Compared { same, differs })
}

async fn hashes(context: &Context, account: &AccountKey) -> Result<Vec<(CategoryId, String)>, ExportError> {
    let keys = vault::open(context, account).await?;
    let mut hashes = Vec::new();
    for part in export::everything(context, account).await? {
        let sealing = keys.key(context, &directory::http::kept_under(context, &part.category)?)?;
        let text = serde_json::to_string(&part.records).map_err(|_| ExportError::Broken)?;
        let hash = seal::lookup_hash(&seal::derive(sealing.expose(), PURPOSE), &text);
        hashes.push((part.category, hash));
    }
    Ok(hashes)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn rows(rows: &[Value]) -> Vec<Row> {
        rows.iter().map(|row| Row(row.as_object().cloned().unwrap_or_default())).collect()
    }

    #[test]
    fn what_was_lost_added_or_changed_is_named_and_the_rest_is_as_before() {
        let found = outcome(&rows(&[
            json!({"category": "addresses", "before_hash": "a", "after_hash": "a", "compared_at": 1}),
            json!({"category": "orders", "before_hash": "a", "after_hash": "b", "compared_at": 1}),
            json!({"category": "profile", "before_hash": "a", "after_hash": null, "compared_at": 1}),
            json!({"category": "reviews", "before_hash": null, "after_hash": "b", "compared_at": 1}),
        ]));
        let ids = |names: &[&str]| names.iter().map(|name| CategoryId::parse(name).expect("an id")).collect();
        let wanted = Likeness::Compared { same: ids(&["addresses"]), differs: ids(&["orders", "profile", "reviews"]) };
        assert_eq!(found, Ok(wanted));
    }

    #[test]
    fn what_was_not_compared_is_not_called_the_same() {
        assert_eq!(outcome(&[]), Ok(Likeness::Unknown));
        let waiting =
            rows(&[json!({"category": "orders", "before_hash": "a", "after_hash": null, "compared_at": null})]);
        assert_eq!(outcome(&waiting), Ok(Likeness::Waiting));
    }
}
