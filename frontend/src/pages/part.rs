//! Facts that several pages show.

use crate::shell::Link;

pub mod schedule;

/// The way back: until when a person can cancel, and when the erasure is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WayBack {
    /// The last day on which cancelling works, written out with weekday and time zone.
    pub last_day: String,
    /// How long that is, as a phrase: "two months".
    pub window: String,
    /// Days left as a finished number; `None` before the deletion is pending.
    pub days_left: Option<u32>,
}

/// A category with what happens to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Category {
    pub label: String,
    pub consequence: String,
}

/// A category that the law makes the operator keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    pub label: String,
    /// Law or reason.
    pub basis: String,
    /// A finished date, or a phrase such as "10 years after the order".
    pub until: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockerKind {
    Unpaid,
    Dispute,
    Investigation,
    Violation,
}

/// Why the deletion cannot go on now. What it is and the remedy are the policy's words, why is a text of the locale; the
/// detail is this person's ("Order 1042, 39.90 EUR").
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blocker {
    pub kind: BlockerKind,
    pub what: String,
    pub remedy: String,
    pub detail: Option<String>,
    /// Where the remedy is.
    pub link: Option<Link>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CopyChoice {
    /// "I already have what I need."
    Have,
    /// "Prepare a copy."
    Prepare,
    /// "I do not need a copy."
    None,
}

impl CopyChoice {
    /// The value in the form, as `shared::form` reads it.
    pub const fn value(self) -> &'static str {
        match self {
            Self::Have => "have",
            Self::Prepare => "prepare",
            Self::None => "none",
        }
    }
}

/// Where the copy of the data stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CopyState {
    /// Nobody asked for one.
    Absent,
    Preparing,
    Ready(ReadyCopy),
    Failed,
    /// It was there and was erased on its date.
    Expired,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadyCopy {
    /// "1.2 MB"
    pub size: String,
    /// 64 hex digits.
    pub sha256: String,
    pub expires: String,
    /// The file's name when it is saved.
    pub name: String,
    pub bytes: u64,
    /// A browser opens no larger file.
    pub most_bytes: u64,
    pub inside: Vec<Inside>,
    /// What the person did not need.
    pub left_out: Vec<String>,
}

/// A category in a copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inside {
    pub id: String,
    pub label: String,
    pub count: u32,
}

/// A category that a copy can hold, and what the person said about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kind {
    pub id: String,
    pub label: String,
    pub answer: Option<KindAnswer>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KindAnswer {
    /// "I have it."
    Have,
    /// "I do not need it."
    NotNeeded,
}

impl KindAnswer {
    /// The value in the form, as `shared::form` reads it.
    pub const fn value(self) -> &'static str {
        match self {
            Self::Have => "have",
            Self::NotNeeded => "not-needed",
        }
    }
}

/// May the e-mail address be used for a new account?
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EmailReuse {
    Yes,
    /// A fingerprint of it stays, and somebody says by this day whether it is still needed.
    Never {
        review: Option<String>,
    },
    After(String),
}

/// How long an undecided application to keep the account holds the erasure back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HeldBack {
    UntilDecided,
    /// Until decided, and not beyond this moment.
    Until(String),
    /// It does not: the erasure is due as before.
    No {
        erase_on: String,
    },
}

/// The secrets shown once, right after confirming.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Codes {
    pub status: String,
    /// `XXXXX-XXXXX-XXXXX-XXXXX`; absent when there is no way back.
    pub revocation: Option<String>,
}

/// For whoever keeps the page on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// As of when it is true.
    pub at: String,
    /// The whole address at which it can be opened again.
    pub page: String,
}

/// A letter that is written and not sent yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// What it is about, for a mail's subject.
    pub subject: String,
    pub text: String,
}

/// How far a wish not to wait is. Dates are finished.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Haste {
    /// It can be asked for.
    Possible,
    Asked {
        at: String,
    },
    /// Two have approved it: everybody told may object through this day.
    Approved {
        object_by: String,
    },
}
