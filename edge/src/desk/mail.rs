//! One mail at the desk: its page, and what is done with it. Its words are opened by whoever answers them, with a reason; whoever
//! only watches never reads them.

use frontend::pages::staff::case::{Fact, Letter, Mark, May};
use frontend::pages::staff::mail::{self, Props, Words};
use frontend::shell::FieldError;
use shared::desk::{Act, RevealReason};
use shared::inbox::Outcome;
use shared::limits::DAY_MS;
use shared::seal::Key;
use shared::staff::Permission;
use shared::time::Timestamp;

use super::act::{field, refused};
use super::chain::Step;
use super::trail::Trail;
use super::{check, queue};
use crate::failure::Failure;
use crate::limits::{DESK_WORDS, MAIL_KEPT_DAYS};
use crate::port::{Row, Statement};
use crate::reply::Reply;
use crate::router::MailAct;
use crate::staff::Sitting;
use crate::view::View;
use crate::{format, inbox, storage, vault};

/// A mail with its log.
struct Mail {
    id: String,
    row: Row,
    log: Trail,
    key: Option<Key>,
}

impl Mail {
    fn is_open(&self) -> bool {
        self.row.maybe_text("state").as_deref() == Some("open")
    }

    fn is_mine(&self, sitting: &Sitting) -> bool {
        self.row.maybe_text("assigned_to").as_deref() == Some(sitting.id.as_str())
    }
}

/// Its chain in the desk's log.
pub fn subject(id: &str) -> String {
    format!("mail:{id}")
}

/// A mail's page, with what was done.
pub fn path(id: &str, done: Option<Act>) -> String {
    match done {
        Some(act) => format!("/staff/mail/{id}?done={}", act.name()),
        None => format!("/staff/mail/{id}"),
    }
}

/// Reads a mail, after something was done that answers nothing. An id that is malformed and one that is unknown are the same.
async fn open(view: &View<'_>, id: &str, before: Option<Statement>) -> Result<Mail, Failure> {
    if id.len() != 16 || !id.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err(Failure::NotFound);
    }
    let (subject, is_after) = (subject(id), before.is_some());
    let mut statements: Vec<Statement> = before.into_iter().collect();
    statements.extend([
        storage::inbox::mail(id),
        storage::desk::log_of(&subject),
        storage::look::of(&subject, view.context.now),
    ]);
    let mut rows = view.context.batch(statements).await?.into_iter().skip(usize::from(is_after));
    let row = rows.next().unwrap_or_default().pop().ok_or(Failure::NotFound)?;
    let log = Trail::from_rows(subject, &rows.next().unwrap_or_default())?;
    let log = log.looked_at_by(&rows.next().unwrap_or_default());
    let key = if row.maybe_text("letter_sealed").is_some() { inbox::key(view.context, id).await? } else { None };
    Ok(Mail { id: id.to_owned(), row, log, key })
}

pub async fn show(view: &View<'_>, sitting: &Sitting, id: &str) -> Result<Reply, Failure> {
    sitting.must(Permission::SeeCase)?;
    // Whoever may do something here is seen to look at it.
    let may = sitting.must(Permission::AssignSelf).is_ok();
    let look = may.then(|| storage::look::at_mail(id, &sitting.id, view.context.now));
    let mail = open(view, id, look).await?;
    Ok(Reply::html(200, page(view, sitting, &mail, Vec::new(), String::new())?))
}

fn page(
    view: &View<'_>,
    sitting: &Sitting,
    mail: &Mail,
    errors: Vec<FieldError>,
    comment: String,
) -> Result<String, Failure> {
    let (policy, now) = (&view.context.policy, view.context.now);
    let due_at = Timestamp::from_ms(mail.row.int("due_at")?);
    let may = |permission| sitting.must(permission).is_ok();
    let is_readable = mail.key.is_some();
    let props = Props {
        badge: sitting.badge(view),
        id: mail.id.clone(),
        reference: inbox::reference(&mail.id),
        kind: queue::kind(&mail.row)?,
        due: mail.is_open().then(|| (format::last_day(view.locale, policy, due_at), queue::left(policy, now, due_at))),
        owner: queue::owner(&mail.row, &sitting.id),
        looked_at: mail.is_open() && mail.log.is_looked_at(sitting),
        received_at: format::moment(view.locale, policy, Timestamp::from_ms(mail.row.int("received_at")?)),
        about: mail.row.maybe_text("reference"),
        facts: facts(view, &mail.row)?,
        words: words(view, sitting, mail)?,
        history: mail.log.history(view, policy, mail.key.as_ref(), sitting),
        may: May {
            take: mail.is_open() && !mail.is_mine(sitting) && may(Permission::AssignSelf),
            give_back: mail.is_open() && mail.is_mine(sitting),
            comment: is_readable && may(Permission::Comment),
            reveal: may(Permission::Comment),
        },
        may_close: mail.is_open() && may(Permission::Decide),
        closed_at: mail
            .row
            .maybe_int("closed_at")
            .map(|at| format::moment(view.locale, policy, Timestamp::from_ms(at))),
        seen: mail.log.number(),
        done: if errors.is_empty() { queue::done(view) } else { None },
        errors,
        comment,
    };
    Ok(mail::page(&view.shell_for(&props.errors), props))
}

fn facts(view: &View<'_>, row: &Row) -> Result<Vec<Fact>, Failure> {
    let mut facts = check::by_mail(view, row)?;
    if row.maybe_text("deletion").is_some() {
        facts.push(check::own_address(view, row)?);
    }
    if row.int("automatic")? == 1 {
        facts.push(Fact { mark: Mark::Against, text: view.texts.get("desk-fact-mail-automatic") });
    }
    Ok(facts)
}

/// Open to whoever has said why, for a while; to everybody else closed.
fn words(view: &View<'_>, sitting: &Sitting, mail: &Mail) -> Result<Words, Failure> {
    if let Some(case) = mail.row.maybe_text("application") {
        return Ok(Words::Filed { case });
    }
    let (Some(sealed), Some(key)) = (mail.row.maybe_text("letter_sealed"), &mail.key) else {
        return Ok(Words::Letter(Letter::Erased));
    };
    if !mail.log.is_revealed_to(sitting, view.context.now) {
        return Ok(Words::Letter(Letter::Masked));
    }
    let text = vault::open_text(key, inbox::place(&mail.id), &sealed)?;
    let letter: serde_json::Value = serde_json::from_str(&text).map_err(|error| Failure::Service(error.to_string()))?;
    let says = |name: &str| letter.get(name).and_then(serde_json::Value::as_str).unwrap_or_default().to_owned();
    let (sender, from) = (says("sender"), says("from"));
    let mut lines = vec![view.texts.get_with("desk-mail-from", &[("sender", &sender)])];
    if !from.is_empty() && !from.eq_ignore_ascii_case(&sender) {
        lines.push(view.texts.get_with("desk-mail-from-other", &[("from", &from)]));
    }
    lines.push(view.texts.get_with("desk-mail-subject", &[("subject", &says("subject"))]));
    let text = says("text").replace('\r', "");
    lines.extend(text.split("\n\n").map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned));
    Ok(Words::Letter(Letter::Open(lines)))
}

/// What is posted to a mail.
pub async fn act(view: &View<'_>, sitting: &Sitting, id: &str, act: MailAct) -> Result<Reply, Failure> {
    sitting.must(match act {
        MailAct::Take | MailAct::Return => Permission::AssignSelf,
        // Whoever watches the desk reads what it did, never what people wrote to it.
        MailAct::Comment | MailAct::Reveal => Permission::Comment,
        MailAct::Close => Permission::Decide,
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
        MailAct::Close => close(view, sitting, &mail, &fields).await,
    }
}

async fn record(
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

fn again(
    view: &View<'_>,
    sitting: &Sitting,
    mail: &Mail,
    refused: (&'static str, &str),
    comment: &str,
) -> Result<Reply, Failure> {
    let errors = view.error(refused.0, refused.1);
    Ok(Reply::html(422, page(view, sitting, mail, errors, comment.to_owned())?))
}

async fn comment(
    view: &View<'_>,
    sitting: &Sitting,
    mail: &Mail,
    fields: &[(String, String)],
) -> Result<Reply, Failure> {
    let text = field(fields, "comment").trim();
    match text.chars().count() {
        0 => return again(view, sitting, mail, ("comment", "missing"), text),
        count if count > DESK_WORDS => return again(view, sitting, mail, ("comment", "too-long"), text),
        _ => {}
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
        return again(view, sitting, mail, ("purpose", "missing"), "");
    };
    let step = Step { why: Some(reason.name()), ..mail.log.plain(Act::Revealed) };
    record(view, sitting, mail, step, Vec::new()).await
}

async fn close(view: &View<'_>, sitting: &Sitting, mail: &Mail, fields: &[(String, String)]) -> Result<Reply, Failure> {
    if !mail.is_open() {
        return Err(Failure::Overtaken(path(&mail.id, None)));
    }
    let Some(outcome) = Outcome::parse(field(fields, "ending")) else {
        return again(view, sitting, mail, ("ending", "missing"), "");
    };
    let now = view.context.now;
    let beside = storage::inbox::close(&mail.id, outcome, &sitting.id, now, now.plus_ms(MAIL_KEPT_DAYS * DAY_MS));
    let step = Step { why: Some(outcome.name()), ..mail.log.plain(Act::Closed) };
    record(view, sitting, mail, step, vec![beside]).await
}
