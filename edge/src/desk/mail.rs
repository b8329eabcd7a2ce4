//! One mail at the desk: its page, and what is done with it. Its words are opened by whoever answers them, with a reason; whoever
//! only watches never reads them.

use frontend::pages::staff::case::{Fact, Letter, Mark, May};
use frontend::pages::staff::mail::{self, Props, Typed, Words};
use frontend::shell::FieldError;
use shared::desk::{Act, RevealReason};
use shared::inbox::Outcome;
use shared::limits::DAY_MS;
use shared::seal::Key;
use shared::staff::Permission;
use shared::time::Timestamp;

use super::act::{field, refused};
use super::chain::{self, Step, Written};
use super::{check, queue};
use crate::failure::Failure;
use crate::limits::{DESK_OPEN_MS, DESK_WORDS, MAIL_KEPT_DAYS};
use crate::port::{Row, Rows, Statement};
use crate::reply::Reply;
use crate::router::MailAct;
use crate::staff::Sitting;
use crate::view::View;
use crate::{format, inbox, storage, vault};

mod answer;

/// A mail with its log, and what was answered to it or by it.
struct Mail {
    id: String,
    row: Row,
    log: Vec<Written>,
    key: Option<Key>,
    replies: Rows,
}

impl Mail {
    /// Its chain in the desk's log.
    fn subject(&self) -> String {
        subject(&self.id)
    }

    fn number(&self) -> u32 {
        self.log.last().map_or(0, |last| last.entry.number)
    }

    fn received_at(&self) -> Result<Timestamp, Failure> {
        Ok(Timestamp::from_ms(self.row.int("received_at")?))
    }

    fn is_open(&self) -> bool {
        self.row.maybe_text("state").as_deref() == Some("open")
    }

    fn is_mine(&self, sitting: &Sitting) -> bool {
        self.row.maybe_text("assigned_to").as_deref() == Some(sitting.id.as_str())
    }

    fn is_revealed_to(&self, sitting: &Sitting, now: Timestamp) -> bool {
        self.log.iter().any(|written| {
            written.entry.staff == sitting.id
                && written.entry.act == Act::Revealed.name()
                && now.since_ms(written.entry.at) < DESK_OPEN_MS
        })
    }
}

fn subject(id: &str) -> String {
    format!("mail:{id}")
}

/// A mail's page, with what was done.
pub fn path(id: &str, done: Option<Act>) -> String {
    match done {
        Some(act) => format!("/staff/mail/{id}?done={}", act.name()),
        None => format!("/staff/mail/{id}"),
    }
}

/// Reads a mail. An id that is malformed and one that is unknown are the same.
async fn open(view: &View<'_>, id: &str) -> Result<Mail, Failure> {
    if id.len() != 16 || !id.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err(Failure::NotFound);
    }
    let statements = vec![
        storage::inbox::mail(id),
        storage::desk::log_of(&subject(id)),
        storage::question::around(&subject(id), id),
    ];
    let mut rows = view.context.batch(statements).await?.into_iter();
    let row = rows.next().unwrap_or_default().pop().ok_or(Failure::NotFound)?;
    let log = rows.next().unwrap_or_default().iter().map(Written::from_row).collect::<Result<_, _>>()?;
    let key = if row.maybe_text("letter_sealed").is_some() { inbox::key(view.context, id).await? } else { None };
    let replies = rows.next().unwrap_or_default();
    Ok(Mail { id: id.to_owned(), row, log, key, replies })
}

pub async fn show(view: &View<'_>, sitting: &Sitting, id: &str) -> Result<Reply, Failure> {
    sitting.must(Permission::SeeCase)?;
    let mail = open(view, id).await?;
    Ok(Reply::html(200, page(view, sitting, &mail, Vec::new(), Typed::default())?))
}

fn page(
    view: &View<'_>,
    sitting: &Sitting,
    mail: &Mail,
    errors: Vec<FieldError>,
    typed: Typed,
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
        received_at: format::moment(view.locale, policy, mail.received_at()?),
        legal: answer::legal(view, mail, may(Permission::Decide))?,
        may_answer: mail.is_open() && may(Permission::Decide) && answer::sender(view, mail)?.is_some(),
        replies: answer::replies(mail)?,
        about: mail.row.maybe_text("reference"),
        facts: facts(view, &mail.row)?,
        words: words(view, sitting, mail)?,
        history: chain::history(view, policy, &mail.subject(), &mail.log, mail.key.as_ref(), &sitting.id),
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
        seen: mail.number(),
        done: if errors.is_empty() { queue::done(view) } else { None },
        errors,
        typed,
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
    if !mail.is_revealed_to(sitting, view.context.now) {
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
        MailAct::Close | MailAct::Answer | MailAct::Extend => Permission::Decide,
    })?;
    let fields = view.form()?;
    let mail = open(view, id).await?;
    // The form says what its writer saw: an entry that came since then makes it another mail.
    if field(&fields, "number").parse() != Ok(mail.number()) {
        return Err(Failure::Overtaken(path(id, None)));
    }
    match act {
        MailAct::Take => assign(view, sitting, &mail, Act::Taken).await,
        MailAct::Return => assign(view, sitting, &mail, Act::Returned).await,
        MailAct::Comment => comment(view, sitting, &mail, &fields).await,
        MailAct::Reveal => reveal(view, sitting, &mail, &fields).await,
        MailAct::Close => close(view, sitting, &mail, &fields).await,
        MailAct::Answer => answer::answer(view, sitting, &mail, &fields).await,
        MailAct::Extend => answer::extend(view, sitting, &mail, &fields).await,
    }
}

async fn record(
    view: &View<'_>,
    sitting: &Sitting,
    mail: &Mail,
    step: Step<'_>,
    beside: Option<Statement>,
) -> Result<Reply, Failure> {
    let mut statements = vec![chain::next(view.context, sitting, mail.log.last(), step)?];
    statements.extend(beside);
    match view.context.batch(statements).await {
        Ok(_) => Ok(Reply::see_other(&path(&mail.id, Some(step.act)))),
        Err(error) => Err(refused(error, path(&mail.id, None))),
    }
}

const fn plain(subject: &str, act: Act) -> Step<'_> {
    Step { subject, act, why: None, text: None, key: None }
}

async fn assign(view: &View<'_>, sitting: &Sitting, mail: &Mail, act: Act) -> Result<Reply, Failure> {
    if !mail.is_open() || mail.is_mine(sitting) == (act == Act::Taken) {
        return Ok(Reply::see_other(&path(&mail.id, None)));
    }
    let to = (act == Act::Taken).then_some(&sitting.id);
    let beside = storage::inbox::assign_mail(&mail.id, to);
    record(view, sitting, mail, plain(&mail.subject(), act), Some(beside)).await
}

fn again(
    view: &View<'_>,
    sitting: &Sitting,
    mail: &Mail,
    refused: (&'static str, &str),
    typed: Typed,
) -> Result<Reply, Failure> {
    let errors = view.error(refused.0, refused.1);
    Ok(Reply::html(422, page(view, sitting, mail, errors, typed)?))
}

async fn comment(
    view: &View<'_>,
    sitting: &Sitting,
    mail: &Mail,
    fields: &[(String, String)],
) -> Result<Reply, Failure> {
    let text = field(fields, "comment").trim();
    let typed = Typed { comment: text.to_owned(), ..Typed::default() };
    match text.chars().count() {
        0 => return again(view, sitting, mail, ("comment", "missing"), typed),
        count if count > DESK_WORDS => return again(view, sitting, mail, ("comment", "too-long"), typed),
        _ => {}
    }
    // Without the key there is nowhere to keep it.
    let Some(key) = &mail.key else { return Err(Failure::Overtaken(path(&mail.id, None))) };
    let subject = mail.subject();
    let step = Step { text: Some(text), key: Some(key), ..plain(&subject, Act::Commented) };
    record(view, sitting, mail, step, None).await
}

async fn reveal(
    view: &View<'_>,
    sitting: &Sitting,
    mail: &Mail,
    fields: &[(String, String)],
) -> Result<Reply, Failure> {
    let Some(reason) = RevealReason::parse(field(fields, "purpose")) else {
        return again(view, sitting, mail, ("purpose", "missing"), Typed::default());
    };
    let subject = mail.subject();
    let step = Step { why: Some(reason.name()), ..plain(&subject, Act::Revealed) };
    record(view, sitting, mail, step, None).await
}

async fn close(view: &View<'_>, sitting: &Sitting, mail: &Mail, fields: &[(String, String)]) -> Result<Reply, Failure> {
    if !mail.is_open() {
        return Err(Failure::Overtaken(path(&mail.id, None)));
    }
    let Some(outcome) = Outcome::parse(field(fields, "ending")) else {
        return again(view, sitting, mail, ("ending", "missing"), Typed::default());
    };
    let now = view.context.now;
    let beside = storage::inbox::close(&mail.id, outcome, &sitting.id, now, now.plus_ms(MAIL_KEPT_DAYS * DAY_MS));
    let subject = mail.subject();
    let step = Step { why: Some(outcome.name()), ..plain(&subject, Act::Closed) };
    record(view, sitting, mail, step, Some(beside)).await
}
