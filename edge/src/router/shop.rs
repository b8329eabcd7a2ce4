//! The demo shop's pages, and the machine's way in.

use crate::limits;
use crate::throttle::Limit;

/// The demo shop's pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shop {
    SignIn,
    Account,
    SignOut,
    Me,
}

/// The machine's way in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Api {
    Deletion(String),
    Revocations(String),
    ReceiptKeys,
    /// What whoever is told of events reads of us.
    Events,
    EventKeys,
    /// Whom to tell of a hole, and where that stood before RFC 9116.
    Security,
    SecurityBefore,
    Standing,
    /// What a processor says of a message that it had accepted.
    Answers(String),
    Pack,
    /// What became of a mail.
    Bounce,
    /// A mail to the desk.
    Inbound,
}

impl Api {
    /// How often it may be asked. Whoever asks reads that with every answer, which is the same for everybody; how often still is said
    /// where the counter is the caller's own.
    pub const fn limit(&self) -> Option<Limit> {
        match self {
            Self::Deletion(_) | Self::Revocations(_) => Some(limits::REFERENCE_TRIES),
            Self::Pack => Some(limits::PACKS),
            Self::Inbound => Some(limits::MAILS),
            _ => None,
        }
    }
}
