//! What happened: exactly one event per accepted command (invariant I8). Past tense, opaque ids only.

use crate::application::{Evidence, Filer, Stop};
use crate::deletion::{Acknowledgement, Proof, RevocationProof, WindowChoice, Wish};
use crate::disclosure::Disclosure;
use crate::eligibility::Blockers;
use crate::export::{Answers, CopyChoice};
use crate::hold::Hold;
use crate::id::{AccountKey, ApplicationId, CategoryId, HoldId, ProcessorId, ReasonId, StaffId};
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// How an account came back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RevokedBy {
    /// With proof of control: open.
    Proof(RevocationProof),
    /// By decision of staff: locked, into recovery.
    Decision(StaffId),
}

/// One row of the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[expect(missing_docs, reason = "fields are those of the commands, documented there")]
pub enum Event {
    Started {
        #[serde(default, skip_serializing_if = "Wish::is_leave")]
        wish: Wish,
    },
    Proven {
        account: AccountKey,
        #[serde(default, skip_serializing_if = "Proof::is_code")]
        by: Proof,
    },
    CopyChosen {
        choice: CopyChoice,
        answers: Answers,
    },
    ExportMade,
    ExportMissed,
    Withdrawn,
    /// Confirmed with blockers: armed.
    Armed {
        blockers: Blockers,
        reason: Option<ReasonId>,
    },
    /// Confirmed and pending.
    Confirmed {
        purge_at: Timestamp,
        reason: Option<ReasonId>,
        window: WindowChoice,
    },
    /// Still blocked.
    Rechecked {
        blockers: Blockers,
    },
    /// The last blocker went: pending.
    Resumed {
        purge_at: Timestamp,
    },
    /// The consequences have changed: back to preparing.
    AskedAgain,
    BlockedAnswered,
    Suspended,
    Quieted {
        processor: ProcessorId,
    },
    Revoked {
        by: RevokedBy,
    },
    RevocationFiled {
        id: ApplicationId,
        filer: Filer,
        decide_by: Timestamp,
        evidence: Evidence,
        stop: Stop,
    },
    /// Nobody has decided, and the stop ends soon: everybody was told.
    StopEndAnnounced {
        id: ApplicationId,
    },
    RevocationRefused {
        id: ApplicationId,
        by: StaffId,
    },
    ImmediateFiled {
        id: ApplicationId,
        filer: Filer,
    },
    ImmediateSeconded {
        id: ApplicationId,
        by: StaffId,
    },
    ImmediateApproved {
        id: ApplicationId,
        by: StaffId,
        purge_at: Timestamp,
    },
    ImmediateVetoed {
        id: ApplicationId,
    },
    ImmediateRefused {
        id: ApplicationId,
        by: StaffId,
    },
    HoldPlaced {
        hold: Hold,
    },
    HoldReleased {
        id: HoldId,
        by: StaffId,
    },
    /// The claim found a blocker.
    PostponedByBlocker {
        blockers: Blockers,
        purge_at: Timestamp,
    },
    /// The claim waits for the promised copy.
    PostponedByExport {
        purge_at: Timestamp,
    },
    Claimed {
        export_owed: bool,
    },
    JobDone {
        processor: ProcessorId,
        category: CategoryId,
        acknowledgement: Acknowledgement,
    },
    JobFailed {
        processor: ProcessorId,
        category: CategoryId,
    },
    RanAgain,
    /// The last job of the purge was acknowledged.
    Erased {
        processor: ProcessorId,
        category: CategoryId,
        acknowledgement: Acknowledgement,
    },
    FinalMailAccepted,
    ClearingStarted {
        category: CategoryId,
    },
    /// The last job of a kept category was acknowledged; others still wait.
    CategoryCleared {
        processor: ProcessorId,
        category: CategoryId,
        acknowledgement: Acknowledgement,
    },
    /// The last job of the last kept category was acknowledged.
    Cleared {
        processor: ProcessorId,
        category: CategoryId,
        acknowledgement: Acknowledgement,
    },
    Expired,
    /// What was handed out by order of the law, told as soon as it may be.
    Disclosed {
        disclosure: Disclosure,
    },
    /// Staff asked whoever filed an application something.
    QuestionAsked {
        id: ApplicationId,
        by: StaffId,
        until: Timestamp,
    },
    QuestionAnswered {
        id: ApplicationId,
    },
    /// Asked for by somebody who can prove nothing.
    AccessFiled {
        id: ApplicationId,
        filer: Filer,
        account: Option<AccountKey>,
    },
    AccessSeconded {
        id: ApplicationId,
        by: StaffId,
    },
    /// Pending without a proof of control: these two vouch for it.
    AccessApproved {
        id: ApplicationId,
        account: AccountKey,
        first: StaffId,
        by: StaffId,
        purge_at: Timestamp,
    },
    AccessVetoed {
        id: ApplicationId,
    },
    AccessRefused {
        id: ApplicationId,
        by: StaffId,
    },
}

impl Event {
    /// The stable name in the log.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Started { .. } => "started",
            Self::Proven { .. } => "proven",
            Self::CopyChosen { .. } => "copy-chosen",
            Self::ExportMade => "export-made",
            Self::ExportMissed => "export-missed",
            Self::Withdrawn => "withdrawn",
            Self::Armed { .. } => "armed",
            Self::Confirmed { .. } => "confirmed",
            Self::Rechecked { .. } => "rechecked",
            Self::Resumed { .. } => "resumed",
            Self::AskedAgain => "asked-again",
            Self::BlockedAnswered => "blocked-answered",
            Self::Suspended => "suspended",
            Self::Quieted { .. } => "quieted",
            Self::Revoked { .. } => "revoked",
            Self::RevocationFiled { .. } => "revocation-filed",
            Self::StopEndAnnounced { .. } => "stop-end-announced",
            Self::RevocationRefused { .. } => "revocation-refused",
            Self::ImmediateFiled { .. } => "immediate-filed",
            Self::ImmediateSeconded { .. } => "immediate-seconded",
            Self::ImmediateApproved { .. } => "immediate-approved",
            Self::ImmediateVetoed { .. } => "immediate-vetoed",
            Self::ImmediateRefused { .. } => "immediate-refused",
            Self::HoldPlaced { .. } => "hold-placed",
            Self::HoldReleased { .. } => "hold-released",
            Self::PostponedByBlocker { .. } => "postponed-by-blocker",
            Self::PostponedByExport { .. } => "postponed-by-export",
            Self::Claimed { .. } => "claimed",
            Self::JobDone { .. } => "job-done",
            Self::JobFailed { .. } => "job-failed",
            Self::RanAgain => "ran-again",
            Self::Erased { .. } => "erased",
            Self::FinalMailAccepted => "final-mail-accepted",
            Self::ClearingStarted { .. } => "clearing-started",
            Self::CategoryCleared { .. } => "category-cleared",
            Self::Cleared { .. } => "cleared",
            Self::Expired => "expired",
            Self::Disclosed { .. } => "disclosed",
            Self::QuestionAsked { .. } => "question-asked",
            Self::QuestionAnswered { .. } => "question-answered",
            Self::AccessFiled { .. } => "access-filed",
            Self::AccessSeconded { .. } => "access-seconded",
            Self::AccessApproved { .. } => "access-approved",
            Self::AccessVetoed { .. } => "access-vetoed",
            Self::AccessRefused { .. } => "access-refused",
        }
    }

    /// The body of the log's row.
    #[must_use]
    pub fn body_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}
