//! Looking accounts up: by what a person typed, and by key.

use shared::eligibility::BlockerKind;
use shared::id::{AccountId, AccountKey, CategoryId, DeletionId};
use shared::identifier::Identifier;
use shared::seal::Key;
use shared::time::Timestamp;

use super::{CONTACT, PROFILE, record};
use crate::context::Context;
use crate::directory::{Account, Blocker, Contact, ContactKind, DirectoryError, Standing};
use crate::port::{PortError, Row};
use crate::storage;
use crate::vault::{self, Place, VaultError};

/// The keyed hash under which a contact is found.
pub fn contact_hash(context: &Context, identifier: &Identifier) -> String {
    context.lookup("shop-contact", &identifier.canonical())
}

/// One statement, whether anybody is found or not.
pub async fn find(context: &Context, identifier: &Identifier) -> Result<Vec<AccountKey>, DirectoryError> {
    let rows = context.one(storage::shop::find(&contact_hash(context, identifier))).await?;
    rows.iter().map(key_of).collect()
}

/// The same, and whoever was to be found after `since`.
pub async fn find_lately(
    context: &Context,
    identifier: &Identifier,
    since: Timestamp,
) -> Result<Vec<AccountKey>, DirectoryError> {
    let rows = context.one(storage::shop::find_lately(&contact_hash(context, identifier), since)).await?;
    rows.iter().map(key_of).collect()
}

/// The open account of this id.
pub async fn named(context: &Context, id: &AccountId) -> Result<Option<AccountKey>, DirectoryError> {
    let rows = context.one(storage::shop::named(id)).await?;
    rows.first().map(key_of).transpose()
}

/// Who holds what, a page of them.
pub async fn holders(
    context: &Context,
    after: (&str, u32),
    categories: &str,
    before: Timestamp,
    limit: i64,
) -> Result<Vec<(AccountKey, bool)>, DirectoryError> {
    let rows = context.one(storage::shop::holders(after, categories, before, limit)).await?;
    rows.iter().map(|row| Ok((key_of(row)?, row.int("holds")? == 1))).collect()
}

/// The account that a row names.
pub fn key_of(row: &Row) -> Result<AccountKey, DirectoryError> {
    let id = AccountId::parse(&row.text("id")?).map_err(|_| DirectoryError::Broken)?;
    let epoch = u32::try_from(row.int("epoch")?).map_err(|_| DirectoryError::Broken)?;
    Ok(AccountKey { id, epoch })
}

/// A category of ours by its name in the code.
pub(super) fn category(name: &str) -> Result<CategoryId, DirectoryError> {
    CategoryId::parse(name).map_err(|_| DirectoryError::Broken)
}

/// Opens an account's standing, name and contacts. What is erased is simply absent.
pub async fn account(context: &Context, key: &AccountKey) -> Result<Option<Account>, DirectoryError> {
    let profile = category(PROFILE)?;
    let statements =
        vec![storage::shop::load(key), storage::shop::contacts(key), storage::shop_record::of_category(key, &profile)];
    let (answers, asked) = vault::ask(context, key, statements).await?;
    let mut answers = answers.into_iter();
    let head = answers.next().unwrap_or_default();
    let Some(head) = head.first() else { return Ok(None) };
    let (contact_rows, profile_rows) = (answers.next().unwrap_or_default(), answers.next().unwrap_or_default());
    let keys = vault::open_asked(context, key, asked).await?;
    let contacts = match keys.key(context, &category(CONTACT)?) {
        Ok(sealing) => contact_rows.iter().map(|row| contact(&sealing, row)).collect::<Result<_, _>>()?,
        Err(VaultError::Erased) => Vec::new(),
        Err(other) => return Err(other.into()),
    };
    let name = match (keys.key(context, &profile), profile_rows.last()) {
        (Ok(sealing), Some(row)) => {
            record::open(&sealing, row)?.get("name").and_then(|name| name.as_str()).map(str::to_owned)
        }
        (Ok(_) | Err(VaultError::Erased), _) => None,
        (Err(other), _) => return Err(other.into()),
    };
    Ok(Some(Account { contacts, name, ..shell(key, head)? }))
}

fn shell(key: &AccountKey, row: &Row) -> Result<Account, DirectoryError> {
    let standing = match row.text("standing")?.as_str() {
        "good" => Standing::Good,
        "suspended" => Standing::Suspended,
        _ => return Err(DirectoryError::Broken),
    };
    Ok(Account {
        key: key.clone(),
        standing,
        has_password: row.int("has_password")? == 1,
        contacts: Vec::new(),
        name: None,
        created_at: moment(row, "created_at")?,
        paused_by: paused_by(row)?,
        is_locked: row.maybe_int("locked_at").is_some(),
    })
}

/// The deletion that keeps the account quiet.
pub(super) fn paused_by(row: &Row) -> Result<Option<DeletionId>, DirectoryError> {
    row.maybe_text("paused_by").map(|id| DeletionId::parse(&id)).transpose().map_err(|_| DirectoryError::Broken)
}

fn moment(row: &Row, column: &'static str) -> Result<Timestamp, PortError> {
    row.int(column).map(Timestamp::from_ms)
}

fn contact(sealing: &Key, row: &Row) -> Result<Contact, DirectoryError> {
    let id = row.text("id")?;
    let kind = match row.text("kind")?.as_str() {
        "email" => ContactKind::Email,
        "phone" => ContactKind::Phone,
        "username" => ContactKind::Username,
        _ => return Err(DirectoryError::Broken),
    };
    Ok(Contact {
        kind,
        address: vault::open_text(sealing, contact_place(&id), &row.text("sealed")?)?,
        changed_at: moment(row, "changed_at")?,
        replaced_at: row.maybe_int("replaced_at").map(Timestamp::from_ms),
    })
}

/// Every unsettled matter is a blocker. What it is about is opened for the person's page.
pub async fn blockers(context: &Context, key: &AccountKey) -> Result<Vec<Blocker>, DirectoryError> {
    let (mut answers, asked) = vault::ask(context, key, vec![storage::shop::open_matters(key)]).await?;
    let rows = answers.pop().unwrap_or_default();
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let sealing = vault::open_asked(context, key, asked).await?.key(context, &category(CONTACT)?)?;
    rows.iter().map(|row| blocker(&sealing, row)).collect()
}

fn blocker(sealing: &Key, row: &Row) -> Result<Blocker, DirectoryError> {
    let id = row.text("id")?;
    Ok(Blocker {
        kind: BlockerKind::parse(&row.text("kind")?).ok_or(DirectoryError::Broken)?,
        detail: Some(vault::open_text(sealing, matter_place(&id), &row.text("sealed")?)?),
        remedy: Some("/shop/account".to_owned()),
    })
}

/// Where a matter's text lies.
pub fn matter_place(id: &str) -> Place<'_> {
    Place { table: "shop_matter", column: "sealed", row: id }
}

/// Where a contact's address lies.
pub fn contact_place(id: &str) -> Place<'_> {
    Place { table: "shop_contact", column: "sealed", row: id }
}
