//! What a person answers before a request is sent, as far as the domain must know it.

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
