//! Ends one category at one processor: tombstone → key → rows → state, each idempotent.

use shared::deletion::{Acknowledgement, Command};
use shared::id::AccountKey;
use shared::job::JobKey;
use shared::policy::{Category, Strategy};
use thiserror::Error;

use crate::advance::{AdvanceError, Beside, advance};
use crate::context::Context;
use crate::directory::DirectoryError;
use crate::ledger;
use crate::never_again;
use crate::outbox::is_repeat;
use crate::port::PortError;
use crate::processor::{self, ProcessorError};
use crate::rule;
use crate::storage::{self, deletion::Stored};

/// Why a category was not ended this time.
#[derive(Debug, Error)]
pub enum EndError {
    #[error("somebody else is at it")]
    Taken,
    #[error(transparent)]
    Processor(#[from] ProcessorError),
    #[error(transparent)]
    Advance(#[from] AdvanceError),
    #[error(transparent)]
    Port(#[from] PortError),
}

/// Ends it, or leaves a visible failure and an error that makes the queue deliver the message again.
pub async fn end(context: &Context, key: &JobKey, account: &AccountKey, strategy: Strategy) -> Result<(), EndError> {
    let (deletion, processor, category) = (key.deletion.to_string(), key.processor.as_str(), key.category.as_str());
    let taken = context.one(storage::job::take(&deletion, processor, category, context.now)).await?;
    if taken.is_empty() {
        return absent(context, key).await;
    }
    let outcome = erase(context, key, account, strategy).await;
    let acknowledgement = match outcome {
        Ok(acknowledgement) => acknowledgement,
        Err(error) => return failed(context, key, error).await,
    };
    let done = storage::job::done(&deletion, processor, category, context.now);
    let command =
        Command::JobDone { processor: key.processor.clone(), category: key.category.clone(), acknowledgement };
    report(context, key, &command, vec![done]).await
}

/// It did not end this time.
async fn failed(context: &Context, key: &JobKey, error: EndError) -> Result<(), EndError> {
    let (deletion, processor, category) = (key.deletion.to_string(), key.processor.as_str(), key.category.as_str());
    // Given back at once: the queue decides when it comes again.
    let failed = storage::job::failed(&deletion, processor, category, context.now, context.now);
    match &error {
        // Another category's job writes the same account's keys: waiting its turn is no failure.
        EndError::Processor(ProcessorError::NotYetHere | ProcessorError::Directory(DirectoryError::NotYetHere)) => {
            context.one(failed).await?;
            return Err(EndError::Taken);
        }
        // Written down, and told on until it is confirmed: then this comes again.
        EndError::Processor(ProcessorError::OnItsWay) => {
            context.one(storage::job::given_back(&deletion, processor, category, context.now)).await?;
            return Ok(());
        }
        // Nothing that the queue could mend. It is shown once; the deletion itself asks again each hour.
        EndError::Processor(ProcessorError::Dead | ProcessorError::Unknown | ProcessorError::Unset(_))
            if is_shown(context, key).await? =>
        {
            crate::log::note("job", &error.to_string());
            context.one(failed).await?;
            return Ok(());
        }
        _ => {}
    }
    let command = Command::JobFailed { processor: key.processor.clone(), category: key.category.clone() };
    report(context, key, &command, vec![failed]).await?;
    match error {
        EndError::Processor(ProcessorError::Dead | ProcessorError::Unknown | ProcessorError::Unset(_)) => Ok(()),
        error => Err(error),
    }
}

/// Whether the deletion says already that this has failed.
async fn is_shown(context: &Context, key: &JobKey) -> Result<bool, PortError> {
    let rows = context.one(storage::deletion::by_id(&key.deletion)).await?;
    let stored = rows.first().map(Stored::from_row).transpose()?;
    Ok(stored.is_some_and(|stored| stored.deletion.has_failed(key)))
}

/// A message without a job to take is a repeat, unless another delivery still holds it.
async fn absent(context: &Context, key: &JobKey) -> Result<(), EndError> {
    let state = storage::job::state(&key.deletion.to_string(), key.processor.as_str(), key.category.as_str());
    let rows = context.one(state).await?;
    match rows.first() {
        Some(row) if row.maybe_int("done_at").is_none() => Err(EndError::Taken),
        _ => Ok(()),
    }
}

async fn erase(
    context: &Context,
    key: &JobKey,
    account: &AccountKey,
    strategy: Strategy,
) -> Result<Acknowledgement, EndError> {
    let rows = context.one(storage::deletion::by_id(&key.deletion)).await?;
    let row = rows.first().ok_or(AdvanceError::NotFound)?;
    let stored = Stored::from_row(row)?;
    ledger::write(context, account, &stored).await?;
    let policy = rule::of_version(context, stored.policy_version).await?;
    if policy.category(&key.category).is_some_and(Category::is_contact) {
        never_again::keep(context, &policy, account, &stored).await.map_err(ProcessorError::from)?;
    }
    // A token is revoked before whoever keeps it forgets it.
    if key.processor.is_directory() {
        for other in policy.category(&key.category).into_iter().flat_map(|category| &category.processors) {
            if processor::may_revoke(context, other, &key.category) {
                processor::end(context, other, account, &key.deletion, (&key.category, strategy)).await?;
            }
        }
    }
    Ok(processor::end(context, &key.processor, account, &key.deletion, (&key.category, strategy)).await?)
}

async fn report(
    context: &Context,
    key: &JobKey,
    command: &Command,
    statements: Vec<crate::port::Statement>,
) -> Result<(), EndError> {
    let beside = Beside { statements, ..Beside::default() };
    match advance(context, &key.deletion, None, command, &beside).await {
        Ok(_) => Ok(()),
        Err(AdvanceError::Refused(refusal, _)) if is_repeat(refusal) => Ok(()),
        Err(error) => Err(error.into()),
    }
}
