//! What a regulator gets can be checked by anybody, and names nobody.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;
use shared::desk::check;
use shared::staff::Role;
use tests::canary;
use tests::server::Server;
use tests::shop;
use tests::stage::{checkout, with_tools};

use crate::desk::{REFUSE, Seat, asked_to_keep, case_of, hold, seat};
use crate::inbox::desk::post;
use crate::request::{OWN_WORDS, asked, complained};
use crate::right::Visit;
use crate::shared_server;

pub fn verifies(server: &Server, folder: &Path, pack: &[u8], key: &str) -> Result<bool> {
    let file = folder.join("pack.jsonl");
    fs::write(&file, pack)?;
    let mut node = Command::new("node");
    with_tools(&mut node, server.folder());
    node.arg(checkout().join("tests/checker/pack.mjs")).arg(&file).args(["--key", key]);
    Ok(node.output()?.status.success())
}

fn of_kind<'a>(lines: &'a [Value], kind: &str) -> Vec<&'a Value> {
    lines.iter().filter(|line| line["kind"] == kind).collect()
}

#[test]
fn a_regulators_pack_can_be_checked_and_names_nobody() -> Result<()> {
    let server = shared_server()?;
    let (person, old, journey) = asked_to_keep(server, "packed")?;
    let case = case_of(server, &journey.reference)?;
    let agent = seat(server, "packagent", Role::Agent)?;
    agent.post(&case, "decide", &REFUSE)?.must_be(303)?;
    let review = hold::day(60);
    let order =
        [("category", "orders"), ("basis", "authority-order"), ("note", "R 26/118"), ("review", review.as_str())];
    hold::post(&agent.client, &journey.reference, "hold", &order)?.must_be(303)?;
    let written = in_writing(server, &agent)?;
    let stays = shop::plant_one(server, "packstays")?;
    Visit::proven(server, server.client(), &stays)?.post("/preferences", &[("push", "yes")])?.must_be(303)?;
    let auditor = seat(server, "packauditor", Role::Auditor)?;
    let page = auditor.client.get("/staff/log")?.must_be(200)?.page();
    let span = ["from", "to"].map(|name| (name, page.input(name).unwrap_or_default()));
    let fields = span.each_ref().map(|(name, day)| (*name, day.as_str()));
    let pack = auditor.client.post("/staff/log/pack", &fields)?.must_be(200)?.body;
    let text = String::from_utf8(pack.clone())?;
    let lines: Vec<Value> = text.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;

    holds_what_is_asked_for(&lines, &case)?;
    holds_what_was_written(&lines, &written)?;

    for text in
        [&person.name, &person.email, &person.phone, &person.username, &person.address, &old, &journey.reference]
    {
        for needle in canary::needles(text) {
            ensure!(!canary::holds(&pack, &needle), "{}", needle.what);
        }
    }
    for words in ["R 26/118", agent.colleague.mail.as_str(), OWN_WORDS, REASONS, FINDINGS, "packed.complainer"] {
        ensure!(!text.contains(words), "{words}");
    }

    let keys = server.client().get("/api/v1/receipt-keys")?.must_be(200)?.json()?;
    let key = keys.pointer("/keys/0/public_key").and_then(Value::as_str).context("a public key")?;
    let folder = server.folder().join("pack");
    fs::create_dir_all(&folder)?;
    ensure!(verifies(server, &folder, &pack, key)?, "as it was handed out");
    for place in [0, pack.len() / 3, pack.len() / 2, pack.len() - 40] {
        let mut changed = pack.clone();
        changed[place] ^= 1;
        ensure!(!verifies(server, &folder, &changed, key)?, "byte {place} of {}", pack.len());
    }
    let shorter: Vec<&str> = text.lines().filter(|line| !line.contains(case.as_str())).collect();
    ensure!(!verifies(server, &folder, format!("{}\n", shorter.join("\n")).as_bytes(), key)?, "a case was taken out");
    ensure!(!verifies(server, &folder, &pack, &"A".repeat(43))?, "another key");
    // That it was taken out is in the log, and only whoever watches the desk takes it.
    let log = auditor.client.post("/staff/log/export", &[])?.must_be(200)?.text();
    ensure!(log.contains(&format!("staff:{}", auditor.colleague.id)) && log.contains("\"act\":\"exported\""));
    ensure!(agent.client.post("/staff/log/pack", &fields)?.status == 403);
    ensure!(auditor.client.post("/staff/log/pack", &[("from", "soon"), ("to", "")])?.status == 422);
    Ok(())
}

const REASONS: &str = "There are the data of two people in it.";
const FINDINGS: &str = "asked the warehouse";

/// A complaint that was looked into and takes longer, one that was answered, and a request that was refused: their ids.
fn in_writing(server: &Server, agent: &Seat) -> Result<[String; 3]> {
    let (_, longer) = complained(server, "packed.complainer@elsewhere.example")?;
    let (_, heard) = complained(server, "packed.complainer2@elsewhere.example")?;
    let (_, refused) = asked(server, "see", "packed.complainer3@elsewhere.example")?;
    for id in [&longer.id, &heard.id] {
        post(agent, id, "acknowledge", &[])?.must_be(303)?;
        post(agent, id, "findings", &[("findings", FINDINGS)])?.must_be(303)?;
    }
    post(agent, &longer.id, "extend", &[("extension", "recipient")])?.must_be(303)?;
    post(agent, &heard.id, "answer", &[("ruling", "partly"), ("written", REASONS)])?.must_be(303)?;
    let refusal = [("ruling", "refused"), ("refusal", "others"), ("written", REASONS)];
    post(agent, &refused.id, "answer", &refusal)?.must_be(303)?;
    Ok([longer.id, heard.id, refused.id])
}

fn holds_what_was_written(lines: &[Value], ids: &[String; 3]) -> Result<()> {
    let all = of_kind(lines, "request");
    let found = |id: &String| all.iter().find(|line| line["id"] == *id).context("a request");
    let [longer, heard, refused] = [found(&ids[0])?, found(&ids[1])?, found(&ids[2])?];
    ensure!(longer["asked"] == "complain" && longer["about"] == "leaked" && longer["by"] == "form", "{longer}");
    ensure!(longer["extended_because"] == "recipient" && longer["found_at"].is_string(), "{longer}");
    ensure!(longer["kept"].is_null() && longer["answered_at"].is_null() && longer["ruling"].is_null(), "{longer}");
    ensure!(longer["due_at"].as_str() > heard["due_at"].as_str(), "two months more: {longer} {heard}");
    ensure!(heard["kept"] == true && heard["ruling"] == "partly" && heard["acknowledged_at"].is_string(), "{heard}");
    ensure!(refused["refused_because"] == "others" && refused["basis"] == "GDPR 15(4)", "{refused}");
    ensure!(refused["law"] == "gdpr" && refused["kept"] == true && refused["ruling"] == "refused", "{refused}");
    ensure!(of_kind(lines, "mail").iter().all(|line| !ids.iter().any(|id| line["id"] == *id)), "each once");
    let rights = of_kind(lines, "right");
    ensure!(rights.iter().any(|line| line["did"] == "preferences" && line["refused"] != Value::Null), "{rights:?}");
    Ok(())
}

/// What the verifier says of a file whose seal fits; here the seal is left out, and only the lines are looked at.
#[test]
fn a_requests_line_that_cannot_be_true_is_named() -> Result<()> {
    let server = shared_server()?;
    let folder = server.folder().join("doubt");
    fs::create_dir_all(&folder)?;
    let good = serde_json::json!({
        "kind": "request", "id": "a1", "asked": "see", "by": "form", "about": null, "law": "gdpr",
        "received_at": "2026-03-02T08:00:00Z", "acknowledge_by": "2026-03-05T22:00:00Z", "acknowledged_at": null,
        "found_at": null, "extended_at": null, "extended_because": null, "due_at": "2026-04-02T21:00:00Z",
        "answered_at": "2026-03-20T08:00:00Z", "kept": true, "ruling": "refused", "refused_because": "others",
        "basis": "GDPR 15(4)",
    });
    ensure!(doubted(server, &folder, &good)?.is_empty(), "a good line");
    let bad: [(&str, Value, &str); 8] = [
        ("kept", Value::Bool(false), "clock was kept"),
        ("answered_at", "2026-03-01T08:00:00Z".into(), "out of order"),
        ("basis", "".into(), "ground or its law"),
        ("refused_because", Value::Null, "ground or its law"),
        ("ruling", "upheld".into(), "as such a request can be"),
        ("ruling", Value::Null, "as such a request can be"),
        ("extended_at", "2026-03-10T08:00:00Z".into(), "without a reason"),
        ("words", "somebody's".into(), "more than it may"),
    ];
    for (field, value, why) in bad {
        let mut line = good.clone();
        line[field] = value;
        let said = doubted(server, &folder, &line)?;
        ensure!(said.contains(why), "{field}: {said}");
    }
    Ok(())
}

/// Sealed with a key of our own: the verifier gets as far as the lines.
fn doubted(server: &Server, folder: &Path, line: &Value) -> Result<String> {
    const SEAL: &str = r#"
import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
const [file] = process.argv.slice(1);
const sealed = readFileSync(file);
const { publicKey, privateKey } = generateKeyPairSync("ed25519");
const sha256 = createHash("sha256").update(sealed).digest("hex");
const signature = sign(null, Buffer.from(`adieu-pack\n${sha256}\n2\n`), privateKey).toString("base64url");
const key = publicKey.export({ format: "der", type: "spki" }).subarray(12).toString("base64url");
writeFileSync(file, `${sealed}${JSON.stringify({ kind: "seal", sha256, lines: 2, signature, key })}\n`);
"#;
    let file = folder.join("pack.jsonl");
    fs::write(&file, format!("{{\"kind\":\"pack\",\"made_at\":\"2026-05-01T08:00:00Z\"}}\n{line}\n"))?;
    let mut said = String::new();
    let checker = checkout().join("tests/checker/pack.mjs");
    for arguments in [vec!["--input-type=module".into(), "--eval".into(), SEAL.into()], vec![checker.into_os_string()]]
    {
        let mut node = Command::new("node");
        with_tools(&mut node, server.folder());
        said = String::from_utf8(node.args(arguments).arg(&file).output()?.stderr)?;
    }
    Ok(said)
}

fn holds_what_is_asked_for(lines: &[Value], case: &str) -> Result<()> {
    ensure!(lines[0]["kind"] == "pack" && lines[0]["complete"] == true && lines[0]["law"] == "gdpr", "{}", lines[0]);
    let cases = of_kind(lines, "case");
    let refused = cases.iter().find(|line| line["id"] == case).context("the case")?;
    ensure!(refused["outcome"] == "refused" && refused["refused_because"] == "not-shown", "{refused}");
    ensure!(refused["days"] == 0 && refused["due_at"].as_str().is_some_and(|day| day.starts_with("20")), "{refused}");
    let holds = of_kind(lines, "hold");
    ensure!(holds.iter().any(|line| line["hold"]["basis"] == "authority-order"), "{holds:?}");
    let invoices = of_kind(lines, "category").into_iter().find(|line| line["id"] == "invoices").context("invoices")?;
    ensure!(invoices["legal_basis"] == "obligation" && invoices["stays"]["period"]["months"] == 84, "{invoices}");
    let mailing = of_kind(lines, "processor").into_iter().find(|line| line["id"] == "mailing").context("mailing")?;
    ensure!(mailing["agreement_at"] == "2024-03-11", "{mailing}");
    ensure!(
        !of_kind(lines, "policy").is_empty()
            && of_kind(lines, "policy").iter().all(|line| line["rules"]["zone"].is_null())
    );
    // The log by the product's own rules, too.
    let entries: Vec<String> = of_kind(lines, "entry")
        .into_iter()
        .map(|line| {
            let mut line = line.clone();
            line.as_object_mut().context("an entry")?.remove("kind");
            Ok(line.to_string())
        })
        .collect::<Result<_>>()?;
    ensure!(check(&entries.join("\n")).is_ok_and(|checked| checked.chained >= 2), "the chains hold");
    Ok(())
}
