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
use tests::stage::{checkout, with_tools};

use crate::desk::{REFUSE, asked_to_keep, case_of, hold, seat};
use crate::shared_server;

fn verifies(server: &Server, folder: &Path, pack: &[u8], key: &str) -> Result<bool> {
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
    let auditor = seat(server, "packauditor", Role::Auditor)?;
    let page = auditor.client.get("/staff/log")?.must_be(200)?.page();
    let span = ["from", "to"].map(|name| (name, page.input(name).unwrap_or_default()));
    let fields = span.each_ref().map(|(name, day)| (*name, day.as_str()));
    let pack = auditor.client.post("/staff/log/pack", &fields)?.must_be(200)?.body;
    let text = String::from_utf8(pack.clone())?;
    let lines: Vec<Value> = text.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;

    holds_what_is_asked_for(&lines, &case)?;

    for text in
        [&person.name, &person.email, &person.phone, &person.username, &person.address, &old, &journey.reference]
    {
        for needle in canary::needles(text) {
            ensure!(!canary::holds(&pack, &needle), "{}", needle.what);
        }
    }
    for words in ["R 26/118", agent.colleague.mail.as_str()] {
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
