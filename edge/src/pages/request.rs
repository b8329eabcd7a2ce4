//! Something asked for in writing: a form, a code to an address, and how far it is. Nothing here knows whether there is an account.

use frontend::pages::request::{self as shown, Known, Situation, Typed};
use frontend::shell::FieldError;
use shared::clock::ExtensionReason;
use shared::desk::Act;
use shared::form::{self, Request, Writer};
use shared::inbox::Kind;
use shared::limits::MINUTE_MS;
use shared::policy::Regime;
use shared::request::{Answer, Ground, Ruling, Stage, Topic};
use shared::time::Timestamp;

use super::code::{Checked, check_of};
use crate::desk::mail::subject;
use crate::desk::trail::Trail;
use crate::failure::Failure;
use crate::reply::Reply;
use crate::request::{self, Opened};
use crate::router::Written;
use crate::view::View;
use crate::{format, inbox, limits, storage};

/// Its four paths.
pub async fn answer(view: &View<'_>, written: Written, is_post: bool) -> Result<Reply, Failure> {
    match written {
        Written::Complaint | Written::Request if is_post => write(view, written == Written::Complaint).await,
        Written::Complaint | Written::Request => Ok(show(view, written == Written::Complaint)),
        Written::Code => code(view, is_post).await,
        Written::Status => status(view).await,
    }
}

/// GET /complaint and /request
fn show(view: &View<'_>, is_complaint: bool) -> Reply {
    // A page that leads here may say what it is about.
    let about = view.incoming.query("topic").filter(|topic| Topic::parse(topic).is_some()).unwrap_or_default();
    form(view, is_complaint, Typed { about, ..Typed::default() }, Vec::new())
}

fn form(view: &View<'_>, is_complaint: bool, typed: Typed, errors: Vec<FieldError>) -> Reply {
    let situation = if view.context.settings.staff.is_ok() {
        let kind = if is_complaint { Kind::Complain } else { Kind::Other };
        let (answer_by, may_extend) = request::promise(view.context, view.locale, kind);
        Situation::Write { typed, answer_by, may_extend }
    } else {
        Situation::NotOffered
    };
    page(view, is_complaint, situation, errors)
}

fn page(view: &View<'_>, is_complaint: bool, situation: Situation, errors: Vec<FieldError>) -> Reply {
    let status = if errors.is_empty() { 200 } else { 422 };
    let authority = request::authority(view.context, view.locale, view.texts);
    let props = shown::Props { is_complaint, situation, authority, errors };
    Reply::html(status, shown::page(&view.shell_for(&props.errors), props))
}

/// POST /complaint and /request
async fn write(view: &View<'_>, is_complaint: bool) -> Result<Reply, Failure> {
    let fields = view.form()?;
    let writer = if is_complaint { Writer::Complainer } else { Writer::Person };
    match Request::parse(&fields, writer) {
        Ok(asked) if view.context.settings.staff.is_ok() => request::begin(view, asked).await,
        Ok(_) => Ok(show(view, is_complaint)),
        Err(refused) => {
            let field = |name: &str| fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
            let typed = Typed {
                about: field(if is_complaint { "topic" } else { "kind" }).unwrap_or_default(),
                identifier: field("identifier").unwrap_or_default(),
                address: field("address").unwrap_or_default(),
                text: field("text").unwrap_or_default(),
            };
            Ok(form(view, is_complaint, typed, view.errors(&refused)))
        }
    }
}

/// GET and POST /request/code
async fn code(view: &View<'_>, is_post: bool) -> Result<Reply, Failure> {
    let fields = if is_post { view.form()? } else { Vec::new() };
    let opened = request::open(view).await?;
    if opened.is_proven() {
        return Ok(Reply::see_other(&view.path("/request/status")));
    }
    if !is_post {
        return asked_for(view, &opened, Vec::new()).await;
    }
    match form::Code::parse(&fields) {
        Err(refused) => asked_for(view, &opened, view.errors(&refused)).await,
        Ok(typed) => match check_of(view, &opened.id, &typed.code).await? {
            Checked::Right(spend) => request::arrive(view, &opened, spend).await,
            Checked::Wrong(code) => asked_for(view, &opened, view.error("code", code)).await,
        },
    }
}

async fn asked_for(view: &View<'_>, opened: &Opened, errors: Vec<FieldError>) -> Result<Reply, Failure> {
    let (_, written) = request::read(view.context, opened).await?.ok_or(Failure::SignedOut)?;
    let minutes = u32::try_from(limits::CODE_MS / MINUTE_MS).unwrap_or(10);
    let situation = Situation::Code { address: written.sender, minutes };
    Ok(page(view, opened.kind() == Kind::Complain, situation, errors))
}

/// GET /request/status
async fn status(view: &View<'_>) -> Result<Reply, Failure> {
    let opened = request::open(view).await?;
    if !opened.is_proven() {
        return Ok(Reply::see_other(&view.path("/request/code")));
    }
    let known = known(view, &opened).await?;
    Ok(page(view, opened.kind() == Kind::Complain, Situation::Known(known), Vec::new()))
}

async fn known(view: &View<'_>, opened: &Opened) -> Result<Known, Failure> {
    let (context, policy, texts) = (view.context, &view.context.policy, view.texts);
    let subject = subject(&opened.id);
    let log = Trail::from_rows(subject.clone(), &context.one(storage::desk::log_of(&subject)).await?)?;
    let stage = Stage::of(log.entries().map(|written| written.entry.act.as_str()));
    let about = match opened.row.maybe_text("topic") {
        Some(topic) => texts.get(&format!("request-topic-{topic}")),
        None if opened.kind() == Kind::Complain => texts.get("request-topic-other"),
        None => texts.get(&format!("request-kind-{}", opened.kind().name())),
    };
    let longer = log.entries().filter(|written| written.entry.act == Act::Extended.name());
    let extended = longer.filter_map(|written| ExtensionReason::parse(written.entry.why.as_deref()?)).last();
    let kept = request::read(context, opened).await?;
    let (key, written) = kept.map_or((None, None), |(key, written)| (Some(key), Some(written)));
    let code = written.map(|written| written.code).filter(|_| opened.is_own());
    Ok(Known {
        reference: inbox::reference(&opened.id),
        code,
        about,
        received_at: format::moment(view.locale, policy, Timestamp::from_ms(opened.row.int("received_at")?)),
        stage,
        due: (stage != Stage::Answered).then_some(()).map(|()| due(view, opened, &log)).transpose()?,
        extended: extended.map(ExtensionReason::key),
        answer: sent(opened, &log, &subject, key.as_ref(), policy.law.regime),
    })
}

/// The day of the answer, whatever day the desk has set itself for saying that it has arrived.
fn due(view: &View<'_>, opened: &Opened, log: &Trail) -> Result<String, Failure> {
    let (policy, now) = (&view.context.policy, view.context.now);
    let received_at = Timestamp::from_ms(opened.row.int("received_at")?);
    let rule = shared::request::answer(opened.kind(), policy.law.regime);
    let due = log.clock(rule, received_at, policy).due(now, policy.almanac());
    Ok(format::last_day(view.locale, policy, due))
}

/// As it was sent, put together again from the log.
fn sent(
    opened: &Opened,
    log: &Trail,
    subject: &str,
    key: Option<&shared::seal::Key>,
    regime: Regime,
) -> Option<Answer> {
    let sent = log.entries().filter(|written| written.entry.act == Act::Answered.name()).last()?;
    let words = sent.words(subject, key)?;
    let ruling = Ruling::parse(&opened.row.maybe_text("ruling")?)?;
    let ground = sent.entry.why.as_deref().and_then(Ground::parse).map_or("", Ground::name);
    Answer::parse(opened.kind(), regime, ruling.name(), ground, &words).ok()
}
