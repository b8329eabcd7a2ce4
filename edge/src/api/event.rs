//! What whoever is told of events reads of us: GET /.well-known/ssf-configuration and /.well-known/jwks.json.

use serde_json::json;
use shared::set;

use crate::context::Context;
use crate::delivery::event;
use crate::failure::Failure;
use crate::reply::Reply;

pub fn metadata(context: &Context) -> Reply {
    Reply::json(200, &set::metadata(&context.settings.origin))
}

pub async fn keys(context: &Context) -> Result<Reply, Failure> {
    let key = context.settings.targets.events_key().ok_or(Failure::NotFound)?;
    Ok(Reply::json(200, &json!({ "keys": [event::public(context, key.expose()).await?] })))
}
