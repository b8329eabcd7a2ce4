//! Tells one processor to fall quiet, or to go on as before. Each answers for itself and may be told any number of times.

use shared::deletion::{Command, State};
use shared::id::{AccountKey, DeletionId, ProcessorId};
use thiserror::Error;

use crate::advance::{AdvanceError, Beside, advance};
use crate::context::Context;
use crate::directory::DirectoryError;
use crate::port::PortError;
use crate::processor::{self, ProcessorError};
use crate::storage::{self, deletion::Stored};

/// Why a processor was not told this time.
#[derive(Debug, Error)]
pub enum QuietError {
    #[error(transparent)]
    Processor(#[from] ProcessorError),
    #[error(transparent)]
    Advance(#[from] AdvanceError),
    #[error(transparent)]
    Port(#[from] PortError),
}

/// Quiet, then the deletion's log: what is shown as acknowledged was. A deletion that has moved on says nothing any more.
pub async fn quiet(
    context: &Context,
    deletion: &DeletionId,
    account: &AccountKey,
    processor: &ProcessorId,
) -> Result<(), QuietError> {
    match state(context, deletion).await? {
        Some(State::Pending(pending)) if pending.quiet.waiting.contains(processor) => {}
        _ => return Ok(()),
    }
    match processor::quiet(context, processor, account, deletion).await {
        // Nobody is there; or it is written down, and told on until it is confirmed: then this is asked again.
        Err(ProcessorError::Directory(DirectoryError::NotThere) | ProcessorError::OnItsWay | ProcessorError::Dead) => {
            return Ok(());
        }
        // `NotOurs` too: an earlier deletion has not let the account go yet. This one is pending and must be quiet.
        outcome => outcome?,
    }
    let command = Command::QuietDone { processor: processor.clone() };
    match advance(context, deletion, None, &command, &Beside::default()).await {
        Ok(_) | Err(AdvanceError::Refused(..)) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// Puts back what `quiet` stopped, if the deletion was revoked.
pub async fn unquiet(
    context: &Context,
    deletion: &DeletionId,
    account: &AccountKey,
    processor: &ProcessorId,
) -> Result<(), QuietError> {
    let Some(State::Revoked(_)) = state(context, deletion).await? else { return Ok(()) };
    match processor::unquiet(context, processor, account, deletion).await {
        Err(ProcessorError::NotOurs | ProcessorError::OnItsWay | ProcessorError::Dead) => Ok(()),
        outcome => Ok(outcome?),
    }
}

async fn state(context: &Context, deletion: &DeletionId) -> Result<Option<State>, PortError> {
    let rows = context.one(storage::deletion::by_id(deletion)).await?;
    let stored = rows.first().map(Stored::from_row).transpose()?;
    Ok(stored.map(|stored| stored.deletion.state().clone()))
}
