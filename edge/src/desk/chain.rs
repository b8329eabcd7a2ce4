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

/// An entry as it lies in the database.
#[derive(Debug, Clone)]
pub struct Written {
    pub entry: Entry,
    pub hash: EventHash,
    pub text_sealed: Option<String>,
    pub name_sealed: Option<String>,
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
        Ok(Self { entry, hash, text_sealed, name_sealed })
    }

    /// Its own words, where they can still be read.
    pub fn words(&self, subject: &str, key: Option<&Key>) -> Option<String> {
        let row = row_name(subject, self.entry.number);
        let sealed = self.text_sealed.as_deref()?;
        vault::open_text(key?, place(&row), sealed).ok()
    }

    /// Who did it: "You", a name, or the opaque id of somebody who is gone.
    pub fn who(&self, context: &Context, texts: Texts, reader: &StaffId) -> String {
        if self.entry.staff == *reader {
            return texts.get("desk-who-you");
        }
        let sealed = self.name_sealed.as_deref();
        let name = sealed.and_then(|sealed| crate::staff::name(context, &self.entry.staff, sealed));
        name.unwrap_or_else(|| self.entry.staff.to_string())
    }

    /// The sentence that says it.
    pub fn told(&self, context: &Context, texts: Texts, reader: &StaffId) -> String {
        let who = self.who(context, texts, reader);
        let why = self.entry.why.as_deref().and_then(|why| {
            texts
                .find(&format!("desk-refusal-{why}"))
                .or_else(|| texts.find(&format!("desk-reveal-{why}")))
                .or_else(|| texts.find(&format!("desk-close-{why}")))
                .or_else(|| texts.find(&format!("desk-channel-{why}")))
                .or_else(|| texts.find(&format!("desk-extension-{why}")))
        });
        let why = why.unwrap_or_default();
        texts.get_with(&format!("desk-act-{}", self.entry.act), &[("who", &who), ("why", &why)])
    }
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
            text: written.told(view.context, view.texts, reader),
            words: written.words(subject, key),
        })
        .collect()
}

/// What is to be added.
#[derive(Debug, Clone, Copy)]
pub struct Step<'a> {
    pub subject: &'a str,
    pub act: Act,
    pub why: Option<&'static str>,
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

/// The statement that adds it on top of the last entry of its subject.
pub fn next(
    context: &Context,
    sitting: &Sitting,
    last: Option<&Written>,
    step: Step<'_>,
) -> Result<Statement, PortError> {
    let number = last.map_or(0, |last| last.entry.number).saturating_add(1);
    let before = last.map_or(EventHash::GENESIS, |last| last.hash);
    let row = row_name(step.subject, number);
    let sealed = match (step.text, step.key) {
        (Some(text), Some(key)) => Some(vault::seal_text(context, key, place(&row), text)?),
        _ => None,
    };
    let mark = desk::mark(&context.keys.mark, step.subject, number, step.text.unwrap_or_default());
    let entry = Entry {
        number,
        at: context.now,
        staff: sitting.id.clone(),
        role: sitting.role.name().to_owned(),
        act: step.act.name().to_owned(),
        why: step.why.map(str::to_owned),
        mark,
    };
    let hash = entry.hash(&before, step.subject).to_string();
    Ok(storage::desk::append(&storage::desk::Entry {
        subject: step.subject,
        number,
        at: context.now,
        staff: &sitting.id,
        staff_version: sitting.version,
        role: sitting.role.name(),
        act: step.act.name(),
        decides: step.act.decides(),
        why: step.why,
        text_sealed: sealed.as_deref(),
        mark: &mark.to_string(),
        hash: &hash,
    }))
}
