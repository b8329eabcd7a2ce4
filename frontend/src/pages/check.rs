//! Check your request before you send it.

use super::part::{Blocker, CopyChoice, WayBack};
use crate::shell::FieldError;
use crate::shell::Shell;
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// The value of the field `reason`.
    pub value: String,
    pub label: String,
}

/// Posts `understood`, `reason`, `reason_text`, `identifier`, `phrase`, `seen`.
/// The way out posts `seen` to withdraw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub reference: String,
    /// The version of the deletion that this page shows.
    pub seen: String,
    pub account: String,
    /// Where messages about the request go, masked.
    pub contact: String,
    pub way_back: Option<WayBack>,
    pub erase_on: String,
    pub copy: CopyChoice,
    pub reasons: Vec<Reason>,
    pub reason_required: bool,
    /// What was chosen and typed, after an error.
    pub reason: Option<String>,
    pub reason_text: String,
    pub understood: bool,
    /// The policy asks for the identifier: what was typed, or empty.
    pub identifier: Option<String>,
    /// The policy asks for the phrase (`Texts::phrase`): what was typed, or empty.
    pub phrase: Option<String>,
    /// Sent now, the request waits until these are gone.
    pub blockers: Vec<Blocker>,
    pub errors: Vec<FieldError>,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let _ = props;
    shell.blank("check")
}
