//! Every mail has a key of its own, which goes on the mail's day.

use shared::seal::Key;

use crate::context::Context;
use crate::port::PortError;
use crate::vault::{self, VaultError};
use crate::{limits, storage};

fn label(id: &str) -> String {
    format!("mail:{id}")
}

/// A fresh one; before the row that it seals.
pub async fn make(context: &Context, id: &str) -> Result<Key, VaultError> {
    vault::make_own_key(context, &label(id)).await
}

/// The key of a mail, while it lives.
pub async fn key(context: &Context, id: &str) -> Result<Option<Key>, VaultError> {
    vault::own_key(context, &label(id)).await
}

/// Nothing came of the mail.
pub async fn forget(context: &Context, id: &str) -> Result<(), PortError> {
    context.vault.delete(&label(id)).await
}

/// Erases what has come to its day: the key first, then the row's own words.
pub async fn erase_due(context: &Context) -> Result<(), PortError> {
    for row in context.one(storage::inbox::to_erase(context.now, limits::ERASED_AT_ONCE)).await? {
        let id = row.text("id")?;
        forget(context, &id).await?;
        let mut statements = vec![storage::inbox::erased(&id)];
        statements.extend(storage::request::forget(&id));
        context.batch(statements).await?;
    }
    Ok(())
}
