//! Notices of an incident or of a disclosure: read, sent account by account, erased on their day.
//!
//! A tick goes through as many accounts as it holds, writes down whom it tells and orders their mails, in one batch with how far it
//! came: a tick that breaks off is gone on with, and nobody is written down twice.

use std::collections::BTreeSet;

use frontend::i18n::{Locale, Texts};
use frontend::notice::{Told, title};
use serde::{Deserialize, Serialize};
use serde_json::json;
use shared::id::{AccountId, AccountKey, CategoryId, StaffId};
use shared::notice::{Kind, Words, words_for};
use shared::policy::Policy;
use shared::seal::Key;
use shared::time::{LocalDate, Timestamp};

use crate::context::Context;
use crate::directory::{self, DirectoryError};
use crate::port::{PortError, Row};
use crate::storage::{self, notice as rows};
use crate::vault::{self, Place};
use crate::{facts, format, language, limits, mail, request};

/// One of them as it lies there.
pub struct Stored {
    pub id: String,
    pub kind: Kind,
    pub days: [LocalDate; 2],
    pub categories: BTreeSet<CategoryId>,
    words_sealed: Option<String>,
    /// Whom alone it is about.
    pub whom: Option<AccountKey>,
    pub silent_until: Option<Timestamp>,
    pub written_by: StaffId,
    pub state: String,
    pub decided_at: Option<Timestamp>,
    pub begun_at: Option<Timestamp>,
    pub next_at: Option<Timestamp>,
    after: (String, u32),
    /// Whose mail was ordered, who was told, and who could not be reached.
    pub counts: [u32; 3],
}

fn broken() -> PortError {
    PortError::Unavailable { act: "reading a notice", cause: "it does not parse".to_owned() }
}

fn key(id: &str, epoch: u32) -> Result<AccountKey, PortError> {
    Ok(AccountKey { id: AccountId::parse(id).map_err(|_| broken())?, epoch })
}

impl Stored {
    pub fn from_row(row: &Row) -> Result<Self, PortError> {
        let at = |column| row.maybe_int(column).map(Timestamp::from_ms);
        let number = |column| u32::try_from(row.int(column)?).map_err(|_| broken());
        let day = |column| row.text(column)?.parse().map_err(|_| broken());
        let whom = row.maybe_text("account").map(|id| key(&id, number("epoch")?)).transpose()?;
        Ok(Self {
            id: row.text("id")?,
            kind: Kind::parse(&row.text("kind")?).ok_or_else(broken)?,
            days: [day("happened")?, day("noticed")?],
            categories: serde_json::from_str(&row.text("categories")?).map_err(|_| broken())?,
            words_sealed: row.maybe_text("words_sealed"),
            whom,
            silent_until: at("silent_until"),
            written_by: StaffId::parse(&row.text("written_by")?).map_err(|_| broken())?,
            state: row.text("state")?,
            decided_at: at("decided_at"),
            begun_at: at("begun_at"),
            next_at: at("next_at"),
            after: (row.text("after_account")?, number("after_epoch")?),
            counts: [number("addressed")?, number("told")?, number("unreached")?],
        })
    }

    /// As it is called, without its words.
    pub fn title(&self, texts: Texts, locale: Locale, policy: &Policy) -> String {
        title(texts, self.kind, &day(locale, policy, self.days[0]))
    }

    /// What it says to a reader of this language; nothing once its words are erased.
    pub async fn told(&self, context: &Context, locale: Locale) -> Result<Option<Told>, PortError> {
        let Some(words) = self.words(context).await? else { return Ok(None) };
        let (policy, texts) = (&context.policy, Texts::of(locale));
        let first = language::first(context);
        // A pseudo-language is made from English.
        let tag = locale.ground().tag();
        let Some((said_in, parts)) = words_for(&words, tag, first.tag()) else { return Ok(None) };
        let other = Locale::parse(said_in).filter(|_| said_in != tag);
        Ok(Some(Told {
            kind: self.kind,
            happened: day(locale, policy, self.days[0]),
            noticed: day(locale, policy, self.days[1]),
            categories: labels(texts, policy, &self.categories),
            parts: parts.iter().map(|(part, text)| (*part, text.clone())).collect(),
            in_other: other.map(|locale| locale.own_name().to_owned()),
            is_late: self.silent_until.is_some(),
            authority: request::authority(context, locale, texts),
        }))
    }

    async fn words(&self, context: &Context) -> Result<Option<Words>, PortError> {
        let Some(sealed) = &self.words_sealed else { return Ok(None) };
        let text = match vault::own_key(context, &label(&self.id)).await {
            Ok(Some(key)) => vault::open_text(&key, place(&self.id), sealed).map_err(|_| broken())?,
            Ok(None) => return Ok(None),
            Err(error) => return Err(PortError::Unavailable { act: "opening a notice", cause: error.to_string() }),
        };
        serde_json::from_str(&text).map(Some).map_err(|_| broken())
    }
}

fn day(locale: Locale, policy: &Policy, day: LocalDate) -> String {
    format::last_day(locale, policy, policy.zone.end_of_day(day))
}

/// What the categories are called; one that the rules know no longer, by its id.
pub fn labels(texts: Texts, policy: &Policy, categories: &BTreeSet<CategoryId>) -> Vec<String> {
    categories.iter().map(|id| facts::category(texts, policy, id)).collect()
}

fn label(id: &str) -> String {
    format!("notice:{id}")
}

const fn place(id: &str) -> Place<'_> {
    Place { table: "notice", column: "words_sealed", row: id }
}

/// The words sealed under a key of their own, which comes before the row.
pub async fn sealed(context: &Context, id: &str, words: &str) -> Result<String, vault::VaultError> {
    let key: Key = vault::make_own_key(context, &label(id)).await?;
    Ok(vault::seal_text(context, &key, place(id), words)?)
}

/// Nothing came of it.
pub async fn forget(context: &Context, id: &str) -> Result<(), PortError> {
    context.vault.delete(&label(id)).await
}

/// One by its id. A malformed id is like an unknown one.
pub async fn find(context: &Context, id: &str) -> Result<Option<Stored>, PortError> {
    let is_id = id.len() <= 64 && id.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if !is_id {
        return Ok(None);
    }
    context.one(rows::one(id)).await?.first().map(Stored::from_row).transpose()
}

/// What an account was told of, as its person reads it again.
pub async fn read(context: &Context, rows: &[Row], locale: Locale) -> Result<Vec<Told>, PortError> {
    let mut all = Vec::new();
    for row in rows {
        all.extend(Stored::from_row(row)?.told(context, locale).await?);
    }
    Ok(all)
}

/// A mail in the outbox: of which notice, to whom, without naming anybody.
#[derive(Serialize, Deserialize)]
pub struct Ordered {
    pub notice: String,
    pub account: AccountKey,
}

/// A step of sending one that is due.
pub async fn go_on(context: &Context, id: &str) -> Result<(), DirectoryError> {
    let Some(stored) = find(context, id).await? else { return Ok(()) };
    if stored.next_at.is_none_or(|at| at > context.now) {
        return Ok(());
    }
    let (whom, to, is_last) = next(context, &stored).await?;
    let mut list = Vec::new();
    for account in &whom {
        let effect = format!("{id}:{}:{}", account.id, account.epoch);
        let ordered = Ordered { notice: id.to_owned(), account: account.clone() };
        let body = serde_json::to_string(&ordered).map_err(|_| broken())?;
        list.push(json!([effect, body, account.id, account.epoch]));
        context.written.borrow_mut().push_back(effect);
    }
    let count = u32::try_from(list.len()).unwrap_or(u32::MAX);
    let list = serde_json::Value::Array(list).to_string();
    let next_at = (!is_last).then(|| context.now.plus_ms(1));
    let from = (stored.after.0.as_str(), stored.after.1);
    let mut statements = rows::step(id, (from, (&to.0, to.1)), (&list, count), (context.now, next_at)).to_vec();
    statements.push(storage::outbox::add_all(mail::announced::KIND, &list, context.now));
    Ok(context.batch(statements).await.map(drop)?)
}

/// Whom this step tells, how far it goes, and whether it is the last.
async fn next(context: &Context, stored: &Stored) -> Result<(Vec<AccountKey>, (String, u32), bool), DirectoryError> {
    if let Some(account) = &stored.whom {
        return Ok((vec![account.clone()], (account.id.to_string(), account.epoch), true));
    }
    let categories = serde_json::to_string(&stored.categories).map_err(|_| broken())?;
    let before = stored.decided_at.unwrap_or(context.now);
    let after = (stored.after.0.as_str(), stored.after.1);
    let page = directory::holders(context, after, &categories, before, limits::NOTICE_BATCH).await?;
    let to = page.last().map_or(stored.after.clone(), |(account, _)| (account.id.to_string(), account.epoch));
    let is_last = i64::try_from(page.len()).unwrap_or(i64::MAX) < limits::NOTICE_BATCH;
    Ok((page.into_iter().filter(|(_, holds)| *holds).map(|(account, _)| account).collect(), to, is_last))
}

/// Erases what has come to its day: the key first.
pub async fn erase_due(context: &Context) -> Result<(), PortError> {
    for row in context.one(rows::to_erase(context.now, limits::SWEEP_BATCH)).await? {
        let id = row.text("id")?;
        forget(context, &id).await?;
        context.batch(rows::erase(&id, limits::NOTICE_ERASED).to_vec()).await?;
    }
    Ok(())
}
