//! What keeps the directory from answering.

use thiserror::Error;

use crate::port::PortError;
use crate::vault::VaultError;

/// Why the directory did not do what it was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DirectoryError {
    /// There is no such account, or no longer.
    #[error("the directory does not know this account")]
    NotThere,
    /// Try again later; never read as "erased".
    #[error("the account's keys are not here yet")]
    NotYetHere,
    /// Another deletion speaks for the account, or this one has let it go: its late messages change nothing.
    #[error("this deletion does not speak for the account")]
    NotOurs,
    /// The operator's directory cannot do this, and says so.
    #[error("the directory cannot do this")]
    Unsupported,
    /// A stored value does not open or cannot be read.
    #[error("a stored value is broken")]
    Broken,
    #[error(transparent)]
    Port(#[from] PortError),
}

impl From<VaultError> for DirectoryError {
    fn from(error: VaultError) -> Self {
        match error {
            VaultError::Erased => Self::NotThere,
            VaultError::NotYetHere => Self::NotYetHere,
            VaultError::Broken => Self::Broken,
            VaultError::Port(cause) => Self::Port(cause),
        }
    }
}
