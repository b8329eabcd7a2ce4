//! The key of what is kept here about an account that lives elsewhere: codes, letters, copies. There is one, the contact's.

use std::collections::BTreeMap;

use shared::id::AccountKey;

use super::{Record, VaultError, account_hash, ledger, read, turn, wrap, write};
use crate::context::Context;
use crate::directory::embedded::CONTACT;
use crate::storage;

/// Makes it. The key lies in KV under a name of its own before D1 says that it counts, and of several makers D1 lets one count; the
/// account's record holds nothing, so whoever writes it writes the same. Never for whoever is gone: a key that was destroyed stays so.
pub(super) async fn create(context: &Context, account: &AccountKey) -> Result<(), VaultError> {
    if ledger::is_dead(context, account).await? {
        return Err(VaultError::Erased);
    }
    let hash = account_hash(context, account);
    let id = context.new_id()?;
    let name = turn::own_name(&hash, CONTACT, &id);
    let fresh: [u8; 32] = context.random()?;
    context.vault.put(&name, wrap(context, &name, CONTACT, &fresh)?.as_bytes(), None).await?;
    if read(context, &hash).await?.is_none() {
        write(context, &hash, &Record { version: 1, keys: BTreeMap::new() }).await?;
    }
    let turned = turn::first(CONTACT, &id)?;
    let rows = context.one(storage::vault::create_with(&hash, &turned)).await?;
    if rows.is_empty() {
        // Somebody was faster: their key counts, and ours has sealed nothing.
        context.vault.delete(&name).await?;
    }
    Ok(())
}
