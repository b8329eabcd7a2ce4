//! Revocations against the sweep, around the instant at which the way back closes (I3).

use std::collections::BTreeMap;
use std::sync::Barrier;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use tests::client::Client;
use tests::crowd::in_parallel;
use tests::journey::Journey;
use tests::mailbox;
use tests::seed::Seed;
use tests::server::Server;
use tests::shop;
use tests::store::Store;

use crate::{DAY_MS, MINUTE_MS, now_ms};

/// Who revokes at once.
const REVOCATIONS: usize = 64;
/// Requests around the due instant are drawn from this far before and after it (ms).
const AROUND_MS: i64 = 5;
/// The sweep has more to read, and would nearly always be last: it begins up to so many times its own length before the
/// revocations. How long it takes depends on the machine, so each race goes by the one before.
const AHEAD: u32 = 2;
/// Every request, with the guard as without it, pauses between deciding and recording: there is where the other gets in. The
/// races take these in turn: on a busy machine requests lie so far apart that a short pause is over before the other comes.
pub const LINGERS_MS: [u64; 3] = [40, 160, 640];

const HOUR_MS: i64 = 60 * MINUTE_MS;

/// One deletion that waits for its day.
struct Waiting {
    reference: String,
    revocation: String,
    due_ms: i64,
}

/// How one race ended, by the event log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    Revoked,
    Claimed,
    /// Given back and erased: what must never be.
    Both,
    /// Given back more than once.
    Again,
    Neither,
}

type Outcomes = BTreeMap<Outcome, u32>;

#[test]
fn of_a_revocation_and_the_purge_exactly_one_happens() -> Result<()> {
    // A hundred take a quarter of an hour on two cores, most of it the platform's own tracing.
    let number = std::env::var("ADIEU_RACES").ok().and_then(|number| number.parse().ok()).unwrap_or(20);
    let outcomes = races(number, false)?;
    let of = |outcome| outcomes.get(&outcome).copied().unwrap_or(0);
    let (revoked, claimed) = (of(Outcome::Revoked), of(Outcome::Claimed));
    assert_eq!(revoked + claimed, number, "exactly one outcome each time: {outcomes:?}");
    let share = number / 10;
    assert!(revoked >= share && claimed >= share, "both ends were really raced for: {outcomes:?}");
    Ok(())
}

#[test]
fn without_the_guard_the_same_races_end_twice() -> Result<()> {
    let outcomes = races(40, true)?;
    assert!(outcomes.contains_key(&Outcome::Both), "the harness can see a double outcome: {outcomes:?}");
    Ok(())
}

/// Races `number` times; without the guard, until one has ended twice.
fn races(number: u32, unguarded: bool) -> Result<Outcomes> {
    let what = if unguarded { "races without the guard" } else { "races" };
    let mut seed = Seed::fresh(what);
    let server = Server::start()?;
    let began = Instant::now();
    let waiting = prepare(&server, number)?;
    println!("{number} lives prepared in {:?}", began.elapsed());
    let crowds = LINGERS_MS.map(|linger_ms| crowd(&server, linger_ms, unguarded));
    let mut ahead = Duration::from_millis(90);
    let mut outcomes = Outcomes::new();
    for (one, browsers) in waiting.iter().zip(crowds.iter().cycle()) {
        ahead = race(browsers, one, &mut seed, ahead, unguarded)? * AHEAD;
        let outcome = outcome(&Store::of(&server)?.events(&one.reference)?);
        *outcomes.entry(outcome).or_insert(0) += 1;
        if unguarded && outcome == Outcome::Both {
            break;
        }
    }
    println!("{what}: {outcomes:?} in {:?}", began.elapsed());
    Ok(outcomes)
}

/// Whoever revokes, and the sweep at the end.
fn crowd(server: &Server, linger_ms: u64, unguarded: bool) -> Vec<Client> {
    let browser = || server.client().lingering(linger_ms);
    (0..=REVOCATIONS).map(|_| if unguarded { browser().unguarded() } else { browser() }).collect()
}

/// Sends everything at once and checks that at most one was told that it had worked. Answers how long the sweep took.
fn race(browsers: &[Client], one: &Waiting, seed: &mut Seed, ahead: Duration, unguarded: bool) -> Result<Duration> {
    let mut draw = || one.due_ms + seed.around(AROUND_MS);
    let moments: Vec<i64> = (0..REVOCATIONS).map(|_| draw()).collect();
    let sweep_ms = draw();
    let ahead = Duration::from_millis(seed.below(u64::try_from(ahead.as_millis())? + 1));
    let start = Barrier::new(REVOCATIONS + 1);
    let (sweeper, revokers) = browsers.split_last().context("a browser for the sweep")?;
    // What every tick does once a day is done: this sweep has the deletion to look at and nothing else.
    sweeper.post_at(one.due_ms - HOUR_MS, "/dev/sweep", &[])?.must_be(200)?;
    let (statuses, took) = std::thread::scope(|scope| {
        let sweep = scope.spawn(|| {
            start.wait();
            let began = Instant::now();
            sweeper.post_at(sweep_ms, "/dev/sweep", &[]).map(|answer| (answer, began.elapsed()))
        });
        let revocations: Vec<_> = revokers
            .iter()
            .zip(&moments)
            .map(|(browser, moment)| {
                let start = &start;
                scope.spawn(move || {
                    start.wait();
                    std::thread::sleep(ahead);
                    let fields = [("reference", one.reference.as_str()), ("code", one.revocation.as_str())];
                    browser.post_at(*moment, "/en/revoke", &fields).map(|answer| answer.status)
                })
            })
            .collect();
        let statuses: Result<Vec<u16>> = revocations
            .into_iter()
            .map(|revocation| revocation.join().unwrap_or_else(|_| Err(anyhow::anyhow!("a revocation broke"))))
            .collect();
        let swept = sweep.join().unwrap_or_else(|_| Err(anyhow::anyhow!("the sweep broke")));
        let (answer, took) = swept?;
        answer.must_be(200)?;
        statuses.map(|statuses| (statuses, took))
    })?;
    let won = statuses.iter().filter(|status| **status == 303).count();
    ensure!(unguarded || won <= 1, "{won} revocations of {} were told that they had worked", one.reference);
    ensure!(statuses.iter().all(|status| [303, 409, 410].contains(status)), "{statuses:?}");
    Ok(took)
}

fn outcome(events: &[String]) -> Outcome {
    let count = |kind: &str| events.iter().filter(|event| *event == kind).count();
    match (count("revoked"), count("claimed")) {
        (0, 0) => Outcome::Neither,
        (1, 0) => Outcome::Revoked,
        (0, _) => Outcome::Claimed,
        (_, 0) => Outcome::Again,
        _ => Outcome::Both,
    }
}

/// Deletions that become due on different days, so that a sweep finds one of them.
fn prepare(server: &Server, number: u32) -> Result<Vec<Waiting>> {
    let people = shop::plant(server, "race", number, "clean")?;
    let first = now_ms();
    let begun = in_parallel(&people, |index, person| {
        let moment = first + i64::try_from(index)? * 4 * DAY_MS;
        Journey::begin(server, server.client().at(moment), &person.email)
    })?;
    let codes = codes(server, &begun)?;
    let pairs: Vec<_> = begun.into_iter().zip(codes).collect();
    let waiting = in_parallel(&pairs, |_, (journey, code)| {
        journey.post("/code", &[("code", code)])?.must_be(303)?;
        journey.post("/copy", &[("choice", "none")])?.must_be(303)?;
        journey.send(&[])?.must_be(303)?;
        Ok((journey.reference.clone(), journey.codes()?.revocation))
    })?;
    let store = Store::of(server)?;
    let mut list = Vec::new();
    for (reference, revocation) in waiting {
        let (state, due_ms) = store.state(&reference)?;
        ensure!(state == "pending", "{reference} is {state}");
        list.push(Waiting { reference, revocation, due_ms: due_ms.context("a due date")? });
    }
    list.sort_by_key(|one| one.due_ms);
    let together = list.windows(2).any(|pair| matches!(pair, [one, other] if one.due_ms == other.due_ms));
    ensure!(!together, "each is due on a day of its own");
    Ok(list)
}

/// The code of each journey, read from the mailbox as a whole: it would be long to ask for each.
fn codes(server: &Server, begun: &[Journey<'_>]) -> Result<Vec<String>> {
    for _ in 0..100 {
        let letters = mailbox::letters(server)?;
        let found: Option<Vec<String>> = begun
            .iter()
            .map(|journey| letters.iter().find(|letter| letter.mail.text.contains(&journey.reference))?.code())
            .collect();
        if let Some(codes) = found {
            return Ok(codes);
        }
        std::thread::sleep(Duration::from_millis(200));
    }
    anyhow::bail!("not every code came; the log:\n{}", server.log())
}
