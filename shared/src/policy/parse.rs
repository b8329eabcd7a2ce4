//! From a TOML file to a policy, with every fault and its place.

use super::Policy;
use crate::time::Zone;
use std::fmt;

/// One fault, with the path of the key it concerns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyFault {
    /// `category[2].label.en`
    pub path: String,
    /// What is wrong with it.
    pub fault: String,
}

/// Every fault of a file: at least one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyErrors(pub Vec<PolicyFault>);

impl fmt::Display for PolicyErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for fault in &self.0 {
            writeln!(f, "{}: {}", fault.path, fault.fault)?;
        }
        Ok(())
    }
}

impl std::error::Error for PolicyErrors {}

/// Parses a policy file; `zone` gives the table for an IANA name (made natively, see `edge/build.rs`).
///
/// # Errors
/// Every fault of the file, each with its path.
pub fn parse(toml: &str, zone: &dyn Fn(&str) -> Option<Zone>) -> Result<Policy, PolicyErrors> {
    super::read::policy(toml, zone).map_err(PolicyErrors)
}
