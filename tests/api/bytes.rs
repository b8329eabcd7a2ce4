//! Raw bytes: nothing of a person is ever written in plain, and what was sealed cannot be opened after the end (I12).

use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};
use tests::canary::{Needle, found, holds, needles};
use tests::client::Client;
use tests::journey::{Codes, Journey};
use tests::server::{Plan, Server};
use tests::shop::{self, Person};
use tests::stage::copy;

use crate::MINUTE_MS;

/// Words of the person's own, typed as the reason.
const OWN_WORDS: &str = "Zephyrine Okonkwo-Larsen told me to leave";

pub fn canaries(person: &Person) -> Vec<Needle> {
    // The telephone number without its plus: that is how numbers are often kept.
    let number = person.phone.trim_start_matches('+').to_owned();
    let texts = [person.name.clone(), person.email.clone(), person.address.clone(), number, person.username.clone()];
    texts.iter().map(String::as_str).chain([OWN_WORDS]).flat_map(needles).collect()
}

/// Everything that the product wrote, its log included. The mail service's own lines in the log are mail, and aside.
pub fn hits(server: &Server, canaries: &[Needle]) -> Result<Vec<String>> {
    let mut hits = found(server.folder(), canaries)?;
    hits.retain(|hit| !hit.contains("server.log"));
    let log = without_mail(&server.log());
    hits.extend(
        canaries.iter().filter(|needle| holds(log.as_bytes(), needle)).map(|needle| format!("log: {}", needle.what)),
    );
    Ok(hits)
}

/// `wrangler dev` announces each mail with its envelope: from the announcement to the first of its files.
fn without_mail(log: &str) -> String {
    let mut kept = String::new();
    let mut is_mail = false;
    for line in log.lines() {
        if line.contains("send_email binding called") {
            is_mail = true;
        } else if is_mail && line.starts_with("Text: ") {
            is_mail = false;
        } else if !is_mail {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

#[test]
fn nothing_of_a_person_lies_in_plain_before_or_after_and_an_old_database_opens_nothing() -> Result<()> {
    let server = Server::start()?;
    let person = shop::plant_one(&server, "canary")?;
    let other = shop::plant_one(&server, "bystander")?;
    let canaries = canaries(&person);

    let signed_in = server.client();
    person.sign_in(&signed_in)?.must_be(303)?;
    let journey = Journey::proven(&server, server.client(), &person)?;
    journey.post("/copy", &[("choice", "prepare")])?.must_be(303)?;
    journey.send(&[("reason", "other"), ("reason_text", OWN_WORDS)])?.must_be(303)?;
    let codes = journey.codes()?;
    wait_for_archive(&journey)?;
    Journey::begin(&server, server.client(), &person.phone)?;
    let before = hits(&server, &canaries)?;
    assert!(before.is_empty(), "in plain before the end:\n{}", before.join("\n"));

    let old = server.folder().join("old-database");
    copy(&server.state().join("v3").join("d1"), &old)?;
    let due = journey.due()?;
    server.set_clock(due)?;
    server.sweep()?;
    journey.wait_for_state("erased")?;
    // The final mail goes, and its address with it.
    for minutes in 1..=3 {
        server.set_clock(due + minutes * MINUTE_MS)?;
        server.sweep()?;
        std::thread::sleep(std::time::Duration::from_millis(500));
    }
    let after = hits(&server, &canaries)?;
    assert!(after.is_empty(), "in plain after the end:\n{}", after.join("\n"));

    let state = restored(&server, &old)?;
    let known = Known { reference: journey.reference.clone(), cookie: journey.client.cookie("__Host-adieu"), codes };
    drop(journey);
    drop(server);
    let restored = Server::start_as(&Plan { state: Some(state), ..Plan::default() })?;
    nothing_opens(&restored, &known, &person, &canaries, signed_in.cookie("__Host-shop").as_ref())?;
    // The harness would see it if something opened: someone who was not erased is still there.
    ensure!(other.sign_in(&restored.client())?.location()? == "/shop/account", "the bystander is unharmed");
    Ok(())
}

/// What a person still holds of a journey whose server has gone.
struct Known {
    reference: String,
    cookie: Option<String>,
    codes: Codes,
}

/// The database from before with everything else from after: what a restore of D1 gives.
fn restored(server: &Server, old: &Path) -> Result<PathBuf> {
    let state = std::env::temp_dir().join(format!("adieu-tests-{}", std::process::id())).join("restored");
    copy(&server.state(), &state)?;
    std::fs::remove_dir_all(state.join("v3").join("d1"))?;
    copy(old, &state.join("v3").join("d1"))?;
    Ok(state)
}

fn nothing_opens(
    server: &Server,
    known: &Known,
    person: &Person,
    canaries: &[Needle],
    shop_cookie: Option<&String>,
) -> Result<()> {
    let client = Client::of(server.origin()).patient();
    let reference = &known.reference;
    let mut answers = vec![person.sign_in(&client)?, person.ask_with_token(&client)?];
    ensure!([422, 503].contains(&answers[0].status) || answers[0].status == 200, "{}", answers[0].text());
    ensure!(answers[0].location().is_err(), "a restored database signs nobody in");
    for (name, value) in [("__Host-adieu", known.cookie.as_ref()), ("__Host-shop", shop_cookie)] {
        if let Some(value) = value {
            client.set_cookie(name, value);
        }
    }
    for step in ["", "/consequences", "/copy", "/copy/archive.zip", "/copy/print", "/check", "/receipt"] {
        answers.push(client.get(&format!("/en/deletion/{reference}{step}"))?);
    }
    answers.push(client.get("/shop/account")?);
    answers.push(client.post("/en/status", &[("reference", reference), ("code", &known.codes.status)])?);
    answers.push(client.get(&format!("/en/deletion/{reference}"))?);
    // The form shows again what was typed just now; that comes from the visitor, not from the database.
    answers[0].body = answers[0].text().replace(&person.email, "").into_bytes();
    for answer in &answers {
        for needle in canaries {
            ensure!(
                !holds(&answer.body, needle),
                "{} in an answer of {}:\n{}",
                needle.what,
                answer.status,
                answer.text()
            );
        }
        ensure!(!answer.body.starts_with(b"PK"), "an archive was handed out");
    }
    let fetched = client.get(&format!("/en/deletion/{reference}/copy/archive.zip"))?;
    ensure!(fetched.status >= 400, "the copy is gone: {}", fetched.status);
    Ok(())
}

fn wait_for_archive(journey: &Journey<'_>) -> Result<()> {
    for _ in 0..300 {
        if journey.get("/copy/archive.zip")?.status == 200 {
            return Ok(());
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    anyhow::bail!("the archive never came; the log:\n{}", journey.server.log())
}

#[test]
fn the_search_finds_a_person_who_does_lie_in_plain() -> Result<()> {
    let server = Server::start()?;
    let person = shop::plant_one(&server, "visible")?;
    std::fs::write(
        server.state().join("leak.bin"),
        data_encoding::BASE64.encode(format!("xy{}", person.email).as_bytes()),
    )?;
    let hits = hits(&server, &canaries(&person))?;
    assert!(hits.iter().any(|hit| hit.contains("leak.bin")), "{hits:?}");
    let log = format!("send_email binding called\nTo: {0}\nText: file\nin plain: {0}\n", person.email);
    assert_eq!(without_mail(&log), format!("in plain: {}\n", person.email), "only mail is aside");
    Ok(())
}
