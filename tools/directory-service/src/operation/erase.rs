//! The end of a category. The first one closes the account; a long one is ended in steps, and goes on from wherever it stopped.

use std::time::Instant;

use shared::directory::{Question, Status};
use shared::id::AccountKey;
use shared::policy::Strategy;

use super::act::{Claim, Claimed, claim, run};
use super::{Outcome, Trouble, about, account_of, needed, only};
use crate::book::{self, Message};
use crate::cell::{Cell, Values};
use crate::clock;
use crate::door::Service;
use crate::statement::Statement;
use crate::subject::Follows;

pub async fn erase(service: &Service, message: &Message<'_>, question: &Question) -> Outcome {
    let begun = Instant::now();
    let key = account_of(question)?;
    let deletion = needed(question.deletion.as_ref(), "deletion")?.to_string();
    let sequence = *needed(question.sequence.as_ref(), "sequence")?;
    let category = needed(question.category.as_ref(), "category")?;
    let strategy = *needed(question.strategy.as_ref(), "strategy")?;
    let Some(category) = service.config.category(category) else { return Ok(only(Status::Unsupported)) };
    let statements = match strategy {
        Strategy::Erase => &category.delete,
        Strategy::Anonymise => &category.anonymise,
    };
    if statements.is_empty() {
        return Ok(only(Status::Unsupported));
    }
    let values = about(key).with("deletion", deletion.as_str()).with("batch", Cell::Integer(service.config.batch));

    let mut claimed = match claim(service, message, key).await? {
        Claim::Answered(status) => return Ok(only(status)),
        Claim::Ours(claimed) => *claimed,
    };
    let Claimed { transaction, subject } = &mut claimed;
    match subject.close(&deletion, sequence) {
        Ok(Follows::Statements) => run(transaction, &service.config.close, &values).await?,
        Ok(Follows::Nothing) => {}
        // A refusal may be none tomorrow: what comes again is looked at again.
        Err(status) => return Ok(only(status)),
    }
    book::keep(transaction, key, subject).await?;

    // Up to the last that is done in steps, each is a whole of its own; the rest is one with the answer.
    let steps = statements.iter().rposition(|statement| statement.takes("batch")).map_or(0, |last| last + 1);
    let (stepwise, rest) = statements.split_at_checked(steps).unwrap_or((statements, &[]));
    if !stepwise.is_empty() {
        claimed.transaction.commit().await?;
        for statement in stepwise {
            in_steps(service, (key, &deletion), statement, &values, begun).await?;
        }
        claimed = match claim(service, message, key).await? {
            Claim::Answered(status) => return Ok(only(status)),
            Claim::Ours(claimed) => *claimed,
        };
    }
    run(&mut claimed.transaction, rest, &values).await?;
    book::remember(&mut claimed.transaction, message, Status::Done, clock::now()).await?;
    claimed.transaction.commit().await?;
    Ok(only(Status::Done))
}

/// Runs a statement until it changes nothing more, or once if it does not go in steps.
async fn in_steps(
    service: &Service,
    (key, deletion): (&AccountKey, &str),
    statement: &Statement,
    values: &Values,
    begun: Instant,
) -> Result<(), Trouble> {
    loop {
        if begun.elapsed() > service.config.time_limit {
            return Err(Trouble::TimeIsUp);
        }
        let mut transaction = service.begin().await?;
        let subject = book::claim(&service.database, &mut transaction, key).await?;
        if subject.closed_by.as_deref() != Some(deletion) {
            return Err(Trouble::TimeIsUp);
        }
        let changed = transaction.change(statement, values).await?;
        transaction.commit().await?;
        if changed == 0 || !statement.takes("batch") {
            return Ok(());
        }
    }
}
