//! Somebody asks for a deletion without access to the account: what they wrote, where they are reached, and which account they
//! mean. The directory is asked after the answer has left, so that not even its time tells whether there is an account (I19).

use serde::{Deserialize, Serialize};
use shared::application::{Filer, Kind};
use shared::deletion::Command;
use shared::id::{AccountKey, ApplicationId, DeletionId};
use shared::identifier::Identifier;
use shared::letter::{Field, Filled};
use shared::limits::DAY_MS;
use shared::seal::Key;

use crate::advance::{AdvanceError, Beside, Letter, advance};
use crate::context::Context;
use crate::directory::DirectoryError;
use crate::mail::{self, MailError};
use crate::outbox::{EffectError, Outcome};
use crate::port::{PortError, Statement};
use crate::processor::{self, ProcessorError};
use crate::storage::{self, deletion::Stored, outbox::Entry};
use crate::vault::{self, Place, VaultError};
use crate::{directory, format, limits, rule};

/// Names this row in the outbox.
pub const KIND: &str = "access";

/// What was written, until it is filed: sealed under the day's key in the place of a typed identifier.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Asked {
    pub identifier: String,
    pub address: String,
    pub name: String,
    pub why: String,
    pub recognise: String,
}

impl Asked {
    /// As one text.
    pub fn written(&self) -> Result<String, MailError> {
        serde_json::to_string(self).map_err(|_| MailError::Malformed)
    }

    /// What stands in the letter's blanks.
    pub fn filled(&self, date: String) -> Filled {
        Filled::from([
            (Field::Account, self.identifier.clone()),
            (Field::Name, self.name.clone()),
            (Field::Date, date),
            (Field::Reason, self.why.clone()),
            (Field::Contact, self.address.clone()),
            (Field::Recognise, self.recognise.clone()),
        ])
    }
}

/// What was written, while it has not been filed; nothing once its day's key is gone.
pub async fn asked(context: &Context, stored: &Stored) -> Result<Option<Asked>, MailError> {
    let Some(text) = mail::code::typed(context, stored).await? else { return Ok(None) };
    serde_json::from_str(&text).map(Some).map_err(|_| MailError::Malformed)
}

/// Names the row that seals the account of a child.
pub const SEAL: &str = "seal";

/// Orders the filing: carried out after the answer, by this invocation or, if that fails, by the sweep.
pub fn order(context: &Context, deletion: &DeletionId, kind: &str) -> Result<Statement, PortError> {
    let entry = Entry {
        id: context.new_id()?,
        deletion: deletion.to_string(),
        kind: kind.to_owned(),
        body: String::new(),
        sealed: None,
        created_at: context.now,
        attempts: 0,
    };
    context.written.borrow_mut().push_back(entry.id.clone());
    Ok(storage::outbox::add(&entry))
}

/// The name of a request's own key.
fn label(deletion: &DeletionId) -> String {
    format!("access:{deletion}")
}

/// The key that letter, address and words of a request lie under, while it lives.
pub async fn key(context: &Context, deletion: &DeletionId) -> Result<Option<Key>, VaultError> {
    vault::own_key(context, &label(deletion)).await
}

const fn place(deletion: &str) -> Place<'_> {
    Place { table: "applicant", column: "address_sealed", row: deletion }
}

/// A key of its own for a request.
pub async fn make_key(context: &Context, deletion: &DeletionId) -> Result<Key, VaultError> {
    vault::make_own_key(context, &label(deletion)).await
}

/// Where whoever asks is reached, for its row.
pub fn sealed_address(context: &Context, key: &Key, deletion: &DeletionId, to: &str) -> Result<String, PortError> {
    vault::seal_text(context, key, place(&deletion.to_string()), to)
}

/// Where whoever asked is reached; nobody once their day has come, and where the staff themselves have filed it.
pub async fn address(context: &Context, deletion: &DeletionId) -> Result<Option<String>, MailError> {
    let rows = context.one(storage::applicant::address(deletion)).await?;
    let (Some(row), Some(key)) = (rows.first(), key(context, deletion).await?) else { return Ok(None) };
    let address = vault::open_text(&key, place(&deletion.to_string()), &row.text("address_sealed")?)?;
    Ok(Some(address).filter(|address| !address.is_empty()))
}

/// Files what was asked. Done before, or too late: there is nothing to do.
pub async fn file(context: &Context, stored: &Stored) -> Result<Outcome, EffectError> {
    let Some(asked) = asked(context, stored).await? else { return Ok(Outcome::Dropped) };
    let policy = rule::of_version(context, stored.policy_version).await?;
    let account = meant(context, &asked.identifier).await?;
    let id = ApplicationId::parse(&context.new_id()?).map_err(|_| EffectError::Malformed)?;
    // A twin may have made it and filed already: what it sealed must still open.
    let key = match key(context, &stored.id).await.map_err(MailError::from)? {
        Some(key) => key,
        None => make_key(context, &stored.id).await.map_err(MailError::from)?,
    };
    let locale = mail::locale_of(stored);
    let date = format::day(locale, &policy, context.now);
    let text = frontend::letter::write(mail::texts(stored), Kind::Access, &asked.filled(date));
    let sealed = vault::seal_text(context, &key, Letter::place(id.as_str()), &text)?;
    let address = sealed_address(context, &key, &stored.id, &asked.address)?;
    let hash = account.as_ref().map(|account| vault::account_hash(context, account));
    let erase_at = context.now.plus_ms(limits::APPLICANT_KEPT_DAYS * DAY_MS);
    let beside = Beside {
        statements: vec![storage::applicant::add(&stored.id, hash.as_deref(), &address, erase_at)],
        letter: Some(Letter { sealed, locale: locale.tag() }),
        ..Beside::default()
    };
    let command = Command::FileAccess { id, filer: Filer::Person, account };
    match advance(context, &stored.id, None, &command, &beside).await {
        Ok(_) => Ok(Outcome::Done),
        Err(AdvanceError::Refused(..)) => Ok(Outcome::Dropped),
        Err(error) => Err(error.into()),
    }
}

/// Seals the account of a child: nobody comes in, and nothing is done with it. Once it was decided, the decision says what holds.
pub async fn seal(context: &Context, stored: &Stored) -> Result<Outcome, EffectError> {
    let account = stored.deletion.access().and_then(|application| application.account.as_ref());
    let Some(account) = account else { return Ok(Outcome::Dropped) };
    directory::suspend(context, account, &stored.id).await?;
    // Nothing is done with the data elsewhere either.
    let policy = rule::of_version(context, stored.policy_version).await?;
    for processor in policy.companies() {
        processor::quiet(context, &processor, account, &stored.id).await?;
    }
    Ok(Outcome::Done)
}

/// Nothing came of a deletion without access: whatever it has sealed is as before.
pub async fn unseal(context: &Context, stored: &Stored, account: &AccountKey) -> Result<(), EffectError> {
    let policy = rule::of_version(context, stored.policy_version).await?;
    for processor in policy.processors() {
        match processor::unquiet(context, &processor, account, &stored.id).await {
            Ok(()) | Err(ProcessorError::NotOurs) => {}
            Err(error) => return Err(error.into()),
        }
    }
    match directory::restore(context, account, &stored.id, false).await {
        Ok(()) | Err(DirectoryError::NotOurs | DirectoryError::NotThere) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// The one account that is meant, unless the same is being asked already, somebody objected lately, or it was asked too often:
/// nobody's mailbox is filled with this, and whoever said no is not asked again.
async fn meant(context: &Context, identifier: &str) -> Result<Option<AccountKey>, EffectError> {
    let Ok(identifier) = Identifier::parse(identifier) else { return Ok(None) };
    let found = directory::find(context, &identifier).await?;
    let [account] = found.as_slice() else { return Ok(None) };
    let hash = vault::account_hash(context, account);
    let since = context.now.plus_ms(-limits::OBJECTED_DAYS * DAY_MS);
    if !context.one(storage::applicant::heard(&hash, since)).await?.is_empty() {
        return Ok(None);
    }
    let is_capped = mail::code::is_capped(context, &context.lookup("access", &hash)).await?;
    Ok((!is_capped).then(|| account.clone()))
}

/// Erases whoever's day has come: the key first.
pub async fn erase_due(context: &Context) -> Result<(), PortError> {
    for row in context.one(storage::applicant::to_erase(context.now, limits::SWEEP_BATCH)).await? {
        let deletion = row.text("deletion")?;
        context.vault.delete(&format!("access:{deletion}")).await?;
        context.one(storage::applicant::erased(&deletion)).await?;
    }
    Ok(())
}
