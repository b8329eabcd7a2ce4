//! GET /api/v1/receipt-keys: the keys that receipts are checked with.

use serde_json::json;

use crate::context::Context;
use crate::reply::Reply;
use crate::statement;

pub fn list(context: &Context) -> Reply {
    let key = statement::public_key(context);
    Reply::json(200, &json!({ "keys": [{ "id": key.id(), "algorithm": "Ed25519", "public_key": key.to_string() }] }))
}
