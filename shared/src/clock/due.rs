//! By when: terms, what a clock's rule allows, and the deadline that follows from everything that happened.

use super::{Almanac, Clock, law};
use crate::policy::{Regime, Sla};
use crate::time::{LocalDate, Timestamp};
use chrono::{Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// What a term is counted in. The day on which it starts never counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Days on which people work.
    BusinessDay,
    /// Days of the calendar, whichever they are.
    Day,
    /// Months of the calendar; what ends on a day nobody works ends with the next working day (Regulation 1182/71).
    Month,
    /// Months of the calendar that end on whatever day they end.
    PlainMonth,
}

/// A length of time that ends with a local day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// How many.
    pub length: u16,
    /// Of what.
    pub unit: Unit,
}

/// What a clock may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// How long it runs.
    pub term: Term,
    /// Whether a question to the person stops it.
    pub pausable: bool,
    /// How much longer it may be made, once, in its term's unit. Counted from the same start: one month and two more
    /// are three months from receipt.
    pub extension: Option<u16>,
}

impl Rule {
    /// From receipt until something is acknowledged and verified, or its question asked. The question is its end and
    /// not its pause, and nobody needs longer to say that something has arrived.
    #[must_use]
    pub fn acknowledgement(sla: Sla) -> Self {
        let term = Term { length: u16::from(sla.acknowledge_business_days), unit: Unit::BusinessDay };
        Self { term, pausable: false, extension: None }
    }

    /// From verification to the decision on an application to revoke (seed 000). A promise of the house, which names no
    /// exception: a question stops it, nothing makes it longer.
    #[must_use]
    pub fn revocation(sla: Sla) -> Self {
        let term = Term { length: u16::from(sla.revocation_business_days), unit: Unit::BusinessDay };
        Self { term, pausable: true, extension: None }
    }

    /// From receipt to the answer, by law. Only UK GDPR 12A stops its clock for a question; 11 CCR 7021 says that it does
    /// not stop, and the others say nothing of it.
    #[must_use]
    pub fn answer(regime: Regime) -> Option<Self> {
        law::row(regime, law::Duty::Answer).map(|row| row.rule)
    }
}

impl Clock {
    /// The deadline as it stands at `now`; half-open, so that at this very moment it is late. While a question waits it
    /// moves with `now` and stays ahead of it.
    #[must_use]
    pub fn due(&self, now: Timestamp, almanac: Almanac<'_>) -> Timestamp {
        almanac.zone.end_of_day(self.last_day(now, almanac))
    }

    /// The day with which it ends.
    pub(super) fn last_day(&self, now: Timestamp, almanac: Almanac<'_>) -> LocalDate {
        let unit = self.rule.term.unit;
        self.questions.iter().fold(self.last_day_unasked(almanac), |last, question| {
            let (asked, until) = (almanac.zone.date(question.asked_at), almanac.zone.date(question.until(now)));
            unit.resumed(last, asked, until, almanac)
        })
    }

    /// The same, had nothing been asked.
    pub(super) fn last_day_unasked(&self, almanac: Almanac<'_>) -> LocalDate {
        let more = self.extension.and(self.rule.extension).unwrap_or(0);
        let length = self.rule.term.length.saturating_add(more);
        self.rule.term.unit.last_day(almanac.zone.date(self.started_at), length, almanac)
    }
}

impl Unit {
    fn last_day(self, from: LocalDate, length: u16, almanac: Almanac<'_>) -> LocalDate {
        match self {
            Self::BusinessDay => almanac.calendar.business_day_after(from, u32::from(length)),
            Self::Day => later(from, u64::from(length)),
            Self::Month => almanac.calendar.business_day_from(Self::PlainMonth.last_day(from, length, almanac)),
            Self::PlainMonth => from.checked_add_months(Months::new(u32::from(length))).unwrap_or(NaiveDate::MAX),
        }
    }

    /// The last day of a clock that stood still from the day `asked` to the day `until`: as many days as were left then
    /// are left now, counted from the day on which it goes on as they would be from a receipt. A question at the moment of
    /// receipt thus makes a clock run as if its answer were the receipt. What was asked on the last day has the day of
    /// the answer, or the next on which people work.
    fn resumed(self, last: LocalDate, asked: LocalDate, until: LocalDate, almanac: Almanac<'_>) -> LocalDate {
        if until <= asked {
            return last;
        }
        let calendar = almanac.calendar;
        match self {
            Self::BusinessDay => match calendar.business_days_between(asked, last) {
                0 => calendar.business_day_from(until),
                left => calendar.business_day_after(until, left),
            },
            Self::Day | Self::PlainMonth => later(until, days_between(asked, last)),
            Self::Month => calendar.business_day_from(later(until, days_between(asked, last))),
        }
    }
}

fn later(date: LocalDate, days: u64) -> LocalDate {
    date.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
}

fn days_between(from: LocalDate, until: LocalDate) -> u64 {
    u64::try_from(until.signed_duration_since(from).num_days()).unwrap_or(0)
}
