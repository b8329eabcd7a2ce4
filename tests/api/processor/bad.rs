//! Processors that are slow, wrong, gone or lying: whatever is not plainly a yes is none.

use anyhow::{Context as _, Result, ensure};
use serde_json::json;
use shared::staff::Role;
use tests::journey::Journey;
use tests::patience::until;
use tests::receiver::{Receiver, Reply};
use tests::server::Server;
use tests::shop;
use tests::store::Store;

use super::{HOUR_MS, PAGE, act, ring, server, willing};
use crate::desk::seat;
use crate::{MINUTE_MS, now_ms};

fn with(status: u16, name: &str, value: &str, body: &str) -> Reply {
    Reply::With(status, vec![(name.to_owned(), value.to_owned())], body.to_owned())
}

/// What our name for an answer is, and how long at least nothing is sent then (s).
fn answers(elsewhere: &str) -> Vec<(Reply, &'static str, i64)> {
    vec![
        (with(307, "location", elsewhere, ""), "redirect", 5),
        (with(308, "location", elsewhere, ""), "redirect", 5),
        (with(302, "location", elsewhere, ""), "redirect", 5),
        (with(200, "content-type", "application/json", r#"{"status":"failed"}"#), "error", 5),
        (with(200, "content-type", "application/json", r#"{"error":"no such subject"}"#), "error", 5),
        (with(200, "content-type", "text/html", &"<p>".repeat(2_000)), "long", 5),
        (Reply::Reset, "silent", 5),
        (with(429, "retry-after", "7200", ""), "slow", 7_200),
        (with(429, "retry-after", "99999999", ""), "slow", 86_400),
        (with(503, "retry-after", "600", ""), "slow", 600),
        (Reply::Status(503), "status", 5),
        (Reply::Status(401), "status", 5),
    ]
}

#[test]
fn what_is_not_plainly_a_yes_is_sent_again_and_nothing_follows_a_redirect() -> Result<()> {
    let trap = willing()?;
    let receiver = willing()?;
    let server = server(&receiver, &[])?;
    let all = answers(&trap.url("/trap"));
    for (number, three) in all.chunks(3).enumerate() {
        let script = three.to_vec();
        let names = ["/mailing", "/recommendations", "/billing"];
        receiver.then(move |heard| {
            let at = names.iter().position(|name| *name == heard.path).unwrap_or_default();
            script.get(at).map_or(Reply::Status(204), |(reply, ..)| reply.clone())
        });
        // Whoever wants to be left alone is, until then.
        let begun = now_ms() + i64::try_from(number)? * 48 * HOUR_MS;
        server.set_clock(begun)?;
        let person = shop::plant_one(&server, &format!("netbad{number}"))?;
        let mut client = server.client();
        client.set_now(begun);
        let (journey, _) = Journey::pending(&server, client, &person)?;
        let of = |column: &str, target: &str| {
            format!(
                "SELECT {column} FROM delivery WHERE target = '{target}' AND deletion = (SELECT id FROM deletion WHERE
                 reference = '{}')",
                journey.reference
            )
        };
        for ((reply, name, least_s), target) in three.iter().zip(["mailing", "recommendations", "billing"]) {
            receiver.wait_for(&format!("/{target}"), "account.quiet")?;
            std::thread::sleep(std::time::Duration::from_millis(700));
            let store = Store::of(&server)?;
            let said = store.text(&of("last_status", target))?;
            ensure!(said == *name, "{reply:?} is {said}");
            let waits = store.count(&of("due_at - created_at", target))?;
            ensure!((least_s * 1000..=least_s * 1_200 + 60_000).contains(&waits), "{reply:?}: again after {waits} ms");
            ensure!(store.count(&of("delivered_at IS NULL AND dead_at IS NULL", target))? == 1, "{reply:?}");
        }
    }
    ensure!(trap.all().is_empty(), "a signature was led elsewhere: {:?}", trap.all());
    Ok(())
}

/// Somebody whose day has come, with a processor that behaves like this from then on.
fn erasing<'a>(
    server: &'a Server,
    receiver: &Receiver,
    prefix: &str,
    script: impl FnMut(&tests::receiver::Heard) -> Reply + Send + 'static,
) -> Result<(Journey<'a>, i64)> {
    let person = shop::plant_one(server, prefix)?;
    let (journey, _) = Journey::pending(server, server.client(), &person)?;
    // All of them have confirmed: otherwise the script would answer a word that was meant for before.
    let quiet = "SELECT COUNT(*) FROM delivery WHERE delivered_at IS NOT NULL";
    until(|| Ok(Store::of(server)?.count(quiet)? >= 3))?;
    receiver.then(script);
    let due = journey.due()?;
    server.set_clock(due)?;
    server.sweep()?;
    Ok((journey, due))
}

#[test]
fn whoever_is_gone_is_told_nothing_until_somebody_says_otherwise() -> Result<()> {
    let receiver = willing()?;
    let server = server(&receiver, &[])?;
    let gone = |heard: &tests::receiver::Heard| Reply::Status(if heard.path == "/mailing" { 410 } else { 204 });
    let (journey, due) = erasing(&server, &receiver, "netgone410", gone)?;
    receiver.wait_for("/mailing", "account.erase")?;
    std::thread::sleep(std::time::Duration::from_secs(2));
    let heard = receiver.heard("/mailing").len();
    let other = shop::plant_one(&server, "netgoneother")?;
    let mut client = server.client();
    client.set_now(due);
    Journey::pending(&server, client, &other)?;
    server.set_clock(due + HOUR_MS + MINUTE_MS)?;
    server.sweep()?;
    ensure!(receiver.heard("/mailing").len() == heard, "it is told nothing any more");
    ensure!(journey.state()?.0 == "erasing", "and nothing is taken for done");

    let lead = seat(&server, "netgonelead", Role::Lead)?;
    let page = lead.client.get(PAGE)?.must_be(200)?.page();
    ensure!(page.says("It says that it is there no more") && page.says("Erase a kind of data"), "{}", page.words());
    receiver.then(|_| Reply::Status(204));
    act(&lead, "all", "mailing")?.must_be(303)?;
    server.sweep()?;
    ensure!(receiver.heard("/mailing").len() == heard, "not while it is gone");
    act(&lead, "reopen", "mailing")?.must_be(303)?;
    act(&lead, "all", "mailing")?.must_be(303)?;
    server.sweep()?;
    journey.wait_for_state("erased")?;
    let acts =
        "SELECT GROUP_CONCAT(act) FROM (SELECT act FROM desk_event WHERE subject = 'target:mailing' ORDER BY number)";
    ensure!(Store::of(&server)?.text(acts)? == "resent,reopened,resent");
    Ok(())
}

#[test]
fn what_nobody_confirms_for_three_days_is_on_the_desk_and_never_called_erased() -> Result<()> {
    let receiver = willing()?;
    let server = server(&receiver, &[])?;
    let away = |heard: &tests::receiver::Heard| Reply::Status(if heard.path == "/billing" { 500 } else { 204 });
    let (journey, due) = erasing(&server, &receiver, "netdead", away)?;
    receiver.wait_for("/billing", "account.erase")?;
    let mut last = due;
    for _ in 0..40 {
        std::thread::sleep(std::time::Duration::from_millis(400));
        let store = Store::of(&server)?;
        if store.count("SELECT COUNT(*) FROM delivery WHERE due_at IS NOT NULL")? == 0 {
            break;
        }
        last = store.count("SELECT MAX(due_at) FROM delivery WHERE due_at IS NOT NULL")?.max(last);
        server.set_clock(last)?;
        server.sweep()?;
    }
    let sent = receiver.heard("/billing").iter().filter(|heard| heard.kind() == "account.erase").count();
    ensure!(sent == 10, "sent {sent} times");
    ensure!(last - due >= 75 * HOUR_MS, "given up after {} h", (last - due) / HOUR_MS);
    ensure!(journey.state()?.0 == "erasing", "it is {}", journey.state()?.0);
    let failures = Store::of(&server)?.events(&journey.reference)?.iter().filter(|kind| *kind == "job-failed").count();
    ensure!(failures == 1, "the failure stands in the log {failures} times");

    let (agent, auditor) = (seat(&server, "netdeadagent", Role::Agent)?, seat(&server, "netdeadaudit", Role::Auditor)?);
    ensure!(agent.client.get(PAGE)?.status == 403);
    let page = auditor.client.get(PAGE)?.must_be(200)?.page();
    ensure!(page.says("Sent 10 times") && page.says(&journey.reference), "{}", page.words());
    let id = Store::of(&server)?.text("SELECT id FROM delivery WHERE dead_at IS NOT NULL")?;
    ensure!(act(&auditor, "message", &id)?.status == 403);
    crate::desk::on_the_hour(&server, last)?;
    let desk = "SELECT COUNT(*) FROM delivery WHERE told_at IS NOT NULL";
    ensure!(Store::of(&server)?.count(desk)? == 1, "the digest says so");

    receiver.then(|_| Reply::Status(204));
    let administrator = seat(&server, "netdeadadmin", Role::Administrator)?;
    ensure!(act(&administrator, "message", "msg_0")?.status == 400 || act(&administrator, "else", "x")?.status == 422);
    act(&administrator, "message", &id)?.must_be(303)?;
    server.sweep()?;
    journey.wait_for_state("erased")
}

#[test]
fn a_yes_that_is_none_is_found_out_where_it_is_asked_for() -> Result<()> {
    let receiver = willing()?;
    let server = server(&receiver, &[("mailing", "verify", json!(true)), ("billing", "verify", json!(true))])?;
    let mailing = ring("mailing")?;
    let liar = move |heard: &tests::receiver::Heard| match (heard.kind().as_str(), heard.path.as_str()) {
        ("account.verify", "/mailing") => Reply::signed(&mailing, heard, r#"{"held": 3}"#),
        // Not signed: nobody can know who says it.
        ("account.verify", _) => with(200, "content-type", "application/json", r#"{"held": 0}"#),
        _ => Reply::Status(200),
    };
    let (journey, due) = erasing(&server, &receiver, "netliar", liar)?;
    receiver.wait_for("/mailing", "account.verify")?;
    receiver.wait_for("/billing", "account.verify")?;
    std::thread::sleep(std::time::Duration::from_secs(1));
    let store = Store::of(&server)?;
    let count = |sql: &str| store.count(sql);
    ensure!(count("SELECT COUNT(*) FROM delivery WHERE last_status = 'held' AND delivered_at IS NULL")? == 1);
    let mut now = due;
    // Whoever only never says stays with their word; whoever still holds something does not.
    for _ in 0..12 {
        let open = Store::of(&server)?
            .count("SELECT COUNT(*) FROM delivery WHERE target = 'billing' AND due_at IS NOT NULL")?;
        if open == 0 {
            break;
        }
        now += HOUR_MS;
        server.set_clock(now)?;
        server.sweep()?;
        std::thread::sleep(std::time::Duration::from_millis(300));
    }
    let store = Store::of(&server)?;
    ensure!(
        store.count(
            "SELECT COUNT(*) FROM delivery WHERE target = 'billing' AND kind = 'erase' AND delivered_at IS NOT NULL
        AND verified_at IS NULL AND due_at IS NULL"
        )? == 1
    );
    ensure!(journey.state()?.0 == "erasing", "the one that lied is not done");
    let honest = ring("mailing")?;
    receiver.then(move |heard| match heard.kind().as_str() {
        "account.verify" => Reply::signed(&honest, heard, r#"{"held": 0}"#),
        _ => Reply::Status(200),
    });
    server.set_clock(now + 24 * HOUR_MS)?;
    server.sweep()?;
    journey.wait_for_state("erased").context("in the end")
}
