//! What people who stay ask for: an act, everybody who must carry it out, and that all of them have.
//!
//! An act is written in one batch with an effect for each who must carry it out. Each fails and is tried again by itself; when the
//! last has confirmed, the act is done, and every address of the account is told.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use shared::id::{AccountId, AccountKey, CategoryId, DeletionId, ProcessorId};
use shared::limits::DAY_MS;
use shared::preference::Refused;
use shared::time::Timestamp;

use crate::context::Context;
use crate::directory::{self, DirectoryError};
use crate::outbox::{EffectError, Outcome};
use crate::port::{PortError, Row, Statement};
use crate::processor::ProcessorError;
use crate::storage::right as table;
use crate::storage::{self, deletion::Stored, outbox::Entry};
use crate::{export, limits, mail, processor, vault};

/// Names these effects in the outbox.
pub const KIND: &str = "right";

/// Whoever makes the copy: nobody's processor, and told like one.
const COPY: &str = "copy";

/// What was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The proof that opened the visit.
    Visit,
    Preferences,
    Part,
    Correct,
    Copy,
}

impl Kind {
    /// As it is stored, and the end of the keys of its texts.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Visit => "visit",
            Self::Preferences => "preferences",
            Self::Part => "part",
            Self::Correct => "correct",
            Self::Copy => COPY,
        }
    }

    fn parse(name: &str) -> Option<Self> {
        [Self::Visit, Self::Preferences, Self::Part, Self::Correct, Self::Copy]
            .into_iter()
            .find(|one| one.name() == name)
    }
}

/// What it is about: names and opaque ids.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    #[serde(default, skip_serializing_if = "Refused::is_empty")]
    pub refused: Refused,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<CategoryId>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub items: BTreeSet<String>,
}

impl About {
    fn written(&self) -> String {
        // Names and lists of names are always JSON.
        serde_json::to_string(self).unwrap_or_default()
    }

    pub fn read(row: &Row) -> Result<Self, PortError> {
        serde_json::from_str(&row.text("body")?).map_err(|_| broken("body"))
    }

    pub fn count(&self) -> u32 {
        u32::try_from(self.items.len()).unwrap_or(u32::MAX)
    }
}

fn broken(column: &'static str) -> PortError {
    PortError::Unavailable { act: "reading an act", cause: format!("column {column} does not parse") }
}

/// The kind of a row.
pub fn kind(row: &Row) -> Result<Kind, PortError> {
    Kind::parse(&row.text("kind")?).ok_or_else(|| broken("kind"))
}

/// Whose a row is.
pub fn account(row: &Row) -> Result<AccountKey, PortError> {
    let id = AccountId::parse(&row.text("account")?).map_err(|_| broken("account"))?;
    let epoch = u32::try_from(row.int("epoch")?).map_err(|_| broken("epoch"))?;
    Ok(AccountKey { id, epoch })
}

/// Whom an act concerns, and in which visit.
#[derive(Debug, Clone, Copy)]
pub struct Whose<'a> {
    pub visit: &'a DeletionId,
    pub account: &'a AccountKey,
}

fn write(context: &Context, whose: Whose<'_>, id: &str, (kind, about): (Kind, &About), is_asked: bool) -> Statement {
    table::add(&table::Fresh {
        id,
        visit: &whose.visit.to_string(),
        account: whose.account,
        account_hash: &vault::account_hash(context, whose.account),
        kind: kind.name(),
        body: &about.written(),
        now: context.now,
        is_asked,
        erase_at: context.now.plus_ms(limits::RIGHT_KEPT_DAYS * DAY_MS),
    })
}

/// The visit is this account's from here on: its first act.
pub fn bind(context: &Context, whose: Whose<'_>) -> Statement {
    write(context, whose, &whose.visit.to_string(), (Kind::Visit, &About::default()), true)
}

/// Something to be looked at before it is asked for, in the place of whatever was looked at before.
pub fn propose(context: &Context, whose: Whose<'_>, kind: Kind, about: &About) -> Result<Vec<Statement>, PortError> {
    let id = context.new_id()?;
    Ok(vec![table::withdraw(whose.visit), write(context, whose, &id, (kind, about), false)])
}

/// Asks for what was looked at, as far as it is to go. The effects' names are the act's: sent twice, the batch is lost.
pub fn ask(
    context: &Context,
    whose: Whose<'_>,
    act: &str,
    about: &About,
    processors: &[ProcessorId],
) -> Result<Vec<Statement>, PortError> {
    let mut statements = vec![table::ask(act, whose.visit, &about.written(), context.now)];
    statements.extend(ordered(context, whose, act, processors.iter().map(ProcessorId::as_str))?);
    Ok(statements)
}

/// Asks for something at once. The first statement gives a row back unless a deletion speaks for the account.
pub fn order(
    context: &Context,
    whose: Whose<'_>,
    kind: Kind,
    about: &About,
    processors: &[ProcessorId],
) -> Result<Vec<Statement>, PortError> {
    let id = context.new_id()?;
    let mut statements = vec![write(context, whose, &id, (kind, about), true)];
    let names = processors.iter().map(ProcessorId::as_str).chain((kind == Kind::Copy).then_some(COPY));
    statements.extend(ordered(context, whose, &id, names)?);
    if kind == Kind::Correct {
        statements.push(effect(context, whose.visit, &id, None)?);
    }
    Ok(statements)
}

fn ordered<'a>(
    context: &Context,
    whose: Whose<'_>,
    act: &str,
    names: impl Iterator<Item = &'a str>,
) -> Result<Vec<Statement>, PortError> {
    let mut statements = Vec::new();
    for name in names {
        statements.push(table::expect(act, name));
        statements.push(effect(context, whose.visit, act, Some(name))?);
    }
    Ok(statements)
}

/// What an effect's row says: which act, and who carries it out; nobody where it is the mail.
#[derive(Serialize, Deserialize)]
struct Ordered {
    act: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    by: Option<String>,
}

/// The effect's own name.
fn name(act: &str, by: Option<&str>) -> String {
    format!("{act}:{}", by.unwrap_or("mail"))
}

fn effect(context: &Context, visit: &DeletionId, act: &str, by: Option<&str>) -> Result<Statement, PortError> {
    let ordered = Ordered { act: act.to_owned(), by: by.map(str::to_owned) };
    let entry = Entry {
        id: name(act, by),
        deletion: visit.to_string(),
        kind: KIND.to_owned(),
        body: serde_json::to_string(&ordered).map_err(|_| broken("body"))?,
        sealed: None,
        created_at: context.now,
        attempts: 0,
    };
    context.written.borrow_mut().push_back(entry.id.clone());
    Ok(storage::outbox::add(&entry))
}

/// Carries out one act where it must be. Any number of times.
pub async fn carry_out(context: &Context, stored: &Stored, body: &str) -> Result<Outcome, EffectError> {
    let Ordered { act, by } = serde_json::from_str(body).map_err(|_| EffectError::Malformed)?;
    let rows = context.one(table::load(&act)).await?;
    // Never asked for: somebody else was faster, or a deletion was.
    let Some(row) = rows.first().filter(|row| row.maybe_int("asked_at").is_some()) else { return Ok(Outcome::Dropped) };
    let Some(by) = by else { return Ok(mail::right::send(context, stored, row).await?) };
    let account = account(row)?;
    match at(context, stored, row, &account, &by).await {
        // The whole account is gone, and this with it; or the directory has unlearned it, and asking again would not end.
        Err(
            EffectError::Directory(DirectoryError::NotThere | DirectoryError::Unsupported)
            | EffectError::Processor(ProcessorError::Directory(DirectoryError::NotThere | DirectoryError::Unsupported)),
        ) => {
            return Ok(Outcome::Dropped);
        }
        outcome => outcome?,
    }
    context.batch(table::told(&act, &by, context.now)).await?;
    let is_done = context.one(table::load(&act)).await?.first().is_some_and(|row| row.maybe_int("done_at").is_some());
    if is_done {
        match context.one(effect(context, &stored.id, &act, None)?).await {
            // It has been ordered before.
            Ok(_) | Err(PortError::Conflict(_)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(Outcome::Done)
}

async fn at(context: &Context, stored: &Stored, row: &Row, account: &AccountKey, by: &str) -> Result<(), EffectError> {
    let about = About::read(row)?;
    let at = || ProcessorId::parse(by).map_err(|_| EffectError::Malformed);
    let effect = name(&row.text("id")?, Some(by));
    let act = processor::Act { account, effect: Some(&effect) };
    match kind(row)? {
        Kind::Preferences => {
            let asked_at = Timestamp::from_ms(row.int("asked_at")?);
            directory::set_preferences(context, account, &about.refused, asked_at).await?;
            // What counts now, not what counted when this was asked for: words may overtake each other on their way.
            let now = directory::preferences(context, account).await?;
            let since = now.at.ok_or(DirectoryError::NotYetHere)?;
            Ok(processor::refuse(context, &at()?, act, &now.refused, since).await?)
        }
        Kind::Part => {
            let category = about.category.ok_or(EffectError::Malformed)?;
            forget_copies(context, account).await?;
            Ok(processor::erase_items(context, &at()?, act, &category, &about.items).await?)
        }
        Kind::Copy => {
            let wish =
                export::Wish { policy: &context.policy, locale: mail::locale_of(stored), left_out: &BTreeSet::new() };
            export::prepare(context, &stored.id, account, wish).await?;
            Ok(())
        }
        Kind::Visit | Kind::Correct => Ok(()),
    }
}

/// A copy that lies ready still holds what is to go.
async fn forget_copies(context: &Context, account: &AccountKey) -> Result<(), EffectError> {
    for row in context.one(table::copies(&vault::account_hash(context, account))).await? {
        let id = DeletionId::parse(&row.text("id")?).map_err(|_| EffectError::Malformed)?;
        export::erase(context, &id).await?;
    }
    Ok(())
}
