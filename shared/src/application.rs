//! Written applications inside a deletion, decided by staff (seed 000).

use crate::clock::{Clock, Question, Rule};
use crate::id::{AccountId, AccountKey, ApplicationId, StaffId};
use crate::policy::Policy;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// Who filed an application.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Filer {
    /// The person, by form or mail.
    Person,
    /// Staff, for someone who telephoned or wrote a letter.
    Staff(StaffId),
}

/// What is applied for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// That the account is kept.
    Revocation,
    /// That nobody waits.
    Immediate,
    /// That an account is deleted whose person has lost every way in.
    Access,
}

impl Kind {
    /// The stable name, for columns and wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Revocation => "revocation",
            Self::Immediate => "immediate",
            Self::Access => "access",
        }
    }

    /// From its stable name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Revocation, Self::Immediate, Self::Access].into_iter().find(|kind| kind.name() == name)
    }
}

/// A member of staff who decides. Their own account, if they have one here, is part of who they are (invariant I15).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reviewer {
    /// Their name among the staff.
    pub id: StaffId,
    /// Their own account at the operator, if any.
    pub own_account: Option<AccountId>,
}

/// What whoever filed an application has shown. No address: when a mailbox was the account's is all that staff need.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Evidence {
    /// Nothing yet: a call, a letter.
    Nothing,
    /// A mailbox of the account, by a code that was sent to it.
    Mailbox {
        /// Since when it has been the account's.
        since: Timestamp,
        /// When another one took its place, if one did.
        replaced_at: Option<Timestamp>,
    },
    /// One of the account's mailboxes: the code went to several, and does not tell which.
    OneOfItsMailboxes,
}

/// How an application to revoke acts on the purge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stop {
    /// Proven: until it is decided.
    UntilDecided,
    /// Unproven, the first time: until decided, and not from this moment on.
    Until(Timestamp),
    /// Unproven, again: not at all.
    Never,
}

/// An application to revoke, filed in time and not yet decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RevocationApplication {
    /// Its name.
    pub id: ApplicationId,
    /// Who filed it.
    pub filer: Filer,
    /// When.
    pub filed_at: Timestamp,
    /// When control was proven, if it was; the promised days count from here.
    pub verified_at: Option<Timestamp>,
    /// End of the promised business days.
    pub decide_by: Timestamp,
    /// What was shown.
    pub evidence: Evidence,
    /// Whether and how long it stops the purge.
    pub stop: Stop,
    /// When everybody is told that the stop ends soon; `None` once they were, or where it does not end by itself.
    pub announce_at: Option<Timestamp>,
    /// What whoever filed it was asked: while a question waits, the promised days stand still. The stop does not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<Question>,
}

impl RevocationApplication {
    /// The clock of its promised days.
    #[must_use]
    pub fn clock(&self, policy: &Policy) -> Clock {
        Clock::resumed(Rule::revocation(policy.sla), self.verified_at.unwrap_or(self.filed_at), &self.questions)
    }

    /// By when it is decided, as it stands at this moment. It only ever moves later (invariant I16): while a question waits
    /// it is what an answer now would make of it.
    #[must_use]
    pub fn due_at(&self, now: Timestamp, policy: &Policy) -> Timestamp {
        self.decide_by.max(self.clock(policy).due(now, policy.almanac()))
    }

    /// Whether the purge waits for it at this moment.
    #[must_use]
    pub fn stops_at(&self, now: Timestamp) -> bool {
        match self.stop {
            Stop::UntilDecided => true,
            Stop::Until(end) => now < end,
            Stop::Never => false,
        }
    }
}

/// An application for immediate deletion on its way to two approvals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImmediateApplication {
    /// Its name.
    pub id: ApplicationId,
    /// Who filed it.
    pub filer: Filer,
    /// When.
    pub filed_at: Timestamp,
    /// How far it is.
    pub approval: Approval,
    /// What whoever filed it was asked: while a question waits, the desk's days stand still.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<Question>,
}

impl ImmediateApplication {
    /// The clock of the desk. Nobody promised a day; the desk gives it the days of the other kind.
    #[must_use]
    pub fn clock(&self, policy: &Policy) -> Clock {
        Clock::resumed(Rule::revocation(policy.sla), self.filed_at, &self.questions)
    }
}

/// Until when the last of some questions waits at this moment, if it does.
#[must_use]
pub fn waits_until(questions: &[Question], now: Timestamp) -> Option<Timestamp> {
    questions.last().filter(|question| question.waits_at(now)).map(|question| question.ends_at)
}

/// Approvals of an immediate deletion: two different people, then a time to object.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Approval {
    /// Nobody yet.
    None,
    /// One reviewer.
    Once(StaffId),
    /// Two; the purge is due at the end of the veto window, if that is earlier.
    Twice {
        /// Both reviewers, different from each other.
        by: (StaffId, StaffId),
        /// Until when anyone told may object.
        veto_until: Timestamp,
    },
}

/// An application to delete an account of somebody who has lost every way in, on its way to two who vouch for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessApplication {
    /// Its name.
    pub id: ApplicationId,
    /// Who filed it.
    pub filer: Filer,
    /// When.
    pub filed_at: Timestamp,
    /// The account that is meant. Without one there is nothing to grant, and whoever asks does not learn that (invariant
    /// I19).
    pub account: Option<AccountKey>,
    /// End of the promised business days.
    pub decide_by: Timestamp,
    /// The first of two.
    pub seconded_by: Option<StaffId>,
}
