//! Processors over the network: told, told again, believed, or shown to somebody.

mod bad;
mod body;
mod event;
mod life;
mod mutation;
mod second;
mod signed;
mod storm;
mod token;

use anyhow::{Context as _, Result};
use serde_json::json;
use shared::webhook::Ring;
use tests::receiver::{Receiver, Reply};
use tests::server::{Plan, Server};

/// What each of the three is signed to, and signs with.
const KEYS: [(&str, &[&str], &str); 3] = [
    // Keys are being changed: the newest first.
    (
        "mailing",
        &["whsec_bWFpbGluZyBtYWlsaW5nIG1haWxpbmcgbmV3ISE=", "whsec_bWFpbGluZyBtYWlsaW5nIG1haWxpbmcgb2xkISE="],
        "whsec_bWFpbGluZyBtYWlsaW5nIG1haWxpbmcgb2xkISE=",
    ),
    // Halves: ours to sign with, theirs to be believed by.
    (
        "recommendations",
        &["whsk_nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=", "whpk_PUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw="],
        "whsk_TM0Imyj/ltqdtsNG7BFOD1uKMZ81q6Yk2oz27U+4pvs=",
    ),
    ("billing", &["whsec_YmlsbGluZyBiaWxsaW5nIGJpbGxpbmcgMTIzNDU2"], "whsec_YmlsbGluZyBiaWxsaW5nIGJpbGxpbmcgMTIzNDU2"),
];

/// By what a processor believes us, and signs itself.
fn ring(processor: &str) -> Result<Ring> {
    let (_, _, key) = KEYS.iter().find(|(name, ..)| *name == processor).context("a processor")?;
    Ring::parse([*key].into_iter()).context("a key")
}

/// A product that tells these three, with whatever else is set of them.
fn server(receiver: &Receiver, more: &[(&str, &str, serde_json::Value)]) -> Result<Server> {
    let (mut processors, mut secrets) = (json!({}), json!({}));
    for (name, keys, _) in KEYS {
        processors[name] = json!({ "kind": "webhook", "url": receiver.url(&format!("/{name}")) });
        secrets[name] = json!(keys);
    }
    for (name, field, value) in more {
        processors[*name][*field] = value.clone();
    }
    // They live as long as the tests.
    let vars =
        vec![("PROCESSORS", &*processors.to_string().leak()), ("PROCESSOR_SECRETS", &*secrets.to_string().leak())];
    let server = Server::start_as(&Plan { vars, ..Plan::default() })?;
    server.sweep()?;
    Ok(server)
}

/// What the signed receipt says, fetched by somebody who has only what was written down.
fn receipt(server: &Server, reference: &str, status_code: &str) -> Result<String> {
    let client = server.client();
    let there = client.post("/en/status", &[("reference", reference), ("code", status_code)])?.location()?;
    let file = client.get(&format!("{there}/receipt.json"))?.must_be(200)?.json()?;
    let payload = file.get("payload_b64url").and_then(serde_json::Value::as_str).context("a payload")?;
    Ok(String::from_utf8(data_encoding::BASE64URL_NOPAD.decode(payload.as_bytes())?)?)
}

/// Whoever says yes to all.
fn willing() -> Result<Receiver> {
    Receiver::start(|_| Reply::Status(204))
}
