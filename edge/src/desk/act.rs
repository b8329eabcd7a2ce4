//! The smaller acts at a case: take it, give it back, write a note, open the letter. Each is one batch with its entry in the
//! log first: whoever comes second, or has lost the right, changes nothing.

use frontend::pages::staff::case::Typed;
use frontend::shell::FieldError;
use shared::desk::{Act, RevealReason};
use shared::staff::Permission;

use super::case::{self, Case};
use super::chain::Step;
use super::colleague;
use crate::failure::Failure;
use crate::limits::DESK_WORDS;
use crate::port::{PortError, Statement};
use crate::reply::Reply;
use crate::router::CaseAct;
use crate::staff::Sitting;
use crate::storage;
use crate::view::View;

/// What keeps the staff's own words from being taken, if anything.
pub fn unfit(words: &str) -> Option<&'static str> {
    match words.chars().count() {
        0 => Some("missing"),
        count if count > DESK_WORDS => Some("too-long"),
        _ => None,
    }
}

/// A field of a form, or nothing.
pub fn field<'a>(fields: &'a [(String, String)], name: &str) -> &'a str {
    fields.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
}

/// All fields of a form by this name.
pub fn all<'a>(fields: &'a [(String, String)], name: &'static str) -> impl Iterator<Item = &'a str> {
    fields.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
}

/// What is posted to a case.
pub async fn act(view: &View<'_>, sitting: &Sitting, id: &str, act: CaseAct) -> Result<Reply, Failure> {
    sitting.must(match act {
        CaseAct::Take | CaseAct::Return => Permission::AssignSelf,
        CaseAct::Comment => Permission::Comment,
        CaseAct::Reveal => Permission::Reveal,
        CaseAct::Decide | CaseAct::Ask => Permission::Decide,
        CaseAct::Give => Permission::AssignOther,
    })?;
    let fields = view.form()?;
    let case = case::open(view, id).await?;
    if !is_seen(&fields, &case) {
        return Err(Failure::Overtaken(path(id, None)));
    }
    match act {
        CaseAct::Take => assign(view, sitting, &case, Act::Taken).await,
        CaseAct::Return => assign(view, sitting, &case, Act::Returned).await,
        CaseAct::Comment => comment(view, sitting, &case, &fields).await,
        CaseAct::Reveal => reveal(view, sitting, &case, &fields).await,
        CaseAct::Give => give(view, sitting, &case, &fields).await,
        CaseAct::Decide => super::decision::decide(view, sitting, &case, &fields).await,
        CaseAct::Ask => super::question::ask(view, sitting, &case, &fields).await,
    }
}

fn is_seen(fields: &[(String, String)], case: &Case) -> bool {
    case.log.is_seen(fields) && field(fields, "version").parse() == Ok(case.stored.version)
}

/// A case's page, with what was done.
pub fn path(id: &str, done: Option<Act>) -> String {
    match done {
        Some(act) => format!("/staff/case/{id}?done={}", act.name()),
        None => format!("/staff/case/{id}"),
    }
}

/// A lost race is another person's win, and a lost right the end of the sitting.
pub fn refused(error: PortError, path: String) -> Failure {
    match error {
        PortError::Conflict(table) if table == "desk_event" => Failure::Overtaken(path),
        PortError::Conflict(table) if table == "staff" => Failure::Forbidden,
        other => other.into(),
    }
}

async fn record(
    view: &View<'_>,
    sitting: &Sitting,
    case: &Case,
    step: Step<'_>,
    beside: Vec<Statement>,
) -> Result<Reply, Failure> {
    match case.log.record(view, sitting, step, beside).await {
        Ok(()) => Ok(Reply::see_other(&path(&case.id, Some(step.act)))),
        Err(error) => Err(refused(error, path(&case.id, None))),
    }
}

async fn assign(view: &View<'_>, sitting: &Sitting, case: &Case, act: Act) -> Result<Reply, Failure> {
    let is_mine = case.assigned_to.as_ref() == Some(&sitting.id);
    // Whoever has it already, or never had it, has nothing to do.
    if !case.is_open() || is_mine == (act == Act::Taken) {
        return Ok(Reply::see_other(&path(&case.id, None)));
    }
    let to = (act == Act::Taken).then_some(&sitting.id);
    let mut beside = vec![storage::desk::assign(&case.id, to)];
    if act == Act::Returned {
        beside.push(storage::look::end(&case.id, &sitting.id));
    }
    record(view, sitting, case, case.log.plain(act), beside).await
}

async fn give(view: &View<'_>, sitting: &Sitting, case: &Case, fields: &[(String, String)]) -> Result<Reply, Failure> {
    let colleagues = colleague::all(view, sitting).await?;
    let Some(to) = colleague::chosen(&colleagues, field(fields, "colleague")) else {
        return again(view, sitting, case, view.error("colleague", "missing"), Typed::default()).await;
    };
    if !case.is_open() || case.assigned_to.as_ref() == Some(&to) {
        return Ok(Reply::see_other(&path(&case.id, None)));
    }
    let step = Step { why: Some(to.as_str()), ..case.log.plain(Act::Given) };
    let beside = vec![storage::desk::assign(&case.id, Some(&to)), storage::look::end(&case.id, &sitting.id)];
    record(view, sitting, case, step, beside).await
}

pub async fn again(
    view: &View<'_>,
    sitting: &Sitting,
    case: &Case,
    errors: Vec<FieldError>,
    typed: Typed,
) -> Result<Reply, Failure> {
    Ok(Reply::html(422, case::page(view, sitting, case, errors, typed).await?))
}

async fn comment(
    view: &View<'_>,
    sitting: &Sitting,
    case: &Case,
    fields: &[(String, String)],
) -> Result<Reply, Failure> {
    let text = field(fields, "comment").trim();
    let fault = match text.chars().count() {
        0 => Some("missing"),
        count if count > DESK_WORDS => Some("too-long"),
        _ => None,
    };
    if let Some(code) = fault {
        let typed = Typed { comment: text.to_owned(), ..Typed::default() };
        return again(view, sitting, case, view.error("comment", code), typed).await;
    }
    let key = case.key(view.context).await?;
    // Without the key there is nowhere to keep it: whose case it was is erased.
    let Some(key) = key else { return Err(Failure::Overtaken(path(&case.id, None))) };
    let step = Step { text: Some(text), key: Some(&key), ..case.log.plain(Act::Commented) };
    record(view, sitting, case, step, Vec::new()).await
}

async fn reveal(
    view: &View<'_>,
    sitting: &Sitting,
    case: &Case,
    fields: &[(String, String)],
) -> Result<Reply, Failure> {
    let Some(reason) = RevealReason::parse(field(fields, "purpose")) else {
        return again(view, sitting, case, view.error("purpose", "missing"), Typed::default()).await;
    };
    let step = Step { why: Some(reason.name()), ..case.log.plain(Act::Revealed) };
    record(view, sitting, case, step, Vec::new()).await
}
