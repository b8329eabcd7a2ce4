//! Beside the mails of a notice: one message through whatever the operator reaches people by (SMS, push, in the app), so that who has
//! no address, or does not read mail, hears too. It is thin: no code and no name is in it, and it leads to the page that asks for one.

use serde::{Deserialize, Serialize};
use serde_json::json;
use shared::deletion::MailKind;
use shared::id::AccountKey;

use super::notice::compose;
use super::{MailError, address, locale_of};
use crate::code::CodeError;
use crate::context::Context;
use crate::outbox::Outcome;
use crate::port::Statement;
use crate::storage::{self, deletion::Stored, outbox::Entry};
use crate::vault::VaultError;
use crate::{limits, log, rule};

/// Names a message in the outbox.
pub const KIND: &str = "message";

#[derive(Serialize, Deserialize)]
struct Ordered {
    mail: MailKind,
    account: AccountKey,
}

/// The outbox row, where the operator takes messages. A row of its own: its failures hold up no mail.
pub fn order(
    context: &Context,
    stored: &Stored,
    account: &AccountKey,
    mail: MailKind,
) -> Result<Option<Statement>, MailError> {
    if context.settings.deliver.is_none() {
        return Ok(None);
    }
    let entry = Entry {
        id: context.new_id()?,
        deletion: stored.id.to_string(),
        kind: KIND.to_owned(),
        body: serde_json::to_string(&Ordered { mail, account: account.clone() }).map_err(|_| MailError::Malformed)?,
        sealed: None,
        created_at: context.now,
        attempts: 0,
    };
    let statement = storage::outbox::add(&entry);
    context.written.borrow_mut().push_back(entry.id);
    Ok(Some(statement))
}

/// Hands it over, while what it says is true. Its text is the mail's subject.
pub async fn send(context: &Context, stored: &Stored, entry: &Entry) -> Result<Outcome, MailError> {
    let Some(carrier) = &context.settings.deliver else { return Ok(Outcome::Dropped) };
    if context.now.since_ms(entry.created_at) >= limits::NOTICE_MS {
        return Ok(Outcome::Dropped);
    }
    let Ordered { mail, account } = serde_json::from_str(&entry.body).map_err(|_| MailError::Malformed)?;
    let policy = rule::of_version(context, stored.policy_version).await?;
    let letter = match compose(context, stored, &policy, &account, mail).await {
        Ok(Some(letter)) => letter,
        Ok(None)
        | Err(MailError::Vault(VaultError::Erased) | MailError::Code(CodeError::Vault(VaultError::Erased))) => {
            return Ok(Outcome::Dropped);
        }
        Err(error) => return Err(error),
    };
    let locale = locale_of(stored);
    let body = json!({
        "account": account.id,
        "kind": mail,
        "reference": stored.reference.to_string(),
        "url": address(context, locale, "/status"),
        "language": locale.tag(),
        "text": letter.mail.subject,
    });
    let answer = carrier.carry(&*context.http, &entry.id, context.wire, &body).await;
    log::count("message", &[("outcome", if answer.is_ok() { "sent" } else { "not-taken" })]);
    answer?;
    Ok(Outcome::Done)
}
