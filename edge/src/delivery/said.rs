//! What a processor says later of a message that it had accepted.

use shared::delivery::{Kind, again_at};
use shared::id::ProcessorId;

use super::{Outcome, find, wake};
use crate::context::Context;
use crate::log;
use crate::port::PortError;
use crate::storage::delivery as table;

/// What it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    Done,
    /// Done, and signed that nothing is left.
    NothingHeld,
    Failed,
}

/// Writes it down, if the message was sent to this processor; whoever asked for it goes on.
pub async fn answered(
    context: &Context,
    processor: &ProcessorId,
    message: &str,
    said: Said,
) -> Result<bool, PortError> {
    let Some(stored) = find(context, message).await?.filter(|stored| stored.target == *processor) else {
        return Ok(false);
    };
    let verifies = context.settings.targets.find(processor).and_then(Result::ok).is_some_and(|target| {
        matches!(target.kind, shared::target::Kind::Webhook { verify: true, .. }) && stored.kind == Kind::Erase
    });
    let now = context.now;
    let statement = match said {
        Said::NothingHeld if stored.kind == Kind::Erase => table::verified(&stored.id, now),
        Said::Done | Said::NothingHeld => table::delivered(&stored.id, now, verifies.then_some(now)),
        Said::Failed if stored.verified_at.is_some() => return Ok(true),
        Said::Failed => {
            let sent = usize::try_from(stored.attempts).unwrap_or(usize::MAX);
            table::failed(&stored, now, "failed", again_at(now, sent, &stored.id, 0))
        }
    };
    context.one(statement).await?;
    let settled = find(context, message).await?.is_some_and(|now| Outcome::of(&now) != Outcome::Waiting);
    if settled && let Err(error) = wake::wake(context, &stored).await {
        log::note("delivery", &error.to_string());
    }
    Ok(true)
}
