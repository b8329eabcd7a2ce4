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
    context.ledger.put(&name, body.as_bytes(), None).await
}
