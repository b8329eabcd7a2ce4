//! The copy a person was promised. The purge does not outrun it (within bounds).

use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

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
