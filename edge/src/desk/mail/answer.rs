//! Answering whoever wrote, in own words, and telling them that an answer takes longer. Both go to the address that the mail came
//! from, and nowhere else.

use frontend::i18n::{Locale, Texts};
use frontend::mail::{self as letter, Sender, extended, reply};
use frontend::pages::staff::mail::{Legal, MayExtend, Typed};
use shared::clock::{Clock, ExtensionReason, Refusal, Rule};
use shared::desk::Act;
use shared::inbox::{Kind, Outcome, Verdict};
use shared::limits::DAY_MS;
use shared::seal::Key;
use shared::secret::ReplyToken;
use shared::time::Timestamp;

use super::super::act::{field, refused, unfit};
use super::super::chain::Step;
use super::super::queue;
use super::act::{again, closing};
use super::{Mail, path, request, subject};
use crate::failure::Failure;
use crate::limits::MAIL_KEPT_DAYS;
use crate::port::Statement;
use crate::question::token_hash;
use crate::reply::Reply;
use crate::staff::Sitting;
use crate::view::{self, View};
use crate::{format, inbox, mail, storage, vault};

/// What the law gives a day for.
const BY_LAW: [Kind; 4] = [Kind::See, Kind::Correct, Kind::Object, Kind::Leave];

/// The clock of the law, as the log says that it stands.
fn clock(view: &View<'_>, mail: &Mail) -> Result<Option<Clock>, Failure> {
    let policy = &view.context.policy;
    let rule = match request::via(mail) {
        Some(_) => Some(request::rule(view, mail)),
        None => Rule::answer(policy.law.regime).filter(|_| is_by_law(mail)),
    };
    let received_at = mail.received_at()?;
    Ok(rule.map(|rule| mail.log.clock(rule, received_at, policy)))
}

fn is_by_law(mail: &Mail) -> bool {
    mail.row.maybe_text("kind").and_then(|kind| Kind::parse(&kind)).is_some_and(|kind| BY_LAW.contains(&kind))
}

/// By when the law wants its answer, and whether that can be later.
pub fn legal(view: &View<'_>, mail: &Mail, may_decide: bool) -> Result<Option<Legal>, Failure> {
    let Some(clock) = clock(view, mail)? else { return Ok(None) };
    let (texts, policy, now) = (view.texts, &view.context.policy, view.context.now);
    let due = clock.due(now, policy.almanac());
    // Any reason will do to ask whether there may be one.
    let may = match clock.extend(ExtensionReason::Complexity, now, policy.almanac()) {
        _ if !mail.is_open() || !may_decide => MayExtend::Nothing,
        Ok(_) if sender(view, mail)?.is_none() => MayExtend::Not(texts.get("desk-extend-not-reached")),
        Ok(longer) => {
            MayExtend::Until { day: format::last_day(view.locale, policy, longer.due(now, policy.almanac())) }
        }
        Err(Refusal::AlreadyExtended) => MayExtend::Not(texts.get("desk-extend-once")),
        Err(Refusal::Late) => MayExtend::Not(texts.get("desk-extend-late")),
        Err(_) => MayExtend::Not(texts.get("desk-extend-none")),
    };
    Ok(Some(Legal { day: format::last_day(view.locale, policy, due), left: queue::left(policy, now, due), may }))
}

/// Whom an answer reaches: not a machine, nobody whose name was forged, and not ourselves.
pub fn sender(view: &View<'_>, mail: &Mail) -> Result<Option<String>, Failure> {
    let is_forged = mail.row.maybe_text("dmarc").as_deref() == Some(Verdict::Fail.name());
    let (Some(sealed), Some(key)) = (mail.row.maybe_text("letter_sealed"), &mail.key) else { return Ok(None) };
    if is_forged || mail.row.int("automatic")? == 1 {
        return Ok(None);
    }
    let text = vault::open_text(key, inbox::place(&mail.id), &sealed)?;
    let letter: serde_json::Value = serde_json::from_str(&text).map_err(|error| Failure::Service(error.to_string()))?;
    let sender = letter.get("sender").and_then(serde_json::Value::as_str).and_then(shared::mime::address);
    Ok(sender.filter(|sender| !sender.eq_ignore_ascii_case(&view.context.policy.contact)))
}

/// Mails of the same conversation: whether it answers ours about another one, or was answered by it, and where that lies.
pub fn replies(mail: &Mail) -> Result<Vec<(bool, String, String)>, Failure> {
    let mut replies = Vec::new();
    for row in &mail.replies {
        let (about, reply) = (row.text("application")?, row.maybe_text("mail"));
        let is_answer = reply.as_deref() == Some(mail.id.as_str());
        let other = if is_answer { about.strip_prefix("mail:").map(str::to_owned) } else { reply };
        if let Some(id) = other {
            replies.push((is_answer, inbox::reference(&id), path(&id, None)));
        }
    }
    Ok(replies)
}

/// Who writes, to whom, and about which mail.
struct Addressed<'a> {
    key: &'a Key,
    to: String,
    sender: Sender,
    texts: Texts,
    locale: Locale,
    at: String,
}

fn addressed<'a>(view: &View<'_>, mail: &'a Mail) -> Result<Addressed<'a>, Failure> {
    let here = || Failure::Overtaken(path(&mail.id, None));
    let context = view.context;
    let to = sender(view, mail)?.filter(|_| mail.is_open()).ok_or_else(here)?;
    let locale = mail.locale();
    let sender = Sender {
        operator: view::operator(context, &context.policy, locale),
        reference: inbox::reference(&mail.id),
        not_me_page: mail::address(context, locale, "/not-me"),
    };
    let at = format::moment(locale, &context.policy, mail.received_at()?);
    Ok(Addressed { key: mail.key.as_ref().ok_or_else(here)?, to, sender, texts: Texts::of(locale), locale, at })
}

fn order(view: &View<'_>, mail: &Mail, addressed: &Addressed<'_>, written: letter::Mail) -> Result<Statement, Failure> {
    let outgoing = mail::outgoing(view.context, addressed.to.clone(), written);
    Ok(mail::reply::order(view.context, &mail.id, addressed.key, &outgoing)?)
}

async fn record(view: &View<'_>, mail: &Mail, act: Act, statements: Vec<Statement>) -> Result<Reply, Failure> {
    match view.context.batch(statements).await {
        Ok(_) => Ok(Reply::see_other(&path(&mail.id, Some(act)))),
        Err(error) => Err(refused(error, path(&mail.id, None))),
    }
}

/// POST /staff/mail/{mail}/answer: the mail is closed with it, and a reply is read as what it is.
pub async fn answer(
    view: &View<'_>,
    sitting: &Sitting,
    mail: &Mail,
    fields: &[(String, String)],
) -> Result<Reply, Failure> {
    let words = field(fields, "written").trim();
    let typed = Typed { written: words.to_owned(), ..Typed::default() };
    if let Some(code) = unfit(words) {
        return again(view, sitting, mail, ("written", code), typed).await;
    }
    let (context, now) = (view.context, view.context.now);
    let addressed = addressed(view, mail)?;
    let token = ReplyToken::generate(&context.random::<{ ReplyToken::BYTES }>()?)
        .map_err(|error| Failure::Service(error.to_string()))?;
    let (texts, sender) = (addressed.texts, addressed.sender.clone());
    let (at, words_told) = (addressed.at.clone(), words.to_owned());
    let written = reply::render(texts, reply::Props { sender, at, words: words_told, token: token.shown() });
    let kept_until = now.plus_ms(MAIL_KEPT_DAYS * DAY_MS);
    let step = Step { text: Some(words), key: Some(addressed.key), ..mail.log.plain(Act::Answered) };
    let fresh = storage::question::Fresh {
        id: &context.new_id()?,
        application: &subject(&mail.id),
        token_hash: &token_hash(context, &token),
        asked_at: now,
        ends_at: kept_until,
    };
    let statements = vec![
        mail.log.next(view, sitting, step)?,
        storage::question::ask(&fresh),
        closing(view, sitting, &mail.id, Outcome::Answered),
        order(view, mail, &addressed, written)?,
    ];
    record(view, mail, Act::Answered, statements).await
}

/// POST /staff/mail/{mail}/extend: once, before the day, and the person is told why.
pub async fn extend(
    view: &View<'_>,
    sitting: &Sitting,
    mail: &Mail,
    fields: &[(String, String)],
) -> Result<Reply, Failure> {
    let here = || Failure::Overtaken(path(&mail.id, None));
    let Some(reason) = ExtensionReason::parse(field(fields, "extension")) else {
        return again(view, sitting, mail, ("extension", "missing"), Typed::default()).await;
    };
    let (context, now) = (view.context, view.context.now);
    let almanac = context.policy.almanac();
    let clock = clock(view, mail)?.ok_or_else(here)?;
    let longer = clock.extend(reason, now, almanac).map_err(|_| here())?;
    let addressed = addressed(view, mail)?;
    let day = last_day(view, addressed.locale, longer.due(now, almanac));
    let (sender, at) = (addressed.sender.clone(), addressed.at.clone());
    let written = extended::render(addressed.texts, extended::Props { sender, at, reason, day });
    let step = Step { why: Some(reason.key()), ..mail.log.plain(Act::Extended) };
    let mut statements = vec![mail.log.next(view, sitting, step)?, order(view, mail, &addressed, written)?];
    if request::via(mail).is_some() {
        statements.push(storage::request::due(&mail.id, longer.due(now, almanac)));
    }
    record(view, mail, Act::Extended, statements).await
}

fn last_day(view: &View<'_>, locale: Locale, due: Timestamp) -> String {
    format::last_day(locale, &view.context.policy, due)
}
