//! The log, for whoever watches the desk: a page of it, and the last ninety days as a file that anybody can check.

use chrono::Months;
use frontend::pages::staff::log::{self, Props, Row};
use shared::desk::{Act, Line};
use shared::id::StaffId;
use shared::limits::DAY_MS;
use shared::staff::Permission;
use shared::time::Timestamp;

use super::act::refused;
use super::chain::{self, Step, Written};
use crate::failure::Failure;
use crate::format;
use crate::inbox;
use crate::limits::{DESK_PAGE, LOG_EXPORT_DAYS, LOG_EXPORT_LINES};
use crate::port;
use crate::reply::Reply;
use crate::staff::Sitting;
use crate::storage;
use crate::storage::desk::LogPlace;
use crate::view::View;

pub async fn show(view: &View<'_>, sitting: &Sitting) -> Result<Reply, Failure> {
    sitting.must(Permission::SeeLog)?;
    let from = match view.incoming.query("from") {
        Some(text) => parsed(&text).ok_or(Failure::NotFound)?,
        None => LogPlace { at: i64::MAX, subject: String::new(), number: 0 },
    };
    let mut found = view.context.one(storage::desk::log_before(&from, DESK_PAGE + 1)).await?;
    let page = usize::try_from(DESK_PAGE).unwrap_or(usize::MAX);
    let is_more = found.len() > page;
    found.truncate(page);
    let last = found.last().filter(|_| is_more);
    let next = match last {
        Some(row) => {
            Some(format!("/staff/log?from={}.{}.{}", row.int("at")?, row.int("number")?, row.text("subject")?))
        }
        None => None,
    };
    let mut rows = Vec::new();
    for row in &found {
        let written = Written::from_row(row)?;
        let subject = row.text("subject")?;
        let case = row.maybe_text("reference").map(|reference| (reference, format!("/staff/case/{subject}")));
        let mail = || subject.strip_prefix("mail:").map(|id| (inbox::reference(id), super::mail::path(id, None)));
        let case = case.or_else(mail);
        rows.push(Row {
            at: format::moment(view.locale, &view.context.policy, written.entry.at),
            text: written.told(view.context, view.texts, &sitting.id, whom(view, &subject, row).as_deref()),
            case,
        });
    }
    let today = view.context.policy.zone.date(view.context.now);
    let pack = (today.checked_sub_months(Months::new(12)).unwrap_or(today).to_string(), today.to_string());
    Ok(Reply::html(200, log::page(&view.shell(), Props { badge: sitting.badge(view), rows, next, pack })))
}

/// Whose chain it is, where it is a member of staff's: a name, or the opaque id of somebody who is gone.
fn whom(view: &View<'_>, subject: &str, row: &port::Row) -> Option<String> {
    let id = StaffId::parse(subject.strip_prefix("staff:")?).ok()?;
    let name = row.maybe_text("whom_sealed").and_then(|sealed| crate::staff::name(view.context, &id, &sealed));
    Some(name.unwrap_or_else(|| id.to_string()))
}

/// `<moment>.<number>.<subject>`.
fn parsed(text: &str) -> Option<LogPlace> {
    let mut parts = text.splitn(3, '.');
    let (at, number, subject) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?);
    let is_name = subject.len() <= 80 && subject.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b':');
    is_name.then(|| LogPlace { at, subject: subject.to_owned(), number })
}

/// Chain by chain: two clocks may differ, and then the moment is not the order.
pub fn by_chain(rows: &[port::Row], until: Timestamp) -> Result<Vec<Line>, Failure> {
    let mut lines = Vec::new();
    for row in rows {
        let Written { entry, hash, .. } = Written::from_row(row)?;
        lines.push(Line { subject: row.text("subject")?, entry, hash });
    }
    lines.retain(|line| line.entry.at < until);
    lines.sort_by(|one, other| (&one.subject, one.entry.number).cmp(&(&other.subject, other.entry.number)));
    Ok(lines)
}

/// JSON, one entry a line, without anybody's words. That it was taken out is in the log as well.
pub async fn export(view: &View<'_>, sitting: &Sitting) -> Result<Reply, Failure> {
    sitting.must(Permission::Export)?;
    view.form()?;
    let context = view.context;
    let subject = format!("staff:{}", sitting.id);
    let since = context.now.plus_ms(-LOG_EXPORT_DAYS * DAY_MS).ms();
    let from = LogPlace { at: since, subject: String::new(), number: 0 };
    let statements = vec![storage::desk::log_after(&from, LOG_EXPORT_LINES), storage::desk::log_of(&subject)];
    let mut rows = context.batch(statements).await?.into_iter();
    let lines = by_chain(&rows.next().unwrap_or_default(), Timestamp::from_ms(i64::MAX))?;
    let mut text = String::new();
    for line in &lines {
        text.push_str(&serde_json::to_string(line).map_err(|error| Failure::Service(error.to_string()))?);
        text.push('\n');
    }
    let own = rows.next().unwrap_or_default();
    let last = own.last().map(Written::from_row).transpose()?;
    let step = Step { subject: &subject, act: Act::Exported, why: None, text: None, key: None };
    let statement = chain::next(context, sitting, last.as_ref(), step)?;
    match context.one(statement).await {
        Ok(_) => Ok(Reply::file("application/jsonl; charset=utf-8", "desk-log.jsonl", text.into_bytes())),
        Err(error) => Err(refused(error, "/staff/log".to_owned())),
    }
}
