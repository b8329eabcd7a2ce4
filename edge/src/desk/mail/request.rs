//! A request in writing at the desk: somebody says that they look into it, writes down what they found, and answers. An answer is
//! only sent with everything that the law wants in it, because without that it does not exist (`shared::request::Answer`).

use frontend::mail::request::Told;
use frontend::pages::staff::case::{Fact, Mark};
use frontend::pages::staff::mail::{Next, Request, Typed};
use shared::clock::Rule;
use shared::desk::Act;
use shared::identifier::Identifier;
use shared::inbox::{Kind, Outcome};
use shared::request::{self as asked, Answer, Ground, Lack, Ruling, Stage};
use shared::seal::Key;
use shared::staff::Permission;

use super::super::act::{field, unfit};
use super::super::chain::Step;
use super::act::{again, closing, record};
use super::{Mail, answer, path};
use crate::failure::Failure;
use crate::limits::DESK_WORDS;
use crate::port::Statement;
use crate::reply::Reply;
use crate::staff::Sitting;
use crate::view::View;
use crate::{directory, format, request, storage, vault};

/// How it came; nothing of a mail.
pub fn via(mail: &Mail) -> Option<String> {
    mail.row.maybe_text("via")
}

pub fn kind(mail: &Mail) -> Kind {
    mail.row.maybe_text("kind").and_then(|kind| Kind::parse(&kind)).unwrap_or(Kind::Other)
}

fn stage(mail: &Mail) -> Stage {
    Stage::of(mail.log.entries().map(|written| written.entry.act.as_str()))
}

/// By when it is answered.
pub fn rule(view: &View<'_>, mail: &Mail) -> Rule {
    asked::answer(kind(mail), view.context.policy.law.regime)
}

/// Whoever entered it answers nothing of it (I15).
fn is_filer(sitting: &Sitting, mail: &Mail) -> bool {
    let mut entries = mail.log.entries();
    entries.any(|written| written.entry.act == Act::Entered.name() && written.entry.staff == sitting.id)
}

/// Whoever asked, or whose account it is about, answers nothing of it either.
async fn is_own(view: &View<'_>, sitting: &Sitting, mail: &Mail, key: &Key) -> Result<bool, Failure> {
    let (Some(own), Some(sealed)) = (&sitting.own_account_hash, mail.row.maybe_text("letter_sealed")) else {
        return Ok(false);
    };
    let written = request::written(&mail.id, key, &sealed)?;
    for name in [&written.identifier, &written.sender] {
        let Ok(identifier) = Identifier::parse(name) else { continue };
        let found = directory::find(view.context, &identifier).await?;
        if found.iter().any(|account| vault::account_hash(view.context, account) == *own) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What its page shows beside what a mail's does.
pub fn shown(view: &View<'_>, sitting: &Sitting, mail: &Mail) -> Option<Request> {
    let via = via(mail)?;
    let texts = view.texts;
    let name = if via == request::FORM { "desk-request-via-" } else { "desk-channel-" };
    let (kind, stage) = (kind(mail), stage(mail));
    let may = mail.is_open() && mail.key.is_some() && sitting.must(Permission::Decide).is_ok();
    let is_complaint = kind == Kind::Complain;
    let is_ready = !is_complaint || stage == Stage::Investigated;
    let steps = [
        (Next::Acknowledge, stage == Stage::Received),
        (Next::Find, is_complaint && stage != Stage::Received),
        (Next::Answer, is_ready && !is_filer(sitting, mail)),
        (Next::Leave, is_filer(sitting, mail)),
    ];
    Some(Request {
        via: texts.get(&format!("{name}{via}")),
        topic: mail.row.maybe_text("topic").map(|topic| texts.get(&format!("request-topic-{topic}"))),
        next: steps.into_iter().filter(|(_, is_so)| may && *is_so).map(|(next, _)| next).collect(),
        rulings: Ruling::of(kind),
        grounds: Ground::all_of(kind, view.context.policy.law.regime).collect(),
    })
}

/// What is known of where it came from.
pub fn facts(view: &View<'_>, mail: &Mail, via: &str) -> Result<Vec<Fact>, Failure> {
    let key = if via == request::FORM { "desk-fact-request-form" } else { "desk-fact-request-entered" };
    let mut facts = vec![Fact { mark: Mark::Hint, text: view.texts.get(key) }];
    if mail.key.is_some() && answer::sender(view, mail)?.is_none() {
        facts.push(Fact { mark: Mark::Against, text: view.texts.get("desk-fact-request-unreached") });
    }
    Ok(facts)
}

/// The letter to whoever asked, where an address is known.
fn letter(view: &View<'_>, mail: &Mail, key: &Key, told: Told) -> Result<Option<Statement>, Failure> {
    let Some(to) = answer::sender(view, mail)? else { return Ok(None) };
    Ok(Some(request::tell(view.context, &mail.id, key, mail.locale(), (to, kind(mail), told))?))
}

fn ready<'a>(view: &View<'_>, sitting: &Sitting, mail: &'a Mail, next: Next) -> Result<&'a Key, Failure> {
    let is_ready = shown(view, sitting, mail).is_some_and(|request| request.next.contains(&next));
    mail.key.as_ref().filter(|_| is_ready).ok_or_else(|| Failure::Overtaken(path(&mail.id, None)))
}

/// POST /staff/mail/{mail}/acknowledge: from here on its day is that of the answer.
pub async fn acknowledge(view: &View<'_>, sitting: &Sitting, mail: &Mail) -> Result<Reply, Failure> {
    let key = ready(view, sitting, mail, Next::Acknowledge)?;
    let policy = &view.context.policy;
    let due = mail.log.clock(rule(view, mail), mail.received_at()?, policy).due(view.context.now, policy.almanac());
    let told = Told::Acknowledged { answer_by: format::last_day(mail.locale(), policy, due) };
    let mut beside = vec![storage::request::due(&mail.id, due)];
    beside.extend(letter(view, mail, key, told)?);
    record(view, sitting, mail, mail.log.plain(Act::Acknowledged), beside).await
}

/// POST /staff/mail/{mail}/findings: what a complaint's answer rests on.
pub async fn find(
    view: &View<'_>,
    sitting: &Sitting,
    mail: &Mail,
    fields: &[(String, String)],
) -> Result<Reply, Failure> {
    let key = ready(view, sitting, mail, Next::Find)?;
    let words = field(fields, "findings").trim();
    let typed = Typed { findings: words.to_owned(), ..Typed::default() };
    if let Some(code) = unfit(words) {
        return again(view, sitting, mail, ("findings", code), typed).await;
    }
    let step = Step { text: Some(words), key: Some(key), ..mail.log.plain(Act::Found) };
    record(view, sitting, mail, step, Vec::new()).await
}

/// POST /staff/mail/{mail}/answer of a request: it is closed with it, and its words stay for whoever comes back.
pub async fn answer(
    view: &View<'_>,
    sitting: &Sitting,
    mail: &Mail,
    fields: &[(String, String)],
) -> Result<Reply, Failure> {
    if is_filer(sitting, mail) {
        return Err(Failure::Forbidden);
    }
    let key = ready(view, sitting, mail, Next::Answer)?;
    if is_own(view, sitting, mail, key).await? {
        return Err(Failure::Forbidden);
    }
    let (ruling, ground) = (field(fields, "ruling"), field(fields, "refusal"));
    let words = field(fields, "written").trim();
    let typed =
        Typed { written: words.to_owned(), ruling: ruling.to_owned(), ground: ground.to_owned(), ..Typed::default() };
    if words.chars().count() > DESK_WORDS {
        return again(view, sitting, mail, ("written", "too-long"), typed).await;
    }
    let answer = match Answer::parse(kind(mail), view.context.policy.law.regime, ruling, ground, words) {
        Ok(answer) => answer,
        Err(lack) => {
            let field = match lack {
                Lack::Ruling => "ruling",
                Lack::Ground => "refusal",
                Lack::Reasons => "written",
            };
            return again(view, sitting, mail, (field, "missing"), typed).await;
        }
    };
    let step = Step { why: Some(answer.name()), text: Some(words), key: Some(key), ..mail.log.plain(Act::Answered) };
    let mut beside =
        vec![storage::request::rule(&mail.id, answer.ruling()), closing(view, sitting, &mail.id, Outcome::Answered)];
    beside.extend(letter(view, mail, key, Told::Answered(answer.clone()))?);
    record(view, sitting, mail, step, beside).await
}
