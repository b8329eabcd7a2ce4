//! Everything that may lie in a queue. Opaque ids only; delivered at least once, so each is idempotent.

use crate::id::{AccountKey, CategoryId, DeletionId, ProcessorId};
use crate::policy::Strategy;
use serde::{Deserialize, Serialize};

/// One logical job of a purge, however often it is delivered (invariant I6).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct JobKey {
    /// Of which deletion.
    pub deletion: DeletionId,
    /// Who must do it.
    pub processor: ProcessorId,
    /// To what.
    pub category: CategoryId,
}

/// A queue message. Versions are added, never changed: old messages may still lie in the queue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "v", content = "job")]
pub enum Job {
    /// The first format.
    #[serde(rename = "1")]
    V1(JobV1),
}

/// The work of the first format.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "kebab-case")]
pub enum JobV1 {
    /// End one category at one processor.
    End {
        /// Which.
        key: JobKey,
        /// Whose.
        account: AccountKey,
        /// How.
        strategy: Strategy,
    },
    /// Stop marketing, personalisation and renewals.
    Quiet {
        /// Of which deletion.
        deletion: DeletionId,
        /// Whose.
        account: AccountKey,
        /// Where.
        processor: ProcessorId,
    },
    /// Put back what `Quiet` stopped.
    Unquiet {
        /// Of which deletion.
        deletion: DeletionId,
        /// Whose.
        account: AccountKey,
        /// Where.
        processor: ProcessorId,
    },
    /// Make the promised copy.
    PrepareExport {
        /// Of which deletion.
        deletion: DeletionId,
        /// Whose.
        account: AccountKey,
    },
    /// Carry out one row of the outbox.
    Deliver {
        /// Its row id.
        outbox: String,
    },
}
