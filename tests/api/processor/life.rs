//! Whole lives with three processors of somebody else's.

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};
use shared::webhook::Ring;
use tests::journey::Journey;
use tests::receiver::{Heard, Reply, answer};
use tests::shop;
use tests::store::Store;

use super::{receipt, ring, server, willing};
use crate::MINUTE_MS;

const NAMES: [&str; 3] = ["mailing", "recommendations", "billing"];

#[test]
fn three_processors_fall_quiet_and_go_on_by_their_own_word() -> Result<()> {
    let receiver = willing()?;
    receiver.then(|heard| if heard.path == "/billing" { Reply::Status(503) } else { Reply::Status(204) });
    let server = server(&receiver, &[])?;
    let person = shop::plant_one(&server, "netback")?;
    let (journey, codes) = Journey::pending(&server, server.client(), &person)?;
    let mut subjects = Vec::new();
    for name in NAMES {
        let heard = receiver.wait_for(&format!("/{name}"), "account.quiet")?;
        subjects.push((heard.data("subject"), heard.data("deletion")));
        ensure!(!String::from_utf8_lossy(&heard.body).contains(&person.account), "the account's own id left the house");
        ensure!(heard.id().starts_with("msg_") && heard.data("answer_url").contains(name), "{heard:?}");
    }
    for (one, (subject, deletion)) in subjects.iter().enumerate() {
        for (other, deletion_there) in &subjects[one + 1..] {
            ensure!(subject != other && deletion != deletion_there, "two of them can compare what they were told");
        }
    }
    ensure!(receiver.heard("/mailing")[0].is_by(&ring("mailing")?), "the older key still counts");
    ensure!(receiver.heard("/billing")[0].is_by(&ring("billing")?));
    ensure!(!receiver.heard("/billing")[0].is_by(&ring("mailing")?));
    let ours = Ring::parse(["whpk_11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="].into_iter()).context("a half")?;
    ensure!(receiver.heard("/recommendations")[0].is_by(&ours), "halves");
    let waits = |page: &str| page.matches("tag-waits").count();
    let page = journey.get("")?.must_be(200)?.page();
    ensure!(waits(page.html()) == 1, "one of them has not confirmed: {}", page.words());

    receiver.then(|_| Reply::Status(200));
    // Each attempt says when it is made, in seconds of the wire's own clock.
    std::thread::sleep(std::time::Duration::from_millis(1_100));
    server.set_clock(crate::now_ms() + MINUTE_MS)?;
    server.sweep()?;
    let page = journey.get("")?.must_be(200)?.page();
    ensure!(waits(page.html()) == 0, "all have: {}\n{}", page.words(), server.log());
    let counted = r#"{"counter":"delivery","kind":"quiet","n":1,"outcome":"done","processor":"billing"}"#;
    tests::patience::until(|| Ok(server.log().contains(counted)))?;
    ensure!(server.log().contains(counted), "what is told is counted");
    let attempts: Vec<Heard> = receiver.heard("/billing");
    ensure!(attempts.len() == 2 && attempts[0].id() == attempts[1].id() && attempts[0].body == attempts[1].body);
    ensure!(attempts[0].header("webhook-timestamp") != attempts[1].header("webhook-timestamp"));

    journey.revoke(&server.client(), &codes.revocation)?.must_be(303)?;
    for name in NAMES {
        let (path, number) = (format!("/{name}"), |heard: &Heard| heard.data("sequence").parse::<i64>());
        let restored = receiver.wait_for(&path, "account.restore")?;
        ensure!(number(&restored)? > number(&receiver.heard(&path)[0])?, "the later word has the higher number");
        ensure!(restored.data("subject") == receiver.heard(&path)[0].data("subject"));
    }
    Ok(())
}

#[test]
fn they_confirm_one_by_one_and_the_receipt_says_how_surely() -> Result<()> {
    let receiver = willing()?;
    let server = server(&receiver, &[("mailing", "verify", json!(true))])?;
    let person = shop::plant_one(&server, "netgone")?;
    let (journey, codes) = Journey::pending(&server, server.client(), &person)?;
    for name in NAMES {
        receiver.wait_for(&format!("/{name}"), "account.quiet")?;
    }
    let mailing = ring("mailing")?;
    receiver.then(move |heard| match heard.kind().as_str() {
        "account.verify" => Reply::signed(&mailing, heard, r#"{"held": 0}"#),
        "account.erase" if heard.path == "/recommendations" => Reply::Status(202),
        _ => Reply::Status(200),
    });
    let due = journey.due()?;
    server.set_clock(due)?;
    server.sweep()?;
    let asked = receiver.wait_for("/recommendations", "account.erase")?;
    receiver.wait_for("/mailing", "account.verify")?;
    std::thread::sleep(std::time::Duration::from_secs(3));
    ensure!(journey.state()?.0 == "erasing", "one of them has only accepted it: {}", journey.state()?.0);

    // Nobody else says it in its place, nor it about somebody else's message.
    let said = |message: &str, status: &str| json!({ "message": message, "status": status });
    let theirs = receiver.wait_for("/mailing", "account.erase")?;
    let recommendations = ring("recommendations")?;
    for (processor, signer, message, status) in [
        ("recommendations", "mailing", asked.id(), 403),
        ("recommendations", "billing", asked.id(), 403),
        ("recommendations", "recommendations", theirs.id(), 404),
        ("mailing", "mailing", asked.id(), 404),
        ("mailing", "recommendations", asked.id(), 403),
        ("billing", "billing", asked.id(), 404),
        ("billing", "mailing", theirs.id(), 403),
        ("shop", "mailing", asked.id(), 404),
        ("recommendations", "recommendations", "msg_00000000000000000000000000000000", 404),
    ] {
        let answered = answer(&server, processor, &ring(signer)?, crate::now_ms(), &said(message, "done"))?;
        ensure!(answered.status == status, "{signer} for {processor}: {} and not {status}", answered.status);
    }
    ensure!(journey.state()?.0 == "erasing");
    answer(&server, "recommendations", &recommendations, crate::now_ms(), &said(asked.id(), "done"))?.must_be(202)?;
    journey.wait_for_state("erased")?;
    // Late and wrong words change nothing any more.
    answer(&server, "recommendations", &recommendations, crate::now_ms(), &said(asked.id(), "failed"))?.must_be(202)?;

    let payload: Value = serde_json::from_str(&receipt(&server, &journey.reference, &codes.status)?)?;
    let how = |processor: &str| {
        let lines = payload.get("ended").and_then(Value::as_array).cloned().unwrap_or_default();
        let line = lines.into_iter().find(|line| line.get("processor") == Some(&json!(processor)));
        line.and_then(|line| line.get("acknowledgement").and_then(Value::as_str).map(str::to_owned))
    };
    ensure!(how("mailing").as_deref() == Some("verified"), "{payload}");
    ensure!(how("recommendations").as_deref() == Some("acknowledged"), "{payload}");
    ensure!(how("shop").as_deref() == Some("verified"), "{payload}");
    let left =
        Store::of(&server)?.count("SELECT COUNT(*) FROM delivery WHERE due_at IS NOT NULL OR dead_at IS NOT NULL")?;
    ensure!(left == 0, "{left} are left");
    Ok(())
}
