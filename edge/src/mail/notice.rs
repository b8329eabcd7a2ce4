//! Mails about a change of state: to every known address, whoever asked for them.

use frontend::mail::Mail;
use frontend::mail::note::{self, Kind};
use frontend::mail::{blocked, erased, pending, postponed, revoked};
use serde::{Deserialize, Serialize};
use shared::deletion::{MailKind, RevokedBy, State};
use shared::id::AccountKey;
use shared::policy::Policy;
use shared::time::Timestamp;

use super::{
    MailError, access, address, calendar, deliver, disclosed, haste, known_addresses, locale_of, refused, sender, stop,
    texts,
};
use crate::code::CodeError;
use crate::context::Context;
use crate::directory::{self, DirectoryError};
use crate::outbox::Outcome;
use crate::port::Statement;
use crate::storage::{self, deletion::Stored, outbox::Entry};
use crate::vault::VaultError;
use crate::{code, export, facts, format, rule};

/// A mail with its calendar file.
pub(super) struct Letter {
    pub(super) mail: Mail,
    calendar: Option<String>,
}

/// Names a letter to one address in the outbox.
pub const KIND: &str = "notice";

/// A letter in the outbox: which, and to whom, without naming anybody.
#[derive(Serialize, Deserialize)]
struct Ordered {
    mail: MailKind,
    account: AccountKey,
    /// Keyed hash of the address.
    to: String,
}

/// One outbox row for each known address.
pub async fn address_all(
    context: &Context,
    stored: &Stored,
    key: &AccountKey,
    mail: MailKind,
) -> Result<Vec<Statement>, MailError> {
    let mut statements = Vec::new();
    statements.extend(super::message::order(context, stored, key, mail)?);
    for address in addresses(context, key).await? {
        let ordered = Ordered { mail, account: key.clone(), to: context.lookup("notice", &address) };
        let entry = Entry {
            id: context.new_id()?,
            deletion: stored.id.to_string(),
            kind: KIND.to_owned(),
            body: serde_json::to_string(&ordered).map_err(|_| MailError::Malformed)?,
            sealed: None,
            created_at: context.now,
            attempts: 0,
        };
        statements.push(storage::outbox::add(&entry));
        context.written.borrow_mut().push_back(entry.id);
    }
    Ok(statements)
}

/// The addresses that must hear of it; none once the contact is erased.
async fn addresses(context: &Context, key: &AccountKey) -> Result<Vec<String>, MailError> {
    match directory::account(context, key).await {
        Ok(Some(account)) => Ok(known_addresses(&account, context.now)),
        Ok(None) | Err(DirectoryError::NotThere) => Ok(Vec::new()),
        Err(error) => Err(error.into()),
    }
}

/// Sends one letter, if its address is still known and the deletion still is where the letter speaks of.
pub async fn send(context: &Context, stored: &Stored, body: &str) -> Result<(Outcome, MailKind), MailError> {
    let ordered: Ordered = serde_json::from_str(body).map_err(|_| MailError::Malformed)?;
    let dropped = Ok((Outcome::Dropped, ordered.mail));
    let known = addresses(context, &ordered.account).await?;
    let Some(address) = known.into_iter().find(|address| context.lookup("notice", address) == ordered.to) else {
        return dropped;
    };
    let policy = rule::of_version(context, stored.policy_version).await?;
    let letter = match compose(context, stored, &policy, &ordered.account, ordered.mail).await {
        Ok(Some(letter)) => letter,
        // The contact's key has gone: there is nobody left to write to.
        Ok(None)
        | Err(MailError::Vault(VaultError::Erased) | MailError::Code(CodeError::Vault(VaultError::Erased))) => {
            return dropped;
        }
        Err(error) => return Err(error),
    };
    deliver(context, address, letter.mail, letter.calendar).await?;
    Ok((Outcome::Done, ordered.mail))
}

pub(super) async fn compose(
    context: &Context,
    stored: &Stored,
    policy: &Policy,
    key: &AccountKey,
    kind: MailKind,
) -> Result<Option<Letter>, MailError> {
    let mail = match (kind, stored.deletion.state()) {
        (MailKind::Pending, State::Pending(state)) => {
            return pending(context, stored, policy, state.purge_at()).await.map(Some);
        }
        (MailKind::Postponed, State::Pending(state)) => {
            postponed(context, stored, policy, key, state.purge_at()).await?
        }
        (MailKind::RevocationFiled, State::Pending(state)) => {
            return Ok(stop::stopped(context, stored, policy, state).map(plain));
        }
        (MailKind::RevocationRefused | MailKind::ImmediateRefused, State::Pending(state)) => {
            return Ok(refused::told(context, stored, policy, kind, state).await?.map(plain));
        }
        (MailKind::StopEnds, State::Pending(state)) => {
            return Ok(stop::ends(context, stored, policy, state).map(plain));
        }
        (MailKind::Disclosed, _) => return Ok(disclosed::told(context, stored, policy).await?.map(plain)),
        (kind, State::Pending(state)) if haste::is_about(kind) => {
            let letter = haste::told(context, stored, policy, kind, state).await?;
            return Ok(letter.map(|(mail, calendar)| Letter { mail, calendar }));
        }
        (MailKind::Blocked, State::Blocked(state)) => blocked(context, stored, policy, key, state.expires_at).await?,
        (MailKind::Revoked, State::Revoked(state)) => {
            let props = revoked::Props {
                sender: sender(context, policy, stored),
                at: format::moment(locale_of(stored), policy, state.at),
                locked: matches!(state.by, RevokedBy::Decision(_)),
                home: None,
            };
            let calendar = calendar::cancelled(context, stored);
            return Ok(Some(Letter { mail: revoked::render(texts(stored), props), calendar: Some(calendar) }));
        }
        (MailKind::AccessFiled | MailKind::AccessClosed, _) => {
            return Ok(access::told(context, stored, policy, kind).await?.map(plain));
        }
        (MailKind::Erased, State::Erased(state)) => erased(context, stored, policy, state).await?,
        (kind, state) => match note_kind(context, stored, policy, kind, state).await? {
            Some(kind) => {
                let status_page = address(context, locale_of(stored), "/status");
                note::render(texts(stored), note::Props { sender: sender(context, policy, stored), kind, status_page })
            }
            None => return Ok(None),
        },
    };
    Ok(Some(plain(mail)))
}

const fn plain(mail: Mail) -> Letter {
    Letter { mail, calendar: None }
}

/// The short notices, each only while what it says is true.
async fn note_kind(
    context: &Context,
    stored: &Stored,
    policy: &Policy,
    kind: MailKind,
    state: &State,
) -> Result<Option<Kind>, MailError> {
    let locale = locale_of(stored);
    Ok(match (kind, state) {
        (MailKind::BlockedAnswer, State::Blocked(_)) => Some(Kind::BlockedAnswer),
        (MailKind::AskAgain, State::Preparing(_)) => Some(Kind::AskAgain),
        (MailKind::Expired, State::Expired { .. }) => Some(Kind::Expired),
        (MailKind::ExportReady, _) => match export::find(context, &stored.id).await {
            Ok(Some(ready)) => Some(Kind::ExportReady { until: format::moment(locale, policy, ready.expires_at) }),
            Ok(None) | Err(_) => None,
        },
        (MailKind::ExportFailed, _) => Some(Kind::ExportFailed),
        _ => None,
    })
}

async fn pending(
    context: &Context,
    stored: &Stored,
    policy: &Policy,
    purge_at: Timestamp,
) -> Result<Letter, MailError> {
    let locale = locale_of(stored);
    let codes = code::open(context, stored).await?;
    let is_reversible = policy.window.is_reversible();
    let fragment = |token: &String| address(context, locale, &format!("/revoke#{}.{token}", stored.reference));
    let props = pending::Props {
        sender: sender(context, policy, stored),
        last_day: is_reversible.then(|| format::last_day(locale, policy, purge_at)),
        erase_on: format::day(locale, policy, purge_at),
        revoke_link: codes.link.as_ref().filter(|_| is_reversible).map(fragment),
        revocation_code: codes.revocation.filter(|_| is_reversible),
        revoke_page: address(context, locale, "/revoke"),
        status_page: address(context, locale, "/status"),
        status_code: codes.status,
    };
    let calendar = is_reversible.then(|| calendar::last_day(context, stored, policy, purge_at));
    Ok(Letter { mail: pending::render(texts(stored), props), calendar })
}

async fn postponed(
    context: &Context,
    stored: &Stored,
    policy: &Policy,
    key: &AccountKey,
    purge_at: Timestamp,
) -> Result<Mail, MailError> {
    let locale = locale_of(stored);
    let blockers = directory::blockers(context, policy, key, &stored.id).await?;
    let props = postponed::Props {
        sender: sender(context, policy, stored),
        last_day: Some(format::last_day(locale, policy, purge_at)),
        erase_on: format::day(locale, policy, purge_at),
        blockers: facts::blockers(texts(stored), policy, &blockers),
        status_page: address(context, locale, "/status"),
    };
    Ok(postponed::render(texts(stored), props))
}

async fn blocked(
    context: &Context,
    stored: &Stored,
    policy: &Policy,
    key: &AccountKey,
    until: Timestamp,
) -> Result<Mail, MailError> {
    let locale = locale_of(stored);
    let blockers = directory::blockers(context, policy, key, &stored.id).await?;
    let props = blocked::Props {
        sender: sender(context, policy, stored),
        blockers: facts::blockers(texts(stored), policy, &blockers),
        until: format::last_day(locale, policy, until),
        status_page: address(context, locale, "/status"),
    };
    Ok(blocked::render(texts(stored), props))
}

pub(super) async fn erased(
    context: &Context,
    stored: &Stored,
    policy: &Policy,
    state: &shared::deletion::Erased,
) -> Result<Mail, MailError> {
    let locale = locale_of(stored);
    let props = erased::Props {
        sender: sender(context, policy, stored),
        at: format::moment(locale, policy, state.erased_at),
        kept: facts::kept(texts(stored), locale, policy, &state.kept),
        backups_gone_on: format::day(locale, policy, facts::backups_gone(policy, state.erased_at)),
        afterwards: policy.afterwards.as_ref().map(|text| facts::content(texts(stored), text)),
        receipt_page: address(context, locale, "/status"),
        status_code: code::open(context, stored).await?.status,
    };
    Ok(erased::render(texts(stored), props))
}
