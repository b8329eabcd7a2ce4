//! What a regulator asks for, as one file of JSON lines: rules in force, registry, processors, cases, mails and requests with their
//! clocks, holds, what was cleared, what people did by themselves, and the log with its chains. People are opaque ids in it. Its last line seals it: anybody can check it
//! without us (`tests/checker/pack.mjs`), and `cargo xtask regulator-pack` makes a folder to read of it.

mod request;

use chrono::NaiveDate;
use serde_json::{Map, Value, json};
use shared::clock::Rule;
use shared::deletion::Deletion;
use shared::desk::Act;
use shared::limits::DAY_MS;
use shared::policy::Policy;
use shared::staff::Permission;
use shared::time::Timestamp;

use request::Acts;

use super::act::{field, refused};
use super::chain::{self, Actor, Step};
use super::log::by_chain;
use crate::context::Context;
use crate::directory::embedded::iso;
use crate::failure::Failure;
use crate::limits::{FIGURE_CASES, LOG_EXPORT_LINES, PACK_VERSIONS, RIGHT_KEPT_DAYS};
use crate::port::{Row, Rows};
use crate::reply::Reply;
use crate::staff::Sitting;
use crate::storage::desk::LogPlace;
use crate::storage::pack::{self, Span};
use crate::vault::day_of;
use crate::view::View;
use crate::{statement, storage};

/// The file as far as it is written.
#[derive(Default)]
struct Pack {
    text: String,
    lines: u32,
}

impl Pack {
    fn push(&mut self, kind: &str, line: Value) {
        let mut all = Map::new();
        all.insert("kind".to_owned(), kind.into());
        if let Value::Object(fields) = line {
            all.extend(fields);
        }
        self.text.push_str(&Value::Object(all).to_string());
        self.text.push('\n');
        self.lines += 1;
    }
}

/// POST /staff/log/pack with `from` and `to`, both days included.
pub async fn take(view: &View<'_>, sitting: &Sitting) -> Result<Reply, Failure> {
    sitting.must(Permission::Export)?;
    let fields = view.form()?;
    let (subject, actor) = (format!("staff:{}", sitting.id), sitting.actor());
    made(view.context, (field(&fields, "from"), field(&fields, "to")), &subject, &actor).await
}

/// The file, once the log says who took it out.
pub async fn made(context: &Context, days: (&str, &str), subject: &str, by: &Actor) -> Result<Reply, Failure> {
    let day = |text: &str| text.trim().parse::<NaiveDate>().map_err(|_| Failure::BadField);
    let (from, to) = (day(days.0)?, day(days.1)?);
    let zone = &context.policy.zone;
    let before = from.pred_opt().ok_or(Failure::BadField)?;
    let span = Span { from: zone.end_of_day(before), until: zone.end_of_day(to), limit: FIGURE_CASES };
    let place = LogPlace { at: span.from.ms(), subject: String::new(), number: 0 };
    let statements = vec![
        pack::versions(PACK_VERSIONS),
        pack::cases(span),
        pack::mails(span),
        pack::held(span),
        pack::cleared(&day_of(span.from), &day_of(span.until), FIGURE_CASES),
        pack::rights(span, RIGHT_KEPT_DAYS * DAY_MS),
        storage::desk::log_after(&place, LOG_EXPORT_LINES),
    ];
    let text = written(context, (from, to), span, context.batch(statements).await?)?;
    let step = Step { subject, act: Act::Exported, why: None, text: None, key: None };
    match chain::write(context, by, step, &[]).await {
        Ok(_) => Ok(Reply::file("application/jsonl; charset=utf-8", "regulator-pack.jsonl", text.into_bytes())),
        Err(error) => Err(refused(error, "/staff/log".to_owned())),
    }
}

fn written(
    context: &Context,
    (from, to): (NaiveDate, NaiveDate),
    span: Span,
    rows: Vec<Rows>,
) -> Result<String, Failure> {
    let policy = &context.policy;
    let [few, most, log] = [PACK_VERSIONS, FIGURE_CASES, LOG_EXPORT_LINES];
    let limits = [few, most, most, most, most, most, log];
    let is_full = |(rows, limit): (&Rows, i64)| i64::try_from(rows.len()).unwrap_or(i64::MAX) >= limit;
    let mut file = Pack::default();
    file.push(
        "pack",
        json!({
            "operator": context.settings.operator,
            "from": from.to_string(),
            "to": to.to_string(),
            "made_at": iso(context.now),
            "rules": policy.name,
            "law": policy.law.regime.name(),
            // Where not, a shorter time is to be asked for.
            "complete": !rows.iter().zip(limits).any(is_full),
        }),
    );
    let mut rows = rows.into_iter();
    let mut next = || rows.next().unwrap_or_default();
    let (versions, cases, mails, held, cleared, rights, log) = (next(), next(), next(), next(), next(), next(), next());
    for row in &versions {
        file.push("policy", version(row)?);
    }
    for category in &policy.categories {
        file.push("category", json(category)?);
    }
    for processor in &policy.declared {
        file.push("processor", json(processor)?);
    }
    for row in sorted(cases, "filed_at")? {
        file.push("case", case(policy, &row)?);
    }
    for row in sorted(mails, "received_at")? {
        let acts = Acts::read(&row)?;
        match row.maybe_text("via") {
            Some(via) => file.push("request", request::line(context, &row, &via, &acts)?),
            None => file.push("mail", mail(policy, &row, &acts)?),
        }
    }
    for row in &rights {
        file.push("right", request::right(row)?);
    }
    for row in &held {
        for hold in serde_json::from_str::<Deletion>(&row.text("body")?).map_err(broken)?.holds() {
            file.push("hold", json!({ "deletion": row.text("id")?, "hold": hold, "review_at": iso(hold.review_at) }));
        }
    }
    for row in &cleared {
        let line = json!({ "day": row.text("day")?, "category": row.text("category")?, "count": row.int("count")? });
        file.push("cleared", line);
    }
    for line in by_chain(&log, span.until)? {
        file.push("entry", json(line)?);
    }
    let seal = statement::seal(context, &file.text, file.lines);
    file.push("seal", seal);
    Ok(file.text)
}

#[expect(clippy::needless_pass_by_value, reason = "as `map_err` hands it over")]
fn broken(error: serde_json::Error) -> Failure {
    Failure::Service(error.to_string())
}

fn json(of: impl serde::Serialize) -> Result<Value, Failure> {
    serde_json::to_value(of).map_err(broken)
}

/// The two halves of a list, as one.
fn sorted(mut rows: Rows, by: &'static str) -> Result<Rows, Failure> {
    for row in &rows {
        row.int(by)?;
    }
    rows.sort_by_key(|row| row.int(by).unwrap_or_default());
    Ok(rows)
}

/// A version whole, but for the table of its time zone, which is the zone's and not the operator's.
fn version(row: &Row) -> Result<Value, Failure> {
    let mut rules: Value = serde_json::from_str(&row.text("body")?).map_err(broken)?;
    if let Some(rules) = rules.as_object_mut() {
        rules.remove("zone");
    }
    let published_at = iso(Timestamp::from_ms(row.int("published_at")?));
    Ok(json!({ "version": row.int("id")?, "published_at": published_at, "rules": rules }))
}

fn moment(row: &Row, column: &'static str) -> Option<String> {
    row.maybe_int(column).map(|at| iso(Timestamp::from_ms(at)))
}

/// How many local days lie between two moments of a row.
fn days(policy: &Policy, row: &Row, from: &'static str, to: &'static str) -> Option<i64> {
    let date = |column| row.maybe_int(column).map(|at| policy.zone.date(Timestamp::from_ms(at)));
    Some((date(to)? - date(from)?).num_days())
}

fn case(policy: &Policy, row: &Row) -> Result<Value, Failure> {
    Ok(json!({
        "id": row.text("id")?,
        "deletion": row.text("deletion")?,
        "asked": row.text("kind")?,
        "by": row.text("filer")?,
        "received_at": moment(row, "filed_at"),
        "verified_at": moment(row, "verified_at"),
        "due_at": moment(row, "decide_by"),
        "decided_at": moment(row, "decided_at"),
        "outcome": row.text("state")?,
        "refused_because": row.maybe_text("refusal"),
        "days": days(policy, row, "filed_at", "decided_at"),
    }))
}

fn mail(policy: &Policy, row: &Row, acts: &Acts) -> Result<Value, Failure> {
    let received_at = Timestamp::from_ms(row.int("received_at")?);
    Ok(json!({
        "id": row.text("id")?,
        "asked": row.text("kind")?,
        "received_at": moment(row, "received_at"),
        "due_at": moment(row, "due_at"),
        "due_by_law_at": Rule::answer(policy.law.regime).map(|rule| iso(acts.due(policy, rule, received_at))),
        "extended_because": acts.why(Act::Extended),
        "closed_at": moment(row, "closed_at"),
        "outcome": row.maybe_text("outcome"),
        "days": days(policy, row, "received_at", "closed_at"),
    }))
}
