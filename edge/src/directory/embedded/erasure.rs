//! The end of a category. Every step may be done again from wherever it stopped.

use serde_json::{Map, Value};
use shared::gather::gather;
use shared::id::{AccountKey, CategoryId, DeletionId};
use shared::policy::Strategy;
use shared::time::Timestamp;

use super::{CONTACT, record};
use crate::context::Context;
use crate::directory::DirectoryError;
use crate::port::{Row, Statement};
use crate::storage::{self, shop_record::Shell};
use crate::vault::{self, Reading, VaultError};

/// What may stay of a record without its person. Free text never does: people sign what they write.
const IMPERSONAL: [&str; 2] = ["product", "stars"];

/// Closes the account, then ends one category: its key first, so that no copy of the rows can ever be read, then the rows.
/// The caller has written the tombstone.
pub async fn erase(
    context: &Context,
    key: &AccountKey,
    deletion: &DeletionId,
    category: &CategoryId,
    strategy: Strategy,
) -> Result<(), DirectoryError> {
    let closed = close(context, key, deletion).await?;
    if strategy == Strategy::Anonymise {
        // The only order in which stars can survive: what stays is written, and in the same batch its source removed.
        anonymise(context, key, category, &closed).await?;
    }
    vault::destroy(context, key, category).await?;
    let mut statements = vec![storage::shop_record::erase(key, category)];
    if category.as_str() == CONTACT {
        statements.extend(storage::shop::forget(key));
    }
    context.batch(statements).await?;
    Ok(())
}

/// That an account is closed, by the deletion that erases it. Only [`close`] makes one.
#[derive(Debug)]
pub struct Closed(());

/// From here on nobody can sign in, whatever else is still to be done.
async fn close(context: &Context, key: &AccountKey, deletion: &DeletionId) -> Result<Closed, DirectoryError> {
    let mut statements = vec![storage::shop::close(key, deletion, context.now)];
    statements.extend(storage::shop_session::end_all(key));
    statements.push(storage::shop::load(key));
    let answers = context.batch(statements).await?;
    if answers.last().is_none_or(Vec::is_empty) {
        return Err(DirectoryError::NotThere);
    }
    if answers.first().is_none_or(Vec::is_empty) { Err(DirectoryError::NotOurs) } else { Ok(Closed(())) }
}

async fn anonymise(
    context: &Context,
    key: &AccountKey,
    category: &CategoryId,
    closed: &Closed,
) -> Result<(), DirectoryError> {
    let rows = context.one(storage::shop_record::of_category(key, category)).await?;
    let mut statements = shells(context, key, category, &rows, Some(closed)).await?;
    if statements.is_empty() {
        return Ok(());
    }
    statements.push(storage::shop_record::erase(key, category));
    context.batch(statements).await?;
    Ok(())
}

/// What stays of some records without their person. Not `closed` where the account itself stays.
pub(super) async fn shells(
    context: &Context,
    key: &AccountKey,
    category: &CategoryId,
    rows: &[Row],
    closed: Option<&Closed>,
) -> Result<Vec<Statement>, DirectoryError> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let why = closed.map_or(Reading::LIVING, Reading::ending);
    let sealing = match vault::key_for(context, key, category, why).await {
        Ok(sealing) => sealing,
        // The key went before the rows: there is nothing left that could be kept.
        Err(VaultError::Erased) => return Ok(Vec::new()),
        Err(other) => return Err(other.into()),
    };
    let mut statements: Vec<Statement> = Vec::with_capacity(rows.len() + 1);
    for row in rows {
        let at = Timestamp::from_ms(row.int("at")?);
        let shell = Shell {
            id: context.new_id()?,
            category: category.clone(),
            month: record::month(at),
            body: impersonal(&record::open(&sealing, row)?),
        };
        statements.push(storage::shop_record::leave_shell(key, &row.text("id")?, &shell, closed.is_none()));
    }
    Ok(statements)
}

fn impersonal(fields: &Map<String, Value>) -> String {
    let kept = fields.iter().filter(|(name, _)| IMPERSONAL.contains(&name.as_str()));
    let kept: Map<String, Value> = gather(kept.map(|(name, value)| (name.clone(), value.clone())));
    Value::Object(kept).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_anonymous_review_keeps_product_and_stars_only() {
        let review =
            serde_json::json!({"product": "Kettle", "stars": 4, "text": "Sofia here: it leaks", "name": "Sofia"});
        let kept = review.as_object().map(impersonal);
        assert_eq!(kept.as_deref(), Some(r#"{"product":"Kettle","stars":4}"#));
    }
}
