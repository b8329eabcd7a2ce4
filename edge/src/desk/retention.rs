//! The end of what the desk keeps of itself: the log's oldest entries, and the names of people who have left. Hourly, in batches
//! that an invocation holds; each says in the log that it was there.

use std::collections::BTreeSet;

use shared::desk::Act;
use shared::limits::{DAY_MS, LOG_KEPT_DAYS, STAFF_KEPT_DAYS};

use super::chain;
use crate::context::Context;
use crate::limits::{LOG_CUT_CHAINS, LOG_CUT_ENTRIES, SWEEP_BATCH};
use crate::port::{PortError, Statement};
use crate::staff::diary;
use crate::storage::retention;

/// What is over, as far as one run gets: whatever is left is found by the next.
pub async fn run(context: &Context) -> Result<(), PortError> {
    let log_ends = context.now.plus_ms(-LOG_KEPT_DAYS * DAY_MS);
    let names_end = context.now.plus_ms(-STAFF_KEPT_DAYS * DAY_MS);
    let read = vec![retention::gone(names_end, SWEEP_BATCH), retention::over(log_ends, LOG_CUT_ENTRIES)];
    let mut rows = context.batch(read).await?.into_iter();
    let (gone, over) = (rows.next().unwrap_or_default(), rows.next().unwrap_or_default());
    let people =
        gone.iter().map(|row| Ok(retention::forget(&row.text("id")?))).collect::<Result<Vec<_>, PortError>>()?;
    let mut chains = BTreeSet::new();
    for row in &over {
        chains.insert(row.text("subject")?);
    }
    let cuts = chains.iter().take(LOG_CUT_CHAINS).map(|subject| retention::cut(subject, log_ends, LOG_CUT_ENTRIES));
    written(context, "people", &people).await?;
    written(context, "entries", &cuts.collect::<Vec<_>>()).await
}

/// The entry goes first: it is the newest of the log, and the database counts an entry's age from there.
pub async fn written(context: &Context, what: &str, ends: &[Statement]) -> Result<(), PortError> {
    if ends.is_empty() {
        return Ok(());
    }
    chain::write(context, &diary::door()?, diary::by_door(Act::Forgotten, Some(what)), ends).await.map(drop)
}
