//! Accounts that stay: what of them has outlived its period, and when they are to be looked at again.
//!
//! What is cleared leaves its row on its day, and within a month its key, so that no older copy of the database opens it either.
//! Not on the same day: every clearing would seal all that is left of the category anew, of some accounts every day.

use std::collections::{BTreeMap, BTreeSet};

use shared::id::{AccountKey, CategoryId};
use shared::policy::stay::ORDERS;
use shared::policy::{Category, StayEvent, Strategy};
use shared::time::Timestamp;

use super::{erasure, part};
use crate::context::Context;
use crate::directory::DirectoryError;
use crate::limits::{EVER, TURN_AFTER_MS};
use crate::port::{Row, Statement};
use crate::processor::{self, ProcessorError};
use crate::vault::{VaultError, day_of};
use crate::{log, storage};

/// What one look at an account asks for.
pub struct Look {
    pub statements: Vec<Statement>,
    /// Whether something is cleared with them.
    pub clears: bool,
}

/// Reads no record, only how old the oldest of each category is; what is made anonymous is read first.
pub async fn look(context: &Context, key: &AccountKey) -> Result<Look, DirectoryError> {
    let (policy, now, zone) = (&context.policy, context.now, &context.policy.zone);
    let mut answers = context.batch(vec![storage::stay::span(key), storage::stay::to_turn(key)]).await?.into_iter();
    let (rows, to_turn) = (answers.next().unwrap_or_default(), answers.next().unwrap_or_default());
    let mut spans = BTreeMap::new();
    for row in rows {
        let moment = |column| row.int(column).map(Timestamp::from_ms);
        spans.insert(row.text("category")?, (moment("first")?, moment("last")?));
    }
    let turn_at = now.plus_ms(TURN_AFTER_MS);
    let last_order = spans.get(ORDERS).map(|(_, last)| *last);
    let mut look = Look { statements: Vec::new(), clears: false };
    let mut again_at = EVER;
    for row in &to_turn {
        match turn(context, key, row).await? {
            Turn::Waits(until) => again_at = again_at.min(until),
            Turn::Done(statement) => look.statements.push(statement),
        }
    }
    for category in &policy.categories {
        let Some(stays) = category.stays else { continue };
        again_at = again_at.min(stays.look_again_at(now));
        let Some((first, _)) = spans.get(category.id.as_str()) else { continue };
        let event = match stays.from {
            StayEvent::Created => *first,
            StayEvent::LastOrder => last_order.map_or(*first, |order| order.max(*first)),
        };
        let end = stays.end(event, zone);
        if end > now {
            again_at = again_at.min(end);
            continue;
        }
        let before = stays.outlived(now, zone);
        if category.strategy == Strategy::Anonymise {
            let rows = context.one(storage::stay::before(key, &category.id, before)).await?;
            look.statements.extend(erasure::shells(context, key, &category.id, &rows, None).await?);
        }
        forgotten_beside(context, key, category, before).await?;
        look.statements.extend(storage::stay::clear(key, &category.id, before, stays.from, (&day_of(now), turn_at)));
        look.clears = true;
        // What is left is younger, and nobody has read how much: the next tick does.
        again_at = now;
    }
    look.statements.push(storage::stay::looked(key, again_at, context.rules.version));
    Ok(look)
}

/// Whoever else works with the category forgets what is about the same records, and first: what the directory has cleared, nobody
/// can name any more.
async fn forgotten_beside(
    context: &Context,
    key: &AccountKey,
    category: &Category,
    before: Timestamp,
) -> Result<(), DirectoryError> {
    let others: Vec<_> = category.processors.iter().filter(|one| !one.is_directory()).collect();
    if others.is_empty() {
        return Ok(());
    }
    let rows = context.one(storage::stay::before(key, &category.id, before)).await?;
    let ids = rows.iter().map(|row| row.text("id")).collect::<Result<BTreeSet<_>, _>>()?;
    let act = processor::Act { account: key, effect: None };
    for other in others {
        match processor::erase_items(context, other, act, &category.id, &ids).await {
            Ok(()) | Err(ProcessorError::Directory(DirectoryError::NotThere)) => {}
            Err(error) => {
                log::note("clear", &error.to_string());
                return Err(DirectoryError::NotYetHere);
            }
        }
    }
    Ok(())
}

/// A key that is to be replaced.
enum Turn {
    Waits(Timestamp),
    /// It is gone, and this says so.
    Done(Statement),
}

async fn turn(context: &Context, key: &AccountKey, row: &Row) -> Result<Turn, DirectoryError> {
    let (category, due_at) = (row.text("category")?, Timestamp::from_ms(row.int("due_at")?));
    if due_at > context.now {
        return Ok(Turn::Waits(due_at));
    }
    let id = CategoryId::parse(&category).map_err(|_| DirectoryError::Broken)?;
    match part::seal_anew(context, key, &id).await {
        // All of the category is gone, and its key with it.
        Ok(()) | Err(VaultError::Erased) => Ok(Turn::Done(storage::stay::turned(key, &category, due_at))),
        Err(error) => Err(error.into()),
    }
}
