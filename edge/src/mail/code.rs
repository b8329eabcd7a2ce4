//! The mail with the one-time code, to whoever controls the named account and to nobody else.
//!
//! It is the only mail that a stranger can cause, so it alone is capped. Whether it leaves is decided here, after the answer
//! has gone out: the page cannot tell whether an account exists (I19).

use frontend::mail::code as letter;
use serde::{Deserialize, Serialize};
use shared::deletion::Wish;
use shared::gather::sort_by_key;
use shared::id::{AccountKey, DeletionId};
use shared::identifier::Identifier;
use shared::secret::{OneTimeCode, Secret};

use super::{MailError, deliver, sender, texts};
use crate::context::Context;
use crate::directory::{self, Account, ContactKind};
use crate::outbox::Outcome;
use crate::port::{PortError, Statement};
use crate::storage::deletion::{Intake, Stored};
use crate::storage::{self, outbox::Entry};
use crate::vault::{self, Place, VaultError};
use crate::{access, limits, proof, rule};

/// Names this row in the outbox.
pub const KIND: &str = "one-time-code";

/// What the row's body says: under which day's key the code is sealed.
#[derive(Serialize, Deserialize)]
struct Body {
    day: String,
}

const fn place(id: &str) -> Place<'_> {
    Place { table: "outbox", column: "sealed", row: id }
}

const fn intake_place(id: &str) -> Place<'_> {
    Place { table: "deletion", column: "intake_sealed", row: id }
}

/// A fresh code: its hash waits beside the present one until its mail, which waits in the outbox, leaves.
pub async fn order(context: &Context, deletion: &DeletionId) -> Result<Vec<Statement>, MailError> {
    let code = OneTimeCode::generate(&context.random::<64>()?).map_err(|_| MailError::Malformed)?;
    let id = deletion.to_string();
    let day = vault::day_of(context.now);
    let key = vault::day_key(context, &day).await?;
    let entry_id = context.new_id()?;
    let entry = Entry {
        sealed: Some(vault::seal_text(context, &key, place(&entry_id), &code.grouped())?),
        id: entry_id,
        deletion: id.clone(),
        kind: KIND.to_owned(),
        body: serde_json::to_string(&Body { day }).map_err(|_| MailError::Malformed)?,
        created_at: context.now,
        attempts: 0,
    };
    let hash = code.hash(&context.keys.pepper, &id).to_hex();
    let expires_at = context.now.plus_ms(limits::CODE_MS);
    context.written.borrow_mut().push_back(entry.id.clone());
    Ok(vec![storage::secret::order_code(&id, &hash, expires_at), storage::outbox::add(&entry)])
}

/// Seals what was typed under the day's key, whether it can name an account or not.
pub async fn intake(context: &Context, deletion: &DeletionId, typed: &str) -> Result<Intake, MailError> {
    let day = vault::day_of(context.now);
    let key = vault::day_key(context, &day).await?;
    let id = deletion.to_string();
    let sealed = vault::seal_text(context, &key, intake_place(&id), typed)?;
    Ok(Intake { hash: context.lookup("intake", typed), sealed, day })
}

/// Opens what was typed. Gone with its day's key, or once the request is confirmed.
pub async fn typed(context: &Context, stored: &Stored) -> Result<Option<String>, MailError> {
    let Some(intake) = &stored.intake else { return Ok(None) };
    let key = match vault::day_key(context, &intake.day).await {
        Ok(key) => key,
        Err(VaultError::Erased) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    Ok(Some(vault::open_text(&key, intake_place(&stored.id.to_string()), &intake.sealed)?))
}

/// What was typed, as something that can name an account.
pub async fn named(context: &Context, stored: &Stored) -> Result<Option<Identifier>, MailError> {
    Ok(typed(context, stored).await?.and_then(|text| Identifier::parse(&text).ok()))
}

/// Accounts that a code sent for this identifier proves control of, with the one address that it goes to.
///
/// A code proves the mailbox that it was sent to and nothing else: for a telephone number or a user name it is sent only if
/// all accounts of that name share one address.
pub async fn provable(
    context: &Context,
    identifier: &Identifier,
) -> Result<Option<(String, Vec<AccountKey>)>, MailError> {
    let mut accounts = Vec::new();
    for key in directory::find(context, identifier).await? {
        accounts.extend(directory::account(context, &key).await?);
    }
    let mut addresses: Vec<String> = match identifier {
        Identifier::Email(_) => vec![identifier.as_str().to_owned()],
        Identifier::Phone(_) | Identifier::Username(_) => accounts.iter().filter_map(present_address).collect(),
    };
    sort_by_key(&mut addresses, String::clone);
    addresses.dedup();
    let ([address], false) = (addresses.as_slice(), accounts.is_empty()) else { return Ok(None) };
    Ok(Some((address.clone(), accounts.iter().map(|account| account.key.clone()).collect())))
}

pub fn present_address(account: &Account) -> Option<String> {
    let mut present = account.contacts.iter().filter(|contact| contact.replaced_at.is_none());
    present.find(|contact| contact.kind == ContactKind::Email).map(|contact| contact.address.clone())
}

/// Sends the code, unless nobody is there, too many were sent, or it is too old to be of use.
pub async fn send(context: &Context, stored: &Stored, entry: &Entry) -> Result<Outcome, MailError> {
    let Some(sealed) = &entry.sealed else { return Ok(Outcome::Dropped) };
    if context.now.since_ms(entry.created_at) >= limits::CODE_MS {
        return Ok(Outcome::Dropped);
    }
    let body: Body = serde_json::from_str(&entry.body).map_err(|_| MailError::Malformed)?;
    let key = vault::day_key(context, &body.day).await?;
    let code = vault::open_text(&key, place(&entry.id), sealed)?;
    let typed = typed(context, stored).await?.unwrap_or_default();
    // What a proven account asks for is no stranger's doing: it has a count of its own.
    let subject = match stored.deletion.account() {
        Some(_) => context.lookup("code-mail-proven", &stored.id.to_string()),
        None => context.lookup("code-mail-typed", &typed.to_lowercase()),
    };
    let is_first_try = entry.attempts <= 1;
    // The same for a name that nobody has: which codes can be tried must not tell whether there is an account.
    if is_first_try && is_capped(context, &subject).await? {
        return Ok(Outcome::Dropped);
    }
    promote(context, stored, &code).await?;
    let mut outcome = Ok(Outcome::Dropped);
    for address in addresses(context, stored).await? {
        // One mailbox can be named by several names; it is filled by none of them.
        let mailbox = context.lookup("code-mail", &address);
        if stored.deletion.account().is_none() && is_first_try && is_capped(context, &mailbox).await? {
            continue;
        }
        // Where several mailboxes get the code, one that fails must not have it sent to the others again.
        match (send_to(context, stored, &code, address).await, &outcome) {
            (Ok(()), _) => outcome = Ok(Outcome::Done),
            (Err(error), Ok(Outcome::Dropped)) => outcome = Err(error),
            (Err(error), _) => crate::log::note("code", &error.to_string()),
        }
    }
    outcome
}

async fn send_to(context: &Context, stored: &Stored, code: &str, address: String) -> Result<(), MailError> {
    let policy = rule::of_version(context, stored.policy_version).await?;
    let minutes = u32::try_from(limits::CODE_MS / shared::limits::MINUTE_MS).unwrap_or(10);
    let (code, wish) = (code.to_owned(), stored.wish());
    let props = letter::Props { sender: sender(context, &policy, stored), code, minutes, wish };
    deliver(context, address, letter::render(texts(stored), props), None).await
}

async fn promote(context: &Context, stored: &Stored, code: &str) -> Result<(), MailError> {
    let code = OneTimeCode::parse(code).map_err(|_| MailError::Malformed)?;
    let id = stored.id.to_string();
    let hash = code.hash(&context.keys.pepper, &id).to_hex();
    context.one(storage::secret::promote_code(&id, &hash)).await?;
    Ok(())
}

/// Where the code goes: before the proof to what was typed, afterwards to the proven account.
async fn addresses(context: &Context, stored: &Stored) -> Result<Vec<String>, MailError> {
    if let Some(account) = stored.deletion.account() {
        let account = directory::account(context, account).await?;
        return Ok(account.as_ref().and_then(present_address).into_iter().collect());
    }
    if stored.wish() == Wish::Access {
        return new_address(context, stored).await;
    }
    let Some(identifier) = named(context, stored).await? else { return Ok(Vec::new()) };
    if stored.wish() == Wish::Keep {
        return Ok(proof::reach(context, &identifier).await?.mailboxes);
    }
    Ok(provable(context, &identifier).await?.map(|(address, _)| address).into_iter().collect())
}

/// The address that somebody without access gave: no account need have it, so all of them together are counted.
async fn new_address(context: &Context, stored: &Stored) -> Result<Vec<String>, MailError> {
    let Some(asked) = access::asked(context, stored).await? else { return Ok(Vec::new()) };
    Ok(if are_strangers_capped(context).await? { Vec::new() } else { vec![asked.address.to_lowercase()] })
}

async fn are_strangers_capped(context: &Context) -> Result<bool, PortError> {
    let hour = context.now.ms() / shared::limits::HOUR_MS;
    let until = context.now.plus_ms(shared::limits::HOUR_MS);
    let count = storage::secret::count(&context.lookup("code-mail", "new"), &format!("hour {hour}"), until);
    let count = context.one(count).await?.first().map_or(Ok(1), |row| row.int("count"))?;
    Ok(count > limits::CODES_TO_STRANGERS_PER_HOUR)
}

/// Whether an address that nobody has proven, and that no account need have, gets no code now.
pub async fn is_stranger_capped(context: &Context, address: &str) -> Result<bool, PortError> {
    Ok(is_capped(context, &context.lookup("code-mail", address)).await? || are_strangers_capped(context).await?)
}

/// Counts a code against the hour and day of whoever it is about. Counted even when it is too many: hammering buys nothing.
pub async fn is_capped(context: &Context, subject: &str) -> Result<bool, PortError> {
    let hour = context.now.ms() / shared::limits::HOUR_MS;
    let day = context.now.ms() / shared::limits::DAY_MS;
    let counts = vec![
        storage::secret::count(subject, &format!("hour {hour}"), context.now.plus_ms(shared::limits::HOUR_MS)),
        storage::secret::count(subject, &format!("day {day}"), context.now.plus_ms(limits::COUNT_KEPT_MS)),
    ];
    let rows = context.batch(counts).await?;
    let count = |index: usize| rows.get(index).and_then(|rows| rows.first()).map_or(Ok(1), |row| row.int("count"));
    Ok(count(0)? > limits::CODE_MAILS_PER_HOUR || count(1)? > limits::CODE_MAILS_PER_DAY)
}

/// From when the address proves control, if it does not yet: a contact changed in the last days proves nothing alone.
pub async fn proves_from(
    context: &Context,
    address: &str,
    accounts: &[AccountKey],
) -> Result<Option<shared::time::Timestamp>, MailError> {
    let age_ms = i64::from(context.policy.verification.contact_age_days) * shared::limits::DAY_MS;
    let mut from = None;
    for key in accounts {
        let Some(account) = directory::account(context, key).await? else { continue };
        let changed =
            account.contacts.iter().find(|contact| contact.address == address).map(|contact| contact.changed_at);
        let ripe = changed.map(|at| at.plus_ms(age_ms)).filter(|ripe| *ripe > context.now);
        // A new account's first address is as old as the account: there was none before it to protect.
        let is_first = changed.is_some_and(|at| at <= account.created_at);
        from = from.max(ripe.filter(|_| !is_first));
    }
    Ok(from)
}
