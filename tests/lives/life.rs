//! One person's life, by HTTP alone, up to where only time goes on.

use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use tests::client::{Call, Client};
use tests::journey::{Codes, Journey};
use tests::mailbox::{self, Letter};
use tests::server::Server;
use tests::shop::Person;

use crate::ending::{Course, Ending, SECOND_START_MS};
use crate::{DAY_MS, HOUR_MS};

/// Who lives it, how it is meant to end, when it begins and, if it is taken back, when.
#[derive(Debug, Clone)]
pub struct Plan {
    pub person: Person,
    pub ending: Ending,
    pub begun_ms: i64,
    pub revoked_ms: i64,
}

/// A life that waits for its time.
#[derive(Debug)]
pub struct Life {
    pub plan: Plan,
    pub reference: String,
    pub codes: Option<Codes>,
    /// A second start of the same person.
    pub second: Option<String>,
}

impl Life {
    /// Everything that the person does at once.
    pub fn live(server: &Server, plan: &Plan, journey: &Journey<'_>) -> Result<Self> {
        let reference = journey.reference.clone();
        let mut life = Self { plan: plan.clone(), reference, codes: None, second: None };
        life.go_on(server, journey).with_context(|| format!("{:?} {}", plan.ending, life.reference))?;
        Ok(life)
    }

    fn go_on(&mut self, server: &Server, journey: &Journey<'_>) -> Result<()> {
        let ending = self.plan.ending;
        if ending == Ending::Unproven {
            return Ok(());
        }
        let code = journey.code(&self.plan.person.email)?;
        let there = journey.post("/code", &[("code", &code)])?.location()?;
        ensure!(there.ends_with("/consequences"), "the code led to {there}");
        if ending == Ending::Unconfirmed {
            return Ok(());
        }
        if ending == Ending::Withdrawn {
            journey.post("/copy", &[("choice", "have")])?.must_be(303)?;
            let seen = journey.seen()?;
            return journey.post("/withdraw", &[("seen", &seen)])?.must_be(303).map(drop);
        }
        let choice = if ending == Ending::PurgedWithCopy { "prepare" } else { "none" };
        journey.post("/copy", &[("choice", choice)])?.must_be(303)?;
        if ending == Ending::PurgedWithCopy {
            fetch_copy(journey)?;
        }
        journey.send(&[])?.must_be(303)?;
        self.codes = Some(codes(journey)?);
        self.second = self.start_again(server)?;
        self.revoke_in_time(server, journey)
    }

    fn start_again(&self, server: &Server) -> Result<Option<String>> {
        if !matches!(self.plan.ending, Ending::TriedTwice | Ending::RevokedByFreshProof) {
            return Ok(None);
        }
        let person = &self.plan.person;
        let client = server.client().at(self.plan.begun_ms + SECOND_START_MS);
        let second = Journey::begin(server, client, &person.email)?;
        let code = second.code(&person.email)?;
        let there = second.post("/code", &[("code", &code)])?.location()?;
        ensure!(there.ends_with(&self.reference), "a second start leads to the first: {there}");
        if self.plan.ending == Ending::RevokedByFreshProof {
            let page = second.client.get(&there)?.must_be(200)?.page();
            let secrets = page.secrets();
            let known = self.codes.as_ref().map(|codes| codes.revocation.as_str());
            ensure!(secrets.last().map(String::as_str) == known, "a fresh proof shows the codes: {}", page.words());
        }
        Ok(Some(second.reference))
    }

    fn revoke_in_time(&self, server: &Server, journey: &Journey<'_>) -> Result<()> {
        let client = server.client().at(self.plan.revoked_ms);
        let code = &self.codes.as_ref().context("a sent request has codes")?.revocation;
        match self.plan.ending {
            Ending::RevokedByLink => {
                let (_, token) = mailbox::wait_for(server, &self.plan.person.email, Letter::fragment)?;
                journey.revoke(&client, &token)?.must_be(303).map(drop)
            }
            Ending::RevokedByApi => {
                let path = format!("/api/v1/deletions/{}/revocations", self.reference);
                let wish = serde_json::json!({ "code": code }).to_string();
                client.send(&Call::of("POST", &path).carrying("application/json", wish))?.must_be(200).map(drop)
            }
            Ending::RevokedByCode | Ending::RevokedByFreshProof => {
                journey.revoke(&client, code)?.must_be(303).map(drop)
            }
            _ => Ok(()),
        }
    }

    /// As late as one can.
    pub fn revoke_at(&self, server: &Server, at_ms: i64) -> Result<()> {
        let code = &self.codes.as_ref().context("a sent request has codes")?.revocation;
        let fields = [("reference", self.reference.as_str()), ("code", code.as_str())];
        server.client().at(at_ms).post("/en/revoke", &fields)?.must_be(303).map(drop)
    }

    /// Too late is too late, and says so.
    pub fn revoke_too_late(&self, server: &Server, at_ms: i64) -> Result<()> {
        let code = &self.codes.as_ref().context("a sent request has codes")?.revocation;
        let fields = [("reference", self.reference.as_str()), ("code", code.as_str())];
        server.client().at(at_ms).post("/en/revoke", &fields)?.must_be(410).map(drop)
    }

    /// The receipt's file, fetched with what the person has written down.
    pub fn receipt(&self, server: &Server, at_ms: i64) -> Result<String> {
        let client: Client = server.client().at(at_ms);
        let code = &self.codes.as_ref().context("a sent request has codes")?.status;
        let there = client.post("/en/status", &[("reference", &self.reference), ("code", code)])?.location()?;
        Ok(client.get(&format!("{there}/receipt.json"))?.must_be(200)?.text())
    }

    /// Where it must stand, from each instant on. `resumed_ms`: when what stood in the way of some is found to be gone.
    pub fn courses(&self, resumed_ms: i64) -> Vec<Course> {
        let begun_ms = self.plan.begun_ms;
        let reference = self.reference.as_str();
        let mut courses = vec![match self.plan.ending {
            Ending::Unproven => Course::unproven(reference, begun_ms),
            Ending::Unconfirmed => Course::of(reference, "preparing", vec![(begun_ms + 7 * DAY_MS, "expired")]),
            Ending::Withdrawn => Course::of(reference, "withdrawn", Vec::new()),
            Ending::NeverCleared => Course::of(reference, "blocked", vec![(begun_ms + 90 * DAY_MS, "expired")]),
            Ending::Resumed => {
                let mut course = Course::purged(reference, "blocked", resumed_ms);
                course.turns.insert(0, (resumed_ms, "pending"));
                course
            }
            Ending::RevokedAtLast => {
                let purge = crate::ending::Purge::of(begun_ms);
                Course::of(reference, "pending", vec![(purge.at_ms - 1, "revoked")])
            }
            Ending::Purged | Ending::PurgedWithCopy | Ending::TriedTwice => {
                Course::purged(reference, "pending", begun_ms)
            }
            _ => Course::of(reference, "revoked", Vec::new()),
        }];
        let second = self.second.iter().map(|second| Course::unproven(second, begun_ms + SECOND_START_MS));
        courses.extend(second);
        courses
    }
}

/// What the page shows to be written down. Before the way back is open there is no code for it.
fn codes(journey: &Journey<'_>) -> Result<Codes> {
    let page = journey.get("")?.must_be(200)?.page();
    match page.secrets().as_slice() {
        [_, status, rest @ ..] => {
            Ok(Codes { status: status.clone(), revocation: rest.first().cloned().unwrap_or_default() })
        }
        _ => anyhow::bail!("the status page shows no codes: {}", page.words()),
    }
}

/// The copy is made while the person waits, and opens as what it says it is.
fn fetch_copy(journey: &Journey<'_>) -> Result<()> {
    for _ in 0..600 {
        let answer = journey.get("/copy/archive.zip")?;
        if answer.status == 200 {
            ensure!(answer.body.starts_with(b"PK"), "the copy is a zip");
            return Ok(());
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    anyhow::bail!("the copy was not made within a minute")
}

/// Somewhere in the seven weeks after the second start.
pub const fn revocation(begun_ms: i64, drawn: i64) -> i64 {
    begun_ms + SECOND_START_MS + HOUR_MS + drawn
}
