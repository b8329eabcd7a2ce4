//! A mail that came back. Each leaves under a name: its row in the outbox, sealed, so that nobody can say of another's mail that it
//! came back, and a mark of whom it went to. From the name alone the desk finds the deletion; nobody's address is needed for it.

use crate::context::Context;
use crate::port::PortError;
use crate::{log, storage};

/// Signs of a row's id, and of the seal behind it.
const ROW: usize = 32;
const NAME: usize = ROW + 16;

/// Names in one report that are looked at: whoever writes a report of nothing but names gets no work done.
const LOOKED_AT: usize = 20;

fn seal(context: &Context, row: &str) -> String {
    context.lookup("mail-name", row).chars().take(NAME - ROW).collect()
}

/// The name of a mail to this address: alike at every attempt of the same row.
pub fn name(context: &Context, to: &str) -> Result<String, PortError> {
    let carried = context.carried.borrow().clone();
    let row = carried.map_or_else(|| context.new_id(), Ok)?;
    let whom: String = context.lookup("mail-to", &to.to_lowercase()).chars().take(8).collect();
    Ok(format!("{row}{}-{whom}", seal(context, &row)))
}

/// The row that a name of ours stands for.
fn row<'a>(context: &Context, name: &'a str) -> Option<&'a str> {
    let (row, rest) = name.split_at_checked(ROW)?;
    let fits = rest.get(..NAME - ROW) == Some(seal(context, row).as_str());
    fits.then_some(row)
}

/// Notes that the mail of this name came back. What is remembered is a notice that a deletion waits: somebody may not know of it.
/// Answers whether the name is one of ours.
pub async fn came_back(context: &Context, name: &str) -> Result<bool, PortError> {
    let Some(row) = row(context, name) else { return Ok(false) };
    if !context.one(storage::bounce::came_back(row, context.now)).await?.is_empty() {
        log::note("bounce", &format!("the notice {row} of a waiting deletion came back"));
    }
    Ok(true)
}

/// The name of a mail of ours in a report about it, wherever the reporting server has put it.
pub fn named_in(context: &Context, raw: &[u8]) -> Option<String> {
    let is_sign = |byte: &u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    let runs = raw.split(|byte| !is_sign(byte)).filter(|run| run.len() == NAME).take(LOOKED_AT);
    let mut names = runs.filter_map(|run| std::str::from_utf8(run).ok());
    names.find(|name| row(context, name).is_some()).map(str::to_owned)
}
