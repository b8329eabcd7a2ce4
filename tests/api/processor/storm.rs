//! A storm: every second answer lost, everything up to five times, and nobody there for three days. In the end all of it has arrived or
//! is on the desk, nothing counts twice, and of whoever turned back the last word is that they are back.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context as _, Result, ensure};
use shared::staff::Role;
use tests::crowd::in_parallel;
use tests::journey::Journey;
use tests::patience;
use tests::receiver::{Heard, Receiver, Reply};
use tests::seed::Seed;
use tests::server::Server;
use tests::shop::{self, Person};
use tests::store::Store;

use super::server;
use crate::desk::seat;
use crate::{MINUTE_MS, now_ms};

const HOUR_MS: i64 = 60 * MINUTE_MS;

/// What a processor does that reads its mail as the standard says: a message counts once, and an older word never undoes a later one.
#[derive(Default)]
struct Memory {
    /// Messages by name, with how often they came.
    came: BTreeMap<String, u32>,
    /// The last number of each person, at each processor.
    last: BTreeMap<(String, String), i64>,
    /// Whether the last word of them was that somebody is back.
    back: BTreeMap<(String, String), bool>,
    /// How often a kind of data of somebody was erased.
    erased: BTreeMap<(String, String, String), u32>,
    older: u32,
}

impl Memory {
    fn take(&mut self, heard: &Heard) {
        let times = self.came.entry(heard.id().to_owned()).or_default();
        *times += 1;
        if *times > 1 {
            return;
        }
        // Only what undoes each other is in an order; whatever else is late is still to be done.
        let whom = (heard.path.clone(), heard.data("subject"));
        if let Ok(sequence) = heard.data("sequence").parse() {
            let last = self.last.entry(whom.clone()).or_default();
            if sequence <= *last {
                self.older += 1;
                return;
            }
            *last = sequence;
            self.back.insert(whom, heard.kind() == "account.restore");
        }
        if heard.kind() == "account.erase" {
            *self.erased.entry((heard.path.clone(), heard.data("subject"), heard.data("category"))).or_default() += 1;
        }
    }
}

/// Half of what comes is lost, on its way there or back; what arrives arrives up to five times.
fn lossy(seed: &mut Seed, memory: &Mutex<Memory>, heard: &Heard) -> Reply {
    let chance = seed.below(4);
    if chance == 0 {
        return Reply::Reset;
    }
    let mut memory = memory.lock().unwrap_or_else(PoisonError::into_inner);
    for _ in 0..=seed.below(5) {
        memory.take(heard);
    }
    if chance == 1 { Reply::Reset } else { Reply::Status(204) }
}

fn waiting(server: &Server) -> Result<(i64, i64)> {
    let store = Store::of(server)?;
    let count = |what: &str| store.count(&format!("SELECT COUNT(*) FROM delivery WHERE {what}"));
    Ok((count("due_at IS NOT NULL")?, count("dead_at IS NOT NULL")?))
}

/// Lets time go by until nothing is left to send: minute by minute where something is due, because whoever was silent three times is
/// left alone for a minute, and at once to the next moment where nothing is.
fn until_quiet(server: &Server, mut now: i64) -> Result<i64> {
    for _ in 0..20_000 {
        if waiting(server)?.0 == 0 {
            return Ok(now);
        }
        let next = Store::of(server)?.count("SELECT MIN(due_at) FROM delivery WHERE due_at IS NOT NULL").unwrap_or(now);
        now = next.max(now + MINUTE_MS);
        server.set_clock(now)?;
        server.sweep()?;
    }
    anyhow::bail!("{} are still on their way", waiting(server)?.0)
}

fn people(server: &Server, number: usize) -> Result<Vec<Person>> {
    /// The shop plants no more at a time.
    const AT_ONCE: usize = 100;
    let mut people = Vec::new();
    while people.len() < number {
        let some = u32::try_from(AT_ONCE.min(number - people.len()))?;
        people.extend(shop::plant(server, &format!("netstorm{}x", people.len()), some, "clean")?);
    }
    Ok(people)
}

/// So many people begin to leave, and every fourth turns back, in the storm: when the last of the others is due.
fn begun(server: &Server, people: &[Person]) -> Result<i64> {
    let dues = in_parallel(people, |index, person| {
        let (journey, codes) = Journey::pending(server, server.client(), person)?;
        if index % BACK == 0 {
            journey.revoke(&server.client(), &codes.revocation)?.must_be(303)?;
            return Ok(0);
        }
        journey.due()
    })?;
    dues.into_iter().max().context("nobody came")
}

/// One of so many turns back.
const BACK: usize = 4;

/// About sixty messages, or as many as `ADIEU_JOBS` says: six for each person.
#[test]
fn a_storm_loses_nothing_and_counts_nothing_twice() -> Result<()> {
    let jobs: usize = std::env::var("ADIEU_JOBS").ok().and_then(|text| text.parse().ok()).unwrap_or(60);
    let memory = Arc::new(Mutex::new(Memory::default()));
    let (inside, mut seed) = (Arc::clone(&memory), Seed::fresh("a storm"));
    let mut chance = seed.clone();
    let receiver = Receiver::start(move |heard| lossy(&mut chance, &inside, heard))?;
    let server = server(&receiver, &[])?;
    let people = people(&server, jobs.div_ceil(6))?;
    let last_due = begun(&server, &people)?;
    let quieted = until_quiet(&server, now_ms())?;
    ensure!(quieted < last_due, "quiet long before the day");
    // Everybody's day has come, in the storm, and then nobody is there for three days.
    server.set_clock(last_due)?;
    for _ in 0..3 + people.len().div_ceil(100) * 2 {
        server.sweep()?;
    }
    let erasing = "SELECT COUNT(*) FROM delivery WHERE kind = 'erase'";
    patience::until(|| Ok(Store::of(&server)?.count(erasing)? > i64::try_from(people.len())?))?;
    receiver.then(|_| Reply::Reset);
    let away = until_quiet(&server, last_due)?;
    let (_, dead) = waiting(&server)?;
    ensure!(dead > 0, "the outage was too short for anybody to look");
    // They are back, and what was given up is sent by hand, three times if it must be.
    let inside = Arc::clone(&memory);
    receiver.then(move |heard| lossy(&mut seed, &inside, heard));
    let now = by_hand(&server, away)?;
    until_over(&server, now)?;
    counted(&server, &memory.lock().unwrap_or_else(PoisonError::into_inner), dead, people.len())
}

/// Somebody at the desk has everything that was given up sent again.
fn by_hand(server: &Server, mut now: i64) -> Result<i64> {
    for round in 0..3 {
        if waiting(server)?.1 == 0 {
            break;
        }
        // Days have passed: whoever sat there has gone home.
        let lead = seat(server, &format!("netstormlead{round}"), Role::Lead)?;
        for target in ["mailing", "recommendations", "billing"] {
            let answer = lead.client.post("/staff/deliveries", &[("step", "all"), ("of", target)])?;
            ensure!(answer.status == 303, "{}", answer.text());
        }
        now = until_quiet(server, now)?;
    }
    Ok(now)
}

/// Whoever waited for it is told.
fn until_over(server: &Server, mut now: i64) -> Result<()> {
    for _ in 0..40 {
        if !Store::of(server)?.states()?.values().any(|state| state == "erasing") {
            break;
        }
        now += HOUR_MS;
        server.set_clock(now)?;
        server.sweep()?;
        std::thread::sleep(std::time::Duration::from_millis(500));
    }
    Ok(())
}

/// All of it has arrived or is on the desk, and nothing counted twice.
fn counted(server: &Server, memory: &Memory, dead: i64, people: usize) -> Result<()> {
    let store = Store::of(server)?;
    let count = |of: &str| store.count(&format!("SELECT COUNT(*) FROM delivery WHERE {of}"));
    let (all, arrived) = (count("TRUE")?, count("delivered_at IS NOT NULL")?);
    let (dropped, dead_now) = (count("dropped_at IS NOT NULL")?, count("dead_at IS NOT NULL")?);
    let came: u32 = memory.came.values().sum();
    println!(
        "a storm: {all} messages, {arrived} confirmed, {dropped} made pointless by a later one, {dead_now} on the desk; {dead} were given \
         up in the outage; {came} arrivals, {} older words refused",
        memory.older
    );
    ensure!(arrived + dropped + dead_now == all, "something is lost");
    ensure!(memory.erased.values().all(|times| *times == 1), "something counted twice");
    let states = store.states()?;
    let of = |wanted: &str| states.values().filter(|state| *state == wanted).count();
    let back = people.div_ceil(BACK);
    ensure!(of("revoked") == back, "{} of {back} are back", of("revoked"));
    ensure!(dead_now > 0 || of("erased") == people - back, "{} of {} are erased", of("erased"), people - back);
    let heard_back = memory.back.values().filter(|is_back| **is_back).count();
    ensure!(dead_now > 0 || heard_back == back * 3, "{heard_back} of {} words of being back are the last", back * 3);
    ensure!(!memory.erased.is_empty(), "nothing was erased");
    Ok(())
}
