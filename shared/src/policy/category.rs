//! A kind of data: what is said about it, and what happens to it.

use super::{LegalBasis, Stays, Text};
use crate::id::{CategoryId, ProcessorId};
use crate::time::{Timestamp, Zone};
use serde::{Deserialize, Serialize};

/// One line of the manifest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Category {
    /// `orders`, `login-records`, …
    pub id: CategoryId,
    /// What people call it.
    pub label: Text,
    /// What its end means for the person.
    pub consequence: Text,
    /// Whether the person can take a copy.
    pub exportable: bool,
    /// How it ends.
    pub strategy: Strategy,
    /// When it ends.
    pub retention: Retention,
    /// Who must acknowledge its end; at least one.
    pub processors: Vec<ProcessorId>,
    /// What it is kept for. This and the two below are not in files, and so in versions, from before a registry was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<Text>,
    /// What lets it be kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub legal_basis: Option<LegalBasis>,
    /// How long it is kept of an account that stays; as long as the account without it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stays: Option<Stays>,
}

/// How a category ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Strategy {
    /// Nothing of it stays.
    Erase,
    /// What stays can no longer be traced to a person (seed 004: deletion *or* anonymisation, irreversibly).
    Anonymise,
}

/// When a category ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Retention {
    /// With the purge.
    None,
    /// Storage-only until its own date, then it ends by itself.
    Keep(Keep),
    /// The contact: it outlives the rest until the final mail is accepted, 72 hours at most.
    UntilFinalMail,
}

/// A reason in law to keep a category, and for how long.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keep {
    /// Calendar months from the purge; the period ends with a local day.
    pub months: u32,
    /// The legal basis in a sentence.
    pub basis: Text,
}

impl Keep {
    /// The first instant at which the category may go, and is due to.
    #[must_use]
    pub fn until(&self, purged_at: Timestamp, zone: &Zone) -> Timestamp {
        crate::time::end_of_window(purged_at, self.months, zone)
    }
}

impl Category {
    /// Whether this is the category that the final mail needs.
    #[must_use]
    pub const fn is_contact(&self) -> bool {
        matches!(self.retention, Retention::UntilFinalMail)
    }

    /// From when the category is kept beyond a purge planned for `purge_at`; for telling the person beforehand.
    #[must_use]
    pub fn kept_until(&self, purge_at: Timestamp, zone: &Zone) -> Option<Timestamp> {
        match &self.retention {
            Retention::None => None,
            Retention::Keep(keep) => Some(keep.until(purge_at, zone)),
            Retention::UntilFinalMail => Some(purge_at.plus_ms(crate::limits::FINAL_MAIL_MS)),
        }
    }
}
