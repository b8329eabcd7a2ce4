//! A form is about what was true when its page was read.

use shared::deletion::{Command, Event};

use crate::advance::{AdvanceError, Beside, advance_from};
use crate::context::Context;
use crate::port::PortError;
use crate::storage;
use crate::storage::deletion::Stored;

/// Asks for what a form wants that was about version `seen`. That the copy has become ready meanwhile takes nothing away from what
/// was decided: the page promises that nobody need wait for it.
pub async fn advance_seen(
    context: &Context,
    stored: Stored,
    seen: u32,
    command: &Command,
    beside: &Beside,
) -> Result<Stored, AdvanceError> {
    let now = match advance_from(context, stored, Some(i64::from(seen)), command, beside).await {
        Err(AdvanceError::Superseded(now)) if is_copy_alone(context, &now, seen).await? => now,
        outcome => return outcome,
    };
    let seen = now.version;
    advance_from(context, *now, Some(seen), command, beside).await
}

/// Whether nothing else has happened since.
async fn is_copy_alone(context: &Context, now: &Stored, seen: u32) -> Result<bool, PortError> {
    let events = context.one(storage::deletion::since(&now.id, i64::from(seen))).await?;
    let kinds = events.iter().map(|row| row.text("kind")).collect::<Result<Vec<_>, _>>()?;
    Ok(!kinds.is_empty() && kinds.iter().all(|kind| kind == Event::ExportMade.kind()))
}
