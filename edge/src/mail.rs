//! What is sent, to whom. Text and HTML come from `frontend::mail`; here they meet addresses, dates and codes.

pub mod access;
pub mod announced;
pub mod calendar;
pub mod code;
pub mod disclosed;
pub mod haste;
pub mod message;
pub mod notice;
pub mod question;
pub mod refused;
pub mod reply;
pub mod right;
pub mod stop;

use std::collections::BTreeSet;

use frontend::i18n::{Locale, Texts};
use frontend::mail::{Mail, Sender};
use shared::gather::gather;
use shared::identifier::Identifier;
use shared::policy::Policy;
use shared::time::Timestamp;
use thiserror::Error;

use crate::bounce;
use crate::code::CodeError;
use crate::context::Context;
use crate::directory::{Account, ContactKind, DirectoryError};
use crate::outbox::Outcome;
use crate::port::{OutgoingMail, PortError};
use crate::storage::deletion::Stored;
use crate::vault::VaultError;
use crate::{log, view};

/// Why a mail did not leave this time.
#[derive(Debug, Error)]
pub enum MailError {
    #[error("the mail's row cannot be read")]
    Malformed,
    #[error(transparent)]
    Directory(#[from] DirectoryError),
    #[error(transparent)]
    Vault(#[from] VaultError),
    #[error(transparent)]
    Code(#[from] CodeError),
    #[error(transparent)]
    Port(#[from] PortError),
}

/// Addresses that another one replaced are told for this long: whoever took an account over would otherwise go unseen (ms).
pub const REPLACED_MS: i64 = 90 * shared::limits::DAY_MS;

/// The language that the deletion was begun in.
pub fn locale_of(stored: &Stored) -> Locale {
    Locale::parse(&stored.locale).unwrap_or(Locale::En)
}

/// A mail's sender block.
pub fn sender(context: &Context, policy: &Policy, stored: &Stored) -> Sender {
    Sender {
        operator: view::operator(context, policy, locale_of(stored)),
        reference: stored.reference.to_string(),
        not_me_page: address(context, locale_of(stored), "/not-me"),
    }
}

/// Every address that must hear of a change of state: the present ones and those replaced in the last 90 days.
pub fn known_addresses(account: &Account, now: Timestamp) -> Vec<String> {
    let addresses = account
        .contacts
        .iter()
        .filter(|contact| contact.kind == ContactKind::Email)
        .filter(|contact| contact.replaced_at.is_none_or(|at| now.since_ms(at) < REPLACED_MS))
        .map(|contact| contact.address.clone());
    gather::<_, BTreeSet<String>>(addresses).into_iter().collect()
}

/// Every mail leaves here, under its name.
pub async fn send(context: &Context, outgoing: OutgoingMail) -> Result<(), MailError> {
    let id = bounce::name(context, &outgoing.to)?;
    let sent = context.mail.send(&OutgoingMail { id, ..outgoing }).await;
    log::count("mail", &[("outcome", if sent.is_ok() { "sent" } else { "not-taken" })]);
    Ok(sent?)
}

/// Sends one finished mail to one address: nobody learns of the others.
pub async fn deliver(context: &Context, to: String, mail: Mail, calendar: Option<String>) -> Result<(), MailError> {
    let Mail { subject, text, html } = mail;
    let outgoing =
        OutgoingMail { id: String::new(), to, subject, text, html, calendar, reply_to: None, automatic: false };
    send(context, outgoing).await
}

/// To each of several addresses of one person: one that fails must not have it sent to the others again.
pub async fn to_each(context: &Context, addresses: Vec<String>, mail: impl Fn() -> Mail) -> Result<Outcome, MailError> {
    let mut outcome = Ok(Outcome::Dropped);
    for address in addresses {
        match (deliver(context, address, mail(), None).await, &outcome) {
            (Ok(()), _) => outcome = Ok(Outcome::Done),
            (Err(error), Ok(Outcome::Dropped)) => outcome = Err(error),
            (Err(error), _) => log::note("mail", &error.to_string()),
        }
    }
    outcome
}

/// As `deliver`, for an answer that no person has written.
pub async fn deliver_automatically(context: &Context, to: String, mail: Mail) -> Result<(), MailError> {
    let Mail { subject, text, html } = mail;
    let outgoing =
        OutgoingMail { id: String::new(), to, subject, text, html, calendar: None, reply_to: None, automatic: true };
    send(context, outgoing).await
}

/// As `deliver`, for a mail that asks: where the desk has an address, an answer goes there.
pub async fn deliver_asking(context: &Context, to: String, mail: Mail) -> Result<(), MailError> {
    send(context, outgoing(context, to, mail)).await
}

/// A finished mail that can be answered, where the desk has an address.
pub fn outgoing(context: &Context, to: String, mail: Mail) -> OutgoingMail {
    let Mail { subject, text, html } = mail;
    let contact = &context.policy.contact;
    let reply_to = matches!(Identifier::parse(contact), Ok(Identifier::Email(_))).then(|| contact.clone());
    OutgoingMail { id: String::new(), to, subject, text, html, calendar: None, reply_to, automatic: false }
}

/// An absolute address of a page in the person's language. The origin is the operator's setting, never a request's header.
pub fn address(context: &Context, locale: Locale, rest: &str) -> String {
    format!("{}/{}{rest}", context.settings.origin, locale.tag())
}

/// The texts of a deletion's language.
pub fn texts(stored: &Stored) -> Texts {
    Texts::of(locale_of(stored))
}
