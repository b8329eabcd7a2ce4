//! Lists: what is open, mine, of one kind, decided. Each reads a page.

use frontend::pages::staff::queue::{self, Choose, Kind, Left, Owner, Part, Props, Row, Urgency};
use shared::clock;
use shared::desk::Act;
use shared::id::{Reference, StaffId};
use shared::policy::Policy;
use shared::staff::Permission;
use shared::time::Timestamp;

use super::question;
use crate::failure::Failure;
use crate::format;
use crate::inbox;
use crate::limits::DESK_PAGE;
use crate::port;
use crate::reply::Reply;
use crate::staff::Sitting;
use crate::storage;
use crate::storage::list::{From, Page};
use crate::view::View;

pub async fn show(view: &View<'_>, sitting: &Sitting, part: &str) -> Result<Reply, Failure> {
    sitting.must(Permission::SeeQueue)?;
    let part = Part::parse(part).ok_or(Failure::NotFound)?;
    let props = Props { part, done: done(view), ..read(view, sitting, part).await? };
    Ok(Reply::html(200, queue::page(&view.shell(), props)))
}

/// What has just been done, as the address says: only names that are known.
pub fn done(view: &View<'_>) -> Option<&'static str> {
    view.incoming.query("done").and_then(|name| Act::parse(&name)).map(Act::name)
}

async fn read(view: &View<'_>, sitting: &Sitting, part: Part) -> Result<Props, Failure> {
    let from = match view.incoming.query("from") {
        Some(text) => parsed(&text).ok_or(Failure::NotFound)?,
        None if part == Part::Decided => From { at: i64::MAX, id: String::new() },
        None => From { at: i64::MIN, id: String::new() },
    };
    // One more than is shown says whether there is another page.
    let limit = DESK_PAGE + 1;
    let page = Page { from, limit, now: view.context.now };
    let statement = match part {
        Part::Open => storage::list::open(&page),
        Part::Mine => storage::list::mine(&sitting.id, &page),
        Part::Revocation => storage::list::of_kind("revocation", &page),
        Part::Immediate => storage::list::of_kind("immediate", &page),
        Part::Access => storage::list::of_kind("access", &page),
        Part::Mail => storage::list::mails(&page),
        Part::Decided => storage::list::decided(&page),
    };
    let mut found = view.context.one(statement).await?;
    let page = usize::try_from(DESK_PAGE).unwrap_or(usize::MAX);
    let is_more = found.len() > page;
    found.truncate(page);
    let next = if is_more { found.last().map(|last| next_page(part, last)).transpose()? } else { None };
    let rows = found.iter().map(|found| row(view, sitting, found)).collect::<Result<_, _>>()?;
    let (badge, sees_log) = (sitting.badge(view), sitting.role.may(Permission::SeeLog));
    let may = if part == Part::Decided { Choose::default() } else { choose(sitting) };
    let writes_replies = sitting.must(Permission::WriteReplies).is_ok();
    Ok(Props {
        badge,
        sees_log,
        writes_replies,
        part,
        rows,
        next,
        may,
        looked_for: String::new(),
        errors: Vec::new(),
        done: None,
    })
}

/// What may be done with several at once.
fn choose(sitting: &Sitting) -> Choose {
    let may = |permission| sitting.must(permission).is_ok();
    Choose { take: may(Permission::AssignSelf), give: may(Permission::AssignOther) }
}

/// `<moment>.<id>`, as the last row says.
fn next_page(part: Part, last: &port::Row) -> Result<String, Failure> {
    Ok(format!("{}?from={}.{}", part.path(), last.int("at")?, last.text("id")?))
}

fn parsed(text: &str) -> Option<From> {
    let (at, id) = text.split_once('.')?;
    let is_id = id.len() <= 64 && id.bytes().all(|byte| byte.is_ascii_alphanumeric());
    is_id.then_some(From { at: at.parse().ok()?, id: id.to_owned() })
}

/// A kind of a later version, whose database this already is, is shown as something else.
pub fn kind(row: &port::Row) -> Result<Kind, Failure> {
    Ok(Kind::parse(&row.text("kind")?).unwrap_or(Kind::Other))
}

pub fn owner(row: &port::Row, reader: &StaffId) -> Owner {
    match row.maybe_text("assigned_to") {
        None => Owner::Nobody,
        Some(id) if id == reader.as_str() => Owner::You,
        Some(_) => Owner::Colleague,
    }
}

/// A case or a mail, as lists show it.
pub fn row(view: &View<'_>, sitting: &Sitting, row: &port::Row) -> Result<Row, Failure> {
    let (policy, now, id) = (&view.context.policy, view.context.now, row.text("id")?);
    let is_mail = row.text("what")? == "mail";
    let is_open = row.text("state")? == "open";
    let at = Timestamp::from_ms(row.int("at")?);
    Ok(Row {
        href: if is_mail { super::mail::path(&id, None) } else { super::act::path(&id, None) },
        reference: if is_mail { inbox::reference(&id) } else { row.text("reference")? },
        kind: kind(row)?,
        urgency: if is_open { urgency(policy, now, at) } else { Urgency::Decided },
        due: if is_open { format::last_day(view.locale, policy, at) } else { format::moment(view.locale, policy, at) },
        left: left(policy, now, at),
        owner: owner(row, &sitting.id),
        seconded: is_open && row.maybe_text("seconded_by").is_some(),
        waits: question::waits(view, policy, row).filter(|_| is_open),
        value: if is_mail { format!("mail.{id}") } else { format!("case.{id}") },
        looked_at: is_open && row.maybe_text("looker").is_some_and(|looker| looker != sitting.id.as_str()),
    })
}

fn urgency(policy: &Policy, now: Timestamp, due: Timestamp) -> Urgency {
    match clock::Urgency::of(now, due, false, policy.almanac()) {
        clock::Urgency::Overdue => Urgency::Overdue,
        clock::Urgency::Today => Urgency::Today,
        clock::Urgency::Soon => Urgency::Soon,
        clock::Urgency::Later | clock::Urgency::Held => Urgency::Later,
    }
}

/// Business days, and on the last of them hours.
pub fn left(policy: &Policy, now: Timestamp, due: Timestamp) -> Left {
    if let Some(hours) = clock::hours_left(now, due, &policy.zone) {
        return Left::Hours(u32::try_from(hours).unwrap_or_default());
    }
    let days = clock::business_days_left(now, due, &policy.zone, &policy.calendar);
    u32::try_from(days).map_or(Left::Over, Left::Days)
}

/// A part of the queue with what was refused.
pub async fn again(
    view: &View<'_>,
    sitting: &Sitting,
    part: Part,
    refused: (&'static str, &str),
    looked_for: &str,
) -> Result<Reply, Failure> {
    let props = read(view, sitting, part).await?;
    let errors = view.error(refused.0, refused.1);
    let looked_for = looked_for.chars().take(64).collect();
    Ok(Reply::html(422, queue::page(&view.shell_for(&errors), Props { looked_for, errors, ..props })))
}

/// Leads to the open case of a reference, else to its deletion.
pub async fn find(view: &View<'_>, sitting: &Sitting) -> Result<Reply, Failure> {
    sitting.must(Permission::SeeCase)?;
    let fields = view.form()?;
    let refused = |code: &'static str, typed: String| async move {
        again(view, sitting, Part::Open, ("reference", code), &typed).await
    };
    let typed = super::act::field(&fields, "reference").trim();
    if typed.is_empty() {
        return refused("missing", String::new()).await;
    }
    if let Some(id) = inbox::id(typed) {
        let is_there = !view.context.one(storage::inbox::mail(&id)).await?.is_empty();
        return if is_there {
            Ok(Reply::see_other(&super::mail::path(&id, None)))
        } else {
            refused("unknown", typed.to_owned()).await
        };
    }
    let Ok(reference) = Reference::parse(typed) else { return refused("malformed", typed.to_owned()).await };
    let rows = view.context.one(storage::desk::find(&reference)).await?;
    match rows.first() {
        None => refused("unknown", typed.to_owned()).await,
        Some(row) => Ok(Reply::see_other(&match row.maybe_text("open_case") {
            Some(id) => format!("/staff/case/{id}"),
            None => format!("/staff/deletion/{reference}"),
        })),
    }
}
