//! One mail, from its bytes to its row: bounded, understood, sealed, filed or queued, answered.

use serde_json::json;
use shared::application::{Evidence, Filer};
use shared::clock::{Clock, Rule};
use shared::deletion::Command;
use shared::id::ApplicationId;
use shared::inbox::{self, Kind, Verdict, Verdicts};
use shared::limits::HOUR_MS;
use shared::mime::{Mail, address};
use shared::time::Timestamp;
use thiserror::Error;

use super::about::{self, About};
use super::{answer, join, key};
use crate::advance::{AdvanceError, Beside, Letter, advance_from};
use crate::bounce;
use crate::code::{self, CodeError};
use crate::context::Context;
use crate::directory::DirectoryError;
use crate::limits::{MAILS, MAILS_PER_SENDER};
use crate::port::{PortError, Rows};
use crate::storage::inbox::Fresh;
use crate::vault::{self, Place, VaultError};
use crate::{log, rule, storage};

/// Why a mail was not taken. Its words never are among them.
#[derive(Debug, Error)]
pub enum InboxError {
    #[error("{0} mails in an hour")]
    Flood(i64),
    #[error(transparent)]
    Port(#[from] PortError),
    #[error(transparent)]
    Vault(#[from] VaultError),
    #[error(transparent)]
    Directory(#[from] DirectoryError),
    #[error(transparent)]
    Code(#[from] CodeError),
    #[error(transparent)]
    Advance(#[from] AdvanceError),
}

/// Who sent it to whom, as the mail servers say among themselves.
pub struct Envelope {
    pub from: String,
    pub to: String,
}

impl Envelope {
    /// Whom an answer would reach: nobody for a null sender, and not ourselves.
    pub fn sender(&self, context: &Context) -> Option<String> {
        let sender = address(&self.from)?;
        let ours = [self.to.as_str(), &context.settings.mail_from, &context.policy.contact];
        let is_ours = ours.iter().any(|one| address(one).as_deref() == Some(&sender));
        (!is_ours).then_some(sender)
    }
}

/// What goes into the row, but for what becomes of it.
pub struct Received<'a> {
    pub id: &'a str,
    message_hash: String,
    sender_hash: String,
    /// In plain, until it is sealed.
    letter: String,
    verdicts: Verdicts,
    own_address: bool,
    pub automatic: bool,
    due_at: Timestamp,
    /// What it says, and who sent it, for the case that it answers a question.
    pub mail: &'a Mail,
    pub envelope: &'a Envelope,
}

/// Where a mail's words lie.
pub const fn place(id: &str) -> Place<'_> {
    Place { table: "inbox", column: "letter_sealed", row: id }
}

/// Takes a mail. `verdicts`: what the server found that handed it in, where it is not the platform's own.
pub async fn receive(
    context: &Context,
    envelope: &Envelope,
    raw: &[u8],
    verdicts: Option<Verdicts>,
) -> Result<(), InboxError> {
    let mail = Mail::read(raw);
    // What became of another mail is nobody's request.
    if inbox::is_report(&mail.headers) {
        return Ok(report(context, raw).await?);
    }
    // Under its sender: nobody's mail can take the place of another's.
    let own_id = format!("{}\u{0}{}", envelope.from, mail.headers.first("message-id").unwrap_or(&mail.text));
    let message_hash = context.lookup("inbox-message", &own_id);
    let sender_hash = context.lookup("inbox-sender", &envelope.from.to_lowercase());
    if !is_new(context, &message_hash, &sender_hash).await? {
        return Ok(());
    }
    let subject = mail.subject();
    let about = about::about(context, &mail, &subject).await?;
    let from = mail.headers.first("from").and_then(address);
    let own_address = match about.stored.as_ref().and_then(|stored| stored.deletion.account()) {
        Some(account) => about::is_own(context, account, from.as_deref()).await?,
        None => false,
    };
    let id: String = context.new_id()?.chars().take(16).collect();
    let letter = json!({ "sender": envelope.from, "from": from, "subject": subject, "text": mail.text });
    let received = Received {
        id: &id,
        message_hash,
        sender_hash,
        letter: letter.to_string(),
        verdicts: verdicts.unwrap_or_else(|| Verdicts::read(&mail.headers)),
        own_address,
        automatic: inbox::is_automatic(&mail.headers) || address(&envelope.from).is_none(),
        due_at: due_at(context),
        mail: &mail,
        envelope,
    };
    match keep(context, &about, &received).await {
        // The same mail, delivered twice at once: the other is the one.
        Err(error) if is_known(&error) => Ok(()),
        Err(error) => Err(error),
        Ok(()) => {
            log::count("mail-in", &[("outcome", "taken"), ("kind", about.kind.name())]);
            let sender = envelope.sender(context).filter(|_| may_be_answered(&received));
            // The mail is here: that its answer failed must not send it back.
            if let Some(sender) = sender
                && let Err(error) = answer::answer(context, about.locale, &sender, &id, received.due_at).await
            {
                log::note("inbox", &error.to_string());
            }
            Ok(())
        }
    }
}

/// One about a mail of ours that never arrived is remembered; one that is only late, or about another's, is not.
async fn report(context: &Context, raw: &[u8]) -> Result<(), PortError> {
    let failed = raw.to_ascii_lowercase().windows(FAILED.len()).any(|window| window == FAILED);
    let known = match bounce::named_in(context, raw).filter(|_| failed) {
        Some(name) => bounce::came_back(context, &name).await?,
        None => false,
    };
    if !known {
        log::note("inbox", "a report was dropped");
    }
    Ok(())
}

/// What a report says of a mail that will not arrive (RFC 3464, 2.3.3).
const FAILED: &[u8] = b"action: failed";

fn is_known(error: &InboxError) -> bool {
    match error {
        InboxError::Port(PortError::Conflict(table))
        | InboxError::Advance(AdvanceError::Port(PortError::Conflict(table))) => table == "inbox",
        _ => false,
    }
}

/// A machine would answer back, and who is forged would get what they never asked for. Neither tells who has an account.
pub fn may_be_answered(received: &Received<'_>) -> bool {
    !received.automatic && received.verdicts.dmarc != Verdict::Fail
}

/// Where all mails of an hour are counted together: the subject and the hour.
pub fn everybody(context: &Context, at: Timestamp) -> (String, String) {
    (context.lookup("inbox-everybody", ""), format!("mail {}", at.ms() / HOUR_MS))
}

/// Counts, and looks whether the mail is here already.
async fn is_new(context: &Context, message_hash: &str, sender_hash: &str) -> Result<bool, InboxError> {
    let (everybody, hour) = everybody(context, context.now);
    let until = context.now.plus_ms(2 * HOUR_MS);
    let mut rows = context
        .batch(vec![
            storage::inbox::known(message_hash),
            storage::secret::count(sender_hash, &hour, until),
            storage::secret::count(&everybody, &hour, until),
        ])
        .await?
        .into_iter();
    let mut next = || rows.next().unwrap_or_default();
    let (known, sender, all) = (next(), counted(&next())?, counted(&next())?);
    if sender > MAILS_PER_SENDER {
        log::count("mail-in", &[("outcome", "dropped")]);
        log::note("inbox", &format!("a mail was dropped: {sender} of its sender, {all} in all this hour"));
        return Ok(false);
    }
    // Here it may be somebody else's flood: whoever is turned away is told.
    if all > MAILS.most {
        log::count("mail-in", &[("outcome", "sent-back")]);
        return Err(InboxError::Flood(all));
    }
    Ok(known.is_empty())
}

fn counted(rows: &Rows) -> Result<i64, PortError> {
    rows.first().map_or(Ok(0), |row| row.int("count"))
}

fn due_at(context: &Context) -> Timestamp {
    let policy = &context.policy;
    Clock::start(Rule::acknowledgement(policy.sla), context.now).due(context.now, policy.almanac())
}

/// A letter to keep the account is filed, once; everything else waits for the staff. An immediate deletion needs a proof of
/// five minutes, which no mail carries.
async fn keep(context: &Context, about: &About, received: &Received<'_>) -> Result<(), InboxError> {
    if !received.automatic && join::join(context, about, received).await? {
        return Ok(());
    }
    if about.kind == Kind::Revocation && !received.automatic && about.stored.is_some() {
        match file(context, about, received).await {
            // Somebody has asked already, or it is too late: the staff see what is true.
            Ok(false) | Err(InboxError::Advance(AdvanceError::Refused(..) | AdvanceError::Busy)) => {}
            outcome => return outcome.map(drop),
        }
    }
    queue(context, about, received).await
}

/// Puts it before the staff, under a key of its own.
async fn queue(context: &Context, about: &About, received: &Received<'_>) -> Result<(), InboxError> {
    let own = key::make(context, received.id).await?;
    let sealed = vault::seal_text(context, &own, place(received.id), &received.letter)?;
    let fresh = Fresh {
        sender_hash: Some(&received.sender_hash),
        letter_sealed: Some(&sealed),
        ..fresh(about, received, context.now)
    };
    let mut statements = vec![storage::inbox::receive(&fresh)];
    statements.extend(join::follow(context, received).await?);
    match context.batch(statements).await {
        Ok(_) => Ok(()),
        Err(error) => {
            key::forget(context, received.id).await?;
            Err(error.into())
        }
    }
}

/// Codes alone: what was filed has its letter in the book, under the account's own key, and keeps it nowhere else.
pub fn fresh<'a>(about: &'a About, received: &'a Received<'_>, now: Timestamp) -> Fresh<'a> {
    Fresh {
        id: received.id,
        message_hash: &received.message_hash,
        received_at: now,
        due_at: received.due_at,
        kind: about.kind,
        about: about.stored.as_ref().map(|stored| (&stored.id, &stored.reference)),
        application: None,
        sender_hash: None,
        letter_sealed: None,
        locale: about.locale.tag(),
        verdicts: received.verdicts,
        own_address: received.own_address,
        automatic: received.automatic,
    }
}

/// Whether it could be filed, as what it is: a letter that nobody has proven anything with. A mail proves nothing, whoever it says it is from.
async fn file(context: &Context, about: &About, received: &Received<'_>) -> Result<bool, InboxError> {
    let Some(stored) = about.stored.clone() else { return Ok(false) };
    let Some(letter) = &about.letter else { return Ok(false) };
    let Some(account) = stored.deletion.account().cloned() else { return Ok(false) };
    let policy = rule::of_version(context, stored.policy_version).await?;
    let id = ApplicationId::parse(&context.new_id()?).map_err(|_| VaultError::Broken)?;
    let text = frontend::letter::write(frontend::i18n::Texts::of(about.locale), letter.kind, &letter.fields);
    let contact = code::contact_key(context, &policy, &account).await?;
    let sealed = vault::seal_text(context, &contact, Letter::place(id.as_str()), &text)?;
    let beside = Beside {
        reply_to: join::reply_to(context, &policy, &account, &id, received).await?,
        statements: vec![storage::inbox::receive(&Fresh {
            application: Some(&id),
            ..fresh(about, received, context.now)
        })],
        letter: Some(Letter { sealed, locale: about.locale.tag() }),
        ..Beside::default()
    };
    let command = Command::FileRevocation { id, filer: Filer::Person, verified_at: None, evidence: Evidence::Nothing };
    advance_from(context, stored, None, &command, &beside).await?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::super::answer::{id, reference};

    #[test]
    fn a_mails_reference_is_read_out_in_fours() {
        assert_eq!(reference("3f2a9c0177de00b1"), "M-3F2A-9C01-77DE-00B1");
        assert_eq!(id("m 3F2a 9c01-77de-00b1"), Some("3f2a9c0177de00b1".to_owned()));
        assert_eq!(id("M-3F2A"), None);
        assert_eq!(id("AD-3F2A-9C01-77DE-00B1"), None);
    }
}
