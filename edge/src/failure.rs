//! Why a request is not answered as asked. Whose fault it is decides the status; the boundary logs once; the person reads a
//! sentence in their language, a machine reads an RFC 9457 problem.

use frontend::pages::problem::Kind;
use shared::api::problem::{Code, Problem};
use shared::time::Timestamp;

use crate::directory::DirectoryError;
use crate::extract::FormRefusal;
use crate::keyring::KeyringError;
use crate::port::PortError;
use crate::processor::ProcessorError;
use crate::reply::Reply;
use crate::throttle::{self, Limit};
use crate::vault::VaultError;

/// Every refusal that can leave the house.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    NotFound,
    MethodNotAllowed(&'static str),
    CrossSite,
    BadForm(FormRefusal),
    /// A machine's field is missing, wrong or unknown; people get the form back with an error summary.
    BadField,
    /// A machine's code is not accepted; which of several reasons is not told.
    CodeRefused,
    /// No sitting for this reference, or none that reaches so far.
    SignedOut,
    /// A step out of order; the path leads to the right one.
    WrongStep(String),
    /// Somebody else, or another window, was faster; the path leads to what is true now.
    Overtaken(String),
    LinkUsed,
    LinkExpired,
    /// The app's word about who sits there is not believed; why is in the log.
    FromApp,
    /// The operator's sign-in did not say who it is; why is in the log.
    SignInRefused,
    /// Nobody sits at the desk, or not any more.
    NoSitting,
    /// Somebody sits there, whom the provider has not seen for too long to do this.
    ProveAgain,
    /// The role does not reach so far.
    Forbidden,
    /// A sign-in of the staff was refused; why is in the log.
    NotLetIn,
    /// The staff's way in is not set up; names the setting.
    DeskShut(&'static str),
    /// Of what, and when.
    TooManyTries(Limit, Timestamp),
    /// The same Idempotency-Key came with another payload.
    KeyMismatch,
    /// The same Idempotency-Key is still at work.
    KeyRunning,
    /// Something is on its way here (a key, a copy): try again in a moment.
    NotYetHere,
    /// Ours. The text is for the log and holds no personal data.
    Service(String),
}

impl From<PortError> for Failure {
    fn from(error: PortError) -> Self {
        Self::Service(error.to_string())
    }
}

impl From<KeyringError> for Failure {
    fn from(error: KeyringError) -> Self {
        Self::Service(error.to_string())
    }
}

impl From<VaultError> for Failure {
    fn from(error: VaultError) -> Self {
        match error {
            VaultError::Erased => Self::NotFound,
            VaultError::NotYetHere => Self::NotYetHere,
            VaultError::Broken | VaultError::Port(_) => Self::Service(error.to_string()),
        }
    }
}

impl From<DirectoryError> for Failure {
    fn from(error: DirectoryError) -> Self {
        match error {
            DirectoryError::NotThere | DirectoryError::Unsupported => Self::NotFound,
            DirectoryError::NotYetHere => Self::NotYetHere,
            other => Self::Service(other.to_string()),
        }
    }
}

impl From<ProcessorError> for Failure {
    fn from(error: ProcessorError) -> Self {
        match error {
            ProcessorError::NotYetHere => Self::NotYetHere,
            ProcessorError::Directory(cause) => cause.into(),
            other => Self::Service(other.to_string()),
        }
    }
}

impl Failure {
    pub const fn status(&self) -> u16 {
        self.code().status()
    }

    /// The page that explains it, but for not-found, which has its own.
    pub const fn kind(&self) -> Option<Kind> {
        Some(match self {
            Self::NotFound => return None,
            Self::MethodNotAllowed(_) => Kind::MethodNotAllowed,
            Self::CrossSite => Kind::CrossSite,
            Self::BadForm(_) | Self::BadField | Self::CodeRefused | Self::KeyMismatch | Self::KeyRunning => {
                Kind::BadForm
            }
            Self::SignedOut => Kind::SignedOut,
            Self::WrongStep(_) => Kind::WrongStep,
            Self::Overtaken(_) => Kind::Overtaken,
            Self::LinkUsed => Kind::LinkUsed,
            Self::LinkExpired => Kind::LinkExpired,
            Self::FromApp => Kind::FromApp,
            Self::SignInRefused => Kind::SignIn,
            Self::NoSitting => Kind::DeskSignedOut,
            Self::ProveAgain => Kind::ProveAgain,
            Self::Forbidden => Kind::Forbidden,
            Self::NotLetIn => Kind::NotLetIn,
            Self::DeskShut(_) => Kind::DeskShut,
            Self::TooManyTries(..) => Kind::TooManyTries,
            Self::NotYetHere => Kind::NotYetHere,
            Self::Service(_) => Kind::Service,
        })
    }

    /// What it is, for programs.
    pub const fn code(&self) -> Code {
        match self {
            Self::NotFound => Code::NotFound,
            Self::MethodNotAllowed(_) => Code::MethodNotAllowed,
            Self::CrossSite => Code::CrossSite,
            Self::BadForm(FormRefusal::TooLarge) => Code::TooLarge,
            Self::BadForm(FormRefusal::WrongType) => Code::UnsupportedMediaType,
            Self::BadForm(FormRefusal::Malformed) => Code::Malformed,
            Self::BadField => Code::InvalidField,
            Self::SignedOut | Self::NoSitting | Self::ProveAgain => Code::Unauthorized,
            Self::Forbidden | Self::NotLetIn | Self::FromApp | Self::SignInRefused => Code::Forbidden,
            Self::CodeRefused => Code::CodeRefused,
            Self::WrongStep(_) => Code::OutOfOrder,
            Self::Overtaken(_) | Self::LinkUsed => Code::Conflict,
            Self::LinkExpired => Code::TooLate,
            Self::KeyMismatch => Code::IdempotencyMismatch,
            Self::KeyRunning => Code::IdempotencyRunning,
            Self::TooManyTries(..) => Code::TooManyTries,
            Self::NotYetHere | Self::DeskShut(_) | Self::Service(_) => Code::Unavailable,
        }
    }

    /// The machine's answer (RFC 9457).
    pub fn into_problem(self) -> Reply {
        let reply = Reply::problem(self.status(), &Problem::from(self.code()));
        self.with_headers(reply)
    }

    /// Headers that belong to the status, whoever asks.
    pub fn with_headers(&self, reply: Reply) -> Reply {
        match self {
            Self::MethodNotAllowed(allow) => reply.with("allow", *allow),
            Self::TooManyTries(limit, now) => reply
                .with("retry-after", limit.wait_s(*now).to_string())
                .with(throttle::POLICY, limit.policy())
                .with(throttle::LEFT, limit.left(0, *now)),
            Self::SignedOut => reply.with("www-authenticate", "Bearer"),
            Self::NotYetHere => reply.with("retry-after", "10"),
            Self::Service(_) => reply.with("retry-after", "30"),
            _ => reply,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::{EVER, PACKS};

    #[test]
    fn only_the_platform_is_answered_with_five_hundred_and_three() {
        assert_eq!(Failure::NotYetHere.status(), 503);
        assert_eq!(Failure::Service(String::new()).status(), 503);
        for ours in [Failure::NotFound, Failure::CrossSite, Failure::SignedOut, PACKS.refuse(EVER), Failure::LinkUsed] {
            assert!((400..500).contains(&ours.status()), "{ours:?}");
        }
    }

    #[test]
    fn a_wrong_method_names_the_right_ones() {
        let reply = Failure::MethodNotAllowed("POST").into_problem();
        assert!(reply.headers.contains(&("allow", "POST".to_owned())));
    }
}
