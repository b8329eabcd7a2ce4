//! RFC 9457 problems. Codes never change meaning.

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

    /// The problem's type. A name and no address: it is the same at every operator's, and what it means stands in the description that
    /// every answer leads to.
    #[must_use]
    pub fn kind(self) -> String {
        format!("urn:adieu:problem:{}", self.key())
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

    /// What it means for whoever asked. The same for a type whatever the reason was: no answer tells more than its type does.
    #[must_use]
    pub const fn detail(self) -> &'static str {
        match self {
            Self::NotFound => "Nothing is at this path, or nothing that you may see: which of the two is not told.",
            Self::MethodNotAllowed => "The field Allow names the methods.",
            Self::Malformed => "Nothing was done. Send what the description of this path says, and no other member.",
            Self::InvalidField => "Nothing was done. The description of this path says what each field takes.",
            Self::TooLarge => "Nothing was read. The description of this path says how much it takes.",
            Self::UnsupportedMediaType => "Nothing was read. The description of this path names the media type.",
            Self::CrossSite => "Nothing was done. Only pages of this site may send this.",
            Self::Unauthorized => "A wrong credential, one for something else and none are answered alike.",
            Self::Forbidden => "Nothing was done.",
            Self::CodeRefused => "It is wrong, old, used, or one try too many: which of them is not told.",
            Self::TooManyTries => "Nothing was looked at. Ask again after the seconds of Retry-After.",
            Self::OutOfOrder => "Nothing was done. Read where it stands, and take the next step.",
            Self::Conflict => "Nothing was done. What is true now is not what was asked about: read it again.",
            Self::TooLate => "Nothing was done, and nothing can be done any more.",
            Self::IdempotencyMismatch => "Nothing was done. Another payload needs another key.",
            Self::IdempotencyRunning => "Ask again in a moment, with the same key.",
            Self::Unavailable => "Nothing was changed. Ask again after the seconds of Retry-After.",
            Self::Internal => "Nothing was changed. Ask again later.",
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
    /// What it means for whoever asked; for programmers as well, and never to be parsed.
    pub detail: String,
}

impl From<Code> for Problem {
    fn from(code: Code) -> Self {
        let (title, detail) = (code.title().to_owned(), code.detail().to_owned());
        Self { kind: code.kind(), title, status: code.status(), detail }
    }
}
