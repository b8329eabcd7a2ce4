//! Categories that outlive the purge, each on its own date.

use crate::deletion::JobProgress;
use crate::id::CategoryId;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// A category that stays, storage-only: nobody reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// Which.
    pub category: CategoryId,
    /// Why.
    pub ground: Ground,
    /// Never gone before this instant, and due at it unless a hold still keeps it.
    pub until: Timestamp,
    /// How far its end is.
    pub progress: Clearing,
}

/// Why a category stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ground {
    /// The policy's retention, with its legal basis.
    Retention,
    /// A hold; it is due as soon as the last one is released.
    Hold,
    /// The contact, for the final mail.
    FinalMail,
}

/// How far the end of a kept category is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Clearing {
    /// Its date has not come, or a hold keeps it.
    Waiting,
    /// Jobs are out.
    Running {
        /// One per processor.
        jobs: Vec<JobProgress>,
        /// When those without answer are sent again.
        run_again_at: Timestamp,
    },
}
