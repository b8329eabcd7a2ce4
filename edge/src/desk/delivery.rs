//! What processors were told and have not confirmed: what waits, what is dead, and how it is sent again.

use std::collections::BTreeSet;

use frontend::pages::staff::deliveries::{self, Dead, Props, Target};
use shared::desk::Act;
use shared::gather::gather;
use shared::id::ProcessorId;
use shared::staff::Permission;
use shared::time::Timestamp;

use super::act::{field, refused};
use super::chain::{self, Step};
use super::queue::done;
use crate::context::Context;
use crate::facts;
use crate::failure::Failure;
use crate::format;
use crate::limits::DESK_PAGE;
use crate::port::{Row, Statement};
use crate::processor;
use crate::reply::Reply;
use crate::staff::Sitting;
use crate::storage::delivery as table;
use crate::view::View;

const LIST: &str = "/staff/deliveries";

/// GET /staff/deliveries
pub async fn show(view: &View<'_>, sitting: &Sitting) -> Result<Reply, Failure> {
    sitting.must(Permission::SeeRegistry)?;
    let from = view.incoming.query("from");
    let after = from.as_deref().map_or(Some((i64::MIN, String::new())), parsed).ok_or(Failure::NotFound)?;
    let soon = view.context.now.plus_ms(shared::limits::RUN_AGAIN_MS);
    let statements = vec![table::targets(), table::dead((after.0, &after.1), DESK_PAGE + 1), table::waiting_for(soon)];
    let mut answers = view.context.batch(statements).await?.into_iter();
    let (known, mut dead) = (answers.next().unwrap_or_default(), answers.next().unwrap_or_default());
    let held_up = answers.next().unwrap_or_default();
    let page = usize::try_from(DESK_PAGE).unwrap_or(usize::MAX);
    let is_more = dead.len() > page;
    dead.truncate(page);
    let next = if is_more { dead.last().map(next_page).transpose()? } else { None };
    let props = Props {
        badge: sitting.badge(view),
        back: if sitting.must(Permission::SeeQueue).is_ok() { "/staff" } else { "/staff/people" },
        may: sitting.must(Permission::SendAgain).is_ok(),
        targets: targets(view, &known, &held_up)?,
        dead: dead.iter().map(|row| one(view, row)).collect::<Result<_, _>>()?,
        next,
        done: done(view),
    };
    Ok(Reply::html(200, deliveries::page(&view.shell(), props)))
}

fn parsed(text: &str) -> Option<(i64, String)> {
    let (at, id) = text.split_once('.')?;
    is_id(id).then_some((at.parse().ok()?, id.to_owned()))
}

fn is_id(id: &str) -> bool {
    id.len() <= 64 && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

fn next_page(last: &Row) -> Result<String, Failure> {
    Ok(format!("{LIST}?from={}.{}", last.int("dead_at")?, last.text("id")?))
}

fn name(view: &View<'_>, row: &Row) -> Result<(ProcessorId, String), Failure> {
    let id = ProcessorId::parse(&row.text("target")?).map_err(|error| Failure::Service(error.to_string()))?;
    let name = facts::processor(view.texts, &view.context.policy, &id);
    Ok((id, name))
}

/// Whoever cannot be told anything, though the policy or the settings name it, then whoever was ever told something.
fn targets(view: &View<'_>, known: &[Row], held_up: &[Row]) -> Result<Vec<Target>, Failure> {
    let (policy, settings) = (&view.context.policy, &view.context.settings.targets);
    let is_known =
        |id: &ProcessorId| known.iter().any(|row| row.text("target").is_ok_and(|known| known == id.as_str()));
    let faulty = settings.iter().filter_map(|(id, fault)| fault.is_some().then_some(id)).cloned();
    let named: BTreeSet<ProcessorId> = gather(policy.companies().into_iter().chain(faulty));
    let mut targets = Vec::new();
    for id in named.into_iter().filter(|id| !is_known(id)) {
        let lines = faults(view, &id, held_up);
        if !lines.is_empty() {
            let name = facts::processor(view.texts, policy, &id);
            targets.push(Target { id: id.to_string(), name, lines, is_gone: false, is_new: true });
        }
    }
    for row in known {
        let (id, name) = name(view, row)?;
        let mut lines = told(view, row)?;
        lines.extend(faults(view, &id, held_up));
        let is_gone = row.maybe_int("disabled_at").is_some();
        targets.push(Target { id: id.to_string(), name, lines, is_gone, is_new: false });
    }
    Ok(targets)
}

/// Why nothing can be sent there, if so, and what waits for it.
fn faults(view: &View<'_>, id: &ProcessorId, held_up: &[Row]) -> Vec<String> {
    let (context, texts) = (view.context, view.texts);
    let is_named = context.policy.processors().contains(id);
    let mut lines = match (processor::fault(context, id), context.settings.targets.find(id)) {
        (_, Some(Ok(_))) => return Vec::new(),
        (Ok(()), _) if is_named => return Vec::new(),
        (Err(None), None) if is_named => {
            vec![texts.get_with("desk-deliveries-missing", &[("id", id.as_str())])]
        }
        _ => vec![texts.get("desk-deliveries-unset")],
    };
    let waits = held_up.iter().find(|row| row.text("processor").is_ok_and(|one| one == id.as_str()));
    if let Some(count) = waits.and_then(|row| row.maybe_int("count")) {
        lines.push(texts.count("desk-deliveries-holds", u32::try_from(count).unwrap_or(u32::MAX), &[]));
    }
    lines
}

/// What waits there, and what was heard last.
fn told(view: &View<'_>, row: &Row) -> Result<Vec<String>, Failure> {
    let at = |at: i64| format::moment(view.locale, &view.context.policy, Timestamp::from_ms(at));
    let waiting = u32::try_from(row.int("waiting")?).unwrap_or(u32::MAX);
    let mut lines = vec![view.texts.count("desk-deliveries-waiting", waiting, &[])];
    if let Some(since) = row.maybe_int("since") {
        lines.push(view.texts.get_with("desk-deliveries-since", &[("at", &at(since))]));
    }
    if let (Some(last), Some(moment)) = (row.maybe_text("last_status"), row.maybe_int("last_at")) {
        let what = heard(view, &last);
        lines.push(view.texts.get_with("desk-deliveries-last", &[("what", &what), ("at", &at(moment))]));
    }
    Ok(lines)
}

/// Our name for an answer, in words.
fn heard(view: &View<'_>, last: &str) -> String {
    view.texts.find(&format!("desk-delivery-heard-{last}")).unwrap_or_else(|| last.to_owned())
}

fn one(view: &View<'_>, row: &Row) -> Result<Dead, Failure> {
    let (_, name) = name(view, row)?;
    let at = format::moment(view.locale, &view.context.policy, Timestamp::from_ms(row.int("dead_at")?));
    let attempts = u32::try_from(row.int("attempts")?).unwrap_or(u32::MAX);
    Ok(Dead {
        id: row.text("id")?,
        target: name,
        what: view.texts.get(&format!("desk-delivery-kind-{}", row.text("kind")?.replace('_', "-"))),
        reference: row.maybe_text("reference"),
        lines: vec![
            view.texts.get_with("desk-deliveries-dead-since", &[("at", &at)]),
            view.texts.count("desk-deliveries-sent", attempts, &[]),
            heard(view, &row.maybe_text("last_status").unwrap_or_default()),
        ],
    })
}

/// POST /staff/deliveries
pub async fn act(view: &View<'_>, sitting: &Sitting) -> Result<Reply, Failure> {
    sitting.must(Permission::SendAgain)?;
    let fields = view.form()?;
    let (context, now) = (view.context, view.context.now);
    let (step, of) = (field(&fields, "step"), field(&fields, "of"));
    let (act, target, beside) = match step {
        "message" => {
            let rows = context.one(table::find(if is_id(of) { of } else { "" })).await?;
            let row = rows.first().ok_or(Failure::BadField)?;
            // On its way again, arrived after all, or made pointless by a later one: nothing is sent, and nothing is said to be.
            if row.maybe_int("dead_at").is_none() {
                return Err(Failure::Overtaken(LIST.to_owned()));
            }
            (Act::Resent, row.text("target")?, table::resend(of, now))
        }
        "all" => (Act::Resent, of.to_owned(), table::resend_all(&target(of)?, now)),
        "reopen" => (Act::Reopened, of.to_owned(), table::reopen(&target(of)?)),
        _ => return Err(Failure::BadField),
    };
    record(context, sitting, (act, &target), beside).await?;
    Ok(Reply::see_other(&format!("{LIST}?done={}", act.name())))
}

fn target(of: &str) -> Result<ProcessorId, Failure> {
    ProcessorId::parse(of).map_err(|_| Failure::BadField)
}

async fn record(
    context: &Context,
    sitting: &Sitting,
    (act, target): (Act, &str),
    beside: Statement,
) -> Result<(), Failure> {
    let subject = format!("target:{target}");
    let step = Step { subject: &subject, act, why: None, text: None, key: None };
    match chain::write(context, &sitting.actor(), step, &[beside]).await {
        Ok(_) => Ok(()),
        Err(error) => Err(refused(error, LIST.to_owned())),
    }
}
