//! Writing accounts of the demo shop. The shop that strangers see has nobody to write: trial mode only.

use shared::id::{AccountKey, CategoryId};
use shared::time::Timestamp;

use super::shop::of_with;
use crate::port::Statement;

/// Takes an id for an account that is about to be written; gives a row back to the one who got it. Until the account is
/// opened, `created_at` is the moment of the claim.
pub fn claim(account: &AccountKey, standing: &str, now: Timestamp) -> Statement {
    Statement::of(
        "INSERT INTO shop_account (id, epoch, standing, created_at) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT DO NOTHING RETURNING id",
        of_with(account, vec![standing.into(), now.into()]),
    )
}

/// Opens a claimed account, in the batch that writes its contents.
pub fn open(account: &AccountKey, now: Timestamp, created_at: Timestamp, password: Option<(&str, &str)>) -> Statement {
    let (salt, hash) = password.unzip();
    Statement::of(
        "UPDATE shop_account SET opened_at = ?3, created_at = ?4, password_salt = ?5, password_hash = ?6
         WHERE id = ?1 AND epoch = ?2",
        of_with(account, vec![now.into(), created_at.into(), salt.into(), hash.into()]),
    )
}

/// The newest registration under an id.
pub fn newest(id: &str) -> Statement {
    Statement::of(
        "SELECT id, epoch, created_at, opened_at, closed_at FROM shop_account WHERE id = ?1 ORDER BY epoch DESC LIMIT 1",
        vec![id.into()],
    )
}

/// A contact as it is written.
#[derive(Debug, Clone)]
pub struct NewContact<'a> {
    pub id: &'a str,
    pub kind: &'a str,
    pub hash: &'a str,
    pub sealed: &'a str,
    pub changed_at: Timestamp,
    pub replaced_at: Option<Timestamp>,
}

pub fn add_contact(account: &AccountKey, contact: &NewContact<'_>) -> Statement {
    Statement::of(
        "INSERT INTO shop_contact (account, epoch, id, kind, hash, sealed, changed_at, replaced_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        of_with(
            account,
            vec![
                contact.id.into(),
                contact.kind.into(),
                contact.hash.into(),
                contact.sealed.into(),
                contact.changed_at.into(),
                contact.replaced_at.into(),
            ],
        ),
    )
}

pub fn add_matter(account: &AccountKey, id: &str, kind: &str, sealed: &str, opened_at: Timestamp) -> Statement {
    Statement::of(
        "INSERT INTO shop_matter (account, epoch, id, kind, sealed, opened_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        of_with(account, vec![id.into(), kind.into(), sealed.into(), opened_at.into()]),
    )
}

pub fn settle_matters(account: &AccountKey, now: Timestamp) -> Statement {
    Statement::of(
        "UPDATE shop_matter SET settled_at = ?3 WHERE account = ?1 AND epoch = ?2 AND settled_at IS NULL RETURNING id",
        of_with(account, vec![now.into()]),
    )
}

/// Many records of one category in one statement: `rows` is a JSON list of `[id, at, sealed]`. Bound one by one they would
/// be more values than D1 takes.
pub fn add_records(account: &AccountKey, category: &CategoryId, rows: &str) -> Statement {
    Statement::of(
        "INSERT INTO shop_record (account, epoch, category, id, at, sealed)
         SELECT ?1, ?2, ?3, value ->> 0, value ->> 1, value ->> 2 FROM json_each(?4)",
        of_with(account, vec![category.as_str().into(), rows.into()]),
    )
}

pub fn add_token(account: &AccountKey, token_hash: &str, now: Timestamp) -> Statement {
    Statement::of(
        "INSERT INTO shop_token (token_hash, account, epoch, created_at) VALUES (?3, ?1, ?2, ?4)",
        of_with(account, vec![token_hash.into(), now.into()]),
    )
}

/// So often something was counted.
pub fn counted(subject: &str, window: &str, count: i64, expires_at: Timestamp) -> Statement {
    Statement::of(
        "INSERT INTO throttle (subject, window, count, expires_at) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (subject, window) DO UPDATE SET count = ?3",
        vec![subject.into(), window.into(), count.into(), expires_at.into()],
    )
}
