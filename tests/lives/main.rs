//! Whole lives by the hundred, by HTTP against workerd, each to the end it was meant for: none lost, none early.
//!
//! `ADIEU_LIVES` says how many, `ADIEU_SEED` repeats a run.

mod calendar;
mod ending;
mod life;
mod passage;
mod receipt;

use std::collections::BTreeMap;
use std::time::Instant;

use anyhow::{Context as _, Result, ensure};
use tests::crowd::in_parallel;
use tests::journey::Journey;
use tests::seed::Seed;
use tests::server::Server;
use tests::shop;
use tests::store::Store;

use crate::ending::Ending;
use crate::life::{Life, Plan};
use crate::passage::Passage;

const HOUR_MS: i64 = 3_600_000;
const DAY_MS: i64 = 24 * HOUR_MS;

/// Unless `ADIEU_LIVES` says otherwise: each ending twenty times. A thousand take about five minutes on two cores.
const LIVES: usize = 260;
/// Lives begin on this many days.
const DAYS: u64 = 3;
/// The planter makes at most so many people at once.
const AT_ONCE: usize = 100;
/// When what stands in the way of some is settled, and when that is found, after the first day.
const SETTLED_MS: i64 = 20 * DAY_MS;
const RESUMED_MS: i64 = 21 * DAY_MS + HOUR_MS;

#[test]
fn whole_lives_end_as_they_should_none_lost_none_early() -> Result<()> {
    let number = std::env::var("ADIEU_LIVES").ok().and_then(|text| text.parse().ok()).unwrap_or(LIVES);
    let mut seed = Seed::fresh(&format!("{number} lives"));
    let began = Instant::now();
    let server = Server::start()?;
    let first_ms = now_ms();
    make_days(&server, first_ms)?;
    let plans = plans(&server, number, first_ms, &mut seed)?;
    println!("{number} people planted after {:?}", began.elapsed());
    let lives = live(&server, &plans)?;
    println!("everything that people do is done after {:?}", began.elapsed());

    let mut passage = Passage::of(&server, &lives, first_ms + SETTLED_MS, first_ms + RESUMED_MS);
    passage.pass()?;
    println!("eight years are over after {:?}", began.elapsed());
    let store = Store::of(&server)?;
    nothing_is_left(&store, &passage)?;
    each_event_is_in_its_time(&store, &passage)?;
    for life in &lives {
        kept_its_years(&store, &passage, life).with_context(|| life.reference.clone())?;
        as_it_ended(&store, life).with_context(|| format!("{:?} {}", life.plan.ending, life.reference))?;
    }
    let receipts = receipt::check(&server, &passage)?;
    let purged = lives.iter().filter(|life| life.plan.ending.is_purged()).count();
    assert_eq!(receipts, purged, "everyone who was erased has a receipt that checks");
    let revoked = lives.iter().filter(|life| life.plan.ending.is_revoked()).take(20);
    for life in revoked {
        assert_eq!(life.plan.person.sign_in(&server.client())?.location()?, "/shop/account", "{}", life.reference);
    }
    println!("{number} lives, {receipts} receipts, in {:?}", began.elapsed());
    Ok(())
}

/// Who lives, how it ends, when it begins. Every ending has its share.
fn plans(server: &Server, number: usize, first_ms: i64, seed: &mut Seed) -> Result<Vec<Plan>> {
    let mut wanted: BTreeMap<Ending, usize> = BTreeMap::new();
    for index in 0..number {
        if let Some(ending) = Ending::ALL.get(index % Ending::ALL.len()) {
            *wanted.entry(*ending).or_insert(0) += 1;
        }
    }
    let mut plans = Vec::new();
    for (place, (ending, count)) in wanted.into_iter().enumerate() {
        for (round, from) in (0..count).step_by(AT_ONCE).enumerate() {
            let share = u32::try_from(AT_ONCE.min(count - from))?;
            for person in shop::plant(server, &format!("life{place}x{round}x"), share, ending.situation())? {
                let begun_ms = first_ms + i64::try_from(seed.below(DAYS))? * DAY_MS;
                let drawn = i64::try_from(seed.below(50 * 24 * 3_600_000))?;
                plans.push(Plan { person, ending, begun_ms, revoked_ms: life::revocation(begun_ms, drawn) });
            }
        }
    }
    Ok(plans)
}

/// What the platform's clock has always done long before: the keys of these days.
fn make_days(server: &Server, first_ms: i64) -> Result<()> {
    for day in 0..=i64::try_from(DAYS)? {
        server.client().post_at(first_ms + day * DAY_MS, "/dev/sweep", &[])?.must_be(200)?;
    }
    Ok(())
}

/// First everybody names an account, then everybody goes on: the mails are on their way meanwhile.
fn live(server: &Server, plans: &[Plan]) -> Result<Vec<Life>> {
    let journeys =
        in_parallel(plans, |_, plan| Journey::begin(server, server.client().at(plan.begun_ms), &plan.person.email))?;
    let pairs: Vec<_> = plans.iter().zip(journeys).collect();
    in_parallel(&pairs, |_, (plan, journey)| Life::live(server, plan, journey))
}

/// Nothing waits, nothing is half done, and there are as many deletions as were begun.
fn nothing_is_left(store: &Store, passage: &Passage<'_>) -> Result<()> {
    let began = i64::try_from(passage.courses().len())?;
    assert_eq!(store.count("SELECT COUNT(*) FROM deletion")?, began, "none is lost, none was made up");
    for (what, sql) in [
        ("due", "SELECT COUNT(*) FROM deletion WHERE next_at IS NOT NULL OR live IS NOT NULL"),
        ("undone effects", "SELECT COUNT(*) FROM outbox WHERE due_at IS NOT NULL"),
        ("undone jobs", "SELECT COUNT(*) FROM job WHERE done_at IS NULL"),
        ("copies", "SELECT COUNT(*) FROM export"),
        ("accounts still quiet", "SELECT COUNT(*) FROM shop_account WHERE paused_by IS NOT NULL AND closed_by IS NULL"),
    ] {
        assert_eq!(store.count(sql)?, 0, "{what}");
    }
    Ok(())
}

/// No event that takes something away happened before its instant, by this test's own arithmetic.
fn each_event_is_in_its_time(store: &Store, passage: &Passage<'_>) -> Result<()> {
    for course in passage.courses() {
        let moments = store.moments(&course.reference)?;
        let first = |kind: &str| moments.iter().filter(|(known, _)| known == kind).map(|(_, at)| *at).min();
        for (event, state) in [("claimed", "erased"), ("cleared", "cleared"), ("expired", "expired")] {
            let due = course.turns.iter().find(|(_, known)| *known == state).map(|(at, _)| *at);
            match (first(event), due) {
                (Some(at), Some(due)) => ensure!(at >= due, "{} {event} at {at}, due at {due}", course.reference),
                (None, None) => {}
                other => anyhow::bail!("{} {event}: {other:?}", course.reference),
            }
        }
    }
    Ok(())
}

/// Each kept category goes on its own date and not before.
fn kept_its_years(store: &Store, passage: &Passage<'_>, life: &Life) -> Result<()> {
    let Some(purge) = passage.purge_of(life) else { return Ok(()) };
    for (category, until_ms) in [("identity", purge.identity_until), ("invoices", purge.invoices_until)] {
        let began = format!(
            "SELECT COALESCE(MIN(e.at), 0) FROM deletion_event e JOIN deletion d ON d.id = e.deletion
             WHERE d.reference = '{}' AND e.kind = 'clearing-started' AND e.body ->> 'category' = '{category}'",
            life.reference
        );
        assert_eq!(store.count(&began)?, until_ms, "{category}");
    }
    Ok(())
}

/// What is left of the account, and how often each thing happened.
fn as_it_ended(store: &Store, life: &Life) -> Result<()> {
    let ending = life.plan.ending;
    let events = store.events(&life.reference)?;
    let count = |kind: &str| events.iter().filter(|event| *event == kind).count();
    let purged = usize::from(ending.is_purged());
    ensure!(count("claimed") == purged && count("erased") == purged && count("cleared") == purged, "{events:?}");
    ensure!(count("revoked") == usize::from(ending.is_revoked()), "{events:?}");
    ensure!(count("job-failed") == 0, "{events:?}");
    let account = &life.plan.person.account;
    let records = store.count(&format!("SELECT COUNT(*) FROM shop_record WHERE account = '{account}'"))?;
    let contacts = store.count(&format!("SELECT COUNT(*) FROM shop_contact WHERE account = '{account}'"))?;
    let open =
        store.count(&format!("SELECT COUNT(*) FROM shop_account WHERE id = '{account}' AND closed_at IS NULL"))?;
    if ending.is_purged() {
        ensure!((records, contacts, open) == (0, 0, 0), "nothing of it is left: {records}, {contacts}, {open}");
    } else {
        // After eight years what has outlived its period is gone from whoever stays, too; the rest is there.
        ensure!(records > 0 && contacts == 3 && open == 1, "the account is there: {records}, {contacts}, {open}");
    }
    if ending.is_revoked() {
        let different = format!(
            "SELECT COUNT(*) FROM likeness l JOIN deletion d ON d.id = l.deletion
             WHERE d.reference = '{}' AND l.before_hash IS NOT l.after_hash",
            life.reference
        );
        ensure!(store.count(&different)? == 0, "it is what it was");
    }
    Ok(())
}

/// Now, in milliseconds.
fn now_ms() -> i64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or_default()
}
