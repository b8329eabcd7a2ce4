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

/// What whoever is told of events reads first (Shared Signals Framework 1.0, 7.1).
fn configuration() -> Value {
    let address = json!({ "type": "string", "format": "uri" });
    object(
        &json!({
            "spec_version": { "type": "string", "const": "1_0" },
            "issuer": address,
            "jwks_uri": address,
            "delivery_methods_supported": { "type": "array", "items": { "const": "urn:ietf:rfc:8935" } },
            "default_subjects": { "type": "string", "const": "ALL" }
        }),
        &[],
    )
}

/// What the tokens are checked with (RFC 7517).
fn web_key() -> Value {
    let half = json!({ "type": "string", "contentEncoding": "base64url" });
    object(
        &json!({
            "kty": { "const": "RSA" },
            "alg": { "const": "RS256" },
            "use": { "const": "sig" },
            "kid": { "type": "string" },
            "n": half,
            "e": half
        }),
        &[],
    )
}

pub fn all() -> Value {
    let kinds: Vec<Value> = CODES
        .iter()
        .map(|code| json!({ "const": code.kind(), "title": code.title(), "description": code.detail() }))
        .collect();
    let problem = object(
        &json!({
            "type": { "type": "string", "oneOf": kinds },
            "title": { "type": "string" },
            "status": { "type": "integer", "minimum": 400, "maximum": 599 },
            "detail": { "type": "string", "description": "What it means; never to be parsed." }
        }),
        &[],
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
        "SsfConfiguration": configuration(),
        "JsonWebKeys": object(&json!({ "keys": { "type": "array", "items": web_key() } }), &[]),
        "Status": object(&json!({ "status": { "type": "string" } }), &[]),
    })
}
