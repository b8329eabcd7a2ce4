//! The chained log. Each entry's hash covers the one before it, so nothing can be taken out unseen.
//!
//! Anybody can follow a chain who has, of each entry, what a receipt's file says of it: [`Entry`]. What the entry was
//! about stays in the house; outside there is only its [`BodyMark`].

use crate::encoding;
use crate::id::Reference;
use crate::seal::{Key, hmac_sha256};
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt;

/// SHA-256 of an entry and everything before it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct EventHash([u8; 32]);

/// What stands for an entry's body outside the house. Keyed: from a plain digest a short name of a reviewer or of an
/// account could be found by trying. Bound to its entry, so that the same reviewer leaves no trail through receipts.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct BodyMark([u8; 32]);

macro_rules! hex {
    ($($name:ident)*) => {$(
        impl $name {
            /// From storage; `None` for anything but 64 lower hex digits.
            #[must_use]
            pub fn parse(hex: &str) -> Option<Self> {
                encoding::from_hex(hex).ok()?.try_into().ok().map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&encoding::hex(&self.0))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self)
            }
        }

        impl TryFrom<String> for $name {
            type Error = &'static str;
            fn try_from(hex: String) -> Result<Self, Self::Error> {
                Self::parse(&hex).ok_or("not a hash")
            }
        }

        impl From<$name> for String {
            fn from(hash: $name) -> Self {
                hash.to_string()
            }
        }
    )*};
}

hex! { EventHash BodyMark }

impl EventHash {
    /// What the first entry of a chain stands on.
    pub const GENESIS: Self = Self([0; 32]);

    pub(crate) const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    pub(crate) const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl BodyMark {
    /// HMAC-SHA-256 of reference, version and body, each preceded by its length.
    #[must_use]
    pub fn of(key: &Key, reference: &Reference, version: u32, body_json: &str) -> Self {
        Self::of_text(key, &reference.to_string(), version, body_json)
    }

    pub(crate) fn of_text(key: &Key, subject: &str, number: u32, text: &str) -> Self {
        let framed = framed(&[subject.as_bytes(), &number.to_be_bytes(), text.as_bytes()]);
        Self(hmac_sha256(key, &[&framed]))
    }

    pub(crate) const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// One entry of the log, as far as it leaves the house.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Counted from 1.
    pub version: u32,
    /// When it happened.
    pub at: Timestamp,
    /// What happened, by the name of [`crate::deletion::Event::kind`].
    pub kind: String,
    /// For the rest.
    pub mark: BodyMark,
}

impl Entry {
    /// The hash of this entry on top of the one before: SHA-256 over the previous hash (32 bytes), the deletion's
    /// reference, the version (4 bytes), the moment (8 bytes, milliseconds UTC), the kind and the mark (32 bytes).
    /// Each field is preceded by its length in 8 bytes, so that no two entries share bytes; texts are UTF-8, numbers
    /// big-endian.
    #[must_use]
    pub fn hash(&self, previous: &EventHash, reference: &Reference) -> EventHash {
        let reference = reference.to_string();
        let (version, at) = (self.version.to_be_bytes(), self.at.ms().to_be_bytes());
        let fields: [&[u8]; 6] = [&previous.0, reference.as_bytes(), &version, &at, self.kind.as_bytes(), &self.mark.0];
        EventHash(Sha256::digest(framed(&fields)).into())
    }
}

/// The hash of the last of these entries; `None` unless they are numbered 1, 2, 3, ….
#[must_use]
pub fn head(reference: &Reference, entries: &[Entry]) -> Option<EventHash> {
    let mut head = EventHash::GENESIS;
    for (entry, version) in entries.iter().zip(1..) {
        if entry.version != version {
            return None;
        }
        head = entry.hash(&head, reference);
    }
    Some(head)
}

pub(crate) fn framed(fields: &[&[u8]]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for field in fields {
        bytes.extend(u64::try_from(field.len()).unwrap_or(u64::MAX).to_be_bytes());
        bytes.extend(*field);
    }
    bytes
}
