//! What time alone demands. Reads what is due and nothing else; catches up by itself after any pause.

use futures_util::future::join_all;
use shared::deletion::{Command, Due};
use shared::eligibility::Eligibility;
use shared::gather::gather;
use shared::id::DeletionId;
use shared::policy::Policy;

use crate::access;
use crate::advance::{AdvanceError, Beside, advance_from, look_again};
use crate::context::Context;
use crate::desk;
use crate::directory;
use crate::port::{PortError, Row};
use crate::storage::{self, agenda, deletion::Stored};
use crate::{delivery, inbox, limits, log, never_again, notice, outbox, rule, vault};

/// What one tick did.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Swept {
    pub looked_at: u32,
    pub moved: u32,
    pub effects: u32,
}

/// One tick: what is due, the longest due first.
pub async fn sweep(context: &Context) -> Result<Swept, PortError> {
    let mut swept = Swept::default();
    let due = vec![
        storage::agenda::due(context.now, limits::SWEEP_BATCH),
        storage::stay::due(context.now, limits::STAY_BATCH),
    ];
    let mut due = context.batch(due).await?.into_iter();
    let (agenda, accounts) = (due.next().unwrap_or_default(), due.next().unwrap_or_default());
    let (agenda, mut deliveries) = in_turn(context, agenda).await?;
    for row in agenda {
        match agenda::Due::from_row(&row) {
            // A kind of a later version, whose database this already is.
            Err(error) => log::note("agenda", &error.to_string()),
            Ok(agenda::Due::Deletion(id)) => {
                swept.looked_at += 1;
                swept.moved += u32::from(look_at(context, &id).await?);
            }
            Ok(agenda::Due::Notice(id)) => {
                if let Err(error) = notice::go_on(context, &id).await {
                    log::note("notice", &error.to_string());
                }
            }
            Ok(agenda::Due::Delivery(id)) => deliveries.push(id),
            Ok(agenda::Due::Effect(id)) => {
                swept.effects += 1;
                if let Err(error) = outbox::carry_out(context, &id).await {
                    log::note("outbox", &error.to_string());
                }
            }
        }
    }
    send(context, &deliveries).await;
    outbox::drain(context).await;
    if let Err(error) = clear(context, &accounts).await {
        log::note("clear", &error.to_string());
    }
    Ok(swept)
}

/// When more is due than one tick does: what is due beside messages to processors, and of those, the names of some for each of them.
async fn in_turn(context: &Context, agenda: Vec<Row>) -> Result<(Vec<Row>, Vec<String>), PortError> {
    let limit = limits::SWEEP_BATCH;
    if agenda.len() < usize::try_from(limit).unwrap_or(usize::MAX) {
        return Ok((agenda, Vec::new()));
    }
    let due = vec![storage::agenda::due_beside(context.now, limit), storage::delivery::due_in_turn(context.now, limit)];
    let mut due = context.batch(due).await?.into_iter();
    let (beside, messages) = (due.next().unwrap_or_default(), due.next().unwrap_or_default());
    Ok((beside, messages.iter().map(|row| row.text("id")).collect::<Result<_, _>>()?))
}

/// Sends what is due, some at a time: one that hangs must not keep the others waiting.
async fn send(context: &Context, deliveries: &[String]) {
    for some in deliveries.chunks(limits::DELIVERED_AT_ONCE) {
        let sent = join_all(some.iter().map(|id| delivery::go_on(context, id))).await;
        for error in sent.into_iter().filter_map(Result::err) {
            log::note("delivery", &error.to_string());
        }
    }
}

/// Clears what has outlived its period in accounts that stay. That something was cleared is an entry of the desk's log, in the same
/// batch; of whom, nobody writes down.
async fn clear(context: &Context, accounts: &[Row]) -> Result<(), PortError> {
    let (mut statements, mut clears) = (Vec::new(), false);
    for row in accounts {
        let Ok(key) = directory::embedded::key_of(row) else { continue };
        match directory::embedded::stay::look(context, &key).await {
            Ok(look) => {
                statements.extend(look.statements);
                clears |= look.clears;
            }
            // One that cannot be looked at now must not keep the others waiting.
            Err(error) => {
                log::note("clear", &error.to_string());
                statements.push(storage::stay::looked(
                    &key,
                    context.now.plus_ms(limits::LOOK_AGAIN_MS),
                    context.rules.version,
                ));
            }
        }
    }
    let written = match (statements.is_empty(), clears) {
        (true, _) => Ok(()),
        (false, true) => desk::retention::written(context, "outlived", &statements).await,
        (false, false) => context.batch(statements).await.map(drop),
    };
    if written.is_err() {
        // One account that cannot be written must not keep all others waiting.
        let later = context.now.plus_ms(limits::LOOK_AGAIN_MS);
        let keys = accounts.iter().filter_map(|row| directory::embedded::key_of(row).ok());
        let looked = keys.map(|key| storage::stay::looked(&key, later, context.rules.version));
        context.batch(looked.collect()).await?;
    }
    written
}

/// Whether a due deletion moved. One that cannot move now must not keep the others waiting.
async fn look_at(context: &Context, id: &str) -> Result<bool, PortError> {
    match settle(context, id).await {
        Ok(moved) => Ok(moved),
        Err(error) => {
            log::note("sweep", &format!("{id}: {error}"));
            let later = context.now.plus_ms(limits::LOOK_AGAIN_MS);
            context.one(storage::deletion::look_again_whatever(id, context.now, later)).await?;
            Ok(false)
        }
    }
}

/// Does the one thing that is due for a deletion; the next tick finds the next.
async fn settle(context: &Context, id: &str) -> Result<bool, AdvanceError> {
    let id = &DeletionId::parse(id).map_err(|_| AdvanceError::NotFound)?;
    let rows = context.one(storage::deletion::by_id(id)).await?;
    let Some(row) = rows.first() else { return Ok(false) };
    let stored = Stored::from_row(row)?;
    let Some(due) = stored.deletion.due(context.now) else { return Ok(false) };
    let command = match due {
        Due::Expire => Command::Expire,
        Due::AnswerBlocked => Command::AnswerBlocked,
        Due::AnnounceStopEnd => Command::AnnounceStopEnd,
        Due::RunAgain => Command::RunAgain,
        Due::Clear { category } => Command::Clear { category },
        Due::Claim => {
            let policy = rule::of_version(context, stored.policy_version).await?;
            Command::Claim { eligibility: eligibility(context, &policy, &stored).await }
        }
        Due::Recheck => recheck(context, &stored).await?,
    };
    match advance_from(context, stored.clone(), None, &command, &Beside::default()).await {
        Ok(_) => Ok(true),
        // Somebody was faster, or the answer was missing: looked at again, but behind the others.
        Err(AdvanceError::Refused(..)) => {
            look_again(context, &stored).await?;
            Ok(false)
        }
        Err(error) => Err(error),
    }
}

/// To look again at an armed request: what the directory says just now, and what a page would show.
pub async fn recheck(context: &Context, stored: &Stored) -> Result<Command, AdvanceError> {
    let policy = rule::of_version(context, stored.policy_version).await?;
    let eligibility = eligibility(context, &policy, stored).await;
    Ok(Command::Recheck { eligibility, consequences: policy.consequences() })
}

/// What the directory says just now, and for this moment alone: it is asked in the invocation that uses it, so that no verdict
/// is ever older than that. No answer is its own value and never means yes (I20).
pub async fn eligibility(context: &Context, policy: &Policy, stored: &Stored) -> Eligibility {
    let Some(account) = stored.deletion.concerns() else { return Eligibility::Unknown };
    match directory::blockers(context, policy, account, &stored.id).await {
        Ok(blockers) => Eligibility::of(gather(blockers.iter().map(|blocker| blocker.kind))),
        Err(error) => {
            log::note("directory", &error.to_string());
            Eligibility::Unknown
        }
    }
}

/// Hourly: keys of the coming days, rows whose time is over.
pub async fn housekeep(context: &Context) -> Result<(), PortError> {
    if let Err(error) = vault::turn_days(context).await {
        log::note("vault", &error.to_string());
    }
    if let Err(error) = desk::digest::send(context).await {
        log::note("digest", &error.to_string());
    }
    if let Err(error) = inbox::erase_due(context).await {
        log::note("inbox", &error.to_string());
    }
    if let Err(error) = desk::disclosure::tell_due(context).await {
        log::note("disclosure", &error.to_string());
    }
    if let Err(error) = desk::disclosure::erase_due(context).await {
        log::note("disclosure", &error.to_string());
    }
    if let Err(error) = desk::retention::run(context).await {
        log::note("retention", &error.to_string());
    }
    if let Err(error) = notice::erase_due(context).await {
        log::note("notice", &error.to_string());
    }
    if let Err(error) = access::erase_due(context).await {
        log::note("access", &error.to_string());
    }
    if let Err(error) = never_again::erase_unneeded(context).await {
        log::note("never-again", &error.to_string());
    }
    let mut statements = vec![
        storage::session::remove_old(context.now),
        storage::staff::remove_old_sittings(context.now),
        storage::staff::remove_old_flows(context.now),
        storage::look::remove_old(context.now),
        storage::secret::remove_old_counts(context.now),
        storage::idempotency::remove_old(context.now),
        storage::export::remove_old(context.now),
        storage::stay::renew(context.rules.version, limits::RENEWED_AT_ONCE),
    ];
    let yesterday = context.now.plus_ms(-shared::limits::DAY_MS);
    statements.extend(storage::right::remove_old(context.now, yesterday));
    statements.push(storage::bounce::remove_old(context.now.plus_ms(-limits::BOUNCE_KEPT_MS)));
    statements.extend(delivery::remove_old(context));
    statements.extend(rule::publish(context));
    context.batch(statements).await?;
    Ok(())
}
