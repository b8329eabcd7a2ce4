//! Who works with people's data for the operator, by the name that people are told.

use super::Text;
use crate::id::ProcessorId;
use crate::time::LocalDate;
use serde::{Deserialize, Serialize};

/// One line of the list of processors.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Processor {
    /// `shop`, `mailing`, …
    pub id: ProcessorId,
    /// What people call it.
    pub label: Text,
    /// What of people's data reaches it, and nothing more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receives: Option<Text>,
    /// When the agreement with them was signed (GDPR 28(3)); nothing where they are the operator's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreement_at: Option<LocalDate>,
}
