//! Whoever the settings do not name, or name wrongly: told nothing, taken for nothing, and shown to somebody.

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};
use shared::staff::Role;
use tests::directory::{Directory, person};
use tests::journey::Journey;
use tests::receiver::{Heard, Receiver, Reply};
use tests::server::{Plan, Server};
use tests::store::Store;

use super::{HOUR_MS, PAGE, Vars, act, again, settings, willing};
use crate::MINUTE_MS;
use crate::desk::seat;
use crate::likeness::moved;

/// Where the accounts are the operator's own, so that nobody of the demo stands in for whoever is not set.
fn elsewhere(directory: &Directory, receiver: &Receiver, more: &[(&str, &str, Value)]) -> Vars {
    let mut vars = settings(receiver, more);
    vars.push(("DIRECTORY_URL", &*directory.address().to_owned().leak()));
    vars
}

fn of(server: &Server, column: &str, target: &str) -> Result<i64> {
    Store::of(server)?.count(&format!(
        "SELECT COALESCE({column}, 0) FROM delivery WHERE target = '{target}' AND kind = 'erase' ORDER BY created_at LIMIT 1"
    ))
}

fn heard(receiver: &Receiver, target: &str, kind: &str) -> usize {
    receiver.heard(&format!("/{target}")).iter().filter(|heard| heard.kind() == kind).count()
}

/// An erasure at each of the three that nobody has done yet, and when it began.
fn waiting<'a>(server: &'a Server, receiver: &Receiver) -> Result<(Journey<'a>, i64)> {
    server.sweep()?;
    let (journey, _) = Journey::pending(server, server.client(), &person("demo-01", "sofia@shopper.example"))?;
    receiver.wait_for("/billing", "account.quiet")?;
    receiver.then(|_| Reply::Status(500));
    let due = journey.due()?;
    server.set_clock(due)?;
    server.sweep()?;
    for name in ["mailing", "recommendations", "billing"] {
        receiver.wait_for(&format!("/{name}"), "account.erase")?;
    }
    std::thread::sleep(std::time::Duration::from_secs(1));
    Ok((journey, due))
}

/// Three hundred messages for mailing, all of them due before everything else.
const CROWD: &str = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)
    INSERT INTO delivery (id, target, kind, account_hash, subject, sequence, body, created_at, due_at)
    SELECT 'msg_' || n.i, 'mailing', 'refuse', 'hash', 'somebody', n.i, 'null', d.created_at, n.i
    FROM n, (SELECT created_at FROM delivery WHERE target = 'mailing' AND kind = 'erase') d;
    UPDATE delivery SET due_at = 1000 WHERE due_at > 1000;
    DELETE FROM delivery_target";

#[test]
fn whoever_is_taken_out_of_the_settings_is_given_up_and_whoever_is_set_wrongly_after_three_days() -> Result<()> {
    let (directory, receiver) = (Directory::start()?, willing()?);
    let first = Server::start_as(&Plan { vars: elsewhere(&directory, &receiver, &[]), ..Plan::default() })?;
    let (journey, due) = waiting(&first, &receiver)?;
    let more = [("billing", "kind", Value::Null), ("mailing", "verify", json!("yes"))];
    let second = again(&first, "unset-second", CROWD, elsewhere(&directory, &receiver, &more))?;
    let begun = [heard(&receiver, "mailing", "account.erase"), heard(&receiver, "billing", "account.erase")];
    receiver.then(|_| Reply::Status(204));
    let journey = moved(&journey, &second);
    second.set_clock(due + MINUTE_MS)?;
    second.sweep()?;
    ensure!(of(&second, "delivered_at", "recommendations")? > 0, "three hundred that cannot be sent keep it waiting");
    ensure!(of(&second, "dead_at", "billing")? > 0, "nobody is there to be told");
    for _ in 0..4 {
        second.sweep()?;
    }
    ensure!(of(&second, "dead_at", "mailing")? == 0 && of(&second, "due_at", "mailing")? > due, "somebody mends it");
    ensure!(journey.state()?.0 == "erasing", "it is {}", journey.state()?.0);

    let lead = seat(&second, "unsetlead", Role::Lead)?;
    let page = lead.client.get(PAGE)?.must_be(200)?.page();
    ensure!(page.says("the settings do not name it any more") && page.says(&journey.reference), "{}", page.words());
    ensure!(page.says("1 deletion that has begun waits for it"), "{}", page.words());
    let id = Store::of(&second)?.text("SELECT id FROM delivery WHERE dead_at IS NOT NULL AND target = 'billing'")?;
    act(&lead, "message", &id)?.must_be(303)?;
    second.sweep()?;
    ensure!(of(&second, "dead_at", "billing")? > 0, "nor is it sent by hand while nobody is there");

    second.set_clock(due + 76 * HOUR_MS)?;
    for _ in 0..5 {
        second.sweep()?;
    }
    let left = "SELECT COUNT(*) FROM delivery WHERE due_at IS NOT NULL";
    ensure!(Store::of(&second)?.count(left)? == 0, "nothing is put off without end");
    ensure!(of(&second, "dead_at", "mailing")? > 0);
    ensure!(journey.state()?.0 == "erasing", "and nothing is called erased: {}", journey.state()?.0);
    let now = [heard(&receiver, "mailing", "account.erase"), heard(&receiver, "billing", "account.erase")];
    ensure!(now == begun, "nothing was sent to either: {now:?}, {begun:?}");

    let third = again(&second, "unset-third", "", elsewhere(&directory, &receiver, &[]))?;
    let journey = moved(&journey, &third);
    third.set_clock(due + 77 * HOUR_MS)?;
    let lead = seat(&third, "unsetback", Role::Lead)?;
    for target in ["mailing", "billing"] {
        act(&lead, "all", target)?.must_be(303)?;
    }
    for _ in 0..5 {
        third.sweep()?;
    }
    journey.wait_for_state("erased").context("they are back")
}

#[test]
fn whoever_the_policy_names_and_the_settings_do_not_is_shown_with_what_waits_for_it() -> Result<()> {
    let (directory, receiver) = (Directory::start()?, willing()?);
    let missing = [("mailing", "kind", Value::Null), ("billing", "verify", json!("yes"))];
    let vars = elsewhere(&directory, &receiver, &missing);
    let server = Server::start_as(&Plan { vars, ..Plan::default() })?;
    server.sweep()?;
    let lead = seat(&server, "unsetnever", Role::Lead)?;
    let page = lead.client.get(PAGE)?.must_be(200)?.page();
    ensure!(page.says("Our newsletter service") && page.says("The policy names it as “mailing”"), "{}", page.words());
    ensure!(page.says("Our billing service") && page.says("its settings are missing or wrong"), "{}", page.words());
    ensure!(!page.says("Our recommendation service") && !page.says("waits for it"), "{}", page.words());
    ensure!(!page.html().contains("value=\"all\""), "nothing was written down that could be sent again");

    let (journey, _) = Journey::pending(&server, server.client(), &person("demo-01", "sofia@shopper.example"))?;
    server.set_clock(journey.due()?)?;
    server.sweep()?;
    receiver.wait_for("/recommendations", "account.erase")?;
    std::thread::sleep(std::time::Duration::from_secs(2));
    let lead = seat(&server, "unsetlater", Role::Lead)?;
    let page = lead.client.get(PAGE)?.must_be(200)?.page();
    ensure!(page.words().matches("1 deletion that has begun waits for it").count() == 2, "{}", page.words());
    ensure!(journey.state()?.0 == "erasing", "it is {}", journey.state()?.0);
    Ok(())
}

#[test]
fn what_a_later_word_made_pointless_is_not_sent_again_by_anybody() -> Result<()> {
    let receiver = willing()?;
    let server = super::server(&receiver, &[])?;
    receiver.then(|heard: &Heard| Reply::Status(if heard.path == "/billing" { 500 } else { 204 }));
    let person = tests::shop::plant_one(&server, "netpointless")?;
    let (journey, codes) = Journey::pending(&server, server.client(), &person)?;
    receiver.wait_for("/billing", "account.quiet")?;
    std::thread::sleep(std::time::Duration::from_secs(1));
    let id = Store::of(&server)?.text("SELECT id FROM delivery WHERE target = 'billing' AND kind = 'quiet'")?;
    let lead = seat(&server, "netpointlesslead", Role::Lead)?;
    ensure!(act(&lead, "message", &id)?.status == 409, "it is on its way");
    let mut now = crate::now_ms();
    for _ in 0..30 {
        now += 25 * HOUR_MS;
        server.set_clock(now)?;
        server.sweep()?;
        if Store::of(&server)?.count("SELECT COUNT(*) FROM delivery WHERE dead_at IS NOT NULL")? == 1 {
            break;
        }
    }
    let lead = seat(&server, "netpointlesslater", Role::Lead)?;
    let page = lead.client.get(PAGE)?.must_be(200)?.page();
    ensure!(page.says("Sent 10 times") && page.says("Stop messages"), "{}", page.words());
    let quieted = heard(&receiver, "billing", "account.quiet");
    receiver.then(|_| Reply::Status(204));
    journey.revoke(&server.client().at(now), &codes.revocation)?.must_be(303)?;
    receiver.wait_for("/billing", "account.restore")?;
    let page = lead.client.get(PAGE)?.must_be(200)?.page();
    ensure!(page.says("Everything has arrived, or is on its way"), "{}", page.words());
    let before = "SELECT COUNT(*) FROM desk_event WHERE subject = 'target:billing'";
    ensure!(act(&lead, "message", &id)?.status == 409, "it was dropped");
    ensure!(Store::of(&server)?.count(before)? == 0, "nor does the log say that it was sent");
    act(&lead, "all", "billing")?.must_be(303)?;
    server.set_clock(now + 26 * HOUR_MS)?;
    server.sweep()?;
    ensure!(heard(&receiver, "billing", "account.quiet") == quieted, "a dead word comes back after the way back");
    ensure!(heard(&receiver, "billing", "account.restore") == 1);
    Ok(())
}
