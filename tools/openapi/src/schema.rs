//! What is sent and answered. Every object is closed: a member that is not here is never sent, and never taken.

use serde_json::{Value, json};

use crate::CODES;

/// A closed object; what is not in `optional` is always there.
pub fn object(members: &Value, optional: &[&str]) -> Value {
    let names = members.as_object().map(|members| members.keys().cloned().collect::<Vec<_>>()).unwrap_or_default();
    let required: Vec<String> = names.into_iter().filter(|name| !optional.contains(&name.as_str())).collect();
    json!({ "type": "object", "properties": members, "required": required, "additionalProperties": false })
}

/// One of the schemas below.
pub fn named(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

fn moment(description: &str) -> Value {
    json!({ "type": "integer", "minimum": 0, "description": description })
}

pub fn all() -> Value {
    let kinds: Vec<String> = CODES.iter().map(|code| format!("urn:adieu:problem:{}", code.key())).collect();
    let problem = object(
        &json!({
            "type": { "type": "string", "enum": kinds },
            "title": { "type": "string" },
            "status": { "type": "integer", "minimum": 400, "maximum": 599 },
            "detail": { "type": "string", "description": "The stable code of what exactly was refused." }
        }),
        &["detail"],
    );
    let deletion = object(
        &json!({
            "reference": named("Reference"),
            "state": { "type": "string", "enum": [
                "unverified", "preparing", "blocked", "pending", "erasing", "erased", "cleared", "revoked", "expired", "withdrawn"
            ] },
            "version": { "type": "integer", "minimum": 1, "description": "Grows with every change." },
            "revoke_until": moment("Pending: until when the account can be kept."),
            "purge_at": moment("Pending: when the erasure begins."),
            "erased_at": moment("Erased: when the last processor had confirmed.")
        }),
        &["revoke_until", "purge_at", "erased_at"],
    );
    let key = object(
        &json!({
            "id": { "type": "string" },
            "algorithm": { "type": "string", "const": "Ed25519" },
            "public_key": { "type": "string", "description": "32 bytes in base64." }
        }),
        &[],
    );
    json!({
        "Reference": { "type": "string", "pattern": "^AD(-[0-9A-HJKMNP-TV-Z]{4}){4}$", "description": "The public name of a deletion." },
        "Problem": problem,
        "Deletion": deletion,
        "ReceiptKeys": object(&json!({ "keys": { "type": "array", "items": key } }), &[]),
        "Status": object(&json!({ "status": { "type": "string" } }), &[]),
    })
}
