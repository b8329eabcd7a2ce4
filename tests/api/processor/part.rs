//! What people who stay ask for, at a processor over the network: told in its own words, and done when it says so.

use anyhow::{Result, ensure};
use serde_json::{Value, json};
use tests::receiver::{Heard, Reply};
use tests::shop;

use super::{server, willing};
use crate::MINUTE_MS;
use crate::right::{Visit, part};

fn said(heard: &Heard, name: &str) -> Value {
    serde_json::from_slice::<Value>(&heard.body)
        .ok()
        .and_then(|body| body.pointer(&format!("/data/{name}")).cloned())
        .unwrap_or_default()
}

#[test]
fn what_somebody_refuses_is_told_to_each_and_done_when_it_confirms() -> Result<()> {
    let receiver = willing()?;
    let server = server(&receiver, &[])?;
    receiver.then(|heard| Reply::Status(if heard.path == "/billing" { 500 } else { 204 }));
    let person = shop::plant_one(&server, "netrefuse")?;
    let visit = Visit::proven(&server, server.client(), &person)?;
    visit.post("/preferences", &[("push", "yes"), ("step", "these")])?.must_be(303)?;
    visit.wait_for("Our newsletter service: done on")?;
    let first = receiver.wait_for("/billing", "account.refuse")?;
    ensure!(said(&first, "refused") == json!(["marketing", "recommendations"]), "{first:?}");
    ensure!(said(&first, "at").is_i64() && said(&first, "sequence").is_null() && said(&first, "deletion").is_null());
    let page = visit.get("")?.must_be(200)?.page();
    ensure!(!page.says("Our billing service: done on"), "it has not said so: {}", page.words());
    receiver.then(|_| Reply::Status(204));
    let now = crate::now_ms() + 5 * MINUTE_MS;
    server.set_clock(now)?;
    server.sweep()?;
    visit.wait_for("Our billing service: done on")?;
    let all: Vec<Heard> = receiver.heard("/billing");
    ensure!(all.len() == 2 && all[0].id() == all[1].id() && all[0].body == all[1].body, "the same message again");
    // Another word is another message.
    visit.post("/preferences", &[("marketing", "yes"), ("push", "yes"), ("recommendations", "yes")])?.must_be(303)?;
    tests::patience::until(|| Ok(receiver.heard("/billing").len() == 3))?;
    let last = receiver.wait_for("/billing", "account.refuse")?;
    ensure!(said(&last, "refused") == json!([]) && last.id() != first.id(), "{last:?}");
    Ok(())
}

#[test]
fn single_entries_are_erased_at_whoever_holds_such_and_at_nobody_else() -> Result<()> {
    let receiver = willing()?;
    let server = server(&receiver, &[])?;
    let sofia = part::sofia(&server)?;
    let visit = Visit::proven(&server, server.client(), &sofia)?;
    let page = visit.get("/kind/browsing/part")?.must_be(200)?.page();
    let chosen: Vec<String> = part::ticks(&page).into_iter().take(2).collect();
    ensure!(chosen.len() == 2, "{}", page.words());
    let fields: Vec<(&str, &str)> = chosen.iter().map(|id| ("item", id.as_str())).collect();
    part::erase(&visit, "browsing", &fields)?;
    let told = receiver.wait_for("/recommendations", "account.erase_items")?;
    let mut items: Vec<String> = serde_json::from_value(said(&told, "items"))?;
    let mut wanted = chosen.clone();
    items.sort();
    wanted.sort();
    ensure!(items == wanted && said(&told, "category") == json!("browsing"), "{told:?}");
    visit.wait_for("Our recommendation service: done on")?;
    ensure!(receiver.all().len() == 1, "whoever holds nothing of it is told nothing: {:?}", receiver.all());
    Ok(())
}
