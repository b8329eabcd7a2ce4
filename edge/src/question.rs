//! Questions of the staff to whoever filed an application: where they are reached, and how an answer joins its question.
//!
//! The address is kept at the filing, and only one of which it is known that the filer reads it: where the code went that they
//! typed, or where their letter came from. A question never goes anywhere else.

use shared::deletion::Command;
use shared::id::{AccountKey, ApplicationId, DeletionId, Reference};
use shared::policy::Policy;
use shared::secret::{ReplyToken, Secret};
use shared::time::Timestamp;
use thiserror::Error;

use crate::advance::{AdvanceError, Beside, advance};
use crate::code::{self, CodeError};
use crate::context::Context;
use crate::port::{PortError, Row, Statement};
use crate::storage::question::Answered;
use crate::vault::{self, Place, VaultError};
use crate::{rule, storage};

/// Why an answer did not join its question.
#[derive(Debug, Error)]
pub enum AnswerError {
    #[error(transparent)]
    Advance(#[from] AdvanceError),
    #[error(transparent)]
    Code(#[from] CodeError),
    #[error(transparent)]
    Vault(#[from] VaultError),
    #[error(transparent)]
    Port(#[from] PortError),
}

/// Where the filer's address lies.
pub const fn reply_to_place(application: &str) -> Place<'_> {
    Place { table: "application", column: "reply_to_sealed", row: application }
}

/// Where an answer lies.
pub const fn answer_place(id: &str) -> Place<'_> {
    Place { table: "question", column: "answer_sealed", row: id }
}

/// The address at which whoever files an application is reached, sealed for its row.
pub async fn reply_to(
    context: &Context,
    policy: &Policy,
    account: &AccountKey,
    id: &ApplicationId,
    address: &str,
) -> Result<String, CodeError> {
    let key = code::contact_key(context, policy, account).await?;
    Ok(vault::seal_text(context, &key, reply_to_place(id.as_str()), address)?)
}

/// What is stored of a token. It is looked up by it, so it is bound to nothing else.
pub fn token_hash(context: &Context, token: &ReplyToken) -> String {
    token.hash(&context.keys.pepper, "").to_hex()
}

/// A question, found by its token.
pub struct Asked {
    pub id: String,
    pub application: ApplicationId,
    pub deletion: DeletionId,
    pub reference: Reference,
    pub ends_at: Timestamp,
    /// Answered, or nothing is left to decide.
    pub is_over: bool,
    reply_to_sealed: Option<String>,
}

impl Asked {
    fn from_row(row: &Row) -> Result<Self, PortError> {
        let broken = || PortError::Unavailable { act: "reading a question", cause: "a column is malformed".to_owned() };
        Ok(Self {
            id: row.text("id")?,
            application: ApplicationId::parse(&row.text("application")?).map_err(|_| broken())?,
            deletion: DeletionId::parse(&row.text("deletion")?).map_err(|_| broken())?,
            reference: Reference::parse(&row.text("reference")?).map_err(|_| broken())?,
            ends_at: Timestamp::from_ms(row.int("ends_at")?),
            is_over: row.maybe_int("answered_at").is_some() || row.text("state")? != "open",
            reply_to_sealed: row.maybe_text("reply_to_sealed"),
        })
    }

    pub fn waits_at(&self, now: Timestamp) -> bool {
        !self.is_over && now < self.ends_at
    }
}

pub async fn of_token(context: &Context, token: &ReplyToken) -> Result<Option<Asked>, PortError> {
    let rows = context.one(storage::question::by_token(&token_hash(context, token))).await?;
    // What was written about a mail is not about a case.
    rows.iter().find(|row| row.maybe_text("state").is_some()).map(Asked::from_row).transpose()
}

/// What the desk wrote about a mail, found by its token: it lives as long as that mail's words.
pub async fn about_mail(context: &Context, text: &str) -> Result<Option<String>, PortError> {
    let mut found = Vec::new();
    for token in ReplyToken::all(text) {
        for row in context.one(storage::question::by_token(&token_hash(context, &token))).await? {
            let is_open = row.maybe_int("answered_at").is_none() && context.now.ms() < row.int("ends_at")?;
            if is_open && row.text("application")?.starts_with("mail:") {
                found.push(row.text("id")?);
            }
        }
    }
    let only = found.pop();
    Ok(only.filter(|_| found.is_empty()))
}

/// The waiting question whose token stands in a mail. Two are none, and so is one that another deletion's reference stands
/// beside: an answer must not join what its writer did not mean.
pub async fn meant(context: &Context, text: &str) -> Result<Option<Asked>, PortError> {
    let mut found = Vec::new();
    for token in ReplyToken::all(text) {
        found.extend(of_token(context, &token).await?.filter(|asked| asked.waits_at(context.now)));
    }
    let only = found.pop().filter(|_| found.is_empty());
    let named = shared::inbox::references(text);
    Ok(only.filter(|asked| named.is_empty() || named.contains(&asked.reference)))
}

/// How an answer came.
#[derive(Debug, Clone, Copy)]
pub enum Way<'a> {
    /// Typed on the page, after reference and token.
    Page,
    /// By mail, from this address; the mail's own id.
    Mail { from: &'a str, id: &'a str },
}

/// Joins an answer to its question: the clock goes on, and the staff find the words at the case.
pub async fn answer(
    context: &Context,
    asked: &Asked,
    words: &str,
    way: Way<'_>,
    mut beside: Vec<Statement>,
) -> Result<(), AnswerError> {
    let rows = context.one(storage::deletion::by_id(&asked.deletion)).await?;
    let stored = storage::deletion::Stored::from_row(rows.first().ok_or(AdvanceError::NotFound)?)?;
    let account = stored.deletion.account().ok_or(AdvanceError::NotFound)?;
    let policy = rule::of_version(context, stored.policy_version).await?;
    let key = code::contact_key(context, &policy, account).await?;
    let sealed = vault::seal_text(context, &key, answer_place(&asked.id), words)?;
    let by = match (way, &asked.reply_to_sealed) {
        (Way::Page, _) => "page",
        (Way::Mail { from, .. }, Some(sealed)) => {
            let known = vault::open_text(&key, reply_to_place(asked.application.as_str()), sealed)?;
            if known.eq_ignore_ascii_case(from) { "address" } else { "other-address" }
        }
        (Way::Mail { .. }, None) => "other-address",
    };
    let mail = match way {
        Way::Page => None,
        Way::Mail { id, .. } => Some(id),
    };
    let answered = Answered { id: &asked.id, at: context.now, by, sealed: &sealed, mail };
    beside.push(storage::question::answer(&answered));
    let command = Command::AnswerQuestion { id: asked.application.clone() };
    let beside = Beside { statements: beside, ..Beside::default() };
    advance(context, &asked.deletion, None, &command, &beside).await?;
    Ok(())
}
