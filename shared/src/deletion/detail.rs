//! What a command says of its matter.

use serde::{Deserialize, Serialize};

/// What was typed, against what was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Typed {
    /// Nothing.
    Missing,
    /// The right thing.
    Matches,
    /// Something else.
    Differs,
}

/// Which end of the window the person chose, where the policy's is longer than the law's clock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WindowChoice {
    /// The policy's window: the longer way back.
    #[default]
    Policy,
    /// The law's own clock: sooner.
    Law,
}

/// Whose word it is that somebody controls the account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Proof {
    /// A code that its mailbox got.
    #[default]
    Code,
    /// The operator's app handed them over, by a signed word.
    App,
    /// The operator's own sign-in, just now.
    SignIn,
}

impl Proof {
    /// What every proof was before there was another.
    #[must_use]
    pub const fn is_code(&self) -> bool {
        matches!(self, Self::Code)
    }
}

/// How control was proven for a revocation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RevocationProof {
    /// The token of the mailed link.
    Link,
    /// Reference and revocation code.
    Code,
    /// A fresh one-time code.
    OneTimeCode,
    /// The operator's own sign-in, answered with "keep it".
    SignIn,
}

/// How surely a job is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Acknowledgement {
    /// The processor says so.
    Acknowledged,
    /// We looked ourselves.
    Verified,
}
