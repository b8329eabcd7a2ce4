//! What is done at a mail. Each is one batch with its entry in the log first.

use frontend::pages::staff::mail::Typed;
use shared::desk::{Act, RevealReason};
use shared::inbox::Outcome;
use shared::limits::DAY_MS;
use shared::staff::Permission;

use super::{Mail, answer, open, page, path, request, subject};
use crate::desk::act::{all, field, refused, unfit};
use crate::desk::chain::Step;
use crate::desk::{colleague, sibling};
use crate::failure::Failure;
use crate::limits::MAIL_KEPT_DAYS;
use crate::port::Statement;
use crate::reply::Reply;
use crate::router::MailAct;
use crate::staff::Sitting;
use crate::storage;
use crate::view::View;

/// What is posted to a mail.
pub async fn act(view: &View<'_>, sitting: &Sitting, id: &str, act: MailAct) -> Result<Reply, Failure> {
    sitting.must(match act {
        MailAct::Take | MailAct::Return => Permission::AssignSelf,
        // Whoever watches the desk reads what it did, never what people wrote to it.
        MailAct::Comment | MailAct::Reveal => Permission::Comment,
        MailAct::Close | MailAct::Answer | MailAct::Extend | MailAct::Acknowledge | MailAct::Find => Permission::Decide,
        MailAct::Give => Permission::AssignOther,
    })?;
    let fields = view.form()?;
    let mail = open(view, id, None).await?;
    if !mail.log.is_seen(&fields) {
        return Err(Failure::Overtaken(path(id, None)));
    }
    match act {
        MailAct::Take => assign(view, sitting, &mail, Act::Taken).await,
        MailAct::Return => assign(view, sitting, &mail, Act::Returned).await,
        MailAct::Comment => comment(view, sitting, &mail, &fields).await,
        MailAct::Reveal => reveal(view, sitting, &mail, &fields).await,
        MailAct::Give => give(view, sitting, &mail, &fields).await,
        MailAct::Close => close(view, sitting, &mail, &fields).await,
        MailAct::Answer if request::via(&mail).is_some() => request::answer(view, sitting, &mail, &fields).await,
        MailAct::Answer => answer::answer(view, sitting, &mail, &fields).await,
        MailAct::Acknowledge => request::acknowledge(view, sitting, &mail).await,
        MailAct::Find => request::find(view, sitting, &mail, &fields).await,
        MailAct::Extend => answer::extend(view, sitting, &mail, &fields).await,
    }
}

pub(super) async fn record(
    view: &View<'_>,
    sitting: &Sitting,
    mail: &Mail,
    step: Step<'_>,
    beside: Vec<Statement>,
) -> Result<Reply, Failure> {
    match mail.log.record(view, sitting, step, beside).await {
        Ok(()) => Ok(Reply::see_other(&path(&mail.id, Some(step.act)))),
        Err(error) => Err(refused(error, path(&mail.id, None))),
    }
}

async fn assign(view: &View<'_>, sitting: &Sitting, mail: &Mail, act: Act) -> Result<Reply, Failure> {
    if !mail.is_open() || mail.is_mine(sitting) == (act == Act::Taken) {
        return Ok(Reply::see_other(&path(&mail.id, None)));
    }
    let to = (act == Act::Taken).then_some(&sitting.id);
    let mut beside = vec![storage::inbox::assign_mail(&mail.id, to)];
    if act == Act::Returned {
        beside.push(storage::look::end(&subject(&mail.id), &sitting.id));
    }
    record(view, sitting, mail, mail.log.plain(act), beside).await
}

async fn give(view: &View<'_>, sitting: &Sitting, mail: &Mail, fields: &[(String, String)]) -> Result<Reply, Failure> {
    let colleagues = colleague::all(view, sitting).await?;
    let Some(to) = colleague::chosen(&colleagues, field(fields, "colleague")) else {
        return again(view, sitting, mail, ("colleague", "missing"), Typed::default()).await;
    };
    if !mail.is_open() || mail.row.maybe_text("assigned_to").as_deref() == Some(to.as_str()) {
        return Ok(Reply::see_other(&path(&mail.id, None)));
    }
    let step = Step { why: Some(to.as_str()), ..mail.log.plain(Act::Given) };
    let look = storage::look::end(&subject(&mail.id), &sitting.id);
    record(view, sitting, mail, step, vec![storage::inbox::assign_mail(&mail.id, Some(&to)), look]).await
}

pub async fn again(
    view: &View<'_>,
    sitting: &Sitting,
    mail: &Mail,
    refused: (&'static str, &str),
    typed: Typed,
) -> Result<Reply, Failure> {
    let errors = view.error(refused.0, refused.1);
    Ok(Reply::html(422, page(view, sitting, mail, errors, typed).await?))
}

async fn comment(
    view: &View<'_>,
    sitting: &Sitting,
    mail: &Mail,
    fields: &[(String, String)],
) -> Result<Reply, Failure> {
    let text = field(fields, "comment").trim();
    let typed = Typed { comment: text.to_owned(), ..Typed::default() };
    if let Some(code) = unfit(text) {
        return again(view, sitting, mail, ("comment", code), typed).await;
    }
    // Without the key there is nowhere to keep it.
    let Some(key) = &mail.key else { return Err(Failure::Overtaken(path(&mail.id, None))) };
    let step = Step { text: Some(text), key: Some(key), ..mail.log.plain(Act::Commented) };
    record(view, sitting, mail, step, Vec::new()).await
}

async fn reveal(
    view: &View<'_>,
    sitting: &Sitting,
    mail: &Mail,
    fields: &[(String, String)],
) -> Result<Reply, Failure> {
    let Some(reason) = RevealReason::parse(field(fields, "purpose")) else {
        return again(view, sitting, mail, ("purpose", "missing"), Typed::default()).await;
    };
    let step = Step { why: Some(reason.name()), ..mail.log.plain(Act::Revealed) };
    record(view, sitting, mail, step, Vec::new()).await
}

async fn close(view: &View<'_>, sitting: &Sitting, mail: &Mail, fields: &[(String, String)]) -> Result<Reply, Failure> {
    // A request ends with its answer.
    if !mail.is_open() || request::via(mail).is_some() {
        return Err(Failure::Overtaken(path(&mail.id, None)));
    }
    let Some(outcome) = Outcome::parse(field(fields, "ending")) else {
        return again(view, sitting, mail, ("ending", "missing"), Typed::default()).await;
    };
    let ticked: Vec<&str> = all(fields, "also").collect();
    let also = sibling::chosen(&mail.of_sender, &ticked)?;
    let beside = closing(view, sitting, &mail.id, outcome);
    let step = Step { why: Some(outcome.name()), ..mail.log.plain(Act::Closed) };
    let closed = record(view, sitting, mail, step, vec![beside]).await?;
    if also.is_empty() { Ok(closed) } else { sibling::close(view, sitting, &mail.id, also, outcome).await }
}

/// What is written when it ends: its words are kept for whoever comes back to them, and then go.
pub fn closing(view: &View<'_>, sitting: &Sitting, id: &str, outcome: Outcome) -> Statement {
    let now = view.context.now;
    storage::inbox::close(id, outcome, &sitting.id, now, now.plus_ms(MAIL_KEPT_DAYS * DAY_MS))
}
