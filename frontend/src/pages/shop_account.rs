//! Demo shop: the account.

use crate::shell::Shell;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    pub label: String,
    pub value: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub name: String,
    pub facts: Vec<Fact>,
    pub orders: Vec<Fact>,
    /// Where deleting starts.
    pub delete_href: String,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let _ = props;
    shell.blank("shop_account")
}
