//! Categories that outlive the purge, each on its own date; and what the house keeps of its own work, with its periods.

use crate::deletion::JobProgress;
use crate::id::CategoryId;
use crate::limits;
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

/// Something that the house keeps of its own work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Own {
    /// Its stable name, for locale keys: what it is, and from when its time runs.
    pub name: &'static str,
    /// How long.
    pub kept_ms: i64,
}

const fn own(name: &'static str, kept_ms: i64) -> Own {
    Own { name, kept_ms }
}

/// All of it, the longest first. The numbers are those by which it is erased, so that what is told is what is done.
pub const OWN: &[Own] = &[
    own("log", limits::LOG_KEPT_DAYS * limits::DAY_MS),
    own("order", limits::LOG_KEPT_DAYS * limits::DAY_MS),
    own("notice", limits::NOTICE_KEPT_DAYS * limits::DAY_MS),
    own("name", limits::STAFF_KEPT_DAYS * limits::DAY_MS),
    own("letter", limits::APPLICANT_KEPT_DAYS * limits::DAY_MS),
    own("delivery", limits::DELIVERY_KEPT_DAYS * limits::DAY_MS),
    own("mail", limits::MAIL_KEPT_DAYS * limits::DAY_MS),
    own("right", limits::RIGHT_KEPT_DAYS * limits::DAY_MS),
    own("question", limits::QUESTION_DAYS as i64 * limits::DAY_MS),
    own("copy", limits::EXPORT_MS),
    own("typed", limits::TYPED_KEPT_DAYS * limits::DAY_MS),
    own("count", limits::COUNT_KEPT_MS),
    own("answer", limits::IDEMPOTENCY_MS),
    own("session", limits::SESSION_MS),
    own("sitting", limits::STAFF_SESSION_MS),
    own("code", limits::ONE_TIME_CODE_MS),
    own("look", limits::DESK_LOOK_MS),
    own("flow", limits::STAFF_FLOW_MS),
];
