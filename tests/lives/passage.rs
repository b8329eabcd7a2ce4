//! Time goes by, from one instant at which something is due to the next. Before each, nothing may have happened that is not
//! due yet; after each, everything that is.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use anyhow::{Result, bail, ensure};
use tests::crowd::in_parallel;
use tests::server::Server;
use tests::shop;
use tests::store::Store;

use crate::ending::{Course, Ending, Purge};
use crate::life::Life;

/// Queues and mails take their time on a busy machine.
const PATIENCE: Duration = Duration::from_mins(10);
const BETWEEN: Duration = Duration::from_millis(500);

#[derive(Debug)]
pub struct Passage<'a> {
    server: &'a Server,
    lives: &'a [Life],
    courses: Vec<Course>,
    /// When what stands in the way of some is settled, and when that is found.
    settled_ms: i64,
    resumed_ms: i64,
    pub receipts: Vec<(&'a Life, String)>,
}

impl<'a> Passage<'a> {
    pub fn of(server: &'a Server, lives: &'a [Life], settled_ms: i64, resumed_ms: i64) -> Self {
        let courses = lives.iter().flat_map(|life| life.courses(resumed_ms)).collect();
        Self { server, lives, courses, settled_ms, resumed_ms, receipts: Vec::new() }
    }

    pub fn courses(&self) -> &[Course] {
        &self.courses
    }

    /// Lets all of it pass.
    pub fn pass(&mut self) -> Result<()> {
        let turns = self.courses.iter().flat_map(|course| course.turns.iter().map(|(at, _)| *at));
        // Dates of single categories, too: nothing of a kept one may go before.
        let kept = self.lives.iter().filter_map(|life| Some(self.purge(life)?.identity_until));
        let instants: BTreeSet<i64> = turns.chain(kept).collect();
        println!("{} deletions, {} instants at which something is due", self.courses.len(), instants.len());
        let mut before = i64::MIN;
        for at_ms in instants {
            if (before..at_ms).contains(&self.settled_ms) {
                self.settle()?;
            }
            let began = Instant::now();
            if at_ms == self.resumed_ms {
                // Looked at once a day: found within a day, at no certain instant.
                self.turn(at_ms)?;
            } else {
                self.at_last(at_ms)?;
                self.stay(at_ms)?;
                self.turn(at_ms)?;
            }
            println!("  {at_ms}: {} in {:?}", self.summary(at_ms), began.elapsed());
            before = at_ms;
        }
        Ok(())
    }

    fn purge(&self, life: &Life) -> Option<Purge> {
        let sent_ms = if life.plan.ending == Ending::Resumed { self.resumed_ms } else { life.plan.begun_ms };
        life.plan.ending.is_purged().then(|| Purge::of(sent_ms))
    }

    fn summary(&self, at_ms: i64) -> String {
        let mut states: BTreeMap<&str, u32> = BTreeMap::new();
        for course in &self.courses {
            *states.entry(course.at(at_ms)).or_insert(0) += 1;
        }
        let words: Vec<String> = states.iter().map(|(state, count)| format!("{count} {state}")).collect();
        words.join(", ")
    }

    fn settle(&self) -> Result<()> {
        let resumed: Vec<&Life> = self.lives.iter().filter(|life| life.plan.ending == Ending::Resumed).collect();
        in_parallel(&resumed, |_, life| shop::settle(self.server, &life.plan.person.email)).map(drop)
    }

    /// Whoever takes it back in the last millisecond.
    fn at_last(&self, at_ms: i64) -> Result<()> {
        let late = |life: &&Life| {
            life.plan.ending == Ending::RevokedAtLast && Purge::of(life.plan.begun_ms).at_ms - 1 == at_ms
        };
        let late: Vec<&Life> = self.lives.iter().filter(late).collect();
        in_parallel(&late, |_, life| life.revoke_at(self.server, at_ms)).map(drop)
    }

    /// A sweep that comes one millisecond too soon finds nothing to do.
    fn stay(&self, at_ms: i64) -> Result<()> {
        self.sweep_at(at_ms - 1)?;
        let astray = self.astray(at_ms - 1)?;
        // What is revoked in this very millisecond is so already.
        let early: Vec<_> = astray.into_iter().filter(|(course, _)| course.at(at_ms) != "revoked").collect();
        ensure!(early.is_empty(), "a millisecond before {at_ms}: {}", told(&early));
        Ok(())
    }

    /// A sweep at the very instant, then whatever follows from it.
    fn turn(&mut self, at_ms: i64) -> Result<()> {
        self.server.set_clock(at_ms)?;
        self.sweep_at(at_ms)?;
        let asked = Instant::now();
        loop {
            let astray = self.astray(at_ms)?;
            let undone = Store::of(self.server)?.count("SELECT COUNT(*) FROM outbox WHERE due_at IS NOT NULL")?;
            if astray.is_empty() && undone == 0 {
                break;
            }
            if asked.elapsed() > PATIENCE {
                bail!("at {at_ms}, {undone} effects undone; {}", told(&astray));
            }
            std::thread::sleep(BETWEEN);
            self.server.sweep()?;
        }
        self.fetch_receipts(at_ms)
    }

    fn sweep_at(&self, at_ms: i64) -> Result<()> {
        for _ in 0..1_000 {
            let answer = self.server.client().post_at(at_ms, "/dev/sweep", &[])?.must_be(200)?.json()?;
            if answer.get("moved").and_then(serde_json::Value::as_u64) == Some(0) {
                return Ok(());
            }
        }
        bail!("the sweep at {at_ms} never ends")
    }

    /// Every deletion that does not stand where it must, with where it stands.
    fn astray(&self, at_ms: i64) -> Result<Vec<(&Course, String)>> {
        let states = Store::of(self.server)?.states()?;
        let stands = |course: &Course| states.get(&course.reference).cloned().unwrap_or_default();
        let all = self.courses.iter().map(|course| (course, stands(course)));
        Ok(all.filter(|(course, state)| state != course.at(at_ms)).collect())
    }

    /// Once erased, every receipt is fetched; and it is too late to turn back.
    fn fetch_receipts(&mut self, at_ms: i64) -> Result<()> {
        let lives = self.lives;
        let erased: Vec<&Life> =
            lives.iter().filter(|life| self.purge(life).is_some_and(|purge| purge.at_ms == at_ms)).collect();
        let files = in_parallel(&erased, |index, life| {
            if index % 10 == 0 && life.plan.ending != Ending::Resumed {
                life.revoke_too_late(self.server, at_ms)?;
            }
            life.receipt(self.server, at_ms + 1)
        })?;
        self.receipts.extend(erased.into_iter().zip(files));
        Ok(())
    }

    /// The dates of the purge that a receipt is about.
    pub fn purge_of(&self, life: &Life) -> Option<Purge> {
        self.purge(life)
    }
}

fn told(astray: &[(&Course, String)]) -> String {
    let some = astray.iter().take(5).map(|(course, state)| format!("{} is {state:?}: {course:?}", course.reference));
    format!("{} deletions are astray: {}", astray.len(), some.collect::<Vec<_>>().join("; "))
}
