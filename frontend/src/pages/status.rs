//! Every state of a deletion: what is happening, who acts next, by when, what can I do.

use super::part::{Blocker, Codes, CopyState, Kept, WayBack};
use crate::shell::Shell;
/// One finished line of the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub at: String,
    pub text: String,
}

/// What stops from the first second, and who has said so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quiet {
    pub what: String,
    /// When it was acknowledged; `None` while it is on its way.
    pub acknowledged_at: Option<String>,
}

/// What is happening.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Situation {
    Unverified {
        until: String,
    },
    Preparing {
        until: String,
    },
    /// Confirmed and waiting for blockers to go.
    Blocked {
        until: String,
        blockers: Vec<Blocker>,
    },
    Pending {
        way_back: Option<WayBack>,
        erase_on: String,
        postponed: bool,
    },
    /// Pending, and a written application is being decided.
    RevocationAsked {
        decide_by: String,
    },
    /// Pending, and a hold on everything stops the erasure.
    OnHold {
        review_on: String,
    },
    Revoked {
        at: String,
        locked: bool,
    },
    Withdrawn {
        at: String,
    },
    Expired {
        at: String,
    },
    Erasing {
        done: u32,
        all: u32,
    },
    Erased {
        at: String,
        kept: Vec<Kept>,
    },
    Cleared {
        at: String,
    },
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub reference: String,
    /// The version of the deletion that this page shows.
    pub seen: String,
    pub situation: Situation,
    /// Just sent: the page opens with a panel.
    pub just_sent: bool,
    pub codes: Option<Codes>,
    pub quiet: Vec<Quiet>,
    pub copy: CopyState,
    pub can_revoke: bool,
    pub can_withdraw: bool,
    /// Where the person goes on, if the next step is theirs.
    pub next_href: Option<String>,
    pub has_receipt: bool,
    pub timeline: Vec<Entry>,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let _ = props;
    shell.blank("status")
}
