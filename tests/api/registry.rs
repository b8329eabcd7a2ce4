//! What is kept, for how long, and that it really goes on its day: of accounts that stay, too.

mod kept;
mod operator;
mod pack;
mod turned;

use anyhow::{Context as _, Result, ensure};
use shared::policy::{self, Policy};
use shared::retention::OWN;
use shared::staff::Role;
use shared::time::Timestamp;
use tests::journey::Journey;
use tests::server::Server;
use tests::shop::{self, Person};
use tests::stage::checkout;
use tests::store::Store;

use crate::desk::{hold, seat};
use crate::{DAY_MS, shared_server};

fn standard() -> Result<Policy> {
    let text = std::fs::read_to_string(checkout().join("frontend/policies/standard.toml"))?;
    Ok(policy::parse(&text, &policy_file::zone)?)
}

/// When this person's oldest record of a category has outlived its period.
fn due(server: &Server, policy: &Policy, person: &Person, category: &str) -> Result<i64> {
    let stays = policy.categories.iter().find(|known| known.id.as_str() == category).and_then(|known| known.stays);
    let at = Store::of(server)?.count(&format!(
        "SELECT MIN(at) FROM shop_record WHERE account = '{}' AND category = '{category}'",
        person.account
    ))?;
    Ok(stays.context("a period")?.end(Timestamp::from_ms(at), &policy.zone).ms())
}

fn records(server: &Server, person: &Person, category: &str) -> Result<i64> {
    Store::of(server)?.count(&format!(
        "SELECT COUNT(*) FROM shop_record WHERE account = '{}' AND category = '{category}'",
        person.account
    ))
}

/// Every record but those, as they lie there.
fn others(server: &Server, person: &Person, category: &str) -> Result<String> {
    Store::of(server)?.text(&format!(
        "SELECT GROUP_CONCAT(row, char(10)) FROM (SELECT account || '|' || category || '|' || id || '|' || at || '|' || sealed AS row
           FROM shop_record WHERE NOT (account = '{}' AND category = '{category}') ORDER BY account, category, id)",
        person.account
    ))
}

fn cleared(server: &Server) -> Result<(i64, String)> {
    let store = Store::of(server)?;
    let count = store.count("SELECT COALESCE(SUM(count), 0) FROM cleared WHERE category = 'browsing'")?;
    let told = "SELECT COALESCE(GROUP_CONCAT(act || ' ' || why, ','), '') FROM desk_event WHERE subject = 'door'";
    Ok((count, store.text(told)?))
}

/// A tick at exactly this moment.
fn at(server: &Server, now: i64) -> Result<()> {
    server.client().at(now).post("/dev/sweep", &[])?.must_be(200).map(drop)
}

#[test]
fn what_has_outlived_its_period_goes_on_its_day_and_nothing_else_does() -> Result<()> {
    let server = Server::start()?;
    let policy = standard()?;
    let [stays, leaves, held] = ["stays", "leaves", "kept"]
        .map(|prefix| shop::plant_one(&server, prefix))
        .into_iter()
        .collect::<Result<Vec<_>>>()?
        .try_into()
        .map_err(|_| anyhow::anyhow!("three people"))?;
    let due_stays = due(&server, &policy, &stays, "browsing")?;
    let due_leaves = due(&server, &policy, &leaves, "browsing")?;
    // One has left, and what goes on its day is held.
    let (gone, _) = Journey::pending(&server, server.client(), &held)?;
    let agent = seat(&server, "outlived", Role::Agent)?;
    let review = hold::day(300);
    let order =
        [("category", "browsing"), ("basis", "legal-claims"), ("note", "Claim 2026/118"), ("review", review.as_str())];
    hold::post(&agent.client, &gone.reference, "hold", &order)?.must_be(303)?;
    server.set_clock(gone.due()?)?;
    server.sweep()?;
    gone.wait_for_state("erased")?;
    // Another one is about to leave when the day comes.
    server.set_clock(due_stays.min(due_leaves) - DAY_MS)?;
    let (leaving, codes) = Journey::pending(&server, server.client(), &leaves)?;

    at(&server, due_stays - 1)?;
    assert_eq!(records(&server, &stays, "browsing")?, 1, "a millisecond before");
    assert_eq!(cleared(&server)?, (0, String::new()));
    let before = others(&server, &stays, "browsing")?;
    at(&server, due_stays)?;
    assert_eq!(records(&server, &stays, "browsing")?, 0, "on its day");
    assert_eq!(others(&server, &stays, "browsing")?, before, "its neighbours are what they were, byte for byte");
    assert_eq!(records(&server, &held, "browsing")?, 1, "what is held stays");
    let once = (1, "forgotten outlived".to_owned());
    assert_eq!(cleared(&server)?, once, "that something went is told, and of nobody");
    at(&server, due_stays + 1)?;
    assert_eq!(cleared(&server)?, once, "once");

    let both = due_stays.max(due_leaves) + 1;
    at(&server, both)?;
    assert_eq!(records(&server, &leaves, "browsing")?, 1, "who is about to leave may come back to all of it");
    leaving.revoke(&server.client(), &codes.revocation)?.must_be(303)?;
    at(&server, both + 1)?;
    assert_eq!(records(&server, &leaves, "browsing")?, 0, "and then it goes");
    assert_eq!(cleared(&server)?.0, 2);
    assert_eq!(records(&server, &held, "browsing")?, 1, "still held");
    Ok(())
}

/// Messages are kept from the last order: a new one keeps the old ones, and without any they go by themselves.
#[test]
fn what_is_kept_from_an_event_waits_for_it() -> Result<()> {
    let server = Server::start()?;
    let policy = standard()?;
    let person = shop::plant_one(&server, "lastorder")?;
    let ends = due(&server, &policy, &person, "messages-shop")?;
    at(&server, ends - 1)?;
    assert_eq!(records(&server, &person, "messages-shop")?, 1);
    at(&server, ends)?;
    assert_eq!(records(&server, &person, "messages-shop")?, 0);
    assert_eq!(records(&server, &person, "orders")?, 1, "orders have a longer time of their own");
    assert_eq!(records(&server, &person, "profile")?, 1, "and a profile stays as long as its account");
    let counts = Store::of(&server)?.text(
        "SELECT GROUP_CONCAT(category || ' ' || count, ',') FROM (SELECT category, SUM(count) AS count FROM cleared
         GROUP BY category ORDER BY category)",
    )?;
    assert_eq!(counts, "browsing 1,login-records 1,messages-market 1,messages-shop 1");
    Ok(())
}

#[test]
fn everybody_reads_what_is_kept_and_the_desk_what_was_cleared() -> Result<()> {
    let server = shared_server()?;
    let page = server.client().get("/en/retention")?.must_be(200)?.page();
    for words in [
        "To notice when somebody else signs in to your account.",
        "1 year from when it was made",
        "3 years from your last order",
        "Locked away for 6 years after the erasure of the account",
        "Accounting law: bills and receipts are kept for six years.",
        "Harbour Market, Our newsletter service",
        "1 month from the day it came (GDPR 12(3)",
    ] {
        ensure!(page.says(words), "{words}: {}", page.words());
    }
    ensure!(!page.says("Cleared by itself"), "how much is the desk's business");
    // The numbers of the page are those by which things are erased.
    for own in OWN.iter().filter(|own| own.kept_ms >= 2 * DAY_MS) {
        ensure!(page.says(&format!("{} days", own.kept_ms / DAY_MS)), "{}", own.name);
    }
    for role in [Role::Lead, Role::Auditor, Role::Administrator] {
        let seat = seat(server, &format!("registry{}", role.name()), role)?;
        let page = seat.client.get("/staff/registry")?.must_be(200)?.page();
        ensure!(page.says("Cleared by itself in the last 90 days"), "{}", page.words());
    }
    Ok(())
}
