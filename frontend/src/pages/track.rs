//! Track a request with its reference and status code.

use crate::shell::FieldError;
use crate::shell::Shell;
/// Posts `reference`, `code`. The code is never echoed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub reference: String,
    pub errors: Vec<FieldError>,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let _ = props;
    shell.blank("track")
}
