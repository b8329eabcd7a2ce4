//! A stop holds the purge back once, to its last millisecond; everybody and the desk are told; nothing lies in plain.

use std::collections::BTreeMap;
use std::sync::Barrier;
use std::time::Duration;

use anyhow::{Result, ensure};
use tests::client::Client;
use tests::journey::Journey;
use tests::mailbox::{self, Letter};
use tests::server::{Plan, Server};
use tests::store::Store;

use crate::bytes::{canaries, hits};
use crate::not_me::{heard, stop, taken_over, taken_over_at};
use crate::race::LINGERS_MS;
use crate::{DAY_MS, now_ms};

/// Where the standard policy says that the operator reads.
const DESK: &str = "privacy@harbour-market.example";

/// Where staff have no way in, each case is handed on by mail.
fn without_a_desk() -> Result<Server> {
    Server::start_as(&Plan { staff: Some(BTreeMap::new()), ..Plan::default() })
}

fn sweep_at(server: &Server, now_ms: i64) -> Result<()> {
    let mut sweeper = server.client();
    sweeper.set_now(now_ms);
    sweeper.post("/dev/sweep", &[])?.must_be(200).map(drop)
}

fn count(server: &Server, reference: &str, kind: &str) -> Result<usize> {
    Ok(Store::of(server)?.events(reference)?.iter().filter(|event| *event == kind).count())
}

fn about(server: &Server, address: &str, reference: &str, subject: &str) -> Result<Vec<Letter>> {
    let mut letters = mailbox::letters_to(server, address)?;
    letters.retain(|letter| letter.mail.text.contains(reference) && letter.mail.subject.contains(subject));
    Ok(letters)
}

fn wait_for(server: &Server, address: &str, reference: &str, subject: &str) -> Result<Letter> {
    let is_it = |letter: &Letter| {
        (letter.mail.text.contains(reference) && letter.mail.subject.contains(subject)).then(|| letter.clone())
    };
    mailbox::wait_for(server, address, is_it)
}

#[test]
fn a_stop_holds_the_purge_back_to_its_last_millisecond_and_works_once() -> Result<()> {
    let server = without_a_desk()?;
    let (person, old, journey) = taken_over(&server, "stopped", 10)?;
    let due = journey.due()?;
    let reference = &journey.reference;
    let visit = heard(&server, server.client(), &old, &old)?;
    let there = stop(&visit, reference, "ask")?.location()?;
    let page = visit.client.get(&there)?.must_be(200)?.page();
    assert!(page.says("The erasure is stopped") && page.says(reference), "{}", page.words());
    for address in [&person.email, &old] {
        let letter = wait_for(&server, address, reference, "stopped for now")?;
        assert!(letter.mail.text.contains("/en/not-me") && letter.mail.text.contains("Nothing is erased before"));
    }
    let desk = wait_for(&server, DESK, reference, "Decide by")?;
    for name in [&person.email, &old, &person.name, &person.phone, &person.username] {
        assert!(!desk.mail.text.contains(name.as_str()) && !desk.mail.html.contains(name.as_str()), "it names nobody");
    }

    // Asked again, from the same address and from the one that took its place: one stop, one letter, one date.
    let again = heard(&server, server.client(), &old, &old)?;
    let page = again.get("/stop")?.must_be(200)?.page();
    assert!(page.says("The erasure is stopped"), "{}", page.words());
    stop(&again, reference, "ask")?.must_be(303)?;
    let other = heard(&server, server.client(), &person.username, &old)?;
    stop(&other, reference, "ask")?.must_be(303)?;
    assert_eq!(count(&server, reference, "revocation-filed")?, 1);

    let (announced, ends) = (due + 11 * DAY_MS, due + 14 * DAY_MS);
    for now in [due, announced - 1] {
        sweep_at(&server, now)?;
        assert_eq!((journey.state()?.0.as_str(), count(&server, reference, "stop-end-announced")?), ("pending", 0));
    }
    sweep_at(&server, announced)?;
    assert_eq!(count(&server, reference, "stop-end-announced")?, 1);
    for address in [&person.email, &old] {
        wait_for(&server, address, reference, "goes on soon")?;
    }
    wait_for(&server, DESK, reference, "Still undecided")?;
    sweep_at(&server, ends - 1)?;
    assert_eq!(journey.state()?.0, "pending", "not a tick less");
    sweep_at(&server, ends)?;
    assert_eq!(count(&server, reference, "claimed")?, 1, "and not a tick more");
    assert_eq!(about(&server, DESK, reference, "")?.len(), 2, "one letter for the application, one before it ends");
    assert_eq!(about(&server, &old, reference, "stopped for now")?.len(), 1);
    Ok(())
}

#[test]
fn while_it_is_held_back_the_accounts_own_address_still_keeps_it_and_afterwards_it_is_too_late() -> Result<()> {
    let server = Server::start()?;
    let (person, old, journey) = taken_over(&server, "heldback", 10)?;
    let due = journey.due()?;
    let visit = heard(&server, server.client(), &old, &old)?;
    stop(&visit, &journey.reference, "ask")?.must_be(303)?;
    let late = server.client().at(due + DAY_MS);
    let owner = heard(&server, late, &person.email, &person.email)?;
    assert!(owner.get("/stop")?.must_be(200)?.page().says("You can keep your account"));
    stop(&owner, &journey.reference, "keep")?.must_be(303)?;
    assert_eq!(journey.state()?.0, "revoked");
    let page = visit.get("/stop")?.must_be(200)?.page();
    assert!(page.says("The account is back"), "{}", page.words());

    let (_, old, gone) = taken_over(&server, "toolate", 10)?;
    let due = gone.due()?;
    let mut visit = heard(&server, server.client().at(due - 1), &old, &old)?;
    visit.client.set_now(due);
    stop(&visit, &gone.reference, "ask")?.must_be(303)?;
    let page = visit.get("/stop")?.must_be(200)?.page();
    assert!(page.says("It is too late to stop it") && page.says("You have done nothing wrong"), "{}", page.words());
    assert_eq!(count(&server, &gone.reference, "revocation-filed")?, 0);
    Ok(())
}

#[test]
fn nothing_of_anybody_lies_in_plain_while_an_application_waits() -> Result<()> {
    let server = without_a_desk()?;
    let (person, old, journey) = taken_over(&server, "plainly", 10)?;
    let visit = heard(&server, server.client(), &old, &old)?;
    stop(&visit, &journey.reference, "ask")?.must_be(303)?;
    wait_for(&server, &old, &journey.reference, "stopped for now")?;
    wait_for(&server, DESK, &journey.reference, "Decide by")?;
    let mut canaries = canaries(&person);
    canaries.extend(tests::canary::needles(&old));
    let found = hits(&server, &canaries)?;
    assert!(found.is_empty(), "in plain:\n{}", found.join("\n"));
    Ok(())
}

/// Who asks at once.
const AT_ONCE: usize = 12;
/// Four days apart, so that a sweep finds one of them, and all within the 90 days of the address that was replaced.
const RACES: u8 = 5;
const APART_MS: i64 = 4 * DAY_MS;

#[test]
fn asking_and_the_sweep_at_the_last_instant_end_in_exactly_one_of_the_two() -> Result<()> {
    let outcomes = races(false)?;
    ensure!(outcomes.both == 0 && outcomes.neither == 0 && outcomes.twice == 0, "{outcomes:?}");
    Ok(())
}

#[test]
fn without_the_guard_the_same_instant_ends_in_both() -> Result<()> {
    let outcomes = races(true)?;
    ensure!(outcomes.both + outcomes.twice > 0, "the harness can see it: {outcomes:?}");
    Ok(())
}

#[derive(Debug, Default)]
struct Outcomes {
    asked: usize,
    claimed: usize,
    both: usize,
    twice: usize,
    neither: usize,
}

fn races(unguarded: bool) -> Result<Outcomes> {
    let server = Server::start()?;
    let mut waiting = Vec::new();
    for number in 0..RACES {
        let begun = server.client().at(now_ms() + i64::from(number) * APART_MS);
        let (_, old, journey) = taken_over_at(&server, begun, &format!("instant{number}"), 8)?;
        let due = journey.due()?;
        let visit = heard(&server, server.client().at(due - 1), &old, &old)?;
        waiting.push((visit, journey.reference, due));
    }
    let mut outcomes = Outcomes::default();
    let mut ahead_ms = 40;
    for ((visit, deletion, due), linger_ms) in waiting.iter().zip(LINGERS_MS.into_iter().cycle()) {
        let browser = |now: i64| {
            let client = server.client().at(now).lingering(linger_ms);
            if unguarded { client.unguarded() } else { client }
        };
        race(browser, visit, deletion, *due, ahead_ms)?;
        match (count(&server, deletion, "revocation-filed")?, count(&server, deletion, "claimed")?) {
            (0, 0) => outcomes.neither += 1,
            (1, 0) => {
                outcomes.asked += 1;
                ahead_ms += 30;
            }
            (0, 1) => {
                outcomes.claimed += 1;
                ahead_ms /= 2;
            }
            (1.., 1..) => outcomes.both += 1,
            _ => outcomes.twice += 1,
        }
    }
    println!("{outcomes:?}");
    Ok(outcomes)
}

/// All at once: some ask a millisecond before the end, the sweep comes at the end. The sweep has more to read, and would
/// nearly always be last: it is sent so much ahead.
fn race(browser: impl Fn(i64) -> Client, visit: &Journey<'_>, deletion: &str, due: i64, ahead_ms: u64) -> Result<()> {
    let cookie = visit.client.cookie("__Host-adieu").unwrap_or_default();
    let browser = |now: i64| {
        let client = browser(now);
        client.set_cookie("__Host-adieu", &cookie);
        client
    };
    let askers: Vec<Client> = (0..AT_ONCE).map(|_| browser(due - 1)).collect();
    let sweeper = browser(due);
    let start = Barrier::new(AT_ONCE + 1);
    let path = visit.path("/stop");
    std::thread::scope(|scope| {
        let sweep = scope.spawn(|| {
            start.wait();
            sweeper.post("/dev/sweep", &[]).map(|answer| answer.status)
        });
        let asked: Vec<_> = askers
            .iter()
            .map(|asker| {
                scope.spawn(|| {
                    start.wait();
                    std::thread::sleep(Duration::from_millis(ahead_ms));
                    asker.post(&path, &[("deletion", deletion), ("means", "ask")]).map(|answer| answer.status)
                })
            })
            .collect();
        for thread in asked.into_iter().chain([sweep]) {
            let status = thread.join().map_err(|_| anyhow::anyhow!("a thread broke"))??;
            ensure!([200, 303].contains(&status), "{status}");
        }
        Ok(())
    })
}
