//! Is it alive, is it ready? No details: they would tell a stranger what to attack.

use serde_json::json;

use crate::context::Context;
use crate::failure::Failure;
use crate::reply::Reply;
use crate::storage;

/// GET /healthz: no I/O.
pub fn alive() -> Reply {
    Reply::json(200, &json!({ "status": "alive" }))
}

/// GET /readyz: the database answers with our schema, the vault answers at all.
pub async fn ready(context: &Context) -> Result<Reply, Failure> {
    context.one(storage::agenda::due(context.now, 1)).await?;
    context.vault.get("ready").await?;
    Ok(Reply::json(200, &json!({ "status": "ready" })))
}
