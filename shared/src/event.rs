//! The chained log. Each entry's hash covers the one before it, so nothing can be taken out unseen.

use crate::id::DeletionId;
use crate::time::Timestamp;
use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt;

/// SHA-256 of an entry and everything before it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct EventHash([u8; 32]);

impl EventHash {
    /// What the first entry of a chain stands on.
    pub const GENESIS: Self = Self([0; 32]);

    /// From storage; `None` for anything but 64 lower hex digits.
    #[must_use]
    pub fn parse(hex: &str) -> Option<Self> {
        HEXLOWER.decode(hex.as_bytes()).ok()?.try_into().ok().map(Self)
    }
}

impl fmt::Display for EventHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&HEXLOWER.encode(&self.0))
    }
}

impl fmt::Debug for EventHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "EventHash({self})")
    }
}

impl TryFrom<String> for EventHash {
    type Error = &'static str;
    fn try_from(hex: String) -> Result<Self, Self::Error> {
        Self::parse(&hex).ok_or("not a hash")
    }
}

impl From<EventHash> for String {
    fn from(hash: EventHash) -> Self {
        hash.to_string()
    }
}

/// The hash of the next entry. Every field is preceded by its length, so that no two entries share bytes.
#[must_use]
pub fn chain(
    previous: &EventHash,
    deletion: &DeletionId,
    version: u32,
    at: Timestamp,
    kind: &str,
    body_json: &str,
) -> EventHash {
    let mut hasher = Sha256::new();
    let id = deletion.to_string();
    let (version, at) = (version.to_be_bytes(), at.ms().to_be_bytes());
    let fields: [&[u8]; 6] = [&previous.0, id.as_bytes(), &version, &at, kind.as_bytes(), body_json.as_bytes()];
    for field in fields {
        hasher.update(u64::try_from(field.len()).unwrap_or(u64::MAX).to_be_bytes());
        hasher.update(field);
    }
    EventHash(hasher.finalize().into())
}
