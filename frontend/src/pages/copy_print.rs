//! The copy as one printable page.

use crate::copy::Category;
use crate::shell::Shell;
/// The same records as in the archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub reference: String,
    pub made_at: String,
    pub categories: Vec<Category>,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let _ = props;
    shell.blank("copy_print")
}
