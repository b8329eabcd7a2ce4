//! Making an account quiet, and giving it back as it was.

use shared::id::{AccountKey, DeletionId};

use super::find::paused_by;
use crate::context::Context;
use crate::directory::DirectoryError;
use crate::port::Row;
use crate::storage;

/// Pauses the account and ends its sessions and tokens, in one batch: no credential outlives the pause (I13).
pub async fn suspend(context: &Context, key: &AccountKey, deletion: &DeletionId) -> Result<(), DirectoryError> {
    // The sessions end whoever paused the account: a late suspension costs a sign-in, a missed one leaves a door open.
    let mut statements = vec![storage::shop::pause(key, deletion)];
    statements.extend(storage::shop_session::end_all(key));
    statements.push(storage::shop::load(key));
    let answers = context.batch(statements).await?;
    let head = head(&answers)?;
    if paused_by(head)?.as_ref() == Some(deletion) { Ok(()) } else { Err(DirectoryError::NotOurs) }
}

/// Takes this deletion's pause away; the standing was never touched, so it is what it was.
pub async fn restore(
    context: &Context,
    key: &AccountKey,
    deletion: &DeletionId,
    locked: bool,
) -> Result<(), DirectoryError> {
    let locked_at = locked.then_some(context.now);
    let answers =
        context.batch(vec![storage::shop::restore(key, deletion, locked_at), storage::shop::load(key)]).await?;
    let head = head(&answers)?;
    if head.maybe_text("closed_by").is_some() || paused_by(head)?.as_ref() == Some(deletion) {
        return Err(DirectoryError::NotOurs);
    }
    Ok(())
}

/// Locked, or sealed by an application that is not decided: a deletion that people have sent has shut the account for itself.
pub async fn is_shut(context: &Context, key: &AccountKey, deletion: &DeletionId) -> Result<bool, DirectoryError> {
    Ok(!context.one(storage::shop::shut(key, deletion)).await?.is_empty())
}

fn head(answers: &[Vec<Row>]) -> Result<&Row, DirectoryError> {
    answers.last().and_then(|rows| rows.first()).ok_or(DirectoryError::NotThere)
}
