//! A directory that answers as badly as it can. No answer of it ever means that nothing is in the way, or that something is gone.

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};
use tests::directory::person;
use tests::hostile::{Behaviour, Hostile};
use tests::journey::Journey;
use tests::receiver::{Receiver, Reply};
use tests::server::Server;
use tests::store::Store;

use super::server;
use crate::MINUTE_MS;
use crate::right::Visit;

const EMAIL: &str = "ada@hostile.example";

/// A directory that knows one person and does what it is told.
fn directory() -> Result<Hostile> {
    let hostile = Hostile::start()?;
    let least = ["capabilities", "find", "account", "standing", "suspend", "restore", "erase", "counts"];
    hostile.say("capabilities", json!({ "contract": 1, "operations": least, "categories": [] }));
    hostile.say("find", json!({ "accounts": [{ "id": "ada", "epoch": 0 }] }));
    let contact = json!({ "kind": "email", "address": EMAIL, "changed_at": 1_500_000_000_000_i64 });
    let account = json!({ "standing": "good", "created_at": 1_500_000_000_000_i64, "contacts": [contact] });
    hostile.say("account", json!({ "account": account }));
    hostile.say("counts", json!({ "counts": {} }));
    nothing_is_in_the_way(&hostile);
    Ok(hostile)
}

/// True for the next minutes.
fn nothing_is_in_the_way(hostile: &Hostile) {
    hostile.say("standing", json!({ "blockers": [], "as_of": crate::now_ms() }));
}

fn pending(server: &Server) -> Result<Journey<'_>> {
    Ok(Journey::pending(server, server.client(), &person("ada", EMAIL))?.0)
}

fn asked(hostile: &Hostile, operation: &str) -> usize {
    hostile.received().iter().filter(|one| one.operation() == operation).count()
}

#[test]
fn no_bad_answer_ever_means_that_nothing_is_in_the_way() -> Result<()> {
    let (hostile, receiver) = (directory()?, Receiver::start(|_| Reply::Status(200))?);
    let server = server(&hostile.origin(), &receiver)?;
    let journey = pending(&server)?;
    let mut now = journey.due()?;
    // `slow` is a good answer that takes its time.
    let bad = Behaviour::ALL.into_iter().filter(|one| ![Behaviour::Good, Behaviour::Slow].contains(one));
    let mut number = 0;
    for behaviour in bad {
        nothing_is_in_the_way(&hostile);
        hostile.set_for("standing", behaviour);
        let before = asked(&hostile, "standing");
        server.set_clock(now)?;
        server.sweep()?;
        ensure!(asked(&hostile, "standing") > before, "{}: nobody asked", behaviour.name());
        ensure!(journey.state()?.0 == "pending", "{} was taken for a yes; {}", behaviour.name(), server.log());
        ensure!(asked(&hostile, "erase") == 0, "{}: something was erased", behaviour.name());
        // Looked at again later, as after any failure.
        now += 2 * 60 * MINUTE_MS;
        number += 1;
    }
    println!("{number} bad answers, none of them a yes");
    ensure!(number == 35);
    hostile.set(Behaviour::Good);
    nothing_is_in_the_way(&hostile);
    server.set_clock(now)?;
    server.sweep()?;
    journey.wait_for_state("erased")
}

#[test]
fn whoever_says_that_it_is_erased_and_holds_it_still_is_not_believed() -> Result<()> {
    let (hostile, receiver) = (directory()?, Receiver::start(|_| Reply::Status(200))?);
    let server = server(&hostile.origin(), &receiver)?;
    let journey = pending(&server)?;
    hostile.say("counts", json!({ "counts": { "orders": 3 } }));
    server.set_clock(journey.due()?)?;
    server.sweep()?;
    std::thread::sleep(std::time::Duration::from_secs(3));
    ensure!(journey.state()?.0 == "erasing", "{}", journey.state()?.0);
    hostile.say("counts", json!({ "counts": {} }));
    server.set_clock(journey.due()?.max(crate::now_ms()) + 2 * 60 * MINUTE_MS)?;
    server.sweep()?;
    journey.wait_for_state("erased")
}

#[test]
fn an_act_has_one_name_however_often_it_is_told_and_its_place_in_the_order() -> Result<()> {
    let (hostile, receiver) = (directory()?, Receiver::start(|_| Reply::Status(200))?);
    let server = server(&hostile.origin(), &receiver)?;
    hostile.set_for("suspend", Behaviour::Error);
    let (journey, codes) = Journey::pending(&server, server.client(), &person("ada", EMAIL))?;
    hostile.set(Behaviour::Good);
    server.set_clock(crate::now_ms() + 3 * MINUTE_MS)?;
    server.sweep()?;
    journey.revoke(&server.client(), &codes.revocation)?.must_be(303)?;
    journey.wait_for_state("revoked")?;
    std::thread::sleep(std::time::Duration::from_secs(2));
    let told = hostile.received();
    let of = |operation: &str| told.iter().filter(|one| one.operation() == operation).collect::<Vec<_>>();
    let (suspended, restored) = (of("suspend"), of("restore"));
    ensure!(suspended.len() >= 2 && !restored.is_empty(), "{} and {}", suspended.len(), restored.len());
    ensure!(suspended.iter().all(|one| one.header("webhook-id") == suspended[0].header("webhook-id")));
    ensure!(restored[0].header("webhook-id") != suspended[0].header("webhook-id"));
    let place = |value: &Value| value.get("sequence").and_then(Value::as_i64).context("a sequence");
    ensure!(place(&restored[0].json())? > place(&suspended[suspended.len() - 1].json())?);
    Ok(())
}

#[test]
fn what_a_directory_does_not_do_is_not_offered_to_whoever_stays() -> Result<()> {
    let (hostile, receiver) = (directory()?, Receiver::start(|_| Reply::Status(200))?);
    let server = server(&hostile.origin(), &receiver)?;
    let visit = Visit::proven(&server, server.client(), &person("ada", EMAIL))?;
    let page = visit.get("")?.must_be(200)?.page();
    ensure!(page.link("/preferences").is_none() && page.link("/correct").is_none(), "{}", page.words());
    visit.get("/preferences")?.must_be(404)?;
    visit.get("/correct")?.must_be(404)?;
    visit.post("/preferences", &[("step", "none")])?.must_be(404)?;
    let ordered = Store::of(&server)?.count("SELECT COUNT(*) FROM outbox WHERE kind = 'right' AND id LIKE '%:shop'")?;
    ensure!(ordered == 0 && asked(&hostile, "refuse") == 0, "nothing is ordered that nobody carries out: {ordered}");
    Ok(())
}

#[test]
fn of_what_can_be_corrected_only_what_a_directory_holds_is_shown() -> Result<()> {
    let (hostile, receiver) = (directory()?, Receiver::start(|_| Reply::Status(200))?);
    let operations =
        ["capabilities", "find", "account", "standing", "counts", "items", "correct", "refuse", "preferences"];
    let held = json!([{ "id": "profile", "parts": false }]);
    hostile.say("capabilities", json!({ "contract": 1, "operations": operations, "categories": held }));
    hostile.say("preferences", json!({ "refused": [], "at": null }));
    hostile.say("items", json!({ "items": [{ "id": "1", "at": 1_500_000_000_000_i64, "fields": { "name": "Ada" } }] }));
    let server = server(&hostile.origin(), &receiver)?;
    let visit = Visit::proven(&server, server.client(), &person("ada", EMAIL))?;
    let page = visit.get("/correct")?.must_be(200)?.page();
    ensure!(page.says("Your name") && !page.says("Another address"), "{}", page.words());
    ensure!(visit.get("")?.must_be(200)?.page().link("/preferences").is_some());
    Ok(())
}
