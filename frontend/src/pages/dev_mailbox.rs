//! For trying: every mail that was sent.

use crate::shell::Shell;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    pub at: String,
    pub to: String,
    pub subject: String,
    pub text: String,
    pub attachments: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub letters: Vec<Letter>,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let _ = props;
    shell.blank("dev_mailbox")
}
