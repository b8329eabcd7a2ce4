//! Do you want a copy of your data?

use super::part::{CopyChoice, CopyState};
use crate::shell::FieldError;
use crate::shell::Shell;
/// Posts `choice`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub reference: String,
    pub choice: Option<CopyChoice>,
    pub state: CopyState,
    /// Labels of what goes into a copy.
    pub included: Vec<String>,
    pub errors: Vec<FieldError>,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let _ = props;
    shell.blank("copy")
}
