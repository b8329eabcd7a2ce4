//! Three processors for the demo: newsletters, recommendations, renewals. What they hold is sealed under keys of their own.

use std::collections::BTreeSet;

use serde_json::{Map, Value};
use shared::id::{AccountKey, CategoryId, DeletionId, ProcessorId};
use shared::preference::Refused;
use shared::time::Timestamp;

use super::ProcessorError;
use crate::context::Context;
use crate::directory::embedded::written;
use crate::directory::{CategoryExport, DirectoryError};
use crate::port::Row;
use crate::storage::processor::{self as table, Desk};
use crate::vault::{self, Place, Reading, VaultError};

/// Who can be reached.
const KNOWN: [&str; 3] = ["mailing", "recommendations", "billing"];

/// The part of a record that is about single items of the directory's: what each is about, by its name there.
pub const ITEMS: &str = "items";

fn known(processor: &ProcessorId) -> Result<(), ProcessorError> {
    if KNOWN.contains(&processor.as_str()) { Ok(()) } else { Err(ProcessorError::Unknown) }
}

/// The vault's name for a processor's own key of a category.
pub fn label(processor: &ProcessorId, category: &CategoryId) -> Result<CategoryId, ProcessorError> {
    CategoryId::parse(&format!("{processor}:{category}")).map_err(|_| ProcessorError::Broken)
}

/// The row of a record: what its seal is bound to.
fn row_name(desk: Desk<'_>, category: &CategoryId) -> String {
    format!("{}:{}:{category}", desk.processor, desk.account_hash)
}

const fn place(row: &str) -> Place<'_> {
    Place { table: "processor_record", column: "sealed", row }
}

/// Notes whose word counts; asked again, it answers again.
pub async fn quiet(
    context: &Context,
    processor: &ProcessorId,
    account: &AccountKey,
    deletion: &DeletionId,
) -> Result<(), ProcessorError> {
    known(processor)?;
    let desk = Desk { processor, account_hash: &vault::account_hash(context, account) };
    let answers = context.batch(vec![table::know(desk), table::quiet(desk, deletion), table::load(desk)]).await?;
    heard(&answers, "paused_by", deletion)
}

/// Forgets the pause. Remembered even where the pause never came, so that it finds the door closed when it comes late.
pub async fn unquiet(
    context: &Context,
    processor: &ProcessorId,
    account: &AccountKey,
    deletion: &DeletionId,
) -> Result<(), ProcessorError> {
    known(processor)?;
    let desk = Desk { processor, account_hash: &vault::account_hash(context, account) };
    let statements = vec![table::know(desk), table::unquiet(desk, deletion, context.now), table::load(desk)];
    heard(&context.batch(statements).await?, "restored_from", deletion)
}

/// Ends a category: its key first, so that no copy of the row can ever be read, then the row.
pub async fn end(
    context: &Context,
    processor: &ProcessorId,
    account: &AccountKey,
    deletion: &DeletionId,
    category: &CategoryId,
) -> Result<(), ProcessorError> {
    known(processor)?;
    let desk = Desk { processor, account_hash: &vault::account_hash(context, account) };
    let answers = context.batch(vec![table::know(desk), table::end(desk, deletion)]).await?;
    if answers.last().is_none_or(Vec::is_empty) {
        return Err(ProcessorError::NotOurs);
    }
    vault::destroy(context, account, &label(processor, category)?).await?;
    context.one(table::erase(desk, category)).await?;
    Ok(())
}

/// Notes what may not be done here any more. Where nothing is known of the account, nothing can be done with it either, and a
/// later word finds the earlier one.
pub async fn refuse(
    context: &Context,
    processor: &ProcessorId,
    account: &AccountKey,
    refused: &Refused,
    at: Timestamp,
) -> Result<(), ProcessorError> {
    known(processor)?;
    let desk = Desk { processor, account_hash: &vault::account_hash(context, account) };
    context.batch(vec![table::know(desk), table::refuse(desk, &written(refused), at)]).await?;
    Ok(())
}

/// Erases what is held of some items, and seals the rest under another key.
pub async fn erase_items(
    context: &Context,
    processor: &ProcessorId,
    account: &AccountKey,
    category: &CategoryId,
    items: &BTreeSet<String>,
) -> Result<(), ProcessorError> {
    known(processor)?;
    let desk = Desk { processor, account_hash: &vault::account_hash(context, account) };
    let name = row_name(desk, category);
    let reseal = |leased: &vault::Leased| {
        let Some(row) = leased.rows.first() else { return Ok(Vec::new()) };
        let text = vault::open_text(&leased.old, place(&name), &row.text("sealed")?)?;
        let mut record: Map<String, Value> = serde_json::from_str(&text).map_err(|_| VaultError::Broken)?;
        let Some(Value::Object(held)) = record.get_mut(ITEMS) else { return Ok(Vec::new()) };
        let before = held.len();
        held.retain(|item, _| !items.contains(item));
        if held.len() == before {
            return Ok(Vec::new());
        }
        let sealed = vault::seal_text(context, &leased.new, place(&name), &Value::Object(record).to_string())?;
        Ok(vec![table::part(desk, category, &sealed, &leased.fence)])
    };
    let label = label(processor, category)?;
    match vault::turn(context, account, &label, table::held_of(desk, category), &reseal).await {
        // All of it is gone.
        Err(VaultError::Erased) => Err(DirectoryError::NotThere.into()),
        outcome => Ok(outcome?),
    }
}

/// Whether the processor's row names this deletion.
fn heard(answers: &[Vec<Row>], column: &'static str, deletion: &DeletionId) -> Result<(), ProcessorError> {
    let row = answers.last().and_then(|rows| rows.first()).ok_or(ProcessorError::Broken)?;
    let ours = row.maybe_text(column).is_some_and(|named| named == deletion.to_string());
    if ours { Ok(()) } else { Err(ProcessorError::NotOurs) }
}

/// Everything held, opened, in the order of processor and category.
pub async fn export(
    context: &Context,
    account: &AccountKey,
    why: Reading<'_>,
) -> Result<Vec<CategoryExport>, ProcessorError> {
    let hash = vault::account_hash(context, account);
    let (mut answers, asked) = vault::ask(context, account, vec![table::held(&hash)]).await?;
    let rows = answers.pop().unwrap_or_default();
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let keys = vault::open_asked(context, account, asked).await?;
    let mut held = Vec::with_capacity(rows.len());
    for row in &rows {
        let processor = id(row)?;
        let category = CategoryId::parse(&row.text("category")?).map_err(|_| ProcessorError::Broken)?;
        let sealing = match keys.key_for(context, &label(&processor, &category)?, why) {
            Ok(sealing) => sealing,
            // The key went before the row: there is nothing left to show.
            Err(VaultError::Erased) => continue,
            Err(other) => return Err(other.into()),
        };
        let name = row_name(Desk { processor: &processor, account_hash: &hash }, &category);
        let text = vault::open_text(&sealing, place(&name), &row.text("sealed")?)?;
        let mut record: Map<String, Value> = serde_json::from_str(&text).map_err(|_| ProcessorError::Broken)?;
        // The person reads what it is about; by what name processors call it is theirs.
        if let Some(Value::Object(items)) = record.remove(ITEMS) {
            record.insert("because_of".to_owned(), items.into_iter().map(|(_, about)| about).collect());
        }
        record.insert("held_by".to_owned(), Value::String(processor.to_string()));
        held.push(CategoryExport { category, records: vec![record] });
    }
    Ok(held)
}

/// Who has put the account back after this deletion, and when.
pub async fn restored(
    context: &Context,
    account: &AccountKey,
    deletion: &DeletionId,
) -> Result<Vec<(ProcessorId, Timestamp)>, ProcessorError> {
    let rows = context.one(table::restored(&vault::account_hash(context, account), deletion)).await?;
    restorations(&rows)
}

/// Who has put something back, and when, of rows that say so.
pub fn restorations(rows: &[Row]) -> Result<Vec<(ProcessorId, Timestamp)>, ProcessorError> {
    rows.iter().map(|row| Ok((id(row)?, Timestamp::from_ms(row.int("restored_at")?)))).collect()
}

fn id(row: &Row) -> Result<ProcessorId, ProcessorError> {
    ProcessorId::parse(&row.text("processor")?).map_err(|_| ProcessorError::Broken)
}

/// The statements that give a processor something to hold.
#[cfg(feature = "local")]
pub fn hold(
    context: &Context,
    keys: &vault::Opened,
    account: &AccountKey,
    (processor, category): (&ProcessorId, &CategoryId),
    record: &Map<String, Value>,
) -> Result<Vec<crate::port::Statement>, ProcessorError> {
    known(processor)?;
    let desk = Desk { processor, account_hash: &vault::account_hash(context, account) };
    let sealing = keys.key(context, &label(processor, category)?)?;
    let text = Value::Object(record.clone()).to_string();
    let sealed = vault::seal_text(context, &sealing, place(&row_name(desk, category)), &text)?;
    Ok(vec![table::know(desk), table::hold(desk, category, &sealed)])
}
