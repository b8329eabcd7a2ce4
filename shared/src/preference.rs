//! What a person lets their data be used for beyond the service itself, and may refuse at any time.

use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// One use that can be refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Preference {
    /// Messages that advertise something.
    Marketing,
    /// Push messages that are chosen by what the person did.
    Push,
    /// What is shown in the service, chosen by what the person did.
    Recommendations,
}

impl Preference {
    /// In the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::Marketing, Self::Push, Self::Recommendations];

    /// The field of the form, and the end of the keys of its texts.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Marketing => "marketing",
            Self::Push => "push",
            Self::Recommendations => "recommendations",
        }
    }
}

/// What is refused.
pub type Refused = BTreeSet<Preference>;

/// Everything that can be: the one button, and what a browser asks for with Global Privacy Control.
#[must_use]
pub fn everything() -> Refused {
    Preference::ALL.into()
}
