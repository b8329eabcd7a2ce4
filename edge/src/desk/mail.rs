//! One mail at the desk: its page, and what is done with it. Its words are opened by whoever answers them, with a reason; whoever
//! only watches never reads them.

mod act;
mod answer;
mod request;

pub use act::{act, closing};

use frontend::i18n::Locale;
use frontend::pages::staff::case::{Fact, Letter, Mark, May};
use frontend::pages::staff::mail::{self, Props, Typed, Words};
use frontend::shell::FieldError;
use shared::desk::Act;
use shared::seal::Key;
use shared::staff::Permission;
use shared::time::Timestamp;

use super::trail::Trail;
use super::{check, colleague, queue, sibling};
use crate::failure::Failure;
use crate::port::{Row, Rows, Statement};
use crate::reply::Reply;
use crate::staff::Sitting;
use crate::view::View;
use crate::{format, inbox, storage, vault};

/// A mail with its log, and what was answered to it or by it.
struct Mail {
    id: String,
    row: Row,
    log: Trail,
    key: Option<Key>,
    of_sender: Rows,
    of_deletion: Rows,
    replies: Rows,
}

impl Mail {
    /// The language that whoever wrote it is answered in.
    fn locale(&self) -> Locale {
        self.row.maybe_text("locale").and_then(|tag| Locale::parse(&tag)).unwrap_or(Locale::En)
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

/// Whether it can be a mail's id at all.
pub fn is_id(id: &str) -> bool {
    id.len() == 16 && id.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Reads a mail, after something was done that answers nothing. An id that is malformed and one that is unknown are the same.
async fn open(view: &View<'_>, id: &str, before: Option<Statement>) -> Result<Mail, Failure> {
    if !is_id(id) {
        return Err(Failure::NotFound);
    }
    let (subject, is_after) = (subject(id), before.is_some());
    let mut statements: Vec<Statement> = before.into_iter().collect();
    statements.extend([
        storage::inbox::mail(id),
        storage::desk::log_of(&subject),
        storage::look::of(&subject, view.context.now),
        storage::inbox::of_same_sender(id),
        storage::inbox::of_same_deletion(id),
        storage::question::around(&subject, id),
    ]);
    let mut rows = view.context.batch(statements).await?.into_iter().skip(usize::from(is_after));
    let row = rows.next().unwrap_or_default().pop().ok_or(Failure::NotFound)?;
    let log = Trail::from_rows(subject, &rows.next().unwrap_or_default())?;
    let log = log.looked_at_by(&rows.next().unwrap_or_default());
    let of_sender = rows.next().unwrap_or_default();
    let mut of_deletion = rows.next().unwrap_or_default();
    let replies = rows.next().unwrap_or_default();
    // What is the sender's stands there alone.
    of_deletion.retain(|one| of_sender.iter().all(|other| other.maybe_text("id") != one.maybe_text("id")));
    let key = if row.maybe_text("letter_sealed").is_some() { inbox::key(view.context, id).await? } else { None };
    Ok(Mail { id: id.to_owned(), row, log, key, of_sender, of_deletion, replies })
}

pub async fn show(view: &View<'_>, sitting: &Sitting, id: &str) -> Result<Reply, Failure> {
    sitting.must(Permission::SeeCase)?;
    // Whoever may do something here is seen to look at it.
    let may = sitting.must(Permission::AssignSelf).is_ok();
    let look = may.then(|| storage::look::at_mail(id, &sitting.id, view.context.now));
    let mail = open(view, id, look).await?;
    Ok(Reply::html(200, page(view, sitting, &mail, Vec::new(), Typed::default()).await?))
}

async fn page(
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
    let is_request = request::via(mail).is_some();
    let props = Props {
        badge: sitting.badge(view),
        id: mail.id.clone(),
        reference: inbox::reference(&mail.id),
        kind: queue::kind(&mail.row)?,
        due: mail.is_open().then(|| (format::last_day(view.locale, policy, due_at), queue::left(policy, now, due_at))),
        owner: queue::owner(&mail.row, &sitting.id),
        looked_at: mail.is_open() && mail.log.is_looked_at(sitting),
        received_at: format::moment(view.locale, policy, mail.received_at()?),
        legal: answer::legal(view, mail, may(Permission::Decide))?,
        may_answer: !is_request && mail.is_open() && may(Permission::Decide) && answer::sender(view, mail)?.is_some(),
        request: request::shown(view, sitting, mail),
        replies: answer::replies(mail)?,
        about: mail.row.maybe_text("reference"),
        facts: facts(view, mail)?,
        words: words(view, sitting, mail)?,
        history: mail.log.history(view, policy, mail.key.as_ref(), sitting),
        may: May {
            take: mail.is_open() && !mail.is_mine(sitting) && may(Permission::AssignSelf),
            give_back: mail.is_open() && mail.is_mine(sitting),
            comment: is_readable && may(Permission::Comment),
            reveal: may(Permission::Comment),
        },
        may_close: !is_request && mail.is_open() && may(Permission::Decide),
        closed_at: mail
            .row
            .maybe_int("closed_at")
            .map(|at| format::moment(view.locale, policy, Timestamp::from_ms(at))),
        of_sender: sibling::links(view, policy, &mail.of_sender)?,
        of_deletion: sibling::links(view, policy, &mail.of_deletion)?,
        also: sibling::boxes(view, policy, &mail.of_sender)?,
        colleagues: if mail.is_open() { colleague::all(view, sitting).await? } else { Vec::new() },
        seen: mail.log.number(),
        done: if errors.is_empty() { queue::done(view) } else { None },
        errors,
        typed,
    };
    Ok(mail::page(&view.shell_for(&props.errors), props))
}

fn facts(view: &View<'_>, mail: &Mail) -> Result<Vec<Fact>, Failure> {
    if let Some(via) = request::via(mail) {
        return request::facts(view, mail, &via);
    }
    let row = &mail.row;
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
    let mut lines = Vec::new();
    if !sender.is_empty() {
        lines.push(view.texts.get_with("desk-mail-from", &[("sender", &sender)]));
    }
    if !from.is_empty() && !from.eq_ignore_ascii_case(&sender) {
        lines.push(view.texts.get_with("desk-mail-from-other", &[("from", &from)]));
    }
    let named = [("desk-mail-subject", "subject"), ("desk-request-account", "identifier")]
        .map(|(key, name)| (key, name, says(name)));
    lines.extend(
        named
            .iter()
            .filter(|(.., text)| !text.is_empty())
            .map(|(key, name, text)| view.texts.get_with(key, &[(name, text)])),
    );
    let text = says("text").replace('\r', "");
    lines.extend(text.split("\n\n").map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned));
    Ok(Words::Letter(Letter::Open(lines)))
}
