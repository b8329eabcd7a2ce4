//! Making an account quiet and giving it back, each in one transaction with what is written down about it.

use shared::directory::{Operation, Question, Status};
use shared::id::AccountKey;

use super::read::row_of;
use super::{Outcome, Trouble, about, account_of, needed, only};
use crate::book::{self, Known, Message};
use crate::cell::Values;
use crate::clock;
use crate::database::Transaction;
use crate::door::Service;
use crate::statement::Statement;
use crate::subject::{Follows, Subject};

/// An account that somebody may decide about now.
pub struct Claimed {
    pub transaction: Transaction,
    pub subject: Subject,
}

/// What came of claiming.
pub enum Claim {
    Ours(Box<Claimed>),
    /// It was answered before, or there is nobody.
    Answered(Status),
}

/// Takes an account for one message: nobody else decides about it meanwhile, and what was answered before is answered again.
pub async fn claim(service: &Service, message: &Message<'_>, key: &AccountKey) -> Result<Claim, Trouble> {
    let mut transaction = service.begin().await?;
    let subject = book::claim(&service.database, &mut transaction, key).await?;
    match book::known(&mut transaction, message).await? {
        // What is erased may have been written to meanwhile: it is ended again, which does nothing to what is gone.
        Known::Answered(Status::Done) if message.operation == Operation::Erase => {}
        Known::Answered(status) => return Ok(Claim::Answered(status)),
        Known::Another => return Err(Trouble::Question("another question came under this `webhook-id`".to_owned())),
        Known::Never => {}
    }
    // Of an account that a deletion has ended there may be no row of the operator's any more.
    if subject.closed_by.is_none() && row_of(service, &mut transaction, key).await?.is_none() {
        return Ok(Claim::Answered(Status::NotThere));
    }
    Ok(Claim::Ours(Box::new(Claimed { transaction, subject })))
}

/// Runs statements one after another.
pub async fn run(transaction: &mut Transaction, statements: &[Statement], values: &Values) -> Result<(), Trouble> {
    for statement in statements {
        transaction.change(statement, values).await?;
    }
    Ok(())
}

pub async fn act(service: &Service, message: &Message<'_>, question: &Question) -> Outcome {
    let key = account_of(question)?;
    let deletion = needed(question.deletion.as_ref(), "deletion")?.to_string();
    let sequence = *needed(question.sequence.as_ref(), "sequence")?;
    let mut claimed = match claim(service, message, key).await? {
        Claim::Answered(status) => return Ok(only(status)),
        Claim::Ours(claimed) => *claimed,
    };
    let now = clock::now();
    let Claimed { transaction, subject } = &mut claimed;
    let config = &service.config;
    let decided = if question.operation == Operation::Suspend {
        subject.suspend(&deletion, sequence).map(|follows| (follows, &config.suspend))
    } else {
        let statements = if question.locked { &config.restore_locked } else { &config.restore };
        let locked_at = question.locked.then(|| now.ms());
        subject.restore(&deletion, sequence, locked_at).map(|follows| (follows, statements))
    };
    let status = match decided {
        Ok((follows, statements)) => {
            if follows == Follows::Statements {
                let values = about(key).with("deletion", deletion.as_str());
                run(transaction, statements, &values).await?;
            }
            Status::Done
        }
        Err(status) => status,
    };
    book::keep(transaction, key, subject).await?;
    // A refusal may be none tomorrow, once the other deletion has let the account go: what comes again is looked at again.
    if status == Status::Done {
        book::remember(transaction, message, status, now).await?;
    }
    claimed.transaction.commit().await?;
    Ok(only(status))
}
