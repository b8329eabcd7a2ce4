//! Why somebody names an account.

use serde::{Deserialize, Serialize};

/// What whoever named the account wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Wish {
    /// To leave.
    #[default]
    Leave,
    /// To keep an account that somebody else wants to delete. Such a request can end, and nothing else.
    Keep,
    /// To leave, with no address or number of the account left. Nothing can be proven with it: two of the staff vouch.
    Access,
    /// To see, correct or delete part of what is held, and to keep the account. Such a request can end, and nothing else.
    See,
}

impl Wish {
    /// For logs, which say only what differs from every other request.
    #[must_use]
    pub const fn is_leave(&self) -> bool {
        matches!(self, Self::Leave)
    }
}
