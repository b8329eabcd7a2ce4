//! Tombstones outside the database: a restored database cannot bring anyone back.

use shared::id::AccountKey;

use crate::context::Context;
use crate::port::PortError;
use crate::storage::deletion::Stored;
use crate::vault;

/// Writes the tombstone of a claimed deletion. The claim's moment names it, so writing twice is writing once.
pub async fn write(context: &Context, account: &AccountKey, stored: &Stored) -> Result<(), PortError> {
    use shared::deletion::State;
    let at = match stored.deletion.state() {
        State::Erasing(state) => state.claimed_at,
        State::Erased(state) => state.claimed_at,
        State::Cleared(state) => state.claimed_at,
        _ => return Ok(()),
    };
    let name = shared::ledger::key(at, &vault::account_hash(context, account));
    let body = serde_json::json!({ "deletion": stored.id.to_string() }).to_string();
    context.ledger.put(&name, body.as_bytes(), None).await?;
    context.ledger.put(&of_account(context, account), body.as_bytes(), None).await
}

/// Found by whose it is, where the other name is found by when it was.
fn of_account(context: &Context, account: &AccountKey) -> String {
    format!("account:{}", vault::account_hash(context, account))
}

/// Whether the account's erasure has begun, whatever a restored database says.
pub async fn is_dead(context: &Context, account: &AccountKey) -> Result<bool, PortError> {
    Ok(context.ledger.get(&of_account(context, account)).await?.is_some())
}
