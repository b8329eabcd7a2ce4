//! A mail of the desk to whoever wrote to it: finished where it was decided, sealed under the key of the mail that it answers until
//! it is sent.

use shared::limits::HOUR_MS;
use shared::seal::Key;

use super::MailError;
use crate::context::Context;
use crate::outbox::Outcome;
use crate::port::{OutgoingMail, PortError, Statement};
use crate::storage::{self, outbox::Entry};
use crate::vault::{self, Place, VaultError};
use crate::{inbox, limits};

/// Names this row in the outbox. Its body is the mail that it answers.
pub const KIND: &str = "reply";

const fn place(id: &str) -> Place<'_> {
    Place { table: "outbox", column: "sealed", row: id }
}

/// The row that sends it, for the batch that decides it.
pub fn order(context: &Context, mail: &str, key: &Key, outgoing: &OutgoingMail) -> Result<Statement, PortError> {
    let id = context.new_id()?;
    let plain = serde_json::to_string(outgoing)
        .map_err(|cause| PortError::Unavailable { act: "writing a mail", cause: cause.to_string() })?;
    let entry = Entry {
        sealed: Some(vault::seal_text(context, key, place(&id), &plain)?),
        id,
        // No deletion has it sent.
        deletion: String::new(),
        kind: KIND.to_owned(),
        body: mail.to_owned(),
        created_at: context.now,
        attempts: 0,
    };
    let statement = storage::outbox::add(&entry);
    context.written.borrow_mut().push_back(entry.id);
    Ok(statement)
}

pub async fn send(context: &Context, entry: &Entry) -> Result<Outcome, MailError> {
    let age_ms = context.now.since_ms(entry.created_at);
    let Some(sealed) = entry.sealed.as_ref().filter(|_| age_ms < limits::NOTICE_MS) else {
        return Ok(Outcome::Dropped);
    };
    let Some(key) = inbox::key(context, &entry.body).await? else {
        // A key takes about a minute to be everywhere; one that is still not there has gone on its day.
        return if age_ms < HOUR_MS { Err(VaultError::NotYetHere.into()) } else { Ok(Outcome::Dropped) };
    };
    let plain = vault::open_text(&key, place(&entry.id), sealed)?;
    let outgoing: OutgoingMail = serde_json::from_str(&plain).map_err(|_| MailError::Malformed)?;
    super::send(context, outgoing).await?;
    Ok(Outcome::Done)
}
