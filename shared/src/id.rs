//! Names of things. None of them says anything about a person.

mod opaque;
mod reference;

use crate::encoding;
pub use opaque::{AccountId, ApplicationId, CategoryId, HoldId, IdError, ProcessorId, ReasonId, StaffId};
pub use reference::{Reference, ReferenceError};
use serde::{Deserialize, Serialize};
use std::fmt;

/// One run of one account from start to receipt: 16 random bytes, written as 32 lower hex digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DeletionId([u8; 16]);

impl DeletionId {
    /// From random bytes of the caller.
    #[must_use]
    pub const fn from_random(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// From its hex form.
    ///
    /// # Errors
    /// Anything but 32 lower hex digits.
    pub fn parse(text: &str) -> Result<Self, IdError> {
        let bytes = encoding::from_hex(text).map_err(|_| IdError::Malformed)?;
        bytes.try_into().map(Self).map_err(|_| IdError::Malformed)
    }
}

impl fmt::Display for DeletionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&encoding::hex(&self.0))
    }
}

impl fmt::Debug for DeletionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DeletionId({self})")
    }
}

impl TryFrom<String> for DeletionId {
    type Error = IdError;
    fn try_from(text: String) -> Result<Self, IdError> {
        Self::parse(&text)
    }
}

impl From<DeletionId> for String {
    fn from(id: DeletionId) -> Self {
        id.to_string()
    }
}

/// An account at the operator. A person who registers again is another epoch, so that nothing of an
/// old deletion can touch the new account (invariant I7).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct AccountKey {
    /// The operator's opaque id.
    pub id: AccountId,
    /// Counts registrations under the same id, from 0.
    pub epoch: u32,
}

/// Which row of the policy table a deletion follows to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PolicyVersion(pub u32);
