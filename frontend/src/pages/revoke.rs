//! Cancel a deletion: link or reference and code, one click.

use crate::shell::FieldError;
use crate::shell::Shell;
/// Posts `reference`, `code`. The code is never echoed; the fragment of the mailed link fills both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub reference: String,
    /// The policy has staff decide: by when.
    pub decided_by: Option<String>,
    pub errors: Vec<FieldError>,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let _ = props;
    shell.blank("revoke")
}
