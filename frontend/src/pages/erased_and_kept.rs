//! Public: what is erased, what is kept, and for how long.

use super::part::{Category, EmailReuse, Kept};
use crate::shell::Shell;
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub listing_names: Vec<String>,
    /// "two months"; `None` where deletion is immediate.
    pub window: Option<String>,
    pub erased: Vec<Category>,
    pub anonymised: Vec<Category>,
    pub kept: Vec<Kept>,
    /// Companies that hold data and erase it too.
    pub processors: Vec<String>,
    pub backups_days: u32,
    pub email_reuse: EmailReuse,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let _ = props;
    shell.blank("erased_and_kept")
}
