//! RFC 9457 problems. Codes never change meaning.

use crate::deletion::Refusal;
use serde::{Deserialize, Serialize};

/// What went wrong, for programs. Whose fault it is decides the status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Code {
    /// Nothing here, or nothing that you may see.
    NotFound,
    /// This path knows other methods.
    MethodNotAllowed,
    /// The body is not what the route takes.
    Malformed,
    /// A field is missing, wrong, repeated or unknown.
    InvalidField,
    /// The body is larger than the route takes.
    TooLarge,
    /// Another media type is needed.
    UnsupportedMediaType,
    /// The request came from another site.
    CrossSite,
    /// No or a wrong credential.
    Unauthorized,
    /// Whoever asks is known, and may not.
    Forbidden,
    /// The code is wrong, old, used or one try too many: which of them is not told.
    CodeRefused,
    /// Too many tries from one source.
    TooManyTries,
    /// The step comes out of order.
    OutOfOrder,
    /// Someone else was faster; what they did stands.
    Conflict,
    /// The moment has passed.
    TooLate,
    /// The same key came with another payload.
    IdempotencyMismatch,
    /// The same key is still at work.
    IdempotencyRunning,
    /// A part of ours does not answer; nothing was changed.
    Unavailable,
    /// A fault of ours; nothing was changed.
    Internal,
}

impl Code {
    /// The stable code, last part of the problem's type.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::MethodNotAllowed => "method-not-allowed",
            Self::Malformed => "malformed",
            Self::InvalidField => "invalid-field",
            Self::TooLarge => "too-large",
            Self::UnsupportedMediaType => "unsupported-media-type",
            Self::CrossSite => "cross-site",
            Self::Unauthorized => "unauthorized",
            Self::Forbidden => "forbidden",
            Self::CodeRefused => "code-refused",
            Self::TooManyTries => "too-many-tries",
            Self::OutOfOrder => "out-of-order",
            Self::Conflict => "conflict",
            Self::TooLate => "too-late",
            Self::IdempotencyMismatch => "idempotency-mismatch",
            Self::IdempotencyRunning => "idempotency-running",
            Self::Unavailable => "unavailable",
            Self::Internal => "internal",
        }
    }

    /// The HTTP status.
    #[must_use]
    pub const fn status(self) -> u16 {
        match self {
            Self::Malformed => 400,
            Self::Unauthorized => 401,
            Self::CrossSite | Self::Forbidden | Self::CodeRefused => 403,
            Self::NotFound => 404,
            Self::MethodNotAllowed => 405,
            Self::OutOfOrder | Self::Conflict | Self::IdempotencyRunning => 409,
            Self::TooLate => 410,
            Self::TooLarge => 413,
            Self::UnsupportedMediaType => 415,
            Self::InvalidField | Self::IdempotencyMismatch => 422,
            Self::TooManyTries => 429,
            Self::Internal => 500,
            Self::Unavailable => 503,
        }
    }

    /// The sentence for programmers; people read the locale files.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::NotFound => "Nothing here",
            Self::MethodNotAllowed => "This path knows other methods",
            Self::Malformed => "The body is not what this route takes",
            Self::InvalidField => "A field is missing, wrong, repeated or unknown",
            Self::TooLarge => "The body is too large",
            Self::UnsupportedMediaType => "Another media type is needed",
            Self::CrossSite => "The request came from another site",
            Self::Unauthorized => "No or a wrong credential",
            Self::Forbidden => "This is not for you to do",
            Self::CodeRefused => "The code is not accepted",
            Self::TooManyTries => "Too many tries",
            Self::OutOfOrder => "The step comes out of order",
            Self::Conflict => "Someone else was faster",
            Self::TooLate => "The moment has passed",
            Self::IdempotencyMismatch => "The same key came with another payload",
            Self::IdempotencyRunning => "The same key is still at work",
            Self::Unavailable => "A part of the service does not answer",
            Self::Internal => "A fault of the service",
        }
    }
}

/// The body of a problem: `application/problem+json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// `urn:adieu:problem:<code>`
    #[serde(rename = "type")]
    pub kind: String,
    /// For programmers.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// The stable code of what exactly was refused, where there is one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub detail: Option<String>,
}

impl From<Code> for Problem {
    fn from(code: Code) -> Self {
        let kind = format!("urn:adieu:problem:{}", code.key());
        Self { kind, title: code.title().to_owned(), status: code.status(), detail: None }
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        Self { detail: Some(refusal.code().to_owned()), ..Self::from(code_of(refusal)) }
    }
}

/// The problem behind a refusal.
#[must_use]
pub const fn code_of(refusal: Refusal) -> Code {
    match refusal {
        Refusal::TooLate => Code::TooLate,
        Refusal::EligibilityUnknown => Code::Unavailable,
        Refusal::WrongState { .. } | Refusal::TooEarly | Refusal::RevocationByStaff | Refusal::ImmediateOff => {
            Code::OutOfOrder
        }
        Refusal::NotUnderstood
        | Refusal::ProofTooOld
        | Refusal::IdentifierDiffers
        | Refusal::PhraseDiffers
        | Refusal::ReasonRequired
        | Refusal::UnknownReason
        | Refusal::NoSuchCategory => Code::InvalidField,
        Refusal::NoSuchApplication | Refusal::NoSuchHold | Refusal::NoSuchJob => Code::NotFound,
        Refusal::ReviewerIsFiler
        | Refusal::ReviewerIsPerson
        | Refusal::ReviewerTwice
        | Refusal::AlreadyConfirmed
        | Refusal::AlreadyRevoked
        | Refusal::AlreadyFiled
        | Refusal::AlreadyDone
        | Refusal::ContactTooYoung
        | Refusal::Held
        | Refusal::RevocationWaiting
        | Refusal::HoldExists
        | Refusal::NoExportOwed
        | Refusal::CopyLacks
        | Refusal::QuestionWaits
        | Refusal::NoQuestion
        | Refusal::AskedEnough
        | Refusal::Blocked
        | Refusal::NoAccount
        | Refusal::NoWindow => Code::Conflict,
    }
}
