//! Carries out what was decided. After a commit the same invocation does it; the sweep finds what was left over.
//!
//! Everything here may happen twice: a lease makes it rare, idempotent acts make it harmless.

mod account;
mod copy;

use shared::deletion::{Command, DeskNotice, Effect, MailKind, Refusal, State};
use shared::id::{AccountKey, DeletionId, ProcessorId};
use shared::job::{Job, JobKey, JobV1};
use shared::set::Event;
use shared::time::Timestamp;
use thiserror::Error;

use crate::advance::{AdvanceError, Beside, Ordered, advance};
use crate::context::Context;
use crate::delivery::event;
use crate::directory::DirectoryError;
use crate::job::quiet::{self, QuietError};
use crate::mail::{self, MailError};
use crate::port::PortError;
use crate::processor::ProcessorError;
use crate::storage::{self, deletion::Stored, outbox::Entry};
use crate::{access, export, ledger, likeness, limits, right, rule};

/// What became of one effect.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    Done,
    /// Its reason is gone: an address erased, an account no longer there.
    Dropped,
}

/// Why an effect was not carried out this time.
#[derive(Debug, Error)]
pub enum EffectError {
    #[error("the effect cannot be read")]
    Malformed,
    #[error("the copy lacks what is wanted now")]
    Outdated,
    #[error(transparent)]
    Directory(#[from] DirectoryError),
    #[error(transparent)]
    Mail(#[from] MailError),
    #[error(transparent)]
    Advance(#[from] AdvanceError),
    #[error(transparent)]
    Port(#[from] PortError),
    #[error(transparent)]
    Quiet(#[from] QuietError),
    #[error(transparent)]
    Processor(#[from] ProcessorError),
    #[error(transparent)]
    Export(#[from] export::ExportError),
}

/// An invocation carries out what it wrote, and what that wrote in turn, up to this many.
const AT_ONCE: usize = 200;

/// Carries out what this invocation has written, and what that has written in turn.
pub async fn drain(context: &Context) {
    for _ in 0..AT_ONCE {
        let next = context.written.borrow_mut().pop_front();
        let Some(id) = next else { return };
        if let Err(error) = carry_out(context, &id).await {
            crate::log::note("outbox", &error.to_string());
        }
    }
}

/// Carries out one row, if nobody else has it.
pub async fn carry_out(context: &Context, id: &str) -> Result<(), PortError> {
    let rows = context.one(storage::outbox::take(id, context.now)).await?;
    let Some(row) = rows.first() else { return Ok(()) };
    let entry = Entry::from_row(row)?;
    context.carried.replace(Some(entry.id.clone()));
    let outcome = act(context, &entry).await;
    context.carried.replace(None);
    let statement = match outcome {
        Ok(Outcome::Done) => storage::outbox::done(id, context.now),
        Ok(Outcome::Dropped) => storage::outbox::drop_it(id),
        Err(error) => {
            crate::log::note("effect", &error.to_string());
            crate::log::count("effect", &[("outcome", "again")]);
            storage::outbox::again_at(id, again_at(context.now, entry.attempts))
        }
    };
    context.one(statement).await?;
    Ok(())
}

/// One minute, two, four … an hour at most: an effect is never given up because the platform failed.
fn again_at(now: Timestamp, attempts: i64) -> Timestamp {
    let minutes = 1_i64 << attempts.clamp(1, 7).saturating_sub(1);
    now.plus_ms(minutes.min(60) * shared::limits::MINUTE_MS)
}

async fn act(context: &Context, entry: &Entry) -> Result<Outcome, EffectError> {
    if entry.kind == mail::reply::KIND {
        return Ok(mail::reply::send(context, entry).await?);
    }
    if entry.kind == mail::announced::KIND {
        return Ok(mail::announced::send(context, entry).await?);
    }
    let id = DeletionId::parse(&entry.deletion).map_err(|_| EffectError::Malformed)?;
    let rows = context.one(storage::deletion::by_id(&id)).await?;
    let Some(row) = rows.first() else { return Ok(Outcome::Dropped) };
    let stored = Stored::from_row(row)?;
    match entry.kind.as_str() {
        mail::code::KIND => return Ok(mail::code::send(context, &stored, entry).await?),
        mail::question::KIND => return Ok(mail::question::send(context, &stored, entry).await?),
        access::KIND => return access::file(context, &stored).await,
        right::KIND => return right::carry_out(context, &stored, &entry.body).await,
        access::SEAL => return access::seal(context, &stored).await,
        mail::message::KIND => return Ok(mail::message::send(context, &stored, entry).await?),
        mail::notice::KIND => return notice(context, &stored, entry).await,
        _ => {}
    }
    let ordered: Ordered = serde_json::from_str(&entry.body).map_err(|_| EffectError::Malformed)?;
    // An address that takes nothing for days is dead, not slow.
    if matches!(ordered.effect, Effect::TellApplicant(_)) && context.now.since_ms(entry.created_at) >= limits::NOTICE_MS
    {
        return Ok(Outcome::Dropped);
    }
    carry(context, &stored, &ordered, entry.attempts).await
}

async fn carry(context: &Context, stored: &Stored, ordered: &Ordered, attempts: i64) -> Result<Outcome, EffectError> {
    match &ordered.effect {
        Effect::SendMail(kind) => send_mail(context, stored, ordered.account.as_ref(), *kind).await,
        // Late: the deletion was revoked meanwhile.
        Effect::SuspendAccount(_) if !matches!(stored.deletion.state(), State::Pending(_)) => Ok(Outcome::Dropped),
        Effect::SuspendAccount(account) => account::suspend(context, stored, account, attempts).await,
        Effect::RestoreAccount { account, locked } => {
            account::restore(context, stored, (account, *locked), attempts).await
        }
        Effect::QuietProcessors(processors) => {
            let Some(account) = &ordered.account else { return Ok(Outcome::Dropped) };
            each(processors, async |one| quiet::quiet(context, &stored.id, account, one).await).await
        }
        Effect::UnquietProcessors(processors) => {
            let Some(account) = &ordered.account else { return Ok(Outcome::Dropped) };
            each(processors, async |one| quiet::unquiet(context, &stored.id, account, one).await).await
        }
        Effect::PrepareExport => copy::prepare(context, stored).await,
        Effect::EraseExport => {
            export::erase(context, &stored.id).await?;
            Ok(Outcome::Done)
        }
        Effect::WriteTombstone(account) => {
            ledger::write(context, account, stored).await?;
            likeness::forget(context, &stored.id).await?;
            Ok(Outcome::Done)
        }
        Effect::RunJobs(keys) => run_jobs(context, stored, keys).await,
        // Who has a desk finds it there, and in one digest an hour; who has none, by mail.
        Effect::NotifyDesk(
            DeskNotice::RevocationFiled
            | DeskNotice::RevocationUndecided
            | DeskNotice::ImmediateFiled
            | DeskNotice::AccessFiled,
        ) if context.settings.staff.is_ok() => Ok(Outcome::Done),
        Effect::NotifyDesk(DeskNotice::RevocationFiled) => Ok(mail::stop::tell_desk(context, stored, false).await?),
        Effect::NotifyDesk(DeskNotice::RevocationUndecided) => Ok(mail::stop::tell_desk(context, stored, true).await?),
        Effect::NotifyDesk(DeskNotice::ImmediateFiled) => Ok(mail::haste::tell_desk(context, stored).await?),
        Effect::TellApplicant(kind) => Ok(mail::access::tell(context, stored, *kind).await?),
        Effect::NotifyDesk(notice) => {
            // Nobody decides about these: the operator's log names them.
            crate::log::note("desk", &format!("{notice:?} {}", stored.reference));
            Ok(Outcome::Done)
        }
        // Done in the deciding batch.
        Effect::IssueCode(_) | Effect::CancelCode(_) | Effect::ForgetTyped | Effect::SignReceipt => Ok(Outcome::Done),
    }
}

/// Tells each processor on its own: one that fails holds up nobody, and only it is told again when the row comes again.
async fn each(
    processors: &[ProcessorId],
    told: impl AsyncFn(&ProcessorId) -> Result<(), QuietError>,
) -> Result<Outcome, EffectError> {
    let mut outcome = Ok(Outcome::Done);
    for processor in processors {
        if let Err(error) = told(processor).await {
            outcome = Err(error.into());
        }
    }
    outcome
}

/// Reports back to the deletion. A refusal means that it has moved on: nothing more to do.
async fn tell(context: &Context, stored: &Stored, command: &Command) -> Result<Outcome, EffectError> {
    told(advance(context, &stored.id, None, command, &Beside::default()).await)
}

fn told(outcome: Result<Stored, AdvanceError>) -> Result<Outcome, EffectError> {
    match outcome {
        Ok(_) | Err(AdvanceError::Refused(..)) => Ok(Outcome::Done),
        Err(error) => Err(error.into()),
    }
}

/// One letter of its own per address: a dead one holds up nobody else, and a repeat reaches only whom it must.
async fn send_mail(
    context: &Context,
    stored: &Stored,
    account: Option<&AccountKey>,
    kind: MailKind,
) -> Result<Outcome, EffectError> {
    let Some(account) = account else { return Ok(Outcome::Dropped) };
    if kind == MailKind::AccessClosed {
        access::unseal(context, stored, account).await?;
    }
    let mut statements = mail::notice::address_all(context, stored, account, kind).await?;
    let purged = if kind == MailKind::Erased {
        event::write(context, stored, account, &[Event::Purged]).await?
    } else {
        event::Written::default()
    };
    statements.extend(purged.statements.iter().cloned());
    // Whoever asked without access hears of the end as well, once it is in the outbox as an effect of its own.
    if kind == MailKind::Erased && stored.deletion.is_vouched_for() {
        statements.push(mail::access::order(context, stored, kind)?);
    }
    context.batch(statements).await?;
    event::send_all(context, &purged).await?;
    Ok(Outcome::Done)
}

async fn notice(context: &Context, stored: &Stored, entry: &Entry) -> Result<Outcome, EffectError> {
    if context.now.since_ms(entry.created_at) >= limits::NOTICE_MS {
        return Ok(Outcome::Dropped);
    }
    let (outcome, kind) = mail::notice::send(context, stored, &entry.body).await?;
    if kind == MailKind::Erased && outcome == Outcome::Done {
        tell(context, stored, &Command::FinalMailAccepted).await?;
    }
    Ok(outcome)
}

/// Jobs ride in the queue, one message each: a failure redelivers that one alone.
async fn run_jobs(context: &Context, stored: &Stored, keys: &[JobKey]) -> Result<Outcome, EffectError> {
    let Some(account) = stored.deletion.account() else { return Ok(Outcome::Dropped) };
    let policy = rule::of_version(context, stored.policy_version).await?;
    for key in keys {
        let Some(category) = policy.category(&key.category) else { continue };
        let end = JobV1::End { key: key.clone(), account: account.clone(), strategy: category.strategy };
        context.jobs.send(&Job::V1(end)).await?;
    }
    Ok(Outcome::Done)
}

/// Whether a refusal says that the work had been done before.
pub const fn is_repeat(refusal: Refusal) -> bool {
    matches!(refusal, Refusal::AlreadyDone | Refusal::NoSuchJob)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failing_effect_waits_longer_each_time_and_an_hour_at_most() {
        let start = Timestamp::from_ms(0);
        assert_eq!(again_at(start, 1).ms(), 60_000);
        assert_eq!(again_at(start, 3).ms(), 240_000);
        assert_eq!(again_at(start, 50).ms(), 3_600_000);
    }
}
