//! Why a command changed nothing. Each code is stable: pages and problems hang on it.

/// Nothing was changed, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The command has no meaning in this state.
    #[error("not in the state {state}")]
    WrongState {
        /// Its name.
        state: &'static str,
    },
    /// It was already confirmed (armed or pending).
    #[error("already confirmed")]
    AlreadyConfirmed,
    /// It was already revoked.
    #[error("already revoked")]
    AlreadyRevoked,
    /// The moment for this has passed: the request expired, or the way back is closed.
    #[error("too late")]
    TooLate,
    /// The moment for this has not come.
    #[error("too early")]
    TooEarly,
    /// The understanding is not ticked.
    #[error("not understood")]
    NotUnderstood,
    /// The proof of control is older than allowed, or lies in the future.
    #[error("the proof is too old")]
    ProofTooOld,
    /// The typed identifier is missing or not the registered one.
    #[error("the identifier differs")]
    IdentifierDiffers,
    /// The typed phrase is missing or another.
    #[error("the phrase differs")]
    PhraseDiffers,
    /// The policy demands a reason.
    #[error("a reason is required")]
    ReasonRequired,
    /// Not in the policy's list.
    #[error("unknown reason")]
    UnknownReason,
    /// The directory did not answer.
    #[error("eligibility is unknown")]
    EligibilityUnknown,
    /// The policy leaves revocations to staff: an application is needed.
    #[error("revocation is by staff")]
    RevocationByStaff,
    /// One such application waits already.
    #[error("already filed")]
    AlreadyFiled,
    /// No such application waits.
    #[error("no such application")]
    NoSuchApplication,
    /// Whoever filed it cannot decide it.
    #[error("the reviewer filed it")]
    ReviewerIsFiler,
    /// Nobody decides about their own account.
    #[error("the reviewer is the person")]
    ReviewerIsPerson,
    /// The second approval must come from someone else.
    #[error("the reviewer approved already")]
    ReviewerTwice,
    /// The policy does not offer immediate deletion.
    #[error("immediate deletion is off")]
    ImmediateOff,
    /// A contact is younger than 30 days, or nobody knows.
    #[error("a contact is too young")]
    ContactTooYoung,
    /// A hold on everything stops the claim, or a hold keeps the category.
    #[error("held")]
    Held,
    /// An undecided application to revoke stops the claim.
    #[error("a revocation waits")]
    RevocationWaiting,
    /// A hold of this name is in force already.
    #[error("the hold exists")]
    HoldExists,
    /// No such hold.
    #[error("no such hold")]
    NoSuchHold,
    /// A hold on no category, or on one that the policy does not know or that is gone.
    #[error("no such category")]
    NoSuchCategory,
    /// No such job is out.
    #[error("no such job")]
    NoSuchJob,
    /// It was done before; nothing more to do.
    #[error("already done")]
    AlreadyDone,
    /// No copy is owed.
    #[error("no export is owed")]
    NoExportOwed,
    /// The copy leaves out what the person wants meanwhile: another must be made.
    #[error("the copy lacks what is wanted now")]
    CopyLacks,
    /// A question about it waits already.
    #[error("a question waits")]
    QuestionWaits,
    /// No question about it waits: none was asked, or it was answered, or it ended unanswered.
    #[error("no question waits")]
    NoQuestion,
    /// Enough was asked about it.
    #[error("asked often enough")]
    AskedEnough,
    /// Something stands in the way of a deletion that nobody has proven to be theirs.
    #[error("blocked")]
    Blocked,
    /// The application names no account, so there is nothing to grant.
    #[error("no account is named")]
    NoAccount,
    /// Without a way back nothing is done that nobody has proven.
    #[error("there is no window")]
    NoWindow,
}

impl Refusal {
    /// The stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::WrongState { .. } => "wrong-state",
            Self::AlreadyConfirmed => "already-confirmed",
            Self::AlreadyRevoked => "already-revoked",
            Self::TooLate => "too-late",
            Self::TooEarly => "too-early",
            Self::NotUnderstood => "not-understood",
            Self::ProofTooOld => "proof-too-old",
            Self::IdentifierDiffers => "identifier-differs",
            Self::PhraseDiffers => "phrase-differs",
            Self::ReasonRequired => "reason-required",
            Self::UnknownReason => "unknown-reason",
            Self::EligibilityUnknown => "eligibility-unknown",
            Self::RevocationByStaff => "revocation-by-staff",
            Self::AlreadyFiled => "already-filed",
            Self::NoSuchApplication => "no-such-application",
            Self::ReviewerIsFiler => "reviewer-is-filer",
            Self::ReviewerIsPerson => "reviewer-is-person",
            Self::ReviewerTwice => "reviewer-twice",
            Self::ImmediateOff => "immediate-off",
            Self::ContactTooYoung => "contact-too-young",
            Self::Held => "held",
            Self::RevocationWaiting => "revocation-waiting",
            Self::HoldExists => "hold-exists",
            Self::NoSuchHold => "no-such-hold",
            Self::NoSuchCategory => "no-such-category",
            Self::NoSuchJob => "no-such-job",
            Self::AlreadyDone => "already-done",
            Self::NoExportOwed => "no-export-owed",
            Self::CopyLacks => "copy-lacks",
            Self::QuestionWaits => "question-waits",
            Self::NoQuestion => "no-question",
            Self::AskedEnough => "asked-enough",
            Self::Blocked => "blocked",
            Self::NoAccount => "no-account",
            Self::NoWindow => "no-window",
        }
    }
}
