//! Where a deletion can stand, and what is true there.

use crate::application::{AccessApplication, Approval, ImmediateApplication, RevocationApplication};
use crate::deletion::{Acknowledgement, RevokedBy, WindowChoice, Wish};
use crate::eligibility::{Blockers, ConsequenceDigest};
use crate::id::{AccountKey, ProcessorId, ReasonId};
use crate::job::JobKey;
use crate::retention::Kept;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Every state of the diagram.
#[expect(clippy::large_enum_variant, reason = "one state lives at a time, and it moves a few times in two months")]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum State {
    /// Someone named an account.
    Unverified(Unverified),
    /// Control was proven; the person reads, copies, decides.
    Preparing(Preparing),
    /// Confirmed ("armed"), waiting for the last blocker to go.
    Blocked(Blocked),
    /// Suspended and quiet; there is a way back.
    Pending(Pending),
    /// Back as before. Final.
    Revoked(Revoked),
    /// Claimed; jobs are out. There is no way back.
    Erasing(Erasing),
    /// Every processor acknowledged; kept categories wait for their dates.
    Erased(Erased),
    /// Nothing is left. Final.
    Cleared(Cleared),
    /// Time ran out before a confirmation took effect. Final.
    Expired {
        /// When.
        at: Timestamp,
    },
    /// Stopped before it took effect: by the person, or, asked for without access, by an objection or by staff. Final.
    Withdrawn {
        /// When.
        at: Timestamp,
    },
}

/// See [`State::Unverified`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unverified {
    /// 24 hours after the start, or 30 days after an application without access was filed.
    pub expires_at: Timestamp,
    /// What for. Requests from before there was a choice wanted to leave.
    #[serde(default)]
    pub wish: Wish,
    /// An undecided application of somebody who can prove nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub access: Option<AccessApplication>,
}

/// See [`State::Preparing`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preparing {
    /// Whose.
    pub account: AccountKey,
    /// 7 days after the proof, or after the person was asked again.
    pub expires_at: Timestamp,
}

/// What the person confirmed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmed {
    /// When.
    pub at: Timestamp,
    /// What they had read.
    pub consequences: ConsequenceDigest,
    /// Why, if they said.
    pub reason: Option<ReasonId>,
    /// Which end of the window they chose.
    pub window: WindowChoice,
}

/// See [`State::Blocked`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Blocked {
    /// Whose.
    pub account: AccountKey,
    /// Arming is confirming.
    pub confirmed: Confirmed,
    /// What stands in the way now.
    pub blockers: Blockers,
    /// When it is looked at again unasked.
    pub recheck_at: Timestamp,
    /// When the person must be told reasons and remedy, for the law's clock; `None` once told or without a law.
    pub answer_at: Option<Timestamp>,
    /// 90 days after arming.
    pub expires_at: Timestamp,
}

/// How far the quiet is: sign-in, marketing, renewals (acknowledged on the status page).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quiet {
    /// When the directory acknowledged the suspension.
    pub suspended_at: Option<Timestamp>,
    /// Processors that have not acknowledged yet.
    pub waiting: BTreeSet<ProcessorId>,
}

/// See [`State::Pending`]. One instant ends the way back and begins the purge, so that the two can
/// never overlap: revoke before it, claim from it on (invariant I3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pending {
    /// Whose.
    pub account: AccountKey,
    /// What was confirmed.
    pub confirmed: Confirmed,
    /// Since when.
    pub since: Timestamp,
    /// The end of the window; moves later, never earlier (invariant I16).
    pub(super) window_ends_at: Timestamp,
    /// When waiting for a promised copy ends, once it has begun.
    pub export_waits_until: Option<Timestamp>,
    /// How far the quiet is.
    pub quiet: Quiet,
    /// An undecided application to revoke.
    pub revocation: Option<RevocationApplication>,
    /// Whether an unproven application has already stopped the purge.
    pub unproven_stop_used: bool,
    /// An application for immediate deletion.
    pub immediate: Option<ImmediateApplication>,
}

impl Pending {
    /// The way back is open before this instant, and longer while an application stops the purge: [`Self::has_way_back`].
    #[must_use]
    pub fn revoke_until(&self) -> Timestamp {
        self.purge_at()
    }

    /// Whether one may turn back at this moment: before the end of the window, and for as long after it as an application
    /// still stops the purge. At no instant are both this and the claim possible (invariant I3).
    #[must_use]
    pub fn has_way_back(&self, now: Timestamp) -> bool {
        now < self.revoke_until() || self.revocation.as_ref().is_some_and(|application| application.stops_at(now))
    }

    /// The purge is due at this instant: the end of the window, or the end of the veto of an
    /// immediate deletion approved twice, if that is earlier.
    #[must_use]
    pub fn purge_at(&self) -> Timestamp {
        match &self.immediate {
            Some(ImmediateApplication { approval: Approval::Twice { veto_until, .. }, .. }) => {
                self.window_ends_at.min(*veto_until)
            }
            Some(ImmediateApplication { approval: Approval::None | Approval::Once(_), .. }) | None => {
                self.window_ends_at
            }
        }
    }
}

/// See [`State::Revoked`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revoked {
    /// Whose.
    pub account: AccountKey,
    /// When.
    pub at: Timestamp,
    /// By proof or by decision.
    pub by: RevokedBy,
}

/// One job of the purge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobProgress {
    /// Which.
    pub key: JobKey,
    /// How far.
    pub status: JobStatus,
}

/// How far a job is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum JobStatus {
    /// Sent, unanswered.
    Waiting,
    /// Answered with a failure; sent again, and the desk sees it.
    Failed {
        /// When last.
        at: Timestamp,
    },
    /// Acknowledged.
    Done {
        /// When.
        at: Timestamp,
        /// How surely.
        acknowledgement: Acknowledgement,
    },
}

/// See [`State::Erasing`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erasing {
    /// Whose.
    pub account: AccountKey,
    /// When it was claimed; retention counts from here.
    pub claimed_at: Timestamp,
    /// One per processor and category.
    pub jobs: Vec<JobProgress>,
    /// When jobs without answer are sent again.
    pub run_again_at: Timestamp,
    /// What stays beyond the purge.
    pub kept: Vec<Kept>,
}

/// See [`State::Erased`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erased {
    /// Whose.
    pub account: AccountKey,
    /// When it was claimed.
    pub claimed_at: Timestamp,
    /// When the last processor acknowledged.
    pub erased_at: Timestamp,
    /// What was done, for the receipt.
    pub done: Vec<JobProgress>,
    /// What stays, each until its own date.
    pub kept: Vec<Kept>,
}

/// See [`State::Cleared`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cleared {
    /// Whose.
    pub account: AccountKey,
    /// When it was claimed.
    pub claimed_at: Timestamp,
    /// When the purge was complete.
    pub erased_at: Timestamp,
    /// When the last kept category went.
    pub cleared_at: Timestamp,
    /// What was done, for the receipt.
    pub done: Vec<JobProgress>,
}

impl State {
    /// The stable name, for pages, wire and columns.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Unverified(_) => "unverified",
            Self::Preparing(_) => "preparing",
            Self::Blocked(_) => "blocked",
            Self::Pending(_) => "pending",
            Self::Revoked(_) => "revoked",
            Self::Erasing(_) => "erasing",
            Self::Erased(_) => "erased",
            Self::Cleared(_) => "cleared",
            Self::Expired { .. } => "expired",
            Self::Withdrawn { .. } => "withdrawn",
        }
    }

    /// Nothing follows.
    #[must_use]
    pub const fn is_final(&self) -> bool {
        match self {
            Self::Unverified(_)
            | Self::Preparing(_)
            | Self::Blocked(_)
            | Self::Pending(_)
            | Self::Erasing(_)
            | Self::Erased(_) => false,
            Self::Revoked(_) | Self::Cleared(_) | Self::Expired { .. } | Self::Withdrawn { .. } => true,
        }
    }

    /// The account, where it is known.
    #[must_use]
    pub const fn account(&self) -> Option<&AccountKey> {
        match self {
            Self::Unverified(_) | Self::Expired { .. } | Self::Withdrawn { .. } => None,
            Self::Preparing(state) => Some(&state.account),
            Self::Blocked(state) => Some(&state.account),
            Self::Pending(state) => Some(&state.account),
            Self::Revoked(state) => Some(&state.account),
            Self::Erasing(state) => Some(&state.account),
            Self::Erased(state) => Some(&state.account),
            Self::Cleared(state) => Some(&state.account),
        }
    }
}
