//! The account is shut, and given back.

use shared::deletion::Command;
use shared::id::AccountKey;
use shared::set::Event;

use super::{EffectError, Outcome, told};
use crate::advance::{Beside, advance};
use crate::context::Context;
use crate::delivery::event;
use crate::directory::{self, DirectoryError};
use crate::likeness;
use crate::storage::deletion::Stored;

/// An operator's own directory may hold more of somebody than one try can read: it would die, as would every later one. Before the
/// suspension, while a door stands open, one is made; after the return a few more.
const REMEMBERED: i64 = 1;
const COMPARED: i64 = 3;

fn is_worth(context: &Context, attempts: i64, most: i64) -> bool {
    attempts <= most || !directory::is_elsewhere(context)
}

pub async fn suspend(
    context: &Context,
    stored: &Stored,
    account: &AccountKey,
    attempts: i64,
) -> Result<Outcome, EffectError> {
    // Not remembered, the account only lacks its proof on the way back; not suspended, a door would stand open.
    if is_worth(context, attempts, REMEMBERED)
        && let Err(error) = likeness::remember(context, &stored.id, account).await
    {
        crate::log::note("likeness", &error.to_string());
    }
    match directory::suspend(context, account, &stored.id).await {
        Err(DirectoryError::NotThere) => return Ok(Outcome::Dropped),
        // `NotOurs` too: an earlier deletion has not let the account go yet. This one is pending and must be quiet.
        outcome => outcome?,
    }
    // Others hear that it is shut where our log says so, and not before: of whoever turned back meanwhile, nobody does.
    let written = event::write(context, stored, account, &[Event::Disabled, Event::SessionRevoked]).await?;
    let beside = Beside { statements: written.statements.clone(), ..Beside::default() };
    let outcome = told(advance(context, &stored.id, None, &Command::AccountSuspended, &beside).await)?;
    event::send_all(context, &written).await?;
    Ok(outcome)
}

pub async fn restore(
    context: &Context,
    stored: &Stored,
    (account, locked): (&AccountKey, bool),
    attempts: i64,
) -> Result<Outcome, EffectError> {
    match directory::restore(context, account, &stored.id, locked).await {
        Err(DirectoryError::NotOurs | DirectoryError::NotThere) => return Ok(Outcome::Dropped),
        outcome => outcome?,
    }
    // Behind a lock it is back, and still nobody comes in.
    let mut written = event::Written::default();
    if !locked {
        written = event::write(context, stored, account, &[Event::Enabled]).await?;
        event::record(context, &written).await?;
    }
    // Others hear of it even if this try dies comparing, but not before: meanwhile the person could change something.
    if is_worth(context, attempts, COMPARED) {
        likeness::compare(context, &stored.id, account).await?;
    } else {
        likeness::give_up(context, &stored.id).await?;
    }
    event::send_all(context, &written).await?;
    Ok(Outcome::Done)
}
