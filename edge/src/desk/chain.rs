//! Adding to the desk's log, and reading it. Each entry stands on the one before of the same subject.

use frontend::i18n::Texts;
use frontend::pages::staff::case::Happening;
use shared::desk::{self, Act, Entry};
use shared::event::EventHash;
use shared::id::StaffId;
use shared::policy::Policy;
use shared::seal::Key;
use shared::time::Timestamp;

use crate::context::Context;
use crate::format;
use crate::port::{PortError, Row, Statement};
use crate::staff::Sitting;
use crate::storage;
use crate::vault::{self, Place};
use crate::{limits, port};

/// The operator's own program: its chain, and its name in it. It has no row, and the database lets it write one act.
pub const OPERATOR: &str = "operator";

/// An entry as it lies in the database.
#[derive(Debug, Clone)]
pub struct Written {
    pub entry: Entry,
    pub hash: EventHash,
    pub text_sealed: Option<String>,
    pub name_sealed: Option<String>,
    /// Of whom something was given to.
    to_sealed: Option<String>,
}

impl Written {
    pub fn from_row(row: &Row) -> Result<Self, PortError> {
        let broken = |column: &str| PortError::Unavailable {
            act: "reading the desk's log",
            cause: format!("column {column} is malformed"),
        };
        let entry = Entry {
            number: u32::try_from(row.int("number")?).map_err(|_| broken("number"))?,
            at: Timestamp::from_ms(row.int("at")?),
            staff: StaffId::parse(&row.text("staff")?).map_err(|_| broken("staff"))?,
            role: row.text("role")?,
            act: row.text("act")?,
            why: row.maybe_text("why"),
            mark: row.text("mark")?.try_into().map_err(|_| broken("mark"))?,
        };
        let hash = EventHash::parse(&row.text("hash")?).ok_or_else(|| broken("hash"))?;
        let (text_sealed, name_sealed) = (row.maybe_text("text_sealed"), row.maybe_text("name_sealed"));
        Ok(Self { entry, hash, text_sealed, name_sealed, to_sealed: row.maybe_text("to_sealed") })
    }

    /// Its own words, where they can still be read.
    pub fn words(&self, subject: &str, key: Option<&Key>) -> Option<String> {
        let row = row_name(subject, self.entry.number);
        let sealed = self.text_sealed.as_deref()?;
        vault::open_text(key?, place(&row), sealed).ok()
    }

    /// Who did it: "You", a name, or the opaque id of somebody who is gone.
    pub fn who(&self, context: &Context, texts: Texts, reader: &StaffId) -> String {
        named(context, texts, reader, &self.entry.staff, self.name_sealed.as_deref())
    }

    /// Whom it was given to.
    fn to(&self, context: &Context, texts: Texts, reader: &StaffId) -> Option<String> {
        let to = self.entry.why.as_deref().filter(|_| self.entry.act == Act::Given.name())?;
        let to = StaffId::parse(to).ok()?;
        Some(named(context, texts, reader, &to, self.to_sealed.as_deref()))
    }

    /// The sentence that says it. `whom` is whose chain it is, where it is a member of staff's.
    pub fn told(&self, context: &Context, texts: Texts, reader: &StaffId, whom: Option<&str>) -> String {
        let who = self.who(context, texts, reader);
        let why = self.entry.why.as_deref().and_then(|why| reason(texts, why));
        let why = why.or_else(|| self.to(context, texts, reader)).unwrap_or_default();
        let whom = whom.unwrap_or_default();
        texts.get_with(&format!("desk-act-{}", self.entry.act), &[("who", &who), ("why", &why), ("whom", whom)])
    }
}

/// The words of a reason, whichever list it is from.
fn reason(texts: Texts, why: &str) -> Option<String> {
    const LISTS: [&str; 9] = [
        "desk-refusal-",
        "desk-reveal-",
        "desk-close-",
        "desk-channel-",
        "staff-role-",
        "desk-door-",
        "desk-extension-",
        "desk-request-ruling-",
        "desk-request-ground-",
    ];
    let found = |why: &str| LISTS.iter().find_map(|list| texts.find(&format!("{list}{why}")));
    // What the door counts ends with how often: `stranger-100`.
    let counted = why.rsplit_once('-').filter(|(_, count)| count.parse::<i64>().is_ok());
    match counted {
        Some((why, count)) => Some(texts.get_with("desk-times", &[("why", &found(why)?), ("count", count)])),
        None => found(why),
    }
}

fn named(context: &Context, texts: Texts, reader: &StaffId, id: &StaffId, sealed: Option<&str>) -> String {
    if id == reader {
        return texts.get("desk-who-you");
    }
    if id.as_str() == OPERATOR {
        return texts.get("desk-who-operator");
    }
    sealed.and_then(|sealed| crate::staff::name(context, id, sealed)).unwrap_or_else(|| id.to_string())
}

/// A case's log, oldest first, as its page shows it.
pub fn history(
    view: &crate::view::View<'_>,
    policy: &Policy,
    subject: &str,
    log: &[Written],
    key: Option<&Key>,
    reader: &StaffId,
) -> Vec<Happening> {
    log.iter()
        .map(|written| Happening {
            at: format::moment(view.locale, policy, written.entry.at),
            text: written.told(view.context, view.texts, reader, None),
            words: written.words(subject, key),
        })
        .collect()
}

/// What is to be added.
#[derive(Debug, Clone, Copy)]
pub struct Step<'a> {
    pub subject: &'a str,
    pub act: Act,
    pub why: Option<&'a str>,
    /// Own words; sealed under the key, and without one not kept at all.
    pub text: Option<&'a str>,
    pub key: Option<&'a Key>,
}

fn row_name(subject: &str, number: u32) -> String {
    format!("{subject}#{number}")
}

const fn place(row: &str) -> Place<'_> {
    Place { table: "desk_event", column: "text_sealed", row }
}

/// Who writes an entry, with the rights that they had when they read.
#[derive(Debug, Clone)]
pub struct Actor {
    pub id: StaffId,
    pub version: i64,
    pub role: &'static str,
}

/// The last entry of a chain: its number and its hash.
pub type Head = Option<(u32, EventHash)>;

/// Of a row with both, or without either.
pub fn head(row: Option<&Row>) -> Result<Head, PortError> {
    let Some((number, hash)) = row.and_then(|row| Some((row.maybe_int("number")?, row.maybe_text("hash")?))) else {
        return Ok(None);
    };
    let broken = || PortError::Unavailable { act: "reading the desk's log", cause: "its head is malformed".to_owned() };
    let number = u32::try_from(number).map_err(|_| broken())?;
    Ok(Some((number, EventHash::parse(&hash).ok_or_else(broken)?)))
}

/// The statement that adds it on top of the last entry of its subject.
pub fn next(
    context: &Context,
    sitting: &Sitting,
    last: Option<&Written>,
    step: Step<'_>,
) -> Result<Statement, PortError> {
    let head = last.map(|last| (last.entry.number, last.hash));
    Ok(storage::desk::append(&on_top(context, &sitting.actor(), head, step)?))
}

/// Adds an entry with whatever goes beside it: all or nothing. Where somebody else wrote into the same chain at this moment, it
/// reads that and tries again: nothing here rests on what the chain says.
pub async fn write(
    context: &Context,
    actor: &Actor,
    step: Step<'_>,
    beside: &[Statement],
) -> Result<Vec<port::Rows>, PortError> {
    let mut outcome = Err(PortError::Conflict("desk_event".to_owned()));
    for _ in 0..limits::RACE_RETRIES {
        let head = head(context.one(storage::desk::head_of(step.subject)).await?.first())?;
        let mut statements = vec![storage::desk::append(&on_top(context, actor, head, step)?)];
        statements.extend(beside.iter().cloned());
        outcome = context.batch(statements).await;
        if !matches!(&outcome, Err(PortError::Conflict(table)) if table == "desk_event") {
            break;
        }
    }
    outcome
}

/// The entry that follows a head.
pub fn on_top<'a>(
    context: &Context,
    actor: &'a Actor,
    head: Head,
    step: Step<'a>,
) -> Result<storage::desk::Entry<'a>, PortError> {
    let (number, before) = head.map_or((1, EventHash::GENESIS), |(number, hash)| (number.saturating_add(1), hash));
    let row = row_name(step.subject, number);
    let text_sealed = match (step.text, step.key) {
        (Some(text), Some(key)) => Some(vault::seal_text(context, key, place(&row), text)?),
        _ => None,
    };
    let mark = desk::mark(&context.keys.mark, step.subject, number, step.text.unwrap_or_default());
    let entry = Entry {
        number,
        at: context.now,
        staff: actor.id.clone(),
        role: actor.role.to_owned(),
        act: step.act.name().to_owned(),
        why: step.why.map(str::to_owned),
        mark,
    };
    let hash = entry.hash(&before, step.subject).to_string();
    Ok(storage::desk::Entry {
        subject: step.subject,
        number,
        at: context.now,
        staff: &actor.id,
        staff_version: actor.version,
        role: actor.role,
        act: step.act.name(),
        decides: step.act.decides(),
        why: step.why,
        text_sealed,
        mark: mark.to_string(),
        hash,
    })
}
