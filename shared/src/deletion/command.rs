//! What may be asked of a deletion. Commands are imperative; none carries personal data.

use super::detail::{Acknowledgement, Proof, RevocationProof, Typed, WindowChoice};
use crate::application::{Evidence, Filer, Reviewer};
use crate::disclosure::Disclosure;
use crate::eligibility::{ConsequenceDigest, Eligibility};
use crate::export::{Answers, CopyChoice};
use crate::hold::Hold;
use crate::id::{AccountKey, ApplicationId, CategoryId, HoldId, ProcessorId, ReasonId, StaffId};
use crate::time::Timestamp;
use std::collections::BTreeSet;

/// Everything that can be asked. `now` is an argument of `decide`, not of the command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Control was proven, and the account behind the identifier is known.
    Prove {
        /// Whose.
        account: AccountKey,
        /// By whose word.
        by: Proof,
    },
    /// The person answered the question about a copy.
    ChooseCopy {
        /// How.
        choice: CopyChoice,
        /// And category by category, where they said more.
        answers: Answers,
    },
    /// The copy lies ready.
    ExportReady {
        /// What its maker left out, because the person did not need it then.
        left_out: BTreeSet<CategoryId>,
    },
    /// The copy could not be made this time.
    ExportFailed,
    /// The person stops before it takes effect.
    Withdraw,
    /// Ticked, typed where asked, proven, sent.
    Confirm {
        /// The understanding is ticked.
        understood: bool,
        /// What the page showed: [`crate::policy::Policy::consequences`].
        consequences: ConsequenceDigest,
        /// What the directory answered just now.
        eligibility: Eligibility,
        /// When control was last proven.
        proof_at: Timestamp,
        /// A key of the policy's list, or `other`; own text is sealed elsewhere.
        reason: Option<ReasonId>,
        /// The typed identifier against the registered one.
        identifier: Typed,
        /// The typed phrase against the one in the person's language.
        phrase: Typed,
        /// The policy's window, or the law's own clock.
        window: WindowChoice,
    },
    /// Look again at an armed request.
    Recheck {
        /// What the directory answered just now.
        eligibility: Eligibility,
        /// What a page would show now.
        consequences: ConsequenceDigest,
    },
    /// Tell the person of an armed request reasons and remedy, in the law's time.
    AnswerBlocked,
    /// The directory acknowledged the suspension.
    AccountSuspended,
    /// A processor acknowledged the quiet.
    QuietDone {
        /// Who.
        processor: ProcessorId,
    },
    /// Back, with proof of control.
    Revoke {
        /// Which proof; the edge has already checked the secret itself.
        proof: RevocationProof,
    },
    /// An application to revoke.
    FileRevocation {
        /// Its name.
        id: ApplicationId,
        /// Who filed it.
        filer: Filer,
        /// When control was proven, if it was.
        verified_at: Option<Timestamp>,
        /// What was shown, whether it proves control or not.
        evidence: Evidence,
    },
    /// Tell everybody that nobody has decided and that the stop ends soon.
    AnnounceStopEnd,
    /// Staff decide it.
    DecideRevocation {
        /// Which.
        id: ApplicationId,
        /// Who decides.
        by: Reviewer,
        /// How.
        granted: bool,
    },
    /// An application for immediate deletion.
    FileImmediate {
        /// Its name.
        id: ApplicationId,
        /// Who filed it.
        filer: Filer,
        /// When control was last proven.
        proof_at: Timestamp,
        /// Since when no contact has changed; `None` if the directory does not know.
        contacts_unchanged_since: Option<Timestamp>,
        /// The typed phrase: what ends the way back wants it, whatever the policy says of other requests.
        phrase: Typed,
    },
    /// A reviewer approves it.
    ApproveImmediate {
        /// Which.
        id: ApplicationId,
        /// Who.
        by: Reviewer,
    },
    /// A reviewer refuses it: the day stays as it was.
    RefuseImmediate {
        /// Which.
        id: ApplicationId,
        /// Who.
        by: Reviewer,
    },
    /// Anyone who was told, or staff, objects.
    VetoImmediate {
        /// Which.
        id: ApplicationId,
    },
    /// Staff or law order that data stay.
    PlaceHold {
        /// The order.
        hold: Hold,
    },
    /// The order ends.
    ReleaseHold {
        /// Which.
        id: HoldId,
        /// By whom.
        by: StaffId,
    },
    /// Tell what was handed out by order of the law, now that it may be told.
    TellDisclosure {
        /// What, and when.
        disclosure: Disclosure,
    },
    /// Begin the purge.
    Claim {
        /// What the directory answered just now.
        eligibility: Eligibility,
    },
    /// A processor acknowledged one job.
    JobDone {
        /// Who.
        processor: ProcessorId,
        /// What.
        category: CategoryId,
        /// How surely.
        acknowledgement: Acknowledgement,
    },
    /// A processor failed one job.
    JobFailed {
        /// Who.
        processor: ProcessorId,
        /// What.
        category: CategoryId,
    },
    /// Send jobs without answer again.
    RunAgain,
    /// The mail server took the final mail.
    FinalMailAccepted,
    /// Begin the end of a kept category.
    Clear {
        /// Which.
        category: CategoryId,
    },
    /// Time ran out.
    Expire,
    /// Staff ask whoever filed an application something; its promised days stand still meanwhile.
    AskQuestion {
        /// About which.
        id: ApplicationId,
        /// Who asks.
        by: StaffId,
    },
    /// Whoever was asked has answered.
    AnswerQuestion {
        /// About which.
        id: ApplicationId,
    },
    /// An application to delete an account without access to it.
    FileAccess {
        /// Its name.
        id: ApplicationId,
        /// Who filed it.
        filer: Filer,
        /// The account that is meant, if exactly one is.
        account: Option<AccountKey>,
    },
    /// A reviewer vouches for it.
    ApproveAccess {
        /// Which.
        id: ApplicationId,
        /// Who.
        by: Reviewer,
        /// What the directory answered just now.
        eligibility: Eligibility,
    },
    /// A reviewer refuses it.
    RefuseAccess {
        /// Which.
        id: ApplicationId,
        /// Who.
        by: Reviewer,
    },
    /// Anyone who was told objects: it is closed.
    VetoAccess {
        /// Which.
        id: ApplicationId,
    },
}

impl Command {
    /// The stable name, for logs and tests.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Prove { .. } => "prove",
            Self::ChooseCopy { .. } => "choose-copy",
            Self::ExportReady { .. } => "export-ready",
            Self::ExportFailed => "export-failed",
            Self::Withdraw => "withdraw",
            Self::Confirm { .. } => "confirm",
            Self::Recheck { .. } => "recheck",
            Self::AnswerBlocked => "answer-blocked",
            Self::AccountSuspended => "account-suspended",
            Self::QuietDone { .. } => "quiet-done",
            Self::Revoke { .. } => "revoke",
            Self::FileRevocation { .. } => "file-revocation",
            Self::AnnounceStopEnd => "announce-stop-end",
            Self::DecideRevocation { .. } => "decide-revocation",
            Self::FileImmediate { .. } => "file-immediate",
            Self::ApproveImmediate { .. } => "approve-immediate",
            Self::RefuseImmediate { .. } => "refuse-immediate",
            Self::VetoImmediate { .. } => "veto-immediate",
            Self::PlaceHold { .. } => "place-hold",
            Self::ReleaseHold { .. } => "release-hold",
            Self::TellDisclosure { .. } => "tell-disclosure",
            Self::Claim { .. } => "claim",
            Self::JobDone { .. } => "job-done",
            Self::JobFailed { .. } => "job-failed",
            Self::RunAgain => "run-again",
            Self::FinalMailAccepted => "final-mail-accepted",
            Self::Clear { .. } => "clear",
            Self::Expire => "expire",
            Self::AskQuestion { .. } => "ask-question",
            Self::AnswerQuestion { .. } => "answer-question",
            Self::FileAccess { .. } => "file-access",
            Self::ApproveAccess { .. } => "approve-access",
            Self::RefuseAccess { .. } => "refuse-access",
            Self::VetoAccess { .. } => "veto-access",
        }
    }
}
