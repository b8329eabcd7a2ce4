//! Start: what happens, and which account is it.

use super::part::WayBack;
use crate::shell::FieldError;
use crate::shell::Shell;
/// Opens with the listing names; posts `identifier`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    /// Where the form posts: `/delete` or `/{l}/delete`.
    pub action: String,
    pub listing_names: Vec<String>,
    /// The way back if the request were sent today; `None` where deletion is immediate.
    pub way_back: Option<WayBack>,
    /// When the erasure would be due if the request were sent today.
    pub erase_on: String,
    pub erased_and_kept_href: String,
    /// What was typed, echoed after an error.
    pub identifier: String,
    pub errors: Vec<FieldError>,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let _ = props;
    shell.blank("delete")
}
