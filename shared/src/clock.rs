//! The desk's clocks: by when something received is answered, what stops such a clock, and what makes it longer.
//!
//! A clock's deadline only ever moves later (I16), and is always the end of a local day: a promise is told as a day.

mod due;
mod figure;
pub mod law;
mod question;
mod share;
mod urgency;

pub use due::{Rule, Term, Unit};
pub use figure::{Figures, Handled, Outcome, Tenths, figures};
pub use question::{Question, Reception};
pub use share::Mark;
pub use urgency::{Urgency, business_days_left, hours_left};

use crate::time::{Calendar, Timestamp, Zone};
use serde::{Deserialize, Serialize};

/// Where days are counted.
#[derive(Clone, Copy, Debug)]
pub struct Almanac<'a> {
    /// Whose days.
    pub zone: &'a Zone,
    /// Which of them people work on.
    pub calendar: &'a Calendar,
}

/// One clock, from what started it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clock {
    rule: Rule,
    started_at: Timestamp,
    /// In the order in which they were asked; only the last may still wait.
    questions: Vec<Question>,
    extension: Option<Extension>,
}

/// That it takes longer, once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extension {
    /// Since when; before the deadline that it moves.
    pub at: Timestamp,
    /// Why.
    pub reason: ExtensionReason,
}

/// Why it takes longer. A list, so that nothing about a person is ever written here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ExtensionReason {
    /// It is complicated (GDPR 12(3)).
    Complexity,
    /// There are many at once (GDPR 12(3)).
    Number,
    /// Somebody else who holds data has not answered yet.
    Recipient,
}

impl ExtensionReason {
    /// All, in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::Complexity, Self::Number, Self::Recipient];

    /// Its stable name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Complexity => "complexity",
            Self::Number => "number",
            Self::Recipient => "recipient",
        }
    }

    /// The reason of this name.
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.key() == key)
    }
}

/// Why a clock stayed as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The deadline has come: what is overdue stays overdue.
    #[error("the deadline has passed")]
    Late,
    /// It was made longer before.
    #[error("already extended")]
    AlreadyExtended,
    /// Its rule allows no extension.
    #[error("not extendable")]
    NotExtendable,
    /// Its rule lets no question stop it.
    #[error("a question does not stop it")]
    NotPausable,
    /// A question waits already.
    #[error("a question waits")]
    AlreadyAsked,
    /// No question waits: none was asked, or it was answered, or it ended unanswered.
    #[error("no question waits")]
    NoQuestion,
    /// The moment lies before something that happened already.
    #[error("earlier than what happened before")]
    OutOfOrder,
}

impl Refusal {
    /// The stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Late => "clock-late",
            Self::AlreadyExtended => "clock-already-extended",
            Self::NotExtendable => "clock-not-extendable",
            Self::NotPausable => "clock-not-pausable",
            Self::AlreadyAsked => "clock-already-asked",
            Self::NoQuestion => "clock-no-question",
            Self::OutOfOrder => "clock-out-of-order",
        }
    }
}

impl Clock {
    /// A clock that runs from `started_at`: the receipt, or the verification, whichever its rule counts from.
    #[must_use]
    pub const fn start(rule: Rule, started_at: Timestamp) -> Self {
        Self { rule, started_at, questions: Vec::new(), extension: None }
    }

    /// A clock as it stands after some questions.
    #[must_use]
    pub fn resumed(rule: Rule, started_at: Timestamp, questions: &[Question]) -> Self {
        Self { questions: questions.to_vec(), ..Self::start(rule, started_at) }
    }

    /// What it may do.
    #[must_use]
    pub const fn rule(&self) -> Rule {
        self.rule
    }

    /// From when it runs.
    #[must_use]
    pub const fn started_at(&self) -> Timestamp {
        self.started_at
    }

    /// Every question, in the order in which they were asked.
    #[must_use]
    pub fn questions(&self) -> &[Question] {
        &self.questions
    }

    /// That it was made longer, if it was.
    #[must_use]
    pub const fn extension(&self) -> Option<Extension> {
        self.extension
    }

    /// Makes it longer by what its rule allows, once.
    ///
    /// # Errors
    /// Its rule allows none, it was extended before, or the deadline has come.
    pub fn extend(&self, reason: ExtensionReason, now: Timestamp, almanac: Almanac<'_>) -> Result<Self, Refusal> {
        if self.rule.extension.is_none() {
            return Err(Refusal::NotExtendable);
        }
        if self.extension.is_some() {
            return Err(Refusal::AlreadyExtended);
        }
        self.in_order(now)?;
        if now >= self.due(now, almanac) {
            return Err(Refusal::Late);
        }
        let mut next = self.clone();
        next.extension = Some(Extension { at: now, reason });
        Ok(next)
    }

    /// Nothing happens before what happened already: that would be a time less than none.
    fn in_order(&self, now: Timestamp) -> Result<(), Refusal> {
        let last = self.questions.last().map_or(self.started_at, Question::latest);
        let last = self.extension.map_or(last, |extension| last.max(extension.at));
        if now < last { Err(Refusal::OutOfOrder) } else { Ok(()) }
    }
}
