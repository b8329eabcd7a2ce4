//! The statement of what was erased, what was kept, why and until when.

use super::part::{EmailReuse, Kept};
use crate::shell::Shell;
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acknowledged {
    pub processor: String,
    pub what: String,
    pub at: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub reference: String,
    pub erased_at: String,
    pub requested_at: String,
    pub erased: Vec<String>,
    pub anonymised: Vec<String>,
    pub kept: Vec<Kept>,
    pub acknowledged: Vec<Acknowledged>,
    /// When backups and the database's history of this data are gone.
    pub backups_gone_on: String,
    pub email_reuse: EmailReuse,
    pub policy_version: String,
    pub chain_head: String,
    pub key_id: String,
    pub signature: String,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let _ = props;
    shell.blank("receipt")
}
