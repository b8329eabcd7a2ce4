//! What the directory is told to do. Each act has one name however often it is told, and is ordered among those of its account.

use std::collections::BTreeSet;

use shared::deletion::Acknowledgement;
use shared::directory::{Operation, Question, sequence};
use shared::id::{AccountKey, CategoryId, DeletionId};
use shared::policy::Strategy;
use shared::preference::Refused;
use shared::time::Timestamp;

use super::{none, read, tell};
use crate::context::Context;
use crate::directory::{Correcting, DirectoryError, embedded};
use crate::storage;
use crate::vault;

/// A question for the sake of a deletion, with its place in the order of what was decided about the account.
async fn decided(
    context: &Context,
    operation: Operation,
    key: &AccountKey,
    deletion: &DeletionId,
) -> Result<Question, DirectoryError> {
    let rows = context.one(storage::deletion::newest_event(deletion)).await?;
    let newest = rows.first().ok_or(DirectoryError::NotOurs)?;
    // The moment of the decision, not that of the request: one that was begun long ago may be sent after another has ended.
    let sequence = sequence(Timestamp::from_ms(newest.int("at")?), newest.int("version")?);
    Ok(Question { deletion: Some(*deletion), sequence: Some(sequence), ..Question::about(operation, key) })
}

pub async fn suspend(context: &Context, key: &AccountKey, deletion: &DeletionId) -> Result<(), DirectoryError> {
    let question = decided(context, Operation::Suspend, key, deletion).await?;
    tell(context, &question, &["suspend", &deletion.to_string()]).await
}

pub async fn restore(
    context: &Context,
    key: &AccountKey,
    deletion: &DeletionId,
    locked: bool,
) -> Result<(), DirectoryError> {
    let question = Question { locked, ..decided(context, Operation::Restore, key, deletion).await? };
    tell(context, &question, &["restore", &deletion.to_string()]).await
}

/// Ends one category, then looks whether it has ended where the directory can say so: a word is not a deed. With the contact goes
/// the key of what is kept here.
pub async fn erase(
    context: &Context,
    key: &AccountKey,
    deletion: &DeletionId,
    category: &CategoryId,
    strategy: Strategy,
) -> Result<Acknowledgement, DirectoryError> {
    let question = Question {
        category: Some(category.clone()),
        strategy: Some(strategy),
        ..decided(context, Operation::Erase, key, deletion).await?
    };
    match tell(context, &question, &["erase", &deletion.to_string(), category.as_str()]).await {
        // Whoever is no longer there holds nothing.
        Err(DirectoryError::NotThere) => {}
        // A kind of data that it does not know is nobody's there, or was forgotten: nobody can tell, so it is never called erased.
        outcome => outcome?,
    }
    let acknowledgement = match read::left(context, key, category).await {
        Ok(Some(0)) | Err(DirectoryError::NotThere) => Acknowledgement::Verified,
        Ok(Some(_)) => return Err(none("it says that it has erased what it still holds")),
        Ok(None) => Acknowledgement::Acknowledged,
        Err(error) => return Err(error),
    };
    if category.as_str() == embedded::CONTACT {
        vault::destroy(context, key, category).await?;
    }
    Ok(acknowledgement)
}

pub async fn erase_items(
    context: &Context,
    key: &AccountKey,
    category: &CategoryId,
    items: &BTreeSet<String>,
) -> Result<(), DirectoryError> {
    let about = Question::about(Operation::EraseItems, key);
    let question = Question { category: Some(category.clone()), items: items.clone(), ..about };
    let names: Vec<&str> = items.iter().map(String::as_str).collect();
    let account = format!("{}#{}", key.id, key.epoch);
    tell(context, &question, &["erase-items", &account, category.as_str(), &names.join("\u{1}")]).await
}

/// Asked by a person who waits for it: under a name of its own, because the same words may be meant twice.
pub async fn correct(
    context: &Context,
    key: &AccountKey,
    category: &CategoryId,
    item: Correcting<'_>,
    lines: &[(&str, String)],
) -> Result<(), DirectoryError> {
    let item = match item {
        Correcting::Newest => "newest",
        Correcting::New => "new",
        Correcting::Named(id) => id,
    };
    let question = Question {
        category: Some(category.clone()),
        item: Some(item.to_owned()),
        lines: lines.iter().map(|(name, text)| ((*name).to_owned(), text.clone())).collect(),
        ..Question::about(Operation::Correct, key)
    };
    tell(context, &question, &["correct", &context.new_id()?]).await
}

pub async fn set_preferences(
    context: &Context,
    key: &AccountKey,
    refused: &Refused,
    at: Timestamp,
) -> Result<(), DirectoryError> {
    let about = Question::about(Operation::Refuse, key);
    let question = Question { refused: Some(refused.clone()), at: Some(at), ..about };
    let account = format!("{}#{}", key.id, key.epoch);
    tell(context, &question, &["refuse", &account, &at.ms().to_string(), &embedded::written(refused)]).await
}
