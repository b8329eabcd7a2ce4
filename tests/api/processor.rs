//! Processors over the network: told, told again, believed, or shown to somebody.

mod bad;
mod body;
mod event;
mod life;
mod mutation;
mod part;
mod rotation;
mod second;
mod signed;
mod storm;
mod token;
mod turn;
mod unset;

use anyhow::{Context as _, Result};
use rusqlite::Connection;
use serde_json::{Value, json};
use shared::webhook::Ring;
use tests::client::Answer;
use tests::receiver::{Receiver, Reply};
use tests::server::{Plan, Server};
use tests::stage::copy;
use tests::store::database;

use crate::desk::Seat;

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

pub type Vars = Vec<(&'static str, &'static str)>;

/// The settings that name these three, with whatever else is set of them; one without a kind is not named.
fn settings(receiver: &Receiver, more: &[(&str, &str, Value)]) -> Vars {
    let (mut processors, mut secrets) = (json!({}), json!({}));
    for (name, keys, _) in KEYS {
        processors[name] = json!({ "kind": "webhook", "url": receiver.url(&format!("/{name}")) });
        secrets[name] = json!(keys);
    }
    for (name, field, value) in more {
        match (*field, processors.as_object_mut()) {
            ("kind", Some(all)) if value.is_null() => drop(all.remove(*name)),
            ("keys", _) => secrets[*name] = value.clone(),
            (field, _) => processors[*name][field] = value.clone(),
        }
    }
    // They live as long as the tests.
    vec![("PROCESSORS", &*processors.to_string().leak()), ("PROCESSOR_SECRETS", &*secrets.to_string().leak())]
}

/// A product that tells these three.
fn server(receiver: &Receiver, more: &[(&str, &str, Value)]) -> Result<Server> {
    let server = Server::start_as(&Plan { vars: settings(receiver, more), ..Plan::default() })?;
    server.sweep()?;
    Ok(server)
}

/// The same product on what it stores, with other settings, after somebody has changed the database; at the moment that it was.
pub fn again(server: &Server, name: &str, sql: &str, vars: Vars) -> Result<Server> {
    let state = std::env::temp_dir().join(format!("adieu-tests-{}", std::process::id())).join(name);
    copy(&server.state(), &state)?;
    let touched = Connection::open(database(&state)?).context("opening the database")?;
    touched.execute_batch(sql)?;
    touched.close().map_err(|(_, error)| error)?;
    Server::start_as(&Plan { vars, state: Some(state), ..Plan::default() })
}

/// What the desk of messages posts.
fn act(seat: &Seat, step: &str, of: &str) -> Result<Answer> {
    seat.client.post(PAGE, &[("step", step), ("of", of)])
}

const PAGE: &str = "/staff/deliveries";
const HOUR_MS: i64 = 60 * crate::MINUTE_MS;

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
