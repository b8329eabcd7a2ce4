//! Asking whoever filed an application: the promised days stand still until they answer, or until the question ends.

use frontend::pages::staff::case::question::{Asked, May, Questions, Standing};
use frontend::pages::staff::case::{Letter, Typed};
use frontend::pages::staff::queue::Waits;
use shared::clock::Question;
use shared::deletion::{Command, State};
use shared::desk::Act;
use shared::limits::QUESTIONS;
use shared::policy::Policy;
use shared::seal::Key;
use shared::secret::ReplyToken;
use shared::staff::Permission;
use shared::time::Timestamp;

use super::act::{again, field, path, refused};
use super::case::Case;
use super::chain::{self, Step};
use crate::advance::{AdvanceError, Beside, advance};
use crate::failure::Failure;
use crate::format;
use crate::limits::DESK_WORDS;
use crate::mail;
use crate::port::Row;
use crate::question::{answer_place, token_hash};
use crate::reply::Reply;
use crate::staff::Sitting;
use crate::storage;
use crate::vault;
use crate::view::View;

/// Until when a row of the book waits for an answer, or since when it has waited in vain.
pub fn waits(view: &View<'_>, policy: &Policy, row: &Row) -> Option<Waits> {
    let at = Timestamp::from_ms(row.maybe_int("waits_until")?);
    let day = format::last_day(view.locale, policy, at);
    Some(if view.context.now < at { Waits::Until(day) } else { Waits::InVain(day) })
}

/// POST /staff/case/{id}/ask
pub async fn ask(
    view: &View<'_>,
    sitting: &Sitting,
    case: &Case,
    fields: &[(String, String)],
) -> Result<Reply, Failure> {
    let words = field(fields, "question").trim();
    let fault = match words.chars().count() {
        0 => Some("missing"),
        count if count > DESK_WORDS => Some("too-long"),
        _ => None,
    };
    if let Some(code) = fault {
        let typed = Typed { question: words.to_owned(), ..Typed::default() };
        return again(view, sitting, case, view.error("question", code), typed).await;
    }
    let context = view.context;
    let here = || Failure::Overtaken(path(&case.id, None));
    let key = case.key(context).await?.filter(|_| case.reply_to_sealed.is_some()).ok_or_else(here)?;
    let token = ReplyToken::generate(&context.random::<{ ReplyToken::BYTES }>()?)
        .map_err(|error| Failure::Service(error.to_string()))?;
    let id = context.new_id()?;
    let step = Step { subject: &case.id, act: Act::Asked, why: None, text: Some(words), key: Some(&key) };
    let fresh = storage::question::Fresh {
        id: &id,
        application: case.application.as_str(),
        token_hash: &token_hash(context, &token),
        asked_at: context.now,
        // As the domain counts it.
        ends_at: Question::ask(context.now, case.policy.almanac()).ends_at,
    };
    let sealed = mail::question::Words { token: token.shown(), words: words.to_owned() };
    let statements = vec![
        chain::next(context, sitting, case.log.last(), step)?,
        storage::question::ask(&fresh),
        mail::question::order(context, &case.stored.id.to_string(), &id, &sealed, &key)?,
    ];
    let beside = Beside { statements, ..Beside::default() };
    let command = Command::AskQuestion { id: case.application.clone(), by: sitting.id.clone() };
    match advance(context, &case.stored.id, Some(case.stored.version), &command, &beside).await {
        Ok(_) => Ok(Reply::see_other(&path(&case.id, Some(Act::Asked)))),
        Err(AdvanceError::Port(error)) => Err(refused(error, path(&case.id, None))),
        Err(AdvanceError::Refused(..) | AdvanceError::Superseded(_) | AdvanceError::Busy) => Err(here()),
        Err(error) => Err(Failure::Service(error.to_string())),
    }
}

/// What was asked, what was answered, and whether there may be another question.
pub async fn shown(view: &View<'_>, sitting: &Sitting, case: &Case, key: Option<&Key>) -> Result<Questions, Failure> {
    let rows = view.context.one(storage::question::of_application(&case.id)).await?;
    let mut words = case.log.entries().filter(|written| written.entry.act == Act::Asked.name());
    let mut asked = Vec::new();
    for row in &rows {
        let at = format::moment(view.locale, &case.policy, Timestamp::from_ms(row.int("asked_at")?));
        let words = words.next().and_then(|written| written.words(&case.id, key));
        asked.push(Asked { at, words, standing: standing(view, sitting, case, key, row)? });
    }
    Ok(Questions { may: may(view, sitting, case, rows.len(), key.is_some()), asked })
}

fn standing(
    view: &View<'_>,
    sitting: &Sitting,
    case: &Case,
    key: Option<&Key>,
    row: &Row,
) -> Result<Standing, Failure> {
    let ends_at = Timestamp::from_ms(row.int("ends_at")?);
    let day = || format::last_day(view.locale, &case.policy, ends_at);
    let Some(at) = row.maybe_int("answered_at").map(Timestamp::from_ms) else {
        return Ok(match view.context.now < ends_at {
            _ if !case.is_open() => Standing::Over,
            true => Standing::Waits { until: day() },
            false => Standing::InVain { since: day() },
        });
    };
    let answer = match (row.maybe_text("answer_sealed"), key) {
        (Some(sealed), Some(key)) if case.log.is_revealed_to(sitting, view.context.now) => {
            let text = vault::open_text(key, answer_place(&row.text("id")?), &sealed)?.replace('\r', "");
            let lines = text.split("\n\n").map(str::trim).filter(|line| !line.is_empty());
            Letter::Open(lines.map(str::to_owned).collect())
        }
        (Some(_), Some(_)) => Letter::Masked,
        _ => Letter::Erased,
    };
    let how = view.texts.get(&format!("desk-answered-{}", row.maybe_text("answered_by").unwrap_or_default()));
    Ok(Standing::Answered { at: format::moment(view.locale, &case.policy, at), how, answer })
}

/// The page says what the spine would: it decides again, on what is true then.
fn may(view: &View<'_>, sitting: &Sitting, case: &Case, asked: usize, is_readable: bool) -> May {
    let texts = view.texts;
    let State::Pending(pending) = case.stored.deletion.state() else { return May::Nothing };
    if !case.is_open() || sitting.must(Permission::Decide).is_err() || !is_readable {
        return May::Nothing;
    }
    if case.reply_to_sealed.is_none() {
        return May::Not(texts.get("desk-ask-not-reached"));
    }
    let now = view.context.now;
    if case.waits_until.is_some_and(|until| now < until) {
        return May::Nothing;
    }
    let revocation = pending.revocation.as_ref().filter(|application| application.id == case.application);
    let due = revocation.map_or(case.decide_by, |application| application.due_at(now, &case.policy));
    if now >= due {
        return May::Not(texts.get("desk-ask-late"));
    }
    if asked >= QUESTIONS { May::Not(texts.get("desk-ask-enough")) } else { May::Ask }
}
