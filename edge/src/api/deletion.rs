//! GET /api/v1/deletions/{reference}: where a deletion stands, for whoever holds its status code.

use serde_json::json;
use shared::deletion::State;
use shared::id::Reference;
use shared::secret::StatusCode;

use crate::context::Context;
use crate::extract::Incoming;
use crate::failure::Failure;
use crate::pages::track::{opened, throttle};
use crate::reply::Reply;
use crate::storage::deletion::Stored;

/// An unknown reference, a malformed one and a wrong code are the same refusal.
pub async fn show(context: &Context, incoming: &Incoming, reference: &str) -> Result<Reply, Failure> {
    let code = incoming.bearer().and_then(|token| StatusCode::parse(token).ok()).ok_or(Failure::SignedOut)?;
    let reference = Reference::parse(reference).map_err(|_| Failure::SignedOut)?;
    throttle(context, &reference).await?;
    let stored = opened(context, &reference, &code).await?.ok_or(Failure::SignedOut)?;
    Ok(Reply::json(200, &body(&stored)))
}

/// States and moments; moments are milliseconds since 1970 UTC.
pub fn body(stored: &Stored) -> serde_json::Value {
    let state = stored.deletion.state();
    let mut body =
        json!({ "reference": stored.reference.to_string(), "state": state.name(), "version": stored.version });
    if let State::Pending(pending) = state {
        body["revoke_until"] = json!(pending.revoke_until());
        body["purge_at"] = json!(pending.purge_at());
    }
    if let State::Erased(erased) = state {
        body["erased_at"] = json!(erased.erased_at);
    }
    body
}
