//! The clocks of the laws as data: one row for each thing that a law gives time for, and what its letters must say.
//!
//! Nothing else in the house knows such a number. Another program keeps the same table in another language and counts every
//! row from every day of thirteen years (`tests/checker/business_days.py`).

use super::{Rule, Term, Unit};
use crate::desk::names;
use crate::inbox::Kind;
use crate::policy::Regime;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

names! {
    /// What a law gives time for.
    Duty {
        /// To say that a request has arrived.
        Acknowledge = "acknowledge",
        /// To answer it: to do it, or to refuse with reasons.
        Answer = "answer",
        /// To say that a complaint has arrived.
        AcknowledgeComplaint = "acknowledge-complaint",
        /// To answer a complaint, where the law says another time than for a request.
        AnswerComplaint = "answer-complaint",
        /// For so long the record of a request is kept: not by when, but not before.
        Records = "records",
        /// To work through a deletion list once more.
        DeletionList = "deletion-list",
    }
}

names! {
    /// What starts a clock.
    Start {
        /// The request has arrived, whatever is still to be proven.
        Receipt = "receipt",
        /// The latest of request, proof of identity and fee.
        Complete = "complete",
        /// The request was accepted.
        Acceptance = "acceptance",
        /// It was answered.
        Response = "response",
        /// The list was fetched the last time.
        Download = "download",
    }
}

names! {
    /// What a letter must say so that the law lets it be sent.
    Content {
        /// Why.
        Reason = "reason",
        /// The law or the exception that it rests on, named.
        Basis = "basis",
        /// By when the answer is due now.
        NewDay = "new-day",
        /// That one can complain to a supervisory authority.
        Authority = "authority",
        /// That one can go to court.
        Court = "court",
        /// That everything is erased which no exception covers.
        Rest = "rest",
        /// That what stays is used for nothing else.
        Locked = "locked",
    }
}

/// One clock of one law.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// Whose.
    pub regime: Regime,
    /// For what.
    pub duty: Duty,
    /// From when.
    pub start: Start,
    /// How long, whether a question stops it, and how much longer it may be made.
    pub rule: Rule,
    /// Where it is written.
    pub source: &'static str,
}

const fn days(length: u16) -> Term {
    Term { length, unit: Unit::Day }
}
const fn business_days(length: u16) -> Term {
    Term { length, unit: Unit::BusinessDay }
}
const fn months(length: u16) -> Term {
    Term { length, unit: Unit::Month }
}
const fn fixed(term: Term) -> Rule {
    Rule { term, pausable: false, extension: None }
}

/// Every clock of every law that a policy can choose. China's working weekends are entries of the operator's calendar.
pub const ROWS: &[Row] = &[
    Row {
        regime: Regime::Gdpr,
        duty: Duty::Answer,
        start: Start::Receipt,
        rule: Rule { extension: Some(2), ..fixed(months(1)) },
        source: "GDPR 12(3); Regulation (EEC, Euratom) 1182/71, 3(4)",
    },
    Row {
        regime: Regime::UkGdpr,
        duty: Duty::Answer,
        start: Start::Complete,
        rule: Rule { pausable: true, extension: Some(2), ..fixed(months(1)) },
        source: "UK GDPR 12(3), 12A",
    },
    Row {
        regime: Regime::UkGdpr,
        duty: Duty::AcknowledgeComplaint,
        start: Start::Receipt,
        rule: fixed(days(30)),
        source: "Data Protection Act 2018, 164A",
    },
    Row {
        regime: Regime::Ccpa,
        duty: Duty::Acknowledge,
        start: Start::Receipt,
        rule: fixed(business_days(10)),
        source: "11 CCR 7021(a)",
    },
    Row {
        regime: Regime::Ccpa,
        duty: Duty::Answer,
        start: Start::Receipt,
        rule: Rule { extension: Some(45), ..fixed(days(45)) },
        source: "11 CCR 7021(b)",
    },
    Row {
        regime: Regime::Ccpa,
        duty: Duty::Records,
        start: Start::Response,
        rule: fixed(Term { length: 24, unit: Unit::PlainMonth }),
        source: "11 CCR 7101(a)",
    },
    Row {
        regime: Regime::Ccpa,
        duty: Duty::DeletionList,
        start: Start::Download,
        rule: fixed(days(45)),
        source: "Cal. Civ. Code 1798.99.86",
    },
    Row {
        regime: Regime::China,
        duty: Duty::Answer,
        start: Start::Acceptance,
        rule: fixed(business_days(15)),
        source: "App 违法违规收集使用个人信息行为认定方法 (2019), 6",
    },
    Row {
        regime: Regime::China,
        duty: Duty::AnswerComplaint,
        start: Start::Receipt,
        rule: fixed(business_days(15)),
        source: "App 违法违规收集使用个人信息行为认定方法 (2019), 6",
    },
];

/// The row of a law for something, if that law says anything of it.
#[must_use]
pub fn row(regime: Regime, duty: Duty) -> Option<&'static Row> {
    ROWS.iter().find(|row| row.regime == regime && row.duty == duty)
}

/// By when a complaint is answered: where the law has no clock of its own for that, a complaint is a request.
#[must_use]
pub fn complaint(regime: Regime) -> Option<&'static Row> {
    row(regime, Duty::AnswerComplaint).or_else(|| row(regime, Duty::Answer))
}

/// What is known of when something happened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moments {
    /// It arrived.
    pub received_at: Option<Timestamp>,
    /// Who it is was shown, where that was asked for.
    pub identified_at: Option<Timestamp>,
    /// A fee was paid, where one was asked for.
    pub paid_at: Option<Timestamp>,
    /// It was accepted; what nobody accepted in so many words was accepted when it arrived.
    pub accepted_at: Option<Timestamp>,
    /// It was answered.
    pub answered_at: Option<Timestamp>,
    /// The list was fetched.
    pub fetched_at: Option<Timestamp>,
}

impl Start {
    /// When the clock starts; nothing while that has not happened.
    #[must_use]
    pub fn at(self, moments: &Moments) -> Option<Timestamp> {
        let received = moments.received_at;
        match self {
            Self::Receipt => received,
            Self::Complete => received.map(|at| Some(at).max(moments.identified_at).max(moments.paid_at).unwrap_or(at)),
            Self::Acceptance => moments.accepted_at.or(received),
            Self::Response => moments.answered_at,
            Self::Download => moments.fetched_at,
        }
    }
}

/// What a refusal must say (GDPR 12(4); 11 CCR 7022(f), of an erasure, and 7023(f), 7024; PIPL 50 and 65). Where to complain is
/// said under every law, and without one: it costs the operator nothing.
#[must_use]
pub const fn refusal(regime: Regime, of: Kind) -> &'static [Content] {
    match regime {
        Regime::Gdpr | Regime::UkGdpr | Regime::China | Regime::None => {
            &[Content::Reason, Content::Authority, Content::Court]
        }
        Regime::Ccpa if of.erases() => {
            &[Content::Reason, Content::Basis, Content::Rest, Content::Locked, Content::Authority]
        }
        Regime::Ccpa => &[Content::Reason, Content::Basis, Content::Authority],
    }
}

/// The ways on that are told with every bad news, a refusal or not.
#[must_use]
pub fn remedies(regime: Regime) -> Vec<Content> {
    let is_remedy = |content: &Content| matches!(content, Content::Authority | Content::Court);
    refusal(regime, Kind::Other).iter().copied().filter(is_remedy).collect()
}

/// What an extension must say, and always before the day that it moves. Whether there may be one is its row's to say.
pub const EXTENSION: &[Content] = &[Content::NewDay, Content::Reason];

/// What of the wanted is not said.
#[must_use]
pub fn missing(wanted: &[Content], said: &[Content]) -> Vec<Content> {
    wanted.iter().copied().filter(|content| !said.contains(content)).collect()
}

/// Weekdays of the shortest month, which has four whole weeks.
const MONTH_WEEKDAYS: u16 = 20;
/// Days of the shortest month.
const MONTH_DAYS: u16 = 28;

impl Term {
    /// How few weekdays it can hold, for comparing lengths without a date.
    #[must_use]
    pub const fn fewest_weekdays(self) -> u16 {
        match self.unit {
            Unit::BusinessDay => self.length,
            Unit::Day => self.length / 7 * 5,
            Unit::Month | Unit::PlainMonth => self.length * MONTH_WEEKDAYS,
        }
    }

    /// How few days it can last: fifteen business days begin on a Monday and end on a Friday, after nineteen.
    #[must_use]
    pub const fn fewest_days(self) -> u16 {
        match self.unit {
            Unit::BusinessDay => self.length + self.length.saturating_sub(1) / 5 * 2,
            Unit::Day => self.length,
            Unit::Month | Unit::PlainMonth => self.length * MONTH_DAYS,
        }
    }
}

/// The most business days until something received is acknowledged: what the law says, or else before its answer is due,
/// since an acknowledgement after the answer would be none.
#[must_use]
pub fn most_days_to_acknowledge(regime: Regime) -> u16 {
    /// No law: nobody should wait for a month to hear that something has arrived.
    const WITHOUT_LAW: u16 = 30;
    let row = row(regime, Duty::Acknowledge).or_else(|| row(regime, Duty::Answer));
    row.map_or(WITHOUT_LAW, |row| row.rule.term.fewest_weekdays())
}
