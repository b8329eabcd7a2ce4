//! Two agents work through everything that came in over some days, as they would: they open what the desk opens next, decide
//! by what its page says and by nothing else, and are each other's second.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use anyhow::{Context as _, Result, bail, ensure};
use shared::staff::Role;
use tests::client::{Answer, Call};
use tests::crowd::in_parallel;
use tests::identity;
use tests::journey::Journey;
use tests::page::Page;
use tests::server::Server;
use tests::shop::{self, Person};
use tests::store::Store;

use super::{Seat, seat};
use crate::not_me::{heard, stop};
use crate::{DAY_MS, now_ms};

/// `ADIEU_CASES` says another number: three hundred take some minutes.
const CASES: usize = 20;
/// What tells an agent that somebody else is at it: on the page, and in the list.
const LOOKED_AT: &str = "A colleague is looking at this now";
const LOOKED_AT_ROW: &str = "A colleague is looking at it now";
/// Cases come in on so many days.
const DAYS: usize = 4;
const HOUR_MS: i64 = 3_600_000;

/// What comes in, with what there is to see of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Story {
    /// Asks to keep it, from a mailbox that somebody replaced.
    Replaced,
    /// Asks to keep it, by a code that went to several mailboxes.
    OneOfTwo,
    /// Asks to keep it, in writing, and shows nothing.
    Nothing,
    /// Asks not to wait.
    Sooner,
    /// Asks not to wait, and then something turns up that stands in the way.
    SoonerBlocked,
}

impl Story {
    const ALL: [Self; 5] = [Self::Replaced, Self::Sooner, Self::Nothing, Self::OneOfTwo, Self::SoonerBlocked];

    /// What becomes of it by the rule below.
    const fn ending(self) -> &'static str {
        match self {
            Self::Replaced | Self::OneOfTwo | Self::Sooner => "granted",
            Self::Nothing | Self::SoonerBlocked => "refused",
        }
    }
}

/// The rule: what speaks against it or shows nothing is refused, everything else approved.
fn decision(page: &Page) -> [(&'static str, &'static str); 2] {
    if page.html().contains("fact-against") {
        [("outcome", "refuse"), ("reason", "law")]
    } else if page.says("Nothing was shown that tells whose account it is") {
        [("outcome", "refuse"), ("reason", "not-shown")]
    } else {
        [("outcome", "approve"), ("reason", "")]
    }
}

/// Comes in at its moment. Answers the deletion's reference.
fn file(server: &Server, story: Story, person: &Person, at_ms: i64) -> Result<String> {
    let (journey, codes) = Journey::pending(server, server.client().at(at_ms), person)?;
    let browser = || server.client().at(at_ms + HOUR_MS);
    match story {
        Story::Replaced | Story::OneOfTwo => {
            let old = person.old_email.clone().context("an address that was replaced")?;
            let named = if story == Story::Replaced { &old } else { &person.username };
            let visit = heard(server, browser(), named, &old)?;
            stop(&visit, &journey.reference, "ask")?.must_be(303)?;
        }
        Story::Nothing => {
            let reader = Journey { server, client: browser(), reference: journey.reference.clone() };
            let fields = [("reference", reader.reference.as_str()), ("code", codes.status.as_str())];
            reader.client.post("/en/status", &fields)?.must_be(303)?;
            let letter = [("identifier", "me"), ("why", "it was not me"), ("step", "send")];
            reader.post("/revocation", &letter)?.must_be(303)?;
        }
        Story::Sooner | Story::SoonerBlocked => {
            let letter = [
                ("identifier", person.email.as_str()),
                ("name", &person.name),
                ("location", "Turku"),
                ("why", "a life without shops"),
                ("step", "send"),
                ("phrase", "Delete my account"),
                ("understood", "yes"),
            ];
            journey.post("/immediate", &letter)?.must_be(303)?;
        }
    }
    if story == Story::SoonerBlocked {
        let wish = serde_json::json!({ "matter": "dispute", "with": person.email }).to_string();
        server.client().send(&Call::of("POST", "/dev/plant").carrying("application/json", wish))?.must_be(200)?;
    }
    Ok(journey.reference)
}

/// What the agents did, counted.
#[derive(Debug, Default)]
struct Counts {
    pages: AtomicUsize,
    decisions: AtomicUsize,
    /// Somebody else was quicker: nothing was changed, and the page led on.
    overtaken: AtomicUsize,
}

fn add(count: &AtomicUsize) {
    count.fetch_add(1, Ordering::Relaxed);
}

/// One agent's day: from the list to the first case, from there to whatever opens next, until nothing waits for them or they
/// go home.
fn day(seat: &Seat, counts: &Counts, most: usize) -> Result<()> {
    let mut passed_by: BTreeSet<String> = BTreeSet::new();
    let mut there = first(seat, counts, &passed_by)?;
    let mut done = 0;
    while let Some(case) = there.take().filter(|_| done < most) {
        add(&counts.pages);
        let page = seat.client.get(&case)?.must_be(200)?.page();
        let path = case.split('?').next().unwrap_or_default().to_owned();
        if page.input("outcome").is_none() || page.says(LOOKED_AT) {
            // Decided by the other in this moment, waits for the other, or the other is at it.
            passed_by.insert(path);
            there = first(seat, counts, &passed_by)?;
            continue;
        }
        let answer = decide(seat, &page, &path)?;
        if answer.status == 409 {
            add(&counts.overtaken);
            there = first(seat, counts, &passed_by)?;
            continue;
        }
        add(&counts.decisions);
        done += 1;
        let next = answer.location()?;
        there = if next.contains("/case/") { Some(next) } else { first(seat, counts, &passed_by)? };
    }
    Ok(())
}

fn decide(seat: &Seat, page: &Page, path: &str) -> Result<Answer> {
    let seen = ["number", "version"].map(|name| page.input(name).unwrap_or_default());
    let all = [&[("number", seen[0].as_str()), ("version", seen[1].as_str())], &decision(page)[..]].concat();
    let answer = seat.client.post(&format!("{path}/decide"), &all)?;
    ensure!([303, 409].contains(&answer.status), "{path}: {} {}", answer.status, answer.page().words());
    Ok(answer)
}

/// The most urgent case of the list that nobody else looks at and this agent has not passed by, page after page.
fn first(seat: &Seat, counts: &Counts, passed_by: &BTreeSet<String>) -> Result<Option<String>> {
    let mut path = "/staff".to_owned();
    loop {
        add(&counts.pages);
        let page = seat.client.get(&path)?.must_be(200)?.page();
        let rows = page.html().split("<li class=\"case\">").skip(1).filter(|row| !row.contains(LOOKED_AT_ROW));
        let mut cases = rows.filter_map(|row| Page::of(row).attributes("href").into_iter().next());
        if let Some(case) = cases.find(|href| !passed_by.contains(href)) {
            return Ok(Some(case));
        }
        match page.link("?from=") {
            Some(next) => path = next,
            None => return Ok(None),
        }
    }
}

fn plant(server: &Server, number: usize) -> Result<Vec<(Story, Person)>> {
    const AT_ONCE: usize = 100;
    let mut planted = Vec::new();
    for (place, story) in Story::ALL.into_iter().enumerate() {
        let share = (number + Story::ALL.len() - 1 - place) / Story::ALL.len();
        match story {
            Story::Replaced | Story::OneOfTwo => {
                for index in 0..share {
                    planted.push((story, shop::plant_replaced(server, &format!("shift{place}n{index}"), 10)?));
                }
            }
            _ => {
                for from in (0..share).step_by(AT_ONCE) {
                    let share = u32::try_from(AT_ONCE.min(share - from))?;
                    let people = shop::plant(server, &format!("shift{place}n{from}x"), share, "clean")?;
                    planted.extend(people.into_iter().map(|person| (story, person)));
                }
            }
        }
    }
    Ok(planted)
}

#[test]
fn two_agents_work_off_what_comes_in_over_days_none_late_none_twice() -> Result<()> {
    let number = std::env::var("ADIEU_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(CASES);
    let (server, began) = (Server::start()?, Instant::now());
    let people = plant(&server, number)?;
    let mut seats = [seat(&server, "early", Role::Agent)?, seat(&server, "late", Role::Agent)?];
    let (counts, start) = (Counts::default(), now_ms());
    let mut stories: BTreeMap<String, Story> = BTreeMap::new();
    // On the days after the last filing only what is left is worked off.
    for today in 0..DAYS * 2 {
        let morning = start + i64::try_from(today)? * DAY_MS;
        // What the platform's clock does every day: its keys.
        server.client().post_at(morning, "/dev/sweep", &[])?.must_be(200)?;
        let mine: Vec<_> = people.iter().skip(today).step_by(DAYS).filter(|_| today < DAYS).collect();
        let filed = in_parallel(&mine, |_, (story, person)| {
            let reference = file(&server, *story, person, morning);
            reference.with_context(|| format!("{story:?} {}", person.email))
        })?;
        stories.extend(filed.into_iter().zip(mine.iter().map(|(story, _)| *story)));
        for seat in &mut seats {
            seat.client.set_now(morning + 8 * HOUR_MS);
            seat.client.forget_cookies();
            identity::sign_in_as(&seat.client, &seat.colleague.mail)?.must_be(303)?;
        }
        let share = (number * 3 / 2).div_ceil(DAYS * 2);
        let counts = &counts;
        std::thread::scope(|scope| {
            let days: Vec<_> = seats.iter().map(|seat| scope.spawn(move || day(seat, counts, share))).collect();
            days.into_iter().try_for_each(|day| day.join().unwrap_or_else(|_| bail!("an agent broke")))
        })?;
    }
    worked_off(&Store::of(&server)?, &stories)?;
    let [pages, decisions, overtaken] =
        [&counts.pages, &counts.decisions, &counts.overtaken].map(|count| count.load(Ordering::Relaxed));
    println!(
        "{number} cases, {decisions} decisions, {overtaken} overtaken, {pages} pages fetched: {}.{:02} for each decision; {:?}",
        pages / decisions.max(1),
        pages * 100 / decisions.max(1) % 100,
        began.elapsed()
    );
    Ok(())
}

/// Nothing is open, nothing was late, each was decided once, as the rule says.
fn worked_off(store: &Store, stories: &BTreeMap<String, Story>) -> Result<()> {
    let all = i64::try_from(stories.len())?;
    for (what, condition, wanted) in
        [("all", "1", all), ("open", "state = 'open'", 0), ("late", "decided_at > decide_by OR decided_at IS NULL", 0)]
    {
        let found = store.count(&format!("SELECT COUNT(*) FROM application WHERE {condition}"))?;
        ensure!(found == wanted, "{what}: {found}, not {wanted}");
    }
    for (reference, story) in stories {
        let of_case = format!("SELECT id FROM application WHERE reference = '{reference}'");
        let (wanted, case) = (story.ending(), store.text(&of_case)?);
        let state = store.text(&format!("SELECT state FROM application WHERE id = '{case}'"))?;
        ensure!(state == wanted, "{story:?} {reference}: {state}, not {wanted}");
        let entries = |condition: &str| {
            store.count(&format!("SELECT COUNT(*) FROM desk_event WHERE subject = '{case}' AND {condition}"))
        };
        let last = if wanted == "granted" { "approved" } else { "refused" };
        let (ends, others) = (entries(&format!("act = '{last}'"))?, entries("act = 'seconded'")?);
        ensure!(ends == 1 && others == i64::from(*story == Story::Sooner), "{story:?} {reference}: {ends}, {others}");
        let by = store.count(&format!("SELECT COUNT(DISTINCT staff) FROM desk_event WHERE subject = '{case}'"))?;
        ensure!(by == 1 + others, "{story:?} {reference}: two approvals are two people's");
    }
    Ok(())
}
