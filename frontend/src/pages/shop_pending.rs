//! Demo shop: a sign-in to an account that is waiting to be deleted.

use crate::shell::Shell;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub last_day: String,
    pub erase_on: String,
    /// The signed link that cancels (opens the page with a button).
    pub keep_href: String,
    /// Back out; the deletion goes on.
    pub leave_href: String,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let _ = props;
    shell.blank("shop_pending")
}
