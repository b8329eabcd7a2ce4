//! Decisions at once: one of them wins, whatever they say.

use std::collections::BTreeMap;
use std::sync::Barrier;
use std::time::Duration;

use anyhow::{Result, ensure};
use shared::staff::Role;
use tests::client::encoded;
use tests::identity;
use tests::server::Server;
use tests::store::Store;

use super::{REFUSE, Seat, asked_at_once, asked_to_keep, case_of, count, seat};
use crate::shared_server;

/// Who decides at once.
const DECISIONS: usize = 64;
/// Rounds of each kind; `ADIEU_DECISIONS` says another number.
const ROUNDS: usize = 3;
/// Between deciding and recording.
const LINGER_MS: u64 = 40;
/// As long as may be (trial mode).
const MOST_LINGER_MS: u64 = 1_000;

fn rounds() -> usize {
    std::env::var("ADIEU_DECISIONS").ok().and_then(|text| text.parse().ok()).unwrap_or(ROUNDS)
}

/// Half approve, half refuse, all from the same page, each of two colleagues in turn. Answers how many were told that it
/// had worked.
fn at_once(seats: &[Seat; 2], case: &str) -> Result<usize> {
    let pages = [seats[0].open(case)?, seats[1].open(case)?];
    let start = Barrier::new(DECISIONS);
    let statuses: Vec<Result<u16>> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..DECISIONS)
            .map(|number| {
                let (seat, page) = (&seats[number % 2], &pages[number % 2]);
                let start = &start;
                scope.spawn(move || {
                    let seen = ["number", "version"].map(|name| page.input(name).unwrap_or_default());
                    let outcome = if number % 4 < 2 { "approve" } else { "refuse" };
                    let fields = [
                        ("number", seen[0].as_str()),
                        ("version", &seen[1]),
                        ("outcome", outcome),
                        ("reason", "not-shown"),
                    ];
                    let body = encoded(&fields);
                    start.wait();
                    Ok(seat.client.post_raw(&format!("/staff/case/{case}/decide"), &body)?.status)
                })
            })
            .collect();
        let joined = threads.into_iter().map(std::thread::ScopedJoinHandle::join);
        joined.map(|joined| joined.unwrap_or_else(|_| Err(anyhow::anyhow!("a decision broke")))).collect()
    });
    let statuses: Vec<u16> = statuses.into_iter().collect::<Result<_>>()?;
    ensure!(statuses.iter().all(|status| [303, 409].contains(status)), "{statuses:?}");
    Ok(statuses.iter().filter(|status| **status == 303).count())
}

/// Rows of the log that decide about a case.
fn decided(server: &Server, case: &str) -> Result<i64> {
    Store::of(server)?.count(&format!("SELECT COUNT(*) FROM desk_event WHERE subject = '{case}' AND decides = 1"))
}

#[test]
fn of_sixty_four_decisions_at_once_one_wins() -> Result<()> {
    let server = Server::start()?;
    server.sweep()?;
    let seats = [seat(&server, "raceone", Role::Agent)?, seat(&server, "racetwo", Role::Lead)?];
    let (rounds, mut winners) = (rounds(), BTreeMap::<&str, usize>::new());
    for round in 0..rounds {
        let (_, _, journey) = asked_to_keep(&server, &format!("racekeep{round}"))?;
        let case = case_of(&server, &journey.reference)?;
        ensure!(at_once(&seats, &case)? == 1, "round {round}: one is told that it worked");
        let (granted, refused) =
            (count(&server, &journey.reference, "revoked")?, count(&server, &journey.reference, "revocation-refused")?);
        ensure!(granted + refused == 1, "round {round}: {granted} granted, {refused} refused");
        ensure!(decided(&server, &case)? == 1, "round {round}: one entry in the log");
        *winners.entry(if granted == 1 { "granted" } else { "kept refused" }).or_default() += 1;

        let (_, journey) = asked_at_once(&server, &format!("racenow{round}"))?;
        let case = case_of(&server, &journey.reference)?;
        ensure!(at_once(&seats, &case)? == 1, "round {round}: one is told that it worked");
        let happened = ["immediate-seconded", "immediate-refused", "immediate-approved"]
            .map(|kind| count(&server, &journey.reference, kind));
        let [seconded, refused, approved] = happened;
        let (seconded, refused, approved) = (seconded?, refused?, approved?);
        ensure!(
            seconded + refused == 1 && approved == 0,
            "{seconded} seconded, {refused} refused, {approved} approved"
        );
        ensure!(decided(&server, &case)? == 1, "round {round}: one entry in the log");
        *winners.entry(if seconded == 1 { "seconded" } else { "sooner refused" }).or_default() += 1;
    }
    println!("{DECISIONS} decisions at once, {rounds} rounds of each kind, one winner each: {winners:?}");
    Ok(())
}

/// Both guards stand on their own: here the spine's is taken out, and everybody pauses between deciding and recording.
#[test]
fn where_the_spines_guard_is_taken_out_the_logs_own_lets_one_win() -> Result<()> {
    let server = Server::start()?;
    server.sweep()?;
    let mut seats = [seat(&server, "looseone", Role::Agent)?, seat(&server, "loosetwo", Role::Lead)?];
    for seat in &mut seats {
        seat.client = server.client().unguarded().lingering(LINGER_MS);
        identity::sign_in_as(&seat.client, &seat.colleague.mail)?.must_be(303)?;
    }
    for round in 0..rounds() {
        let (_, _, journey) = asked_to_keep(&server, &format!("loosekeep{round}"))?;
        let case = case_of(&server, &journey.reference)?;
        ensure!(at_once(&seats, &case)? == 1, "round {round}: one is told that it worked");
        let (granted, refused) =
            (count(&server, &journey.reference, "revoked")?, count(&server, &journey.reference, "revocation-refused")?);
        ensure!(granted + refused == 1, "round {round}: {granted} granted, {refused} refused");
        ensure!(decided(&server, &case)? == 1, "round {round}: one entry in the log");
    }
    Ok(())
}

/// A decision that pauses before it is recorded, and meanwhile its agent's role is taken. What the agent is told.
fn taken_meanwhile(server: &'static Server, administrator: &Seat, name: &str, after_ms: u64) -> Result<u16> {
    let (_, _, journey) = asked_to_keep(server, name)?;
    let case = case_of(server, &journey.reference)?;
    let agent = seat(server, &format!("agent{name}"), Role::Agent)?;
    let slow = Seat { client: server.client().lingering(MOST_LINGER_MS), colleague: agent.colleague };
    identity::sign_in_as(&slow.client, &slow.colleague.mail)?.must_be(303)?;
    let page = slow.open(&case)?;
    let person = format!("/staff/people/{}", slow.colleague.id);
    let seen = administrator.client.get(&person)?.must_be(200)?.page().input("seen").unwrap_or_default();
    let fields = [("seen", seen.as_str()), ("act", "role"), ("role", "auditor")];
    let number = ["number", "version"].map(|name| page.input(name).unwrap_or_default());
    let decision = [&[("number", number[0].as_str()), ("version", number[1].as_str())], &REFUSE[..]].concat();
    let status = std::thread::scope(|scope| {
        let decision = scope.spawn(|| slow.client.post(&format!("/staff/case/{case}/decide"), &decision));
        std::thread::sleep(Duration::from_millis(after_ms));
        administrator.client.post(&person, &fields)?.must_be(303)?;
        let answer = decision.join().unwrap_or_else(|_| Err(anyhow::anyhow!("the decision broke")))?;
        Ok::<_, anyhow::Error>(answer.status)
    })?;
    let happened = count(server, &journey.reference, "revocation-refused")?;
    ensure!(happened == usize::from(status == 303), "{status}, and it happened {happened} times");
    ensure!(decided(server, &case)? == i64::from(status == 303), "{status}, and the log says otherwise");
    Ok(status)
}

/// Rights are read when a request comes in. Whoever loses theirs before it is recorded decides nothing all the same.
#[test]
fn a_right_that_is_taken_while_a_decision_is_on_its_way_decides_nothing() -> Result<()> {
    let server = shared_server()?;
    let administrator = seat(server, "takeschief", Role::Administrator)?;
    let mut after_ms: u64 = 400;
    // How long it takes to come in depends on the machine: 303 came before, 401 after.
    for attempt in 0..12 {
        match taken_meanwhile(server, &administrator, &format!("taken{attempt}"), after_ms)? {
            403 => return Ok(()),
            303 => after_ms = after_ms.saturating_sub(100),
            401 => after_ms += 150,
            other => anyhow::bail!("the agent is told {other}"),
        }
    }
    anyhow::bail!("the role was never taken in the middle of a decision")
}
