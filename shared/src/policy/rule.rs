//! The smaller rules of a policy.

use super::Text;
use crate::eligibility::BlockerKind;
use crate::id::ReasonId;
use serde::{Deserialize, Serialize};

/// How control is proven.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verification {
    /// A contact changed in the last days proves nothing alone.
    pub contact_age_days: u16,
}

/// What is typed before the request is sent, besides the ticked understanding that always is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmation {
    /// The registered identifier (seed 002).
    pub typed_identifier: bool,
    /// The phrase, in the person's language (seed 002).
    pub phrase: bool,
    /// The policy's own phrase; without one, its text comes from the locale file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own_phrase: Option<Text>,
}

/// Something to do or to think of before an account is deleted (seed 001).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preparation {
    /// In a few words.
    pub title: Text,
    /// Why, and how.
    pub text: Text,
}

/// Whoever turns back proves once more who they are, by a fresh code besides the link (seed 001).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recovery {
    /// What the operator checks again once the account is back.
    pub text: Text,
}

/// A reason for leaving.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// Stable key for statistics.
    pub id: ReasonId,
    /// What the person reads.
    pub text: Text,
    /// For whom it is, in a sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gloss: Option<Text>,
    /// What is offered to whoever chose it, once the request is sent and never before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leads_to: Option<Lead>,
}

/// Where a reason leads besides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lead {
    /// A complaint about what happened.
    Complaint,
}

impl Reason {
    /// The ninth of seed 002: own text.
    pub const OTHER: &'static str = "other";
}

/// What stops a deletion, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlockerRule {
    /// One of the four of seed 000.
    pub kind: BlockerKind,
    /// What it is.
    pub label: Text,
    /// What the person can do.
    pub remedy: Text,
}

/// Promised times of the staff, in business days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sla {
    /// From receipt until an application or a case is acknowledged and verified, or its question asked. Versions from before
    /// this was promised, and files that leave it out, mean [`Sla::ACKNOWLEDGE_BUSINESS_DAYS`].
    #[serde(default = "Sla::acknowledge_unsaid")]
    pub acknowledge_business_days: u8,
    /// From verification to the decision on an application to revoke (seed 000: 3).
    pub revocation_business_days: u8,
}

impl Sla {
    /// As long as a revocation takes in seed 000: whoever is to decide by then has heard of it by then.
    pub const ACKNOWLEDGE_BUSINESS_DAYS: u8 = 3;

    const fn acknowledge_unsaid() -> u8 {
        Self::ACKNOWLEDGE_BUSINESS_DAYS
    }
}

/// Whether the address may be used for a new account afterwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EmailReuse {
    /// A new account may use it; it is another epoch.
    Allowed,
    /// Never again (seed 002); a keyed hash stays, with a yearly review.
    Never,
}

/// Who revokes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Revocation {
    /// Proof of control restores at once.
    SelfService,
    /// Every revocation is an application that staff decide.
    ByStaff,
}

/// "Do not wait".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Immediate {
    /// Not offered: for desks of one.
    Off,
    /// Two reviewers, then a veto window announced to every address.
    On {
        /// Length of the veto window in business days.
        veto_business_days: u8,
    },
}
