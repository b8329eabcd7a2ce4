//! Who works with people's data, behind one door: falling quiet, being put back, ending a category.
//!
//! The directory is one of them; the others of the demo lie beside it. A processor behind signed HTTP takes its place here.

use std::collections::BTreeSet;

use shared::id::{AccountKey, CategoryId, DeletionId, ProcessorId};
use shared::policy::Strategy;
use shared::preference::Refused;
use shared::time::Timestamp;
use thiserror::Error;

use crate::context::Context;
use crate::directory::{self, CategoryExport, DirectoryError};
use crate::port::PortError;
use crate::vault::VaultError;

pub mod embedded;

/// The processor that is the directory itself: its quiet is the account's suspension.
const DIRECTORY: &str = "shop";

/// Why a processor did not do what it was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ProcessorError {
    /// The policy names somebody whom nobody can reach. Never taken for an acknowledgement.
    #[error("there is no such processor")]
    Unknown,
    /// Another deletion speaks for the account, or this one has let it go: its late words change nothing.
    #[error("this deletion does not speak for the account")]
    NotOurs,
    /// Try again later; never read as "erased".
    #[error("the account's keys are not here yet")]
    NotYetHere,
    /// A stored value does not open or cannot be read.
    #[error("a stored value is broken")]
    Broken,
    #[error(transparent)]
    Directory(#[from] DirectoryError),
    #[error(transparent)]
    Port(#[from] PortError),
}

impl From<VaultError> for ProcessorError {
    fn from(error: VaultError) -> Self {
        match error {
            VaultError::Erased | VaultError::Broken => Self::Broken,
            VaultError::NotYetHere => Self::NotYetHere,
            VaultError::Port(cause) => Self::Port(cause),
        }
    }
}

/// Stops messages, personalisation, renewals for this account. Any number of times.
pub async fn quiet(
    context: &Context,
    processor: &ProcessorId,
    account: &AccountKey,
    deletion: &DeletionId,
) -> Result<(), ProcessorError> {
    if processor.as_str() != DIRECTORY {
        return embedded::quiet(context, processor, account, deletion).await;
    }
    Ok(directory::suspend(context, account, deletion).await?)
}

/// Puts back what this deletion stopped. The directory is put back by its own restoration, which knows whether to lock.
/// Any number of times.
pub async fn unquiet(
    context: &Context,
    processor: &ProcessorId,
    account: &AccountKey,
    deletion: &DeletionId,
) -> Result<(), ProcessorError> {
    if processor.as_str() == DIRECTORY {
        return Ok(());
    }
    embedded::unquiet(context, processor, account, deletion).await
}

/// Ends one category there. Any number of times, from wherever it stopped. The tombstone must already be written.
pub async fn end(
    context: &Context,
    processor: &ProcessorId,
    account: &AccountKey,
    deletion: &DeletionId,
    ending: (&CategoryId, Strategy),
) -> Result<(), ProcessorError> {
    let (category, strategy) = ending;
    if processor.as_str() == DIRECTORY {
        return Ok(directory::erase(context, account, deletion, category, strategy).await?);
    }
    // Whoever only works with a copy keeps nothing of it, not even without a name.
    embedded::end(context, processor, account, deletion, category).await
}

/// Refuses exactly this, from `at` on, unless something later is known there. Any number of times.
pub async fn refuse(
    context: &Context,
    processor: &ProcessorId,
    account: &AccountKey,
    refused: &Refused,
    at: Timestamp,
) -> Result<(), ProcessorError> {
    if processor.as_str() == DIRECTORY {
        return Ok(directory::set_preferences(context, account, refused, at).await?);
    }
    embedded::refuse(context, processor, account, refused, at).await
}

/// Erases what is held there of some items of a category. Any number of times, from wherever it stopped.
pub async fn erase_items(
    context: &Context,
    processor: &ProcessorId,
    account: &AccountKey,
    category: &CategoryId,
    items: &BTreeSet<String>,
) -> Result<(), ProcessorError> {
    if processor.as_str() == DIRECTORY {
        return Ok(directory::erase_items(context, account, category, items).await?);
    }
    embedded::erase_items(context, processor, account, category, items).await
}

/// What the processors beside the directory hold, opened, by category.
pub async fn export(context: &Context, account: &AccountKey) -> Result<Vec<CategoryExport>, ProcessorError> {
    embedded::export(context, account).await
}

/// Who beside the directory has put the account back after this deletion, and when.
pub async fn restored(
    context: &Context,
    account: &AccountKey,
    deletion: &DeletionId,
) -> Result<Vec<(ProcessorId, Timestamp)>, ProcessorError> {
    embedded::restored(context, account, deletion).await
}

/// Whether somebody beside the directory.
pub fn is_beside(processor: &ProcessorId) -> bool {
    processor.as_str() != DIRECTORY
}
