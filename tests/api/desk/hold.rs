//! What is held stays, the rest goes on time, and when the hold ends the remainder goes by itself.

use anyhow::{Result, ensure};
use shared::staff::Role;
use tests::client::{Answer, Client};
use tests::identity;
use tests::journey::Journey;
use tests::page::Page;
use tests::server::Server;
use tests::shop;
use tests::store::Store;

use super::{Seat, count};
use crate::{DAY_MS, now_ms, shared_server};

pub fn open(client: &Client, reference: &str) -> Result<Page> {
    Ok(client.get(&format!("/staff/deletion/{reference}"))?.must_be(200)?.page())
}

pub fn post(client: &Client, reference: &str, act: &str, fields: &[(&str, &str)]) -> Result<Answer> {
    let page = open(client, reference)?;
    let seen = ["number", "version"].map(|name| page.input(name).unwrap_or_default());
    let all = [&[("number", seen[0].as_str()), ("version", seen[1].as_str())], fields].concat();
    client.post(&format!("/staff/deletion/{reference}/{act}"), &all)
}

/// A day so far from now, as people write it.
pub fn day(days: i64) -> String {
    let at = chrono::DateTime::from_timestamp_millis(now_ms() + days * DAY_MS).unwrap_or_default();
    at.date_naive().to_string()
}

pub fn at(server: &Server, seat: &Seat, now: i64) -> Result<Client> {
    let mut client = server.client();
    client.set_now(now);
    identity::sign_in_as(&client, &seat.colleague.mail)?.must_be(303)?;
    Ok(client)
}

#[test]
fn what_is_held_stays_until_the_hold_ends_and_the_rest_goes_on_its_day() -> Result<()> {
    let server = Server::start()?;
    let person = shop::plant_one(&server, "held")?;
    let (journey, _) = Journey::pending(&server, server.client(), &person)?;
    let reference = &journey.reference;
    let agent = super::seat(&server, "holder", Role::Agent)?;
    let review = day(100);
    let order = [
        ("category", "orders"),
        ("category", "messages-shop"),
        ("basis", "legal-claims"),
        ("note", "Claim 2026/118 at the district court"),
        ("review", review.as_str()),
    ];
    let there = post(&agent.client, reference, "hold", &order)?.location()?;
    ensure!(there.ends_with("?done=held"), "{there}");
    let page = open(&agent.client, reference)?;
    assert!(page.says("Held: Messages in the shop, Orders") && page.says("Claim 2026/118"), "{}", page.words());

    let due = journey.due()?;
    server.set_clock(due)?;
    server.sweep()?;
    journey.wait_for_state("erased")?;
    let mut reader = journey.client.get(&journey.path(""))?;
    if reader.status == 401 {
        // The sitting is two months old: the status code opens it again.
        reader = journey.client.get("/en/status")?;
    }
    drop(reader);
    let keys = "SELECT COUNT(*) FROM vault_erased WHERE category IN ('orders', 'messages-shop')";
    assert_eq!(Store::of(&server)?.count(keys)?, 0, "what is held can still be read");
    let gone = "SELECT COUNT(*) FROM vault_erased WHERE category IN ('profile', 'browsing', 'addresses')";
    assert_eq!(Store::of(&server)?.count(gone)?, 3, "the rest went on its day");

    let client = at(&server, &agent, due + DAY_MS)?;
    let page = open(&client, reference)?;
    let hold = page.input("hold").unwrap_or_default();
    let there = post(&client, reference, "unhold", &[("hold", &hold)])?.location()?;
    ensure!(there.ends_with("?done=released"), "{there}");
    server.set_clock(due + DAY_MS + 60_000)?;
    for _ in 0..100 {
        server.sweep()?;
        if Store::of(&server)?.count(keys)? == 2 {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    assert_eq!(Store::of(&server)?.count(keys)?, 2, "and the remainder went by itself");
    assert_eq!((count(&server, reference, "hold-placed")?, count(&server, reference, "hold-released")?), (1, 1));
    Ok(())
}

#[test]
fn an_order_without_ground_or_end_is_refused_field_by_field() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_one(server, "unheld")?;
    let (journey, _) = Journey::pending(server, server.client(), &person)?;
    let agent = super::seat(server, "misholder", Role::Agent)?;
    let page = post(&agent.client, &journey.reference, "hold", &[])?.must_be(422)?.page();
    for said in ["Choose what stays", "Choose on what ground", "Write which law", "Enter the date as year"] {
        assert!(page.says(said), "{said}: {}", page.words());
    }
    let (yesterday, far, long) = (day(-1), day(400), "x".repeat(201));
    for (review, note) in [(yesterday.as_str(), "law"), (far.as_str(), "law"), (day(30).as_str(), long.as_str())] {
        let fields = [("category", "orders"), ("basis", "legal-claims"), ("note", note), ("review", review)];
        post(&agent.client, &journey.reference, "hold", &fields)?.must_be(422)?;
    }
    let unknown = [("category", "soul"), ("basis", "legal-claims"), ("note", "law"), ("review", &day(30))];
    let page = post(&agent.client, &journey.reference, "hold", &unknown)?.must_be(422)?.page();
    assert!(page.says("Choose what stays") && page.input("note").as_deref() == Some("law"), "kept: {}", page.words());
    assert_eq!(count(server, &journey.reference, "hold-placed")?, 0);
    let auditor = super::seat(server, "holdwatcher", Role::Auditor)?;
    assert!(!open(&auditor.client, &journey.reference)?.says("Order that something stays"));
    assert_eq!(auditor.client.post(&format!("/staff/deletion/{}/hold", journey.reference), &[])?.status, 403);
    Ok(())
}
