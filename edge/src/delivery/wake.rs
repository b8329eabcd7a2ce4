//! When a message has arrived, or will not: whoever asked for it goes on.

use shared::delivery::Kind;
use shared::job::{Job, JobKey, JobV1};

use super::{Outcome, attempt, find};
use crate::context::Context;
use crate::job::{end, quiet};
use crate::port::PortError;
use crate::storage::delivery::Stored;
use crate::storage::{self, deletion};
use crate::{log, outbox, rule};

/// Sends what is due; whoever asked for it goes on if that settled it.
pub async fn go_on(context: &Context, id: &str) -> Result<(), PortError> {
    let Some(stored) = find(context, id).await? else { return Ok(()) };
    if attempt::attempt(context, stored.clone()).await? != Outcome::Waiting {
        wake(context, &stored).await?;
    }
    Ok(())
}

/// Whoever asked asks once more, and finds the answer.
pub async fn wake(context: &Context, stored: &Stored) -> Result<(), PortError> {
    if let Some(effect) = &stored.effect {
        context.one(storage::outbox::again_at(effect, context.now)).await?;
        return outbox::carry_out(context, effect).await;
    }
    let Some(id) = &stored.deletion else { return Ok(()) };
    let rows = context.one(deletion::by_id(id)).await?;
    let Some(row) = rows.first() else { return Ok(()) };
    let of = deletion::Stored::from_row(row)?;
    let Some(account) = of.deletion.account() else { return Ok(()) };
    match (stored.kind, &stored.category) {
        (Kind::Quiet, _) => {
            if let Err(error) = quiet::quiet(context, id, account, &stored.target).await {
                log::note("delivery", &error.to_string());
                let (account, processor) = (account.clone(), stored.target.clone());
                return later(context, JobV1::Quiet { deletion: *id, account, processor }).await;
            }
        }
        (Kind::Erase, Some(category)) => {
            let policy = rule::of_version(context, of.policy_version).await?;
            let Some(rule) = policy.category(category) else { return Ok(()) };
            let key = JobKey { deletion: *id, processor: stored.target.clone(), category: category.clone() };
            if let Err(error) = end::end(context, &key, account, rule.strategy).await {
                log::note("delivery", &error.to_string());
                let (account, strategy) = (account.clone(), rule.strategy);
                return later(context, JobV1::End { key, account, strategy }).await;
            }
        }
        // Nobody waits for them.
        (Kind::Restore | Kind::Refuse | Kind::EraseItems | Kind::Erase | Kind::Event(_), _) => {}
    }
    Ok(())
}

/// What has come back is told to nobody twice: whoever could not take it just now, because somebody else was at it, must ask again.
async fn later(context: &Context, job: JobV1) -> Result<(), PortError> {
    context.jobs.send(&Job::V1(job)).await
}
