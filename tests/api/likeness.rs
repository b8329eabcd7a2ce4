//! An account that came back is what it was: its data byte for byte, its processors told, and the person sees the proof.

use anyhow::{Context as _, Result};
use rusqlite::Connection;
use tests::client::Client;
use tests::journey::Journey;
use tests::server::{Plan, Server};
use tests::shop::{self, Person};
use tests::stage::copy;
use tests::store::{Store, database};

use crate::{now_ms, shared_server};

const LABELS: [&str; 3] = ["Our newsletter service", "Our recommendation service", "Our billing service"];

/// Waits until everybody has said that they are quiet.
fn quiet(journey: &Journey<'_>) -> Result<String> {
    for _ in 0..100 {
        let words = journey.get("")?.must_be(200)?.page().words();
        if words.contains(LABELS[2]) && !words.contains("On its way") {
            return Ok(words);
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    anyhow::bail!("somebody never fell quiet; the log:\n{}", journey.server.log())
}

/// Asks until the page says it: effects are carried out right after the answer.
fn told(journey: &Journey<'_>, wanted: &str) -> Result<String> {
    let mut words = String::new();
    for _ in 0..100 {
        words = journey.get("")?.must_be(200)?.page().words();
        if words.contains(wanted) {
            return Ok(words);
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    anyhow::bail!("the page never says “{wanted}”: {words}; the log:\n{}", journey.server.log())
}

fn archive(journey: &Journey<'_>) -> Result<Vec<u8>> {
    journey.post("/copy", &[("choice", "prepare")])?.must_be(303)?;
    for _ in 0..100 {
        let answer = journey.get("/copy/archive.zip")?;
        if answer.status == 200 {
            return Ok(answer.body);
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    anyhow::bail!("the archive never came; the log:\n{}", journey.server.log())
}

/// A pending deletion of whoever took a copy before, all at one moment, so that two copies may be compared as they are.
fn gone_with_a_copy<'a>(server: &'a Server, client: Client, person: &Person) -> Result<(Journey<'a>, Vec<u8>)> {
    let journey = Journey::proven(server, client, person)?;
    let copy = archive(&journey)?;
    journey.send(&[])?.must_be(303)?;
    Ok((journey, copy))
}

#[test]
fn after_a_revocation_the_copy_is_the_same_byte_for_byte_and_the_page_proves_it() -> Result<()> {
    let server = shared_server()?;
    let moment = now_ms();
    for situation in ["clean", "identity-verified", "suspended", "no-password"] {
        let prefix = format!("likeness{}", situation.replace('-', ""));
        let person = shop::plant_as(server, &prefix, situation)?;
        let (journey, before) = gone_with_a_copy(server, server.client().at(moment), &person)?;
        quiet(&journey)?;
        let codes = journey.codes()?;
        journey.revoke(&server.client().at(moment), &codes.revocation)?.must_be(303)?;

        let words = told(&journey, "It is exactly as it was in")?;
        assert!(!words.contains("It is not as it was in"), "{words}");
        for category in ["Your profile", "Orders", "Browsing history", "Subscriptions", "Contact address"] {
            assert!(words.contains(category), "{category}: {words}");
        }
        let again = Journey::proven(server, server.client().at(moment), &person)?;
        assert!(archive(&again)? == before, "{situation}: the copies differ");
        assert!(before.windows(9).any(|window| window == b"\"mailing\""), "the copy holds what processors hold");
    }
    Ok(())
}

#[test]
fn every_processor_falls_quiet_and_goes_on_by_its_own_word() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_one(server, "quietown")?;
    let (journey, codes) = Journey::pending(server, server.client(), &person)?;
    let paused = |where_: &str| -> Result<i64> {
        let sql = format!(
            "SELECT COUNT(*) FROM processor_account p JOIN deletion d ON d.account_hash = p.account_hash
             WHERE d.reference = '{}' AND {where_}",
            journey.reference
        );
        Store::of(server)?.count(&sql)
    };
    let words = quiet(&journey)?;
    let quieted = Store::of(server)?.events(&journey.reference)?.iter().filter(|kind| *kind == "quieted").count();
    assert_eq!(quieted, 4, "the shop and three beside it");
    assert_eq!(paused("p.paused_by = d.id")?, 3);
    assert!(LABELS.iter().all(|label| words.contains(label)), "{words}");

    journey.revoke(&server.client(), &codes.revocation)?.must_be(303)?;
    let words = told(&journey, "It is exactly as it was in")?;
    assert!(LABELS.iter().all(|label| words.contains(label)), "{words}");
    for _ in 0..100 {
        if paused("p.paused_by IS NULL AND p.restored_from = d.id AND p.restored_at IS NOT NULL")? == 3 {
            return Ok(());
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    anyhow::bail!("not every processor was put back; the log:\n{}", server.log())
}

/// The same product on a copy of what this one stores, after somebody has changed the database.
pub fn elsewhere(server: &Server, name: &str, sql: &str) -> Result<Server> {
    let state = std::env::temp_dir().join(format!("adieu-tests-{}", std::process::id())).join(name);
    copy(&server.state(), &state)?;
    let touched = Connection::open(database(&state)?).context("opening the database")?;
    touched.execute_batch(sql)?;
    touched.close().map_err(|(_, error)| error)?;
    Server::start_as(&Plan { state: Some(state), ..Plan::default() })
}

/// The same browser at another server.
pub fn moved<'a>(journey: &Journey<'_>, server: &'a Server) -> Journey<'a> {
    let client = server.client();
    if let Some(cookie) = journey.client.cookie("__Host-adieu") {
        client.set_cookie("__Host-adieu", &cookie);
    }
    Journey { server, client, reference: journey.reference.clone() }
}

#[test]
fn what_differs_after_the_return_is_named() -> Result<()> {
    let server = Server::start()?;
    let person = shop::plant_one(&server, "likenessdiffers")?;
    let (journey, codes) = Journey::pending(&server, server.client(), &person)?;
    quiet(&journey)?;
    // Somebody loses a record while the account sleeps.
    let lost = elsewhere(&server, "lost", "DELETE FROM shop_record WHERE category = 'addresses'")?;
    let journey = moved(&journey, &lost);
    journey.revoke(&lost.client(), &codes.revocation)?.must_be(303)?;
    let words = told(&journey, "It is not as it was in")?;
    let (same, differs) = words.split_once("It is not as it was in").unwrap_or_default();
    assert!(differs.contains("Delivery addresses") && !same.contains("Delivery addresses"), "{words}");
    assert!(same.contains("Orders") && !differs.contains("Orders"), "{words}");
    Ok(())
}

#[test]
fn late_words_of_a_past_deletion_change_nothing() -> Result<()> {
    let server = Server::start()?;
    let person = shop::plant_one(&server, "quietlate")?;
    let (first, codes) = Journey::pending(&server, server.client(), &person)?;
    quiet(&first)?;
    first.revoke(&server.client(), &codes.revocation)?.must_be(303)?;
    told(&first, "It is exactly as it was in")?;
    let (second, _) = Journey::pending(&server, server.client(), &person)?;
    quiet(&second)?;
    // Every effect of the first deletion on processors and account is carried out once more, late.
    let again = format!(
        "UPDATE outbox SET due_at = 1, done_at = NULL WHERE body NOT LIKE '%mail%'
         AND deletion = (SELECT id FROM deletion WHERE reference = '{}')",
        first.reference
    );
    let late = elsewhere(&server, "late", &again)?;
    late.sweep()?;
    let store = Store::of(&late)?;
    assert_eq!(store.count("SELECT COUNT(*) FROM outbox WHERE done_at IS NULL AND due_at = 1")?, 0, "all came");
    let paused = |table: &str| {
        let sql = format!(
            "SELECT COUNT(*) FROM {table} p JOIN deletion d ON d.id = p.paused_by WHERE d.reference = '{}'",
            second.reference
        );
        store.count(&sql)
    };
    assert_eq!((paused("processor_account")?, paused("shop_account")?), (3, 1), "the second still speaks");
    Ok(())
}

#[test]
fn after_a_purge_no_processor_holds_anything() -> Result<()> {
    let server = Server::start()?;
    let person = shop::plant_one(&server, "quietend")?;
    let held = || Store::of(&server)?.count("SELECT COUNT(*) FROM processor_record");
    assert_eq!(held()?, 3);
    let (journey, _) = Journey::pending(&server, server.client(), &person)?;
    quiet(&journey)?;
    server.set_clock(journey.due()?)?;
    server.sweep()?;
    journey.wait_for_state("erased")?;
    assert_eq!(held()?, 0);
    assert_eq!(Store::of(&server)?.count("SELECT COUNT(*) FROM likeness")?, 0, "nothing is left to compare");
    let ended = "SELECT COUNT(*) FROM processor_account WHERE ended_by IS NOT NULL";
    assert_eq!(Store::of(&server)?.count(ended)?, 3);
    // Who comes anew is another one: nothing of the past speaks for them.
    let anew = shop::plant_one(&server, "quietend")?;
    assert_ne!(held()?, 0);
    person.sign_in(&server.client())?.must_be(303)?;
    anyhow::ensure!(anew.account == person.account, "the same person registers again");
    Ok(())
}
