//! Whether a deletion may go on now. A missing answer is its own value and never means yes (invariant I20).
use crate::encoding;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fmt;

/// The four conditions of seed 000 under which an account cannot be deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BlockerKind {
    /// Outstanding payments.
    Unpaid,
    /// Under dispute.
    Dispute,
    /// Under investigation.
    Investigation,
    /// In violation status.
    Violation,
}

impl BlockerKind {
    /// All four, in the order they are shown.
    pub const ALL: [Self; 4] = [Self::Unpaid, Self::Dispute, Self::Investigation, Self::Violation];

    /// The stable key.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Unpaid => "unpaid",
            Self::Dispute => "dispute",
            Self::Investigation => "investigation",
            Self::Violation => "violation",
        }
    }

    /// The kind with this key.
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// What the directory answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Eligibility {
    /// Nothing stands in the way.
    Clear,
    /// Everything that stands in the way, all at once.
    Blocked(Blockers),
    /// The directory did not answer.
    Unknown,
}

impl Eligibility {
    /// From the directory's list; an empty list is clear.
    #[must_use]
    pub fn of(blockers: BTreeSet<BlockerKind>) -> Self {
        Blockers::parse(blockers).map_or(Self::Clear, Self::Blocked)
    }
}

/// At least one blocker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "BTreeSet<BlockerKind>", into = "BTreeSet<BlockerKind>")]
pub struct Blockers(BTreeSet<BlockerKind>);

impl Blockers {
    /// `None` if nothing blocks.
    #[must_use]
    pub fn parse(kinds: BTreeSet<BlockerKind>) -> Option<Self> {
        (!kinds.is_empty()).then_some(Self(kinds))
    }

    /// In the order they are shown.
    pub fn iter(&self) -> impl Iterator<Item = BlockerKind> + '_ {
        self.0.iter().copied()
    }
}

impl TryFrom<BTreeSet<BlockerKind>> for Blockers {
    type Error = &'static str;
    fn try_from(kinds: BTreeSet<BlockerKind>) -> Result<Self, Self::Error> {
        Self::parse(kinds).ok_or("no blocker")
    }
}

impl From<Blockers> for BTreeSet<BlockerKind> {
    fn from(blockers: Blockers) -> Self {
        blockers.0
    }
}

/// Fingerprint of the consequences a person has read.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ConsequenceDigest([u8; 32]);

impl ConsequenceDigest {
    /// From a SHA-256.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }
}

impl fmt::Display for ConsequenceDigest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&encoding::hex(&self.0))
    }
}

impl fmt::Debug for ConsequenceDigest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ConsequenceDigest({self})")
    }
}

impl TryFrom<String> for ConsequenceDigest {
    type Error = &'static str;
    fn try_from(hex: String) -> Result<Self, Self::Error> {
        let bytes = encoding::from_hex(&hex).map_err(|_| "not hex")?;
        bytes.try_into().map(Self).map_err(|_| "not 32 bytes")
    }
}

impl From<ConsequenceDigest> for String {
    fn from(digest: ConsequenceDigest) -> Self {
        digest.to_string()
    }
}
