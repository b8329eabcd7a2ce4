//! What happens if the account is deleted; all blockers at once.

use super::part::{Blocker, Category, EmailReuse, Kept, WayBack};
use crate::shell::Link;
use crate::shell::Shell;
/// Nothing is asked here; Continue is a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub reference: String,
    /// The account, masked.
    pub account: String,
    pub way_back: Option<WayBack>,
    pub erase_on: String,
    pub blockers: Vec<Blocker>,
    pub erased: Vec<Category>,
    pub anonymised: Vec<Category>,
    pub kept: Vec<Kept>,
    /// Open orders that are cancelled.
    pub orders: Vec<String>,
    pub email_reuse: EmailReuse,
    /// Refunds on their way: better waited for.
    pub refunds: Vec<String>,
    /// Subscriptions that stop; a link where a store bills them and must be told by the person.
    pub renewals: Vec<Renewal>,
    pub linked_apps: Vec<String>,
    pub backups_days: u32,
    /// Other options, shown once, collapsed, last.
    pub others: Vec<Link>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renewal {
    pub name: String,
    pub cancel_at: Option<Link>,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let _ = props;
    shell.blank("consequences")
}
