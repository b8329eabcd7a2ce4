//! The operator's own program takes the pack out by a signed call: believed once, for five minutes, and written into the log.

use std::fs;
use std::process::Command;

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;
use shared::staff::Role;
use shared::webhook::Secret;
use tests::client::{Answer, Call};
use tests::server::{DIRECTORY_SECRET, PACK_SECRET, Server};
use tests::stage::{checkout, with_tools};

use super::pack::verifies;
use crate::desk::seat;
use crate::{now_ms, shared_server};

const PATH: &str = "/api/v1/pack";
const DAYS: &str = "{\"from\":\"2026-01-01\",\"to\":\"2030-01-01\"}";

/// Signed with a secret, so many seconds from now, by a name.
fn send(server: &Server, secret: &str, (id, after_s): (&str, i64), body: &str) -> Result<Answer> {
    let timestamp = (now_ms() / 1000 + after_s).to_string();
    let signature = Secret::parse(secret).context("a secret")?.sign(id, &timestamp, body.as_bytes());
    let call = Call::of("POST", PATH).with("webhook-id", id).with("webhook-timestamp", &timestamp);
    server.client().send(&call.with("webhook-signature", &signature).carrying("application/json", body))
}

#[test]
fn a_signed_call_takes_the_pack_out_once_and_the_log_says_so() -> Result<()> {
    let server = shared_server()?;
    let refused = [
        (send(server, DIRECTORY_SECRET, ("forged", 0), DAYS)?, 403),
        (send(server, PACK_SECRET, ("old", -301), DAYS)?, 403),
        (send(server, PACK_SECRET, ("early", 310), DAYS)?, 403),
        (send(server, PACK_SECRET, ("less", 0), "{}")?, 400),
        (send(server, PACK_SECRET, ("more", 0), &DAYS.replace('}', ",\"whole\":true}"))?, 400),
        (send(server, PACK_SECRET, ("no-day", 0), &DAYS.replace("2026-01-01", "soon"))?, 422),
        (server.client().send(&Call::of("POST", PATH).carrying("application/json", DAYS))?, 403),
        (server.client().get(PATH)?, 405),
    ];
    for (answer, status) in refused {
        let answer = answer.must_be(status)?;
        ensure!(answer.header("content-type") == Some("application/problem+json"), "{}", answer.text());
    }
    let pack = send(server, PACK_SECRET, ("once", 0), DAYS)?.must_be(200)?.body;
    ensure!(send(server, PACK_SECRET, ("once", 0), DAYS)?.status == 403, "the same message again");
    let keys = server.client().get("/api/v1/receipt-keys")?.must_be(200)?.json()?;
    let key = keys.pointer("/keys/0/public_key").and_then(Value::as_str).context("a public key")?;
    let folder = server.folder().join("operator");
    fs::create_dir_all(&folder)?;
    ensure!(verifies(server, &folder, &pack, key)?, "as it was handed out");

    let auditor = seat(server, "operatorauditor", Role::Auditor)?;
    let page = auditor.client.get("/staff/log")?.must_be(200)?.page();
    ensure!(page.says("The operator downloaded the log"), "{}", page.words());

    let printed = by_command(server, PACK_SECRET)?;
    let (told, second) = printed.split_once('\n').context("a key, and the pack")?;
    ensure!(told == key && second.contains("\"staff\":\"operator\""), "the first is in the second's log");
    ensure!(verifies(server, &folder, second.as_bytes(), key)?, "as the command prints it");
    ensure!(by_command(server, DIRECTORY_SECRET).is_err_and(|error| error.to_string().contains("another one")));

    let mut last = 200;
    for count in 0..12 {
        last = send(server, PACK_SECRET, (&format!("again-{count}"), 0), DAYS)?.status;
    }
    ensure!(last == 429, "so many in an hour, not {last}");
    Ok(())
}

/// What `cargo xtask regulator-pack --from --to` runs.
fn by_command(server: &Server, secret: &str) -> Result<String> {
    let mut node = Command::new("node");
    with_tools(&mut node, server.folder());
    node.arg(checkout().join("xtask/src/pack/fetch.mjs")).args([server.origin(), "2026-01-01", "2030-01-01"]);
    let output = node.env("PACK_SECRET", secret).output()?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Ok(String::from_utf8(output.stdout)?)
}
