//! Several accounts under one identifier: choose one.

use crate::shell::FieldError;
use crate::shell::Shell;
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The value of the field `account`.
    pub value: String,
    /// The account, masked.
    pub label: String,
    /// Something that tells it apart: "Opened in May 2021".
    pub hint: String,
}

/// Posts `account`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub reference: String,
    pub choices: Vec<Choice>,
    pub errors: Vec<FieldError>,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let _ = props;
    shell.blank("account")
}
