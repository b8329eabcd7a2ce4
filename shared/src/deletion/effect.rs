//! What must be carried out, as values. Each is idempotent for the edge and carries opaque ids only.

use crate::id::{AccountKey, ProcessorId};
use crate::job::JobKey;
use serde::{Deserialize, Serialize};

/// One thing to do. Written to the outbox in the deciding batch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", content = "with", rename_all = "kebab-case")]
pub enum Effect {
    /// A mail to every known address (only `Code` goes to the named one).
    SendMail(MailKind),
    /// Make the status code, shown once and mailed.
    IssueCode(CodeKind),
    /// This code opens nothing any more.
    CancelCode(CodeKind),
    /// Close sign-in, sessions and renewals at the directory, remembering the standing.
    SuspendAccount(AccountKey),
    /// Give back exactly the standing from before; locked: no session, no reset by contacts in dispute.
    RestoreAccount {
        /// Whose.
        account: AccountKey,
        /// Into the operator's recovery instead of open.
        locked: bool,
    },
    /// Stop marketing and personalisation at these processors.
    QuietProcessors(Vec<ProcessorId>),
    /// Put back what was stopped.
    UnquietProcessors(Vec<ProcessorId>),
    /// Make the promised copy.
    PrepareExport,
    /// Erase the copy and its link.
    EraseExport,
    /// What was typed before confirmation goes.
    ForgetTyped,
    /// The tombstone outside the database, before anything else of a purge.
    WriteTombstone(AccountKey),
    /// One job per processor and category.
    RunJobs(Vec<JobKey>),
    /// Sign and store the receipt.
    SignReceipt,
    /// Tell the staff's desk.
    NotifyDesk(DeskNotice),
    /// A mail to whoever asked without access, and to nobody else.
    TellApplicant(MailKind),
}

/// Which mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MailKind {
    /// The one-time code, to the named address.
    Code,
    /// Confirmed and waiting for blockers, with their remedies.
    Blocked,
    /// Reasons and remedy again, in the law's time.
    BlockedAnswer,
    /// The consequences have changed: please confirm again.
    AskAgain,
    /// An armed request ran out.
    Expired,
    /// The date, the way back, the calendar entry.
    Pending,
    /// The date moved later, and why.
    Postponed,
    /// An application to revoke came in.
    RevocationFiled,
    /// Nobody has decided about it, and the stop ends soon.
    StopEnds,
    /// It was refused, with reasons.
    RevocationRefused,
    /// The account is back.
    Revoked,
    /// An application for immediate deletion came in.
    ImmediateFiled,
    /// It was approved twice: object until this date.
    ImmediateApproved,
    /// Someone objected; the date is as before.
    ImmediateVetoed,
    /// It was refused; the date is as before.
    ImmediateRefused,
    /// The copy is ready.
    ExportReady,
    /// The copy could not be made.
    ExportFailed,
    /// The last one: what is gone, what is kept, the receipt.
    Erased,
    /// Somebody without access asks for the account's deletion: object with one button.
    AccessFiled,
    /// Nothing came of it: the account is as it was.
    AccessClosed,
    /// To whoever asked: it came in.
    AccessReceived,
    /// To whoever asked: nothing comes of it, and where to complain.
    AccessRefused,
    /// To whoever asked: the deletion has begun.
    AccessGranted,
    /// What was held was handed out by order of the law.
    Disclosed,
}

/// Which code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CodeKind {
    /// Proves control now.
    OneTime,
    /// Reads the status.
    Status,
    /// Revokes: the typed code and the link's token.
    Revocation,
    /// Objects to an immediate deletion, or to one without access: the typed code and the link's token.
    Veto,
}

/// What the desk must see.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DeskNotice {
    /// An application to revoke waits.
    RevocationFiled,
    /// It still does, and the stop ends soon.
    RevocationUndecided,
    /// An application for immediate deletion waits.
    ImmediateFiled,
    /// A processor failed a job.
    JobFailed,
    /// The purge waits for a promised copy, or went on without it.
    ExportOwed,
    /// A hold was placed or released.
    Hold,
    /// An application to delete without access waits.
    AccessFiled,
}
