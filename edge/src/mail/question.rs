//! The mail that asks: to whoever filed an application and to nobody else. Its words and its token lie sealed until it is sent.

use frontend::i18n::{Locale, Texts};
use frontend::mail::question::{self, Kind};
use serde::{Deserialize, Serialize};
use shared::application::{Kind as Application, Stop};
use shared::deletion::State;
use shared::identifier::Identifier;
use shared::policy::Policy;
use shared::seal::Key;
use shared::time::Timestamp;

use super::{MailError, address, deliver_asking, sender};
use crate::code::{self, CodeError};
use crate::context::Context;
use crate::outbox::Outcome;
use crate::port::{PortError, Row, Statement};
use crate::question::reply_to_place;
use crate::storage::{self, deletion::Stored, outbox::Entry};
use crate::vault::{self, Place, VaultError};
use crate::{format, limits, rule};

/// Names this row in the outbox.
pub const KIND: &str = "question";

/// What is sealed until it is sent.
#[derive(Serialize, Deserialize)]
pub struct Words {
    pub token: String,
    pub words: String,
}

const fn place(id: &str) -> Place<'_> {
    Place { table: "outbox", column: "sealed", row: id }
}

/// The row that asks a question, for the batch that decides it.
pub fn order(
    context: &Context,
    deletion: &str,
    question: &str,
    words: &Words,
    key: &Key,
) -> Result<Statement, PortError> {
    let id = context.new_id()?;
    let plain = serde_json::to_string(words)
        .map_err(|cause| PortError::Unavailable { act: "writing a question", cause: cause.to_string() })?;
    let entry = Entry {
        sealed: Some(vault::seal_text(context, key, place(&id), &plain)?),
        id,
        deletion: deletion.to_owned(),
        kind: KIND.to_owned(),
        body: question.to_owned(),
        created_at: context.now,
        attempts: 0,
    };
    let statement = storage::outbox::add(&entry);
    context.written.borrow_mut().push_back(entry.id);
    Ok(statement)
}

/// Sends it, while it waits.
pub async fn send(context: &Context, stored: &Stored, entry: &Entry) -> Result<Outcome, MailError> {
    let Some(sealed) = &entry.sealed else { return Ok(Outcome::Dropped) };
    let rows = context.one(storage::question::to_send(&entry.body)).await?;
    let (Some(row), Some(account)) = (rows.first(), stored.deletion.account()) else { return Ok(Outcome::Dropped) };
    let is_over = row.maybe_int("answered_at").is_some() || row.text("state")? != "open";
    let (Some(reply_to), false) = (row.maybe_text("reply_to_sealed"), is_over) else { return Ok(Outcome::Dropped) };
    let ends_at = Timestamp::from_ms(row.int("ends_at")?);
    if context.now >= ends_at || context.now.since_ms(entry.created_at) >= limits::NOTICE_MS {
        return Ok(Outcome::Dropped);
    }
    let policy = rule::of_version(context, stored.policy_version).await?;
    let key = match code::contact_key(context, &policy, account).await {
        Ok(key) => key,
        Err(CodeError::Vault(VaultError::Erased)) => return Ok(Outcome::Dropped),
        Err(error) => return Err(error.into()),
    };
    let to = vault::open_text(&key, reply_to_place(&row.text("application")?), &reply_to)?;
    let words = vault::open_text(&key, place(&entry.id), sealed)?;
    let words: Words = serde_json::from_str(&words).map_err(|_| MailError::Malformed)?;
    let locale = Locale::parse(&row.text("locale")?).unwrap_or(Locale::En);
    let props = props(context, stored, &policy, row, words, ends_at)?;
    let mail = question::render(Texts::of(locale), props);
    deliver_asking(context, to, mail).await?;
    Ok(Outcome::Done)
}

fn props(
    context: &Context,
    stored: &Stored,
    policy: &Policy,
    row: &Row,
    words: Words,
    ends_at: Timestamp,
) -> Result<question::Props, MailError> {
    let locale = Locale::parse(&row.text("locale")?).unwrap_or(Locale::En);
    let is_hasty = row.text("kind")? == Application::Immediate.name();
    let stop = match stored.deletion.state() {
        State::Pending(pending) if !is_hasty => pending.revocation.as_ref().map(|application| application.stop),
        _ => None,
    };
    let page = address(context, locale, "/answer");
    Ok(question::Props {
        sender: sender(context, policy, stored),
        kind: if is_hasty { Kind::Immediate } else { Kind::Revocation },
        words: words.words,
        until: format::last_day(locale, policy, ends_at),
        goes_on: match stop {
            Some(Stop::Until(end)) => Some(format::day(locale, policy, end)),
            Some(Stop::UntilDecided | Stop::Never) | None => None,
        },
        replies: can_be_answered(context),
        link: format!("{page}#{}.{}", stored.reference, words.token),
        token: words.token,
    })
}

/// Whether the desk has an address of its own: then replying is enough.
fn can_be_answered(context: &Context) -> bool {
    matches!(Identifier::parse(&context.policy.contact), Ok(Identifier::Email(_)))
}
