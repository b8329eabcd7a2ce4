//! What was handed out by order of the law, as far as the person may know: nothing of it is here before they may.

use crate::id::CategoryId;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Disclosure {
    /// When two of the staff had agreed to it.
    pub at: Timestamp,
    /// What was handed out.
    pub categories: BTreeSet<CategoryId>,
}
