//! `/shop/api/me`: what a linked app sees with its token. It stops working when the account falls quiet.

use serde_json::json;

use crate::context::Context;
use crate::directory::embedded;
use crate::directory::{self, Standing};
use crate::extract::Incoming;
use crate::failure::Failure;
use crate::reply::Reply;

/// GET /shop/api/me
pub async fn me(context: &Context, incoming: &Incoming) -> Result<Reply, Failure> {
    let token = incoming.bearer().unwrap_or_default();
    let Some(key) = embedded::token_account(context, token).await? else {
        let problem = json!({ "type": "/problems/unauthorized", "title": "This token opens nothing", "status": 401 });
        return Ok(Reply::problem(401, &problem).with("www-authenticate", "Bearer"));
    };
    let account = directory::account(context, &key).await?.ok_or(Failure::NotFound)?;
    let standing = match account.standing {
        Standing::Good => "good",
        Standing::Suspended => "suspended",
    };
    let counts: serde_json::Map<String, serde_json::Value> = directory::counts(context, &key)
        .await?
        .into_iter()
        .map(|(category, number)| (category.to_string(), number.into()))
        .collect();
    let me = json!({
        "account": key.id,
        "epoch": key.epoch,
        "name": account.name,
        "standing": standing,
        "records": counts,
    });
    Ok(Reply::json(200, &me))
}
