//! A subject of the desk with what was done about it: a case, a mail, a deletion. Every act there stands on what its writer saw.

use frontend::pages::staff::case::Happening;
use shared::clock::{Clock, ExtensionReason, Rule};
use shared::desk::Act;
use shared::policy::Policy;
use shared::seal::Key;
use shared::time::Timestamp;

use super::act::field;
use super::chain::{self, Step, Written};
use crate::limits::DESK_OPEN_MS;
use crate::port::{PortError, Row, Statement};
use crate::staff::Sitting;
use crate::view::View;

/// The log of one subject, the oldest entry first.
#[derive(Debug, Clone)]
pub struct Trail {
    subject: String,
    entries: Vec<Written>,
    /// Who looks at it just now.
    looker: Option<String>,
}

impl Trail {
    pub fn from_rows(subject: String, rows: &[Row]) -> Result<Self, PortError> {
        Ok(Self { subject, entries: rows.iter().map(Written::from_row).collect::<Result<_, _>>()?, looker: None })
    }

    /// With who looks at it, as their row says.
    pub fn looked_at_by(self, rows: &[Row]) -> Self {
        Self { looker: rows.first().and_then(|row| row.maybe_text("staff")), ..self }
    }

    /// Whether a colleague looks at it just now.
    pub fn is_looked_at(&self, sitting: &Sitting) -> bool {
        self.looker.as_deref().is_some_and(|looker| looker != sitting.id.as_str())
    }

    pub fn last(&self) -> Option<&Written> {
        self.entries.last()
    }

    /// Every entry, the oldest first.
    pub fn entries(&self) -> impl Iterator<Item = &Written> {
        self.entries.iter()
    }

    /// The number of the last entry.
    pub fn number(&self) -> u32 {
        self.last().map_or(0, |last| last.entry.number)
    }

    /// The form says what its writer saw: an entry that came since then makes it another subject.
    pub fn is_seen(&self, fields: &[(String, String)]) -> bool {
        field(fields, "number").parse() == Ok(self.number())
    }

    /// Whether this reader has opened what is closed a short while ago.
    pub fn is_revealed_to(&self, sitting: &Sitting, now: Timestamp) -> bool {
        self.entries.iter().any(|written| {
            written.entry.staff == sitting.id
                && written.entry.act == Act::Revealed.name()
                && now.since_ms(written.entry.at) < DESK_OPEN_MS
        })
    }

    /// A clock as this log says that it stands.
    pub fn clock(&self, rule: Rule, started_at: Timestamp, policy: &Policy) -> Clock {
        let mut clock = Clock::start(rule, started_at);
        for written in self.entries.iter().filter(|written| written.entry.act == Act::Extended.name()) {
            if let Some(reason) = written.entry.why.as_deref().and_then(ExtensionReason::parse) {
                clock = clock.extend(reason, written.entry.at, policy.almanac()).unwrap_or(clock);
            }
        }
        clock
    }

    /// An act without a reason or words.
    pub fn plain(&self, act: Act) -> Step<'_> {
        Step { subject: &self.subject, act, why: None, text: None, key: None }
    }

    /// The statement that adds the next entry.
    pub fn next(&self, view: &View<'_>, sitting: &Sitting, step: Step<'_>) -> Result<Statement, PortError> {
        chain::next(view.context, sitting, self.last(), step)
    }

    /// Adds the entry, and what goes with it, or nothing at all.
    pub async fn record(
        &self,
        view: &View<'_>,
        sitting: &Sitting,
        step: Step<'_>,
        beside: Vec<Statement>,
    ) -> Result<(), PortError> {
        let mut statements = vec![self.next(view, sitting, step)?];
        statements.extend(beside);
        view.context.batch(statements).await.map(drop)
    }

    /// As its page shows it.
    pub fn history(&self, view: &View<'_>, policy: &Policy, key: Option<&Key>, sitting: &Sitting) -> Vec<Happening> {
        chain::history(view, policy, &self.subject, &self.entries, key, &sitting.id)
    }
}
