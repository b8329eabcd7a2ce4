//! There is no such page.

use crate::shell::Shell;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {}

pub fn page(shell: &Shell, props: Props) -> String {
    let _ = props;
    shell.blank("not_found")
}
