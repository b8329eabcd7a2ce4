//! Deleting part: what was chosen and nothing else, in the shop and at each processor, for good, however many try at once.

use std::collections::BTreeSet;

use anyhow::{Context as _, Result, ensure};
use tests::client::Client;
use tests::crowd::in_parallel;
use tests::journey::Journey;
use tests::mailbox;
use tests::page::Page;
use tests::server::{Plan, Server};
use tests::shop::{self, Person};
use tests::stage::copy;
use tests::store::{Store, database};

use super::{Visit, records};
use crate::{MINUTE_MS, now_ms};

/// A demo person with years of orders.
pub fn sofia(server: &Server) -> Result<Person> {
    shop::plant_demo(server)?.into_iter().find(|person| person.email.starts_with("sofia")).context("Sofia")
}

/// The ids and names of what can be ticked.
pub fn ticks(page: &Page) -> Vec<String> {
    let tags = page.html().split("<input").skip(1).filter(|tag| tag.contains("name=\"item\""));
    tags.filter_map(|tag| Some(tag.split("value=\"").nth(1)?.split('"').next()?.to_owned())).collect()
}

/// Chooses and asks.
pub fn erase(visit: &Visit<'_>, category: &str, fields: &[(&str, &str)]) -> Result<()> {
    visit.post(&format!("/kind/{category}/part"), fields)?.must_be(303)?;
    let act = visit.get("/check")?.must_be(200)?.page().input("act").context("something to delete")?;
    visit.post("/check", &[("act", &act)])?.must_be(303)?;
    Ok(())
}

/// Every value in KV, as far as its files show it.
fn kv(server: &Server) -> Result<Vec<Vec<u8>>> {
    Ok(tests::canary::files(&server.state().join("v3").join("kv"))?.into_iter().map(|(_, bytes)| bytes).collect())
}

/// How many sealed rows of a category the person has.
fn sealed(server: &Server, person: &Person, category: &str) -> Result<i64> {
    Store::of(server)?.count(&format!(
        "SELECT COUNT(*) FROM shop_record WHERE account = '{}' AND category = '{category}'",
        person.account
    ))
}

/// The wrapped keys of an account's record that open a category, wherever they lie.
pub fn wrapped(server: &Server, label: &str) -> Result<Vec<String>> {
    let mark = format!("\"{label}\":\"");
    let records = kv(server)?.into_iter().map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    let keys = records.flat_map(|text| {
        let found = text.split(&mark).skip(1).filter_map(|rest| Some(rest.split('"').next()?.to_owned()));
        found.collect::<Vec<_>>()
    });
    Ok(keys.collect())
}

#[test]
fn only_the_chosen_orders_go_and_the_rest_is_equal_byte_for_byte() -> Result<()> {
    let server = Server::start()?;
    let person = sofia(&server)?;
    let visit = Visit::proven(&server, server.client(), &person)?;
    let before = visit.copy()?;
    let (orders, browsing) = (records(&before, "orders")?, records(&before, "browsing")?);
    let keys = |server: &Server| -> Result<[BTreeSet<String>; 2]> {
        let of = |label| Ok::<_, anyhow::Error>(wrapped(server, label)?.into_iter().collect());
        Ok([of("orders")?, of("recommendations:browsing")?])
    };
    let old_keys = keys(&server)?;
    let old = server.folder().join("right-restored");
    copy(&server.state().join("v3").join("d1"), &old)?;

    let page = visit.get("/kind/orders/part")?.must_be(200)?.page();
    assert!(page.says("on its way"), "what is not over stays, and says why: {}", page.words());
    let chosen: Vec<String> = ticks(&page).into_iter().take(5).collect();
    let fields: Vec<(&str, &str)> = chosen.iter().map(|id| ("item", id.as_str())).collect();
    visit.post("/kind/orders/part", &fields)?.must_be(303)?;
    let check = visit.get("/check")?.must_be(200)?.page();
    assert!(check.says("5 entries of “Orders” are deleted"), "{}", check.words());
    assert_eq!(sealed(&server, &person, "orders")?, i64::try_from(orders.len())?, "nothing is gone by looking");
    let act = check.input("act").context("the act")?;
    visit.post("/check", &[("act", &act)])?.must_be(303)?;
    visit.post("/check", &[("act", &act)])?.must_be(303)?;
    visit.wait_for("Harbour Market: done on")?;

    let after = visit.copy()?;
    let left = records(&after, "orders")?;
    assert_eq!(left.len(), orders.len() - 5);
    assert!(left.iter().all(|order| orders.contains(order)), "what stays is what it was");
    let others = ["invoices", "messages-shop", "browsing", "profile", "addresses"];
    for other in others {
        assert_eq!(records(&after, other)?, records(&before, other)?, "{other}");
    }
    mailbox::wait_for(&server, &person.email, |letter| letter.mail.text.contains("They are gone").then_some(()))?;

    // The same at a processor: a span of days of what was looked at.
    let newest = browsing.iter().rfind(|record| !record.contains("held_by")).context("something was looked at")?;
    let day = newest.split("\"at\":\"").nth(1).and_then(|rest| rest.get(..10)).context("its day")?.to_owned();
    erase(&visit, "browsing", &[("since", &day), ("before", "")])?;
    visit.wait_for("Our recommendation service: done on")?;
    let last = visit.copy()?;
    let (held, kept): (Vec<String>, Vec<String>) =
        records(&last, "browsing")?.into_iter().partition(|record| record.contains("held_by"));
    let (held_before, kept_before): (Vec<String>, Vec<String>) =
        browsing.iter().cloned().partition(|record| record.contains("held_by"));
    assert!(kept.len() < kept_before.len() && kept.iter().all(|record| kept_before.contains(record)));
    assert_eq!((held.len(), held_before.len()), (1, 1));
    ensure!(held[0].len() < held_before[0].len(), "{} against {}", held[0], held_before[0]);

    // The old keys are nowhere: of everybody's, one of each is gone. And an old database opens nothing of it.
    for (before, after) in old_keys.iter().zip(keys(&server)?) {
        ensure!(before.len() > 5 && after.is_subset(before), "the harness finds keys");
        assert_eq!(after.len(), before.len() - 1, "an old key lives");
    }
    restored(&server, &old, &person)
}

/// The database from before with the keys from after.
pub fn with_old_database(server: &Server, old: &std::path::Path) -> Result<Server> {
    let name = old.file_name().context("a folder of its own")?;
    let state = std::env::temp_dir().join(format!("adieu-tests-{}", std::process::id())).join(name);
    copy(&server.state(), &state)?;
    std::fs::remove_dir_all(state.join("v3").join("d1"))?;
    copy(old, &state.join("v3").join("d1"))?;
    Server::start_as(&Plan { state: Some(state), ..Plan::default() })
}

fn restored(server: &Server, old: &std::path::Path, person: &Person) -> Result<()> {
    let restored = with_old_database(server, old)?;
    let visit = Visit::proven(&restored, restored.client(), person)?;
    let page = visit.get("/kind/orders")?;
    ensure!(page.status != 200 || page.page().says("We hold nothing of this kind"), "{}", page.page().words());
    ensure!(visit.get("/kind/invoices")?.must_be(200)?.page().says("Invoice"), "the rest opens");
    Ok(())
}

#[test]
fn it_goes_only_by_a_proof_of_the_last_minutes() -> Result<()> {
    let server = crate::shared_server()?;
    let person = shop::plant_one(server, "partproof")?;
    let mut visit = Visit::proven(server, server.client().at(now_ms()), &person)?;
    let item = visit.get("/kind/reviews/part")?.must_be(200)?.page().input("item").context("a review")?;
    visit.post("/kind/reviews/part", &[("item", &item)])?.must_be(303)?;
    let act = visit.get("/check")?.must_be(200)?.page().input("act").context("the act")?;
    visit.client.set_now(now_ms() + 6 * MINUTE_MS);
    assert_eq!(visit.post("/check", &[("act", &act)])?.location()?, visit.path("/code"));
    visit.get("/code")?.must_be(200)?;
    visit.post("/code/again", &[])?.must_be(200)?;
    assert_eq!(visit.prove(&person)?, visit.path("/check"), "back to what was looked at");
    visit.post("/check", &[("act", &act)])?.must_be(303)?;
    visit.wait_for("Harbour Market: done on")?;
    assert!(visit.get("/kind/reviews")?.page().says("We hold nothing of this kind"));
    Ok(())
}

#[test]
fn nothing_chosen_what_is_not_there_and_days_that_are_none_are_told() -> Result<()> {
    let server = crate::shared_server()?;
    let person = shop::plant_one(server, "partform")?;
    let visit = Visit::proven(server, server.client(), &person)?;
    let cases = [
        (vec![("since", ""), ("before", "")], "Tick what is to go"),
        (vec![("item", "0123456789abcdef0123456789abcdef")], "no longer there"),
        (vec![("since", "31.12.2025")], "Enter the first day as"),
        (vec![("before", "2025-02-30")], "Enter the last day as"),
    ];
    for (fields, words) in cases {
        let page = visit.post("/kind/browsing/part", &fields)?.must_be(422)?.page();
        assert!(page.says(words), "{fields:?}: {}", page.words());
    }
    // The throwaway's one order is on its way.
    let page = visit.get("/kind/orders/part")?.must_be(200)?.page();
    assert!(page.says("nothing here that can be deleted now") && page.says("still on its way"), "{}", page.words());
    visit.post("/kind/orders/part", &[("since", "2000-01-01")])?.must_be(303)?;
    let page = visit.get("/check")?.must_be(200)?.page();
    assert!(page.says("None of what you chose") && page.input("act").is_none(), "{}", page.words());
    Ok(())
}

#[test]
fn of_many_that_delete_at_once_none_is_lost_and_nothing_else_is() -> Result<()> {
    let server = Server::start()?;
    let person = sofia(&server)?;
    let first = Visit::proven(&server, server.client(), &person)?;
    let before = records(&first.copy()?, "orders")?;
    let all = ticks(&first.get("/kind/orders/part")?.must_be(200)?.page());
    let second = Visit::proven(&server, server.client(), &person)?;
    let visits: Vec<(Visit<'_>, Vec<String>)> =
        vec![(first, all.get(..6).unwrap_or_default().to_vec()), (second, all.get(4..10).unwrap_or_default().to_vec())];
    let acts = visits.iter().map(|(visit, chosen)| {
        let fields: Vec<(&str, &str)> = chosen.iter().map(|id| ("item", id.as_str())).collect();
        visit.post("/kind/orders/part", &fields)?.must_be(303)?;
        visit.get("/check")?.must_be(200)?.page().input("act").context("the act")
    });
    let acts = acts.collect::<Result<Vec<_>>>()?;
    in_parallel(&visits, |index, (visit, _)| {
        let slow = lingering(visit);
        slow.post(&visit.path("/check"), &[("act", &acts[index])])?.must_be(303)
    })?;
    let (visit, _) = visits.first().context("a visit")?;
    // Whoever came second waits its turn: a minute later it goes.
    for minute in 1..=4 {
        server.set_clock(now_ms() + minute * 2 * MINUTE_MS)?;
        server.sweep()?;
    }
    let done =
        Store::of(&server)?.count("SELECT COUNT(*) FROM right_act WHERE kind = 'part' AND done_at IS NOT NULL")?;
    assert_eq!(done, 2, "{}", server.log());
    let third = Visit::proven(&server, server.client(), &person)?;
    let after = records(&third.copy()?, "orders")?;
    assert_eq!(after.len(), before.len() - 10, "{}", visit.reference);
    assert!(after.iter().all(|order| before.contains(order)));
    Ok(())
}

/// The same browser, that pauses between deciding and recording.
fn lingering(visit: &Visit<'_>) -> Client {
    let client = visit.server.client().lingering(300);
    if let Some(cookie) = visit.client.cookie("__Host-adieu") {
        client.set_cookie("__Host-adieu", &cookie);
    }
    client
}

#[test]
fn a_part_that_meets_a_whole_deletion_brings_nothing_back() -> Result<()> {
    let server = Server::start()?;
    let person = sofia(&server)?;
    let (journey, _) = {
        let visit = Visit::proven(&server, server.client(), &person)?;
        let chosen: Vec<String> = ticks(&visit.get("/kind/orders/part")?.page()).into_iter().take(3).collect();
        let fields: Vec<(&str, &str)> = chosen.iter().map(|id| ("item", id.as_str())).collect();
        visit.post("/kind/orders/part", &fields)?.must_be(303)?;
        let act = visit.get("/check")?.must_be(200)?.page().input("act").context("the act")?;
        // Decided a moment before, and slow: the deletion is pending when it wants to write.
        let slow = lingering(&visit);
        slow.post(&visit.path("/check"), &[("act", &act)])?.must_be(303)?;
        Journey::pending(&server, server.client(), &person)?
    };
    let due = journey.due()?;
    server.set_clock(due)?;
    server.sweep()?;
    journey.wait_for_state("erased")?;
    for minute in 1..=70 {
        if minute % 10 == 0 || minute < 4 {
            server.set_clock(due + minute * MINUTE_MS)?;
            server.sweep()?;
        }
    }
    assert_eq!(sealed(&server, &person, "orders")?, 0);
    let store = Store::of(&server)?;
    let turned = store.count("SELECT COUNT(*) FROM vault_erased WHERE category = 'orders'")?;
    assert_eq!(turned, 1);
    let names = std::fs::read(kv_index(&server)?)?;
    let text = String::from_utf8_lossy(&names);
    ensure!(!text.contains(":orders:"), "a key of the orders lives on");
    let _ = database(&server.state())?;
    Ok(())
}

/// Where the names of KV's entries lie.
fn kv_index(server: &Server) -> Result<std::path::PathBuf> {
    let files = tests::canary::files(&server.state().join("v3").join("kv"))?;
    files.into_iter().map(|(path, _)| path).find(|path| path.to_string_lossy().ends_with(".sqlite")).context("an index")
}
