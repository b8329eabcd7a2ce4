//! A question to the person: while it waits, a clock whose rule allows it stands still.

use super::{Almanac, Clock, Refusal};
use crate::limits::QUESTION_DAYS;
use crate::time::{Timestamp, end_of_days};
use serde::{Deserialize, Serialize};

/// A question, and the pause that it makes: half-open, from when it was asked until it was answered or ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// When it was asked.
    pub asked_at: Timestamp,
    /// When it ends unanswered, as the person was told.
    pub ends_at: Timestamp,
    /// When it was answered, if it was.
    pub answered_at: Option<Timestamp>,
}

impl Question {
    /// A question asked now.
    #[must_use]
    pub fn ask(now: Timestamp, almanac: Almanac<'_>) -> Self {
        Self { asked_at: now, ends_at: end_of_days(now, QUESTION_DAYS, almanac.zone), answered_at: None }
    }

    /// Until when it has made a clock stand still, at `now`. Never before it was asked: a pause is never negative.
    #[must_use]
    pub fn until(&self, now: Timestamp) -> Timestamp {
        self.end().min(now).max(self.asked_at)
    }

    /// Whether it waits at this moment.
    #[must_use]
    pub fn waits_at(&self, now: Timestamp) -> bool {
        self.asked_at <= now && now < self.end()
    }

    fn end(&self) -> Timestamp {
        self.answered_at.map_or(self.ends_at, |answered| answered.min(self.ends_at))
    }

    /// The last that happened to it so far.
    pub(super) fn latest(&self) -> Timestamp {
        self.answered_at.unwrap_or(self.asked_at)
    }
}

impl Clock {
    /// Whether it stands still at this moment.
    #[must_use]
    pub fn is_paused(&self, now: Timestamp) -> bool {
        self.questions.last().is_some_and(|question| question.waits_at(now))
    }

    /// Stops it with a question to the person.
    ///
    /// # Errors
    /// Its rule lets no question stop it, one waits already, or the deadline has come.
    pub fn ask(&self, now: Timestamp, almanac: Almanac<'_>) -> Result<Self, Refusal> {
        if !self.rule.pausable {
            return Err(Refusal::NotPausable);
        }
        self.in_order(now)?;
        if self.is_paused(now) {
            return Err(Refusal::AlreadyAsked);
        }
        if now >= self.due(now, almanac) {
            return Err(Refusal::Late);
        }
        let mut next = self.clone();
        next.questions.push(Question::ask(now, almanac));
        Ok(next)
    }

    /// Lets it go on, since the person has answered.
    ///
    /// # Errors
    /// No question waits: what comes after its end is read, and stops nothing any more.
    pub fn answer(&self, now: Timestamp) -> Result<Self, Refusal> {
        self.in_order(now)?;
        let mut next = self.clone();
        let waiting = next.questions.last_mut().filter(|question| question.waits_at(now));
        waiting.ok_or(Refusal::NoQuestion)?.answered_at = Some(now);
        Ok(next)
    }
}

/// What the desk has done first about something received: the promise of an acknowledgement is kept by either.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reception {
    /// When the person was told that it has arrived.
    pub acknowledged_at: Option<Timestamp>,
    /// When control was proven.
    pub verified_at: Option<Timestamp>,
    /// When a question was asked.
    pub asked_at: Option<Timestamp>,
}

impl Reception {
    /// Since when the promise is kept: acknowledged and verified, or asked, whichever was first.
    #[must_use]
    pub fn kept_at(&self) -> Option<Timestamp> {
        let both = self.acknowledged_at.zip(self.verified_at).map(|(told, proven)| told.max(proven));
        [both, self.asked_at].into_iter().flatten().min()
    }
}
