//! One try to tell somebody something.

use shared::delivery::{ACCEPTED_MS, Heard, Kind as What, SENT_FOR_MS, again_at, ask_again_at};
use shared::target::{Fault, Kind, Target};

use super::held::Held;
use super::{Outcome, event, find, held, revocation, webhook};
use crate::context::Context;
use crate::port::{PortError, Statement};
use crate::storage::delivery::{self as table, Stored};
use crate::{limits, log};

/// Sends it, if it is due and nobody else does, and asks at once what is left, where that is asked; says how far it is.
pub async fn attempt(context: &Context, mut stored: Stored) -> Result<Outcome, PortError> {
    for _ in 0..2 {
        if !stored.is_due {
            break;
        }
        let target = match context.settings.targets.find(&stored.target) {
            Some(Ok(target)) => target,
            fault => return unsent(context, stored, fault.and_then(Result::err)).await,
        };
        let taken = context.batch(table::take(&stored.id, context.now)).await?.into_iter().next().unwrap_or_default();
        let Some(row) = taken.first() else { break };
        let taken = Stored::from_row(row)?;
        let statements = match &target.kind {
            Kind::Webhook { .. } if taken.is_delivered => {
                asked(context, &taken, held::ask(context, &taken, target).await)
            }
            Kind::Webhook { .. } => sent(context, &taken, target, webhook::send(context, &taken, target).await),
            Kind::Events { .. } => {
                let mut sent = sent(context, &taken, target, event::send(context, &taken, target).await);
                sent.push(table::hurry(&taken.target, &taken.account_hash, context.now));
                sent
            }
            Kind::Revocation { .. } | Kind::Apple { .. } => {
                sent(context, &taken, target, revocation::send(context, &taken, target).await)
            }
        };
        context.batch(statements).await?;
        let Some(now) = find(context, &stored.id).await? else { return Ok(Outcome::Waiting) };
        stored = now;
        if !stored.is_delivered {
            break;
        }
    }
    Ok(Outcome::of(&stored))
}

/// What becomes of a message that cannot be sent. Where the settings are wrong somebody is mending them: looked at again, for as long as
/// anything is sent again. Whoever they name no more is told nothing more: somebody must look, but for an event, which nobody waits for.
async fn unsent(context: &Context, mut stored: Stored, fault: Option<Fault>) -> Result<Outcome, PortError> {
    let now = context.now;
    let (why, is_dropped) = if let Some(fault) = fault {
        log::note("delivery", &format!("nothing is sent to {}: {fault}", stored.target));
        if now.since_ms(stored.created_at) < SENT_FOR_MS {
            let later = now.plus_ms(limits::LOOK_AGAIN_MS);
            context.one(table::put_off(&stored.id, now, later)).await?;
            return Ok(Outcome::Waiting);
        }
        ("settings", false)
    } else {
        log::note("delivery", &format!("nothing is sent to {}: the settings do not name it", stored.target));
        ("unset", matches!(stored.kind, What::Event(_)))
    };
    context.one(table::given_up(&stored.id, now, why, is_dropped)).await?;
    stored.is_due = false;
    stored.dead_at = (!stored.is_delivered && !is_dropped).then_some(now.ms());
    Ok(Outcome::of(&stored))
}

/// What becomes of a message by its answer.
fn sent(context: &Context, taken: &Stored, target: &Target, heard: Heard) -> Vec<Statement> {
    let (now, count) = (context.now, usize::try_from(taken.attempts).unwrap_or(usize::MAX));
    let (mut what, mut slow_ms) = ("done", 0);
    let mut statements = match heard {
        Heard::Done => {
            let is_asked = matches!(target.kind, Kind::Webhook { verify: true, .. }) && taken.kind == What::Erase;
            vec![table::delivered(&taken.id, now, is_asked.then_some(now))]
        }
        Heard::Accepted => {
            what = "accepted";
            vec![table::accepted(taken, now, again_at(now, count, &taken.id, ACCEPTED_MS))]
        }
        Heard::Failed(why) => {
            what = why;
            vec![table::failed(taken, now, why, again_at(now, count, &taken.id, 0))]
        }
        Heard::Slow(wait_ms) => {
            (what, slow_ms) = ("slow", wait_ms);
            vec![table::failed(taken, now, what, again_at(now, count, &taken.id, wait_ms))]
        }
        Heard::Gone => {
            log::note("delivery", &format!("{} says that it is gone: nothing is sent there any more", taken.target));
            tell(taken, "gone");
            return table::gone(&taken.target, now);
        }
    };
    if !matches!(heard, Heard::Done | Heard::Accepted) {
        log::note("delivery", &format!("{} {} at {}: {what}", taken.kind.name(), taken.id, taken.target));
    }
    tell(taken, what);
    statements.push(table::heard(&taken.target, now, what, slow_ms));
    statements
}

/// One more attempt, by what came of it.
fn tell(taken: &Stored, outcome: &str) {
    let words = [("processor", taken.target.as_str()), ("kind", taken.kind.name()), ("outcome", outcome)];
    log::count("delivery", &words);
}

/// What becomes of it by what they say is left.
fn asked(context: &Context, taken: &Stored, held: Held) -> Vec<Statement> {
    let (now, id) = (context.now, &taken.id);
    let count = |number: i64| usize::try_from(number).unwrap_or(usize::MAX);
    let said = match held {
        Held::Nothing => "verified",
        Held::Something => "held",
        Held::Unsaid => "unsaid",
    };
    tell(taken, said);
    match held {
        Held::Nothing => vec![table::verified(id, now)],
        Held::Something => {
            log::note("delivery", &format!("{} still holds what {id} was to end", taken.target));
            vec![table::failed(taken, now, "held", again_at(now, count(taken.attempts), id, 0))]
        }
        Held::Unsaid => vec![table::unanswered(taken, ask_again_at(now, count(taken.asked), id))],
    }
}
