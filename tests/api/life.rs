//! Whole lives, from naming an account to the end.

use anyhow::{Context as _, Result, ensure};
use sha2::Digest as _;
use shared::receipt::{Doubt, PublicKey, ReceiptFile};
use tests::client::Call;
use tests::journey::Journey;
use tests::mailbox::{self, Letter};
use tests::server::Server;
use tests::shop;

use crate::{DAY_MS, now_ms, shared_server};

#[test]
fn a_person_who_changes_their_mind_is_back_as_before() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_one(server, "lifeback")?;
    let (journey, codes) = Journey::pending(server, server.client(), &person)?;
    let status = journey.get("")?.must_be(200)?.page();
    assert!(status.says(&journey.reference), "the status page names the request");

    let fragment = mailbox::wait_for(server, &person.email, Letter::fragment)?;
    assert_eq!(fragment.0, journey.reference, "the mailed link names the request");
    let letter = mailbox::wait_for(server, &person.email, |letter| letter.fragment().map(|_| letter.clone()))?;
    assert!(letter.mail.text.contains(&codes.revocation), "the mail says what to type as well");
    assert!(
        letter.mail.calendar.is_some_and(|file| file.contains("BEGIN:VCALENDAR")),
        "the last day is a calendar entry"
    );

    let other = server.client();
    let there = journey.revoke(&other, &fragment.1)?.location()?;
    let page = other.get(&there)?.must_be(200)?.page();
    assert_eq!(page.attributes("lang").first().map(String::as_str), Some("en"));
    assert_eq!(journey.state()?.0, "revoked");
    assert!(page.says("The deletion is cancelled") && page.says(&journey.reference), "{}", page.words());
    assert_eq!(person.sign_in(&server.client())?.location()?, "/shop/account", "the account is open again");
    Ok(())
}

#[test]
fn a_person_who_stays_away_gets_a_receipt_whose_signature_checks() -> Result<()> {
    let server = Server::start()?;
    let person = shop::plant_one(&server, "lifegone")?;
    let (journey, codes) = Journey::pending(&server, server.client(), &person)?;
    server.set_clock(journey.due()? - 60_000)?;
    server.sweep()?;
    assert_eq!(journey.state()?.0, "pending", "a minute too early nothing happens");
    server.set_clock(journey.due()?)?;
    server.sweep()?;
    journey.wait_for_state("erased")?;

    let file = receipt(&server, &journey.reference, &codes.status)?;
    let keys = server.client().get("/api/v1/receipt-keys")?.must_be(200)?.json()?;
    let key = keys.pointer("/keys/0/public_key").and_then(|key| key.as_str()).context("a public key")?;
    let key = PublicKey::parse(key)?;
    let check = |file: &ReceiptFile| ReceiptFile::check(&serde_json::to_string(file).unwrap_or_default(), &key);
    let receipt = check(&file)?;
    assert_eq!(receipt.reference.to_string(), journey.reference);
    assert!(receipt.ended.len() > 8, "the receipt names what ended: {:?}", receipt.ended.len());
    assert!(receipt.kept.iter().any(|line| line.category.as_str() == "invoices"), "and what is kept");
    assert!(receipt.backups_expire_at.ms() >= receipt.erased_at.ms() + 30 * DAY_MS, "and when backups have gone");
    let mut changed = file.clone();
    changed.payload_b64url = changed.payload_b64url.replacen('A', "B", 1);
    assert_eq!(check(&changed), Err(Doubt::Changed), "a changed receipt does not check");
    let mut without = file;
    without.chain.pop();
    assert_eq!(check(&without), Err(Doubt::LogChanged), "nor does one without its whole log");

    mailbox::wait_for(&server, &person.email, |letter| letter.mail.text.contains(&journey.reference).then_some(()))?;
    assert_eq!(person.sign_in(&server.client())?.status, 422, "the account is gone");
    journey.revoke(&server.client(), &codes.revocation)?.must_be(410)?;
    Ok(())
}

/// The receipt, fetched by someone who has only what was written down.
fn receipt(server: &Server, reference: &str, status_code: &str) -> Result<ReceiptFile> {
    let client = server.client();
    let there = client.post("/en/status", &[("reference", reference), ("code", status_code)])?.location()?;
    let page = client.get(&there)?.must_be(200)?.page();
    ensure!(page.link("/receipt").is_some(), "the status page leads to the receipt: {}", page.words());
    let html = client.get(&format!("{there}/receipt"))?.must_be(200)?.page().html().to_owned();
    // Where islands wake, an empty comment parts what they must find again.
    let times = html.replace("<!>", "").matches("<li><bdi>Your profile</bdi></li>").count();
    ensure!(times == 1, "the shop and the newsletter service held the profile, which is told once: {times}");
    let file = client.get(&format!("{there}/receipt.json"))?.must_be(200)?;
    Ok(serde_json::from_slice(&file.body)?)
}

#[test]
fn a_program_sees_where_a_deletion_stands_and_takes_it_back() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_one(server, "lifeapi")?;
    let (journey, codes) = Journey::pending(server, server.client(), &person)?;
    let client = server.client();
    let path = format!("/api/v1/deletions/{}", journey.reference);
    let bearer = format!("Bearer {}", codes.status);
    let ask = || client.send(&Call::of("GET", &path).with("authorization", &bearer));
    let body = ask()?.must_be(200)?.json()?;
    assert_eq!(body.get("state").and_then(|state| state.as_str()), Some("pending"));
    assert_eq!(body.get("purge_at").and_then(serde_json::Value::as_i64), Some(journey.due()?));
    let revocations = format!("{path}/revocations");
    let wanted = serde_json::json!({ "code": codes.revocation }).to_string();
    let call = || client.send(&Call::of("POST", &revocations).carrying("application/json", wanted.clone()));
    call()?.must_be(200)?;
    call()?.must_be(409)?;
    assert_eq!(ask()?.json()?.get("state").and_then(|state| state.as_str()), Some("revoked"));
    Ok(())
}

#[test]
fn the_copy_of_the_data_can_be_fetched_and_goes_with_the_rest() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_one(server, "lifecopy")?;
    let journey = Journey::proven(server, server.client(), &person)?;
    journey.post("/copy", &[("choice", "prepare")])?.must_be(303)?;
    let archive = (0..300).find_map(|_| {
        std::thread::sleep(std::time::Duration::from_millis(100));
        journey.get("/copy/archive.zip").ok().filter(|answer| answer.status == 200)
    });
    let archive = archive.context("the archive is ready within half a minute")?;
    assert!(archive.body.starts_with(b"PK"), "it is a zip");
    assert!(tests::canary::needles(&person.name).iter().any(|needle| tests::canary::holds(&archive.body, needle)));
    let page = journey.get("/copy")?.must_be(200)?.page();
    let digest = data_encoding::HEXLOWER.encode(&<[u8; 32]>::from(sha2::Sha256::digest(&archive.body)));
    assert!(page.html().contains(&digest), "the page shows the archive's SHA-256");
    assert!(journey.get("/copy/print")?.must_be(200)?.page().says(&person.name));

    journey.send(&[])?.must_be(303)?;
    let codes = journey.codes()?;
    journey.revoke(&server.client(), &codes.revocation)?.must_be(303)?;
    let after = journey.get("/copy/archive.zip")?;
    assert!(
        (400..500).contains(&after.status),
        "after the end of the request the copy is not handed out: {}",
        after.status
    );
    Ok(())
}

#[test]
fn a_request_can_be_withdrawn_before_it_is_sent() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_one(server, "lifewithdraw")?;
    let journey = Journey::proven(server, server.client(), &person)?;
    journey.post("/copy", &[("choice", "have")])?.must_be(303)?;
    let seen = journey.seen()?;
    journey.post("/withdraw", &[("seen", &seen)])?.must_be(303)?;
    assert_eq!(journey.state()?.0, "withdrawn");
    assert_eq!(person.sign_in(&server.client())?.location()?, "/shop/account");
    Ok(())
}

#[test]
fn a_request_that_nobody_proves_or_confirms_runs_out() -> Result<()> {
    let server = Server::start()?;
    let person = shop::plant_one(&server, "lifeexpire")?;
    let unproven = Journey::begin(&server, server.client(), &person.email)?;
    let prepared = Journey::proven(&server, server.client(), &person)?;
    let begun = now_ms();
    server.set_clock(begun + DAY_MS + 60_000)?;
    server.sweep()?;
    assert_eq!(unproven.state()?.0, "expired");
    assert_eq!(prepared.state()?.0, "preparing");
    server.set_clock(begun + 7 * DAY_MS + 60_000)?;
    server.sweep()?;
    assert_eq!(prepared.state()?.0, "expired");
    assert_eq!(person.sign_in(&server.client())?.location()?, "/shop/account");
    Ok(())
}
