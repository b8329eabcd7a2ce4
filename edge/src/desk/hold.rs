//! Ordering that data stay, and ending such an order.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use frontend::pages::staff::deletion::Typed;
use frontend::shell::FieldError;
use shared::deletion::Command;
use shared::desk::Act;
use shared::gather::gather;
use shared::hold::{Hold, HoldBasis, Scope};
use shared::id::{CategoryId, HoldId};
use shared::limits::DAY_MS;
use shared::staff::Permission;
use shared::time::Timestamp;

use super::act::{all, field, refused};
use super::case::contact_key;
use super::chain::Step;
use super::deletion::{self, BASES, Held, can_be_held};
use crate::advance::{AdvanceError, Beside, advance};
use crate::failure::Failure;
use crate::limits::{DESK_NOTE, HOLD_REVIEW_DAYS};
use crate::reply::Reply;
use crate::staff::Sitting;
use crate::view::View;

/// What the form orders.
struct Order {
    categories: BTreeSet<CategoryId>,
    basis: HoldBasis,
    note: String,
    review_at: Timestamp,
}

/// The form, and the deletion as its writer saw it.
pub async fn posted(
    view: &View<'_>,
    sitting: &Sitting,
    reference: &str,
) -> Result<(Vec<(String, String)>, Held), Failure> {
    sitting.must(Permission::Decide)?;
    let fields = view.form()?;
    let held = deletion::open(view, reference).await?;
    let is_seen = held.log.is_seen(&fields) && field(&fields, "version").parse() == Ok(held.stored.version);
    if is_seen { Ok((fields, held)) } else { Err(Failure::Overtaken(path(&held, None))) }
}

pub fn path(held: &Held, done: Option<Act>) -> String {
    let reference = &held.stored.reference;
    done.map_or_else(
        || format!("/staff/deletion/{reference}"),
        |act| format!("/staff/deletion/{reference}?done={}", act.name()),
    )
}

fn parsed(view: &View<'_>, held: &Held, fields: &[(String, String)]) -> Result<Order, Vec<FieldError>> {
    let mut errors = Vec::new();
    let mut fault = |field: &'static str, code: &str| errors.extend(view.error(field, code));
    let there = can_be_held(held);
    let wanted: BTreeSet<CategoryId> = gather(all(fields, "category").filter_map(|id| CategoryId::parse(id).ok()));
    if wanted.is_empty() || !wanted.iter().all(|id| there.contains(id)) {
        fault("category", "missing");
    }
    let basis = BASES.iter().find(|(_, name)| *name == field(fields, "basis")).map(|(basis, _)| *basis);
    if basis.is_none() {
        fault("basis", "missing");
    }
    let note = field(fields, "note").trim();
    match note.chars().count() {
        0 => fault("note", "missing"),
        count if count > DESK_NOTE => fault("note", "too-long"),
        _ => {}
    }
    let review = field(fields, "review").trim().parse::<NaiveDate>().ok();
    let review_at = review.map(|day| held.policy.zone.end_of_day(day));
    match review_at {
        None => fault("review", "malformed"),
        Some(at) if at <= view.context.now || at.since_ms(view.context.now) > HOLD_REVIEW_DAYS * DAY_MS => {
            fault("review", "out-of-range");
        }
        Some(_) => {}
    }
    match (basis, review_at) {
        (Some(basis), Some(review_at)) if errors.is_empty() => {
            Ok(Order { categories: wanted, basis, note: note.to_owned(), review_at })
        }
        _ => Err(errors),
    }
}

/// POST /staff/deletion/{reference}/hold
pub async fn place(view: &View<'_>, sitting: &Sitting, reference: &str) -> Result<Reply, Failure> {
    let (fields, held) = &posted(view, sitting, reference).await?;
    let order = match parsed(view, held, fields) {
        Ok(order) => order,
        Err(errors) => {
            let typed = Typed {
                categories: all(fields, "category").map(str::to_owned).collect(),
                basis: field(fields, "basis").to_owned(),
                note: field(fields, "note").to_owned(),
                review: field(fields, "review").to_owned(),
                ..Typed::default()
            };
            return Ok(Reply::html(422, deletion::page(view, sitting, held, errors, typed).await?));
        }
    };
    let Order { categories, basis, note, review_at } = order;
    let id = HoldId::parse(&view.context.new_id()?).map_err(|error| Failure::Service(error.to_string()))?;
    let order = Hold { id, scope: Scope::Categories(categories), basis, placed_by: sitting.id.clone(), review_at };
    record(view, sitting, held, &Command::PlaceHold { hold: order }, Act::Held, Some(&note)).await
}

/// POST /staff/deletion/{reference}/unhold
pub async fn end(view: &View<'_>, sitting: &Sitting, reference: &str) -> Result<Reply, Failure> {
    let (fields, held) = &posted(view, sitting, reference).await?;
    let id = HoldId::parse(field(fields, "hold")).map_err(|_| Failure::BadField)?;
    let command = Command::ReleaseHold { id, by: sitting.id.clone() };
    record(view, sitting, held, &command, Act::Released, None).await
}

async fn record(
    view: &View<'_>,
    sitting: &Sitting,
    held: &Held,
    command: &Command,
    act: Act,
    note: Option<&str>,
) -> Result<Reply, Failure> {
    let context = view.context;
    let key = contact_key(context, &held.stored, &held.policy).await?;
    let step = Step { text: note, key: key.as_ref(), ..held.log.plain(act) };
    let statements = vec![held.log.next(view, sitting, step)?];
    let beside = Beside { statements, ..Beside::default() };
    match advance(context, &held.stored.id, Some(held.stored.version), command, &beside).await {
        Ok(_) => Ok(Reply::see_other(&path(held, Some(act)))),
        Err(AdvanceError::Port(error)) => Err(refused(error, path(held, None))),
        Err(AdvanceError::Refused(..) | AdvanceError::Superseded(_) | AdvanceError::Busy) => {
            Err(Failure::Overtaken(path(held, None)))
        }
        Err(error) => Err(Failure::Service(error.to_string())),
    }
}
