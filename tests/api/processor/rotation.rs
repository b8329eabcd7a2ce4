//! Keys are changed while messages are on their way and half of them are lost: nothing is lost by it, and an old key is dead at once.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};
use shared::webhook::Ring;
use tests::journey::Journey;
use tests::receiver::{Heard, Reply, answer};
use tests::server::{Plan, Server};
use tests::shop;
use tests::store::Store;

use super::{HOUR_MS, again, settings, willing};
use crate::MINUTE_MS;

const KEYS: [&str; 4] = [
    "whsec_a2V5IG51bWJlciBvbmUgb2YgdGhlIHJvdGF0aW9uIQ==",
    "whsec_a2V5IG51bWJlciB0d28gb2YgdGhlIHJvdGF0aW9uIQ==",
    "whsec_a2V5IG51bWJlciB0aHJlZSBvZiByb3RhdGlvbiEhIQ==",
    "whsec_a2V5IG51bWJlciBmb3VyIG9mIHJvdGF0aW9uISEhIQ==",
];

fn ring(number: usize) -> Result<Ring> {
    Ring::parse([KEYS[number]].into_iter()).context("a key")
}

/// By which of the keys a message is signed.
fn signed_by(heard: &Heard) -> Result<BTreeSet<usize>> {
    let mut by = BTreeSet::new();
    for number in 0..KEYS.len() {
        if heard.is_by(&ring(number)?) {
            by.insert(number);
        }
    }
    Ok(by)
}

#[test]
fn keys_that_are_changed_three_times_in_a_storm_lose_nothing_and_an_old_one_is_dead_at_once() -> Result<()> {
    let receiver = willing()?;
    receiver.then(|_| Reply::Reset);
    let with = |keys: &[usize]| {
        let keys: Vec<&str> = keys.iter().map(|number| KEYS[*number]).collect();
        let more: Vec<(&str, &str, Value)> =
            ["mailing", "recommendations", "billing"].into_iter().map(|name| (name, "keys", json!(keys))).collect();
        settings(&receiver, &more)
    };
    let first = Server::start_as(&Plan { vars: with(&[0]), ..Plan::default() })?;
    first.sweep()?;
    let people = shop::plant(&first, "netrotate", 3, "clean")?;
    let mut due = 0;
    for person in &people {
        let (journey, _) = Journey::pending(&first, first.client(), person)?;
        due = journey.due()?.max(due);
    }
    receiver.wait_for("/billing", "account.quiet")?;
    std::thread::sleep(std::time::Duration::from_secs(1));
    ensure!(receiver.all().iter().all(|heard| signed_by(heard).is_ok_and(|by| by == BTreeSet::from([0]))));
    let mut last = first;
    // A new key beside the old one, then without it, twice more.
    for (turn, keys) in [vec![1, 0], vec![1], vec![2, 1], vec![3]].into_iter().enumerate() {
        let next = again(&last, &format!("rotation-{turn}"), "", with(&keys))?;
        let count = AtomicUsize::new(turn);
        receiver.then(move |heard| match (heard.kind().as_str(), count.fetch_add(1, Ordering::Relaxed) % 2) {
            (_, 0) => Reply::Reset,
            ("account.erase", _) => Reply::Status(202),
            _ => Reply::Status(204),
        });
        let seen = receiver.all().len();
        next.set_clock(if turn < 2 {
            crate::now_ms() + i64::try_from(turn + 1)? * HOUR_MS
        } else {
            due + i64::try_from(turn)? * HOUR_MS
        })?;
        for _ in 0..2 {
            next.sweep()?;
            std::thread::sleep(std::time::Duration::from_millis(1_500));
        }
        let new = receiver.all().split_off(seen);
        ensure!(!new.is_empty(), "nothing was sent in turn {turn}");
        for heard in new {
            let by = signed_by(&heard)?;
            ensure!(by == keys.iter().copied().collect(), "in turn {turn} {} is signed by {by:?}", heard.kind());
        }
        last = next;
    }
    answered(&last)?;
    receiver.then(|_| Reply::Status(204));
    ended(&last, people.len(), due + 4 * HOUR_MS)
}

/// What was accepted is answered by the key that counts, and by no other, however lately it did.
fn answered(server: &Server) -> Result<()> {
    let erased =
        "SELECT id FROM delivery WHERE kind = 'erase' AND target = 'mailing' AND accepted_at IS NOT NULL LIMIT 1";
    let said = json!({ "message": Store::of(server)?.text(erased)?, "status": "done" });
    let at = crate::now_ms();
    for old in 0..3 {
        ensure!(answer(server, "mailing", &ring(old)?, at, &said)?.status == 403, "key {old} still counts");
    }
    answer(server, "mailing", &ring(3)?, at, &said)?.must_be(202).map(drop)
}

fn ended(server: &Server, people: usize, mut now: i64) -> Result<()> {
    for _ in 0..12 {
        if Store::of(server)?.count("SELECT COUNT(*) FROM delivery WHERE due_at IS NOT NULL")? == 0 {
            break;
        }
        now += 25 * HOUR_MS;
        server.set_clock(now + MINUTE_MS)?;
        server.sweep()?;
        std::thread::sleep(std::time::Duration::from_millis(500));
    }
    tests::patience::until(|| Ok(Store::of(server)?.states()?.values().all(|state| state == "erased")))?;
    let states = Store::of(server)?.states()?;
    ensure!(states.len() == people && states.values().all(|state| state == "erased"), "{states:?}");
    Ok(())
}
