//! The operator's app, as far as its server goes: it signs who is handed over.

use std::sync::atomic::{AtomicU32, Ordering};

use anyhow::Result;
use data_encoding::BASE64URL_NOPAD;
use ed25519_dalek::{Signer as _, SigningKey};
use serde_json::{Value, json};

use crate::client::{Answer, Call, Client, FORM, encoded};
use crate::server::Server;

/// The published half of the key that signs here, and of the one that took its place.
pub const KEYS: &str = "iojj3XQJ8ZX9UtstPLpdcspnCb8dlBIb83SIAbQPb1w,gTl3Dqh9F19Wo1Rmw0x-zMuNipG07jeiXfYPW4_Js5Q";
/// Where the app may have people back.
pub const RETURNS: &str = "harbour://left https://harbour-market.example/app/left";

/// The key that each server knows first.
#[must_use]
pub fn key() -> SigningKey {
    SigningKey::from_bytes(&[1; 32])
}

#[must_use]
pub fn header() -> Value {
    json!({ "alg": "EdDSA", "typ": "adieu-hand-over+jwt" })
}

/// What the app's server says of this account now; each has a name of its own.
#[must_use]
pub fn claims(server: &Server, account: &str, now_ms: i64) -> Value {
    static NUMBER: AtomicU32 = AtomicU32::new(1);
    let name = format!("{account}-{}", NUMBER.fetch_add(1, Ordering::Relaxed));
    let now = now_ms / 1000;
    json!({
        "iss": "https://harbour-market.example", "aud": server.origin(), "sub": account, "iat": now, "exp": now + 120,
        "jti": name,
    })
}

/// With some claims more, or others.
#[must_use]
pub fn with(mut claims: Value, more: &Value) -> Value {
    if let (Some(claims), Some(more)) = (claims.as_object_mut(), more.as_object()) {
        claims.extend(more.clone());
        claims.retain(|_, value| !value.is_null());
    }
    claims
}

/// Header and claims, signed.
#[must_use]
pub fn signed(key: &SigningKey, header: &Value, claims: &Value) -> String {
    let part = |value: &Value| BASE64URL_NOPAD.encode(value.to_string().as_bytes());
    let text = format!("{}.{}", part(header), part(claims));
    let signature = BASE64URL_NOPAD.encode(&key.sign(text.as_bytes()).to_bytes());
    format!("{text}.{signature}")
}

/// What the app's webview sends: no page of ours is where it comes from.
pub fn post(client: &Client, token: &str) -> Result<Answer> {
    let call = Call::of("POST", "/app").with("sec-fetch-site", "none").with("origin", "null");
    client.send(&call.carrying(FORM, encoded(&[("token", token)])))
}
