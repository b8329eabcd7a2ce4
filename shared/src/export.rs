//! The copy a person was promised. The purge does not outrun it (within bounds).

mod check;

pub use check::{Archive, Expected, Reading, Verdict};

use crate::id::CategoryId;
use crate::limits::EXPORT_MS;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What the person answered on the copy page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CopyChoice {
    /// "I already have what I need."
    Have,
    /// "Prepare a copy now."
    Prepare,
    /// "I do not need a copy."
    None,
}

/// What the person said about one category of the copy, if they said anything. It never stops a deletion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// "I have it."
    Have,
    /// "I do not need it": a copy that is made from now on leaves it out.
    NotNeeded,
}

/// Category by category; whoever is silent about one is not in it.
pub type Answers = BTreeMap<CategoryId, Answer>;

/// How far the copy is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Export {
    /// Not asked yet.
    NotAsked,
    /// The person has one, or wants none.
    Waived,
    /// Promised, being made.
    Promised {
        /// Since when.
        at: Timestamp,
    },
    /// Ready to fetch.
    Ready {
        /// Since when.
        at: Timestamp,
    },
    /// It could not be made; the person was told. It may be asked for again.
    Failed {
        /// Since when.
        at: Timestamp,
    },
}

impl Export {
    /// It was there, and its time is over.
    #[must_use]
    pub fn is_over(self, now: Timestamp) -> bool {
        matches!(self, Self::Ready { at } if now >= at.plus_ms(EXPORT_MS))
    }

    /// Promised and not there: the claim waits for it, within bounds.
    #[must_use]
    pub const fn is_owed(self) -> bool {
        matches!(self, Self::Promised { .. } | Self::Failed { .. })
    }

    /// Whether something was written that must be erased.
    #[must_use]
    pub const fn may_exist(self) -> bool {
        matches!(self, Self::Promised { .. } | Self::Ready { .. } | Self::Failed { .. })
    }
}
