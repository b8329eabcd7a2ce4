//! The deletion is cancelled.

use crate::shell::Shell;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub reference: String,
    pub at: String,
    /// Restored locked: the operator's recovery opens it.
    pub locked: bool,
    /// The account was suspended before and comes back suspended.
    pub suspended_before: bool,
    /// What could not be put back (cancelled orders).
    pub not_restored: Vec<String>,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let _ = props;
    shell.blank("revoked")
}
