//! Every receipt, checked by an implementation in another language against what this test knows.

use std::fs;
use std::process::Command;

use anyhow::{Context as _, Result, ensure};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tests::server::Server;
use tests::stage::{checkout, with_tools};

use crate::passage::Passage;

/// What the preset `standard` ends at the purge itself, and where.
const ENDED: [&str; 13] = [
    "billing/subscriptions",
    "mailing/profile",
    "recommendations/browsing",
    "shop/addresses",
    "shop/browsing",
    "shop/linked-apps",
    "shop/login-records",
    "shop/messages-market",
    "shop/messages-shop",
    "shop/orders",
    "shop/profile",
    "shop/reviews",
    "shop/subscriptions",
];

#[derive(Debug, Clone, Serialize)]
struct Receipt {
    file: String,
    expected: Value,
}

#[derive(Debug, Deserialize)]
struct Verdict {
    right: usize,
    refused: Vec<String>,
}

/// Checks all of them, and that a changed one is refused.
pub fn check(server: &Server, passage: &Passage<'_>) -> Result<usize> {
    let mut receipts = Vec::new();
    for (life, file) in &passage.receipts {
        let purge = passage.purge_of(life).context("only what was purged has a receipt")?;
        let expected = json!({
            "reference": life.reference,
            "received_at": life.plan.begun_ms,
            "claimed_at": purge.at_ms,
            "kept": { "identity": purge.identity_until, "invoices": purge.invoices_until },
            "ended": ENDED,
        });
        receipts.push(Receipt { file: file.clone(), expected });
    }
    let keys = server.client().get("/api/v1/receipt-keys")?.must_be(200)?.json()?;
    let key = keys.pointer("/keys/0/public_key").and_then(Value::as_str).context("a public key")?;
    let verdict = ask(server, key, &receipts)?;
    ensure!(verdict.refused.is_empty(), "{} receipts are wrong: {:#?}", verdict.refused.len(), verdict.refused);
    let one = receipts.first().context("there is a receipt")?;
    let tampered = ask(server, key, &[tampered(one)?])?;
    ensure!(tampered.refused.len() == 1, "a changed receipt is refused");
    Ok(verdict.right)
}

/// The purge a day earlier than it was, and everything else as signed.
fn tampered(one: &Receipt) -> Result<Receipt> {
    use data_encoding::BASE64URL_NOPAD as B64;
    let mut file: Value = serde_json::from_str(&one.file)?;
    let payload = file.get("payload_b64url").and_then(Value::as_str).context("a payload")?;
    let mut statement: Value = serde_json::from_slice(&B64.decode(payload.as_bytes())?)?;
    let claimed = statement.get("claimed_at").and_then(Value::as_i64).context("a date")?;
    if let Some(fields) = statement.as_object_mut() {
        fields.insert("claimed_at".to_owned(), json!(claimed - crate::DAY_MS));
    }
    let mut expected = one.expected.clone();
    if let (Some(fields), Some(file)) = (expected.as_object_mut(), file.as_object_mut()) {
        fields.insert("claimed_at".to_owned(), json!(claimed - crate::DAY_MS));
        file.insert("payload_b64url".to_owned(), json!(B64.encode(&serde_json::to_vec(&statement)?)));
    }
    Ok(Receipt { file: file.to_string(), expected })
}

fn ask(server: &Server, key: &str, receipts: &[Receipt]) -> Result<Verdict> {
    let list = server.folder().join("receipts.json");
    fs::write(&list, json!({ "key": key, "receipts": receipts }).to_string())?;
    let mut node = Command::new(checkout().join("node_modules/.bin/node"));
    with_tools(&mut node, server.folder());
    let output = node.arg(checkout().join("tests/lives/receipts.mjs")).arg(&list).output()?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Ok(serde_json::from_slice(&output.stdout)?)
}
