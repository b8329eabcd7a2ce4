//! The demo shop's accounts, how to reach them and what stands between them and a deletion.

use shared::id::{AccountId, AccountKey, DeletionId};
use shared::time::Timestamp;

use crate::directory::embedded::CONTACT;
use crate::port::{Statement, Value};

/// The two values that every row of an account begins with.
pub(super) fn of(account: &AccountKey) -> Vec<Value> {
    vec![account.id.as_str().into(), account.epoch.into()]
}

pub(super) fn of_with(account: &AccountKey, more: Vec<Value>) -> Vec<Value> {
    let mut values = of(account);
    values.extend(more);
    values
}

/// Open accounts that can be reached under the hash now. Replaced addresses find nobody.
pub fn find(hash: &str) -> Statement {
    Statement::of(
        "SELECT a.id, a.epoch FROM shop_contact c JOIN shop_account a ON a.id = c.account AND a.epoch = c.epoch
         WHERE c.hash = ?1 AND c.replaced_at IS NULL AND a.opened_at IS NOT NULL AND a.closed_at IS NULL
         ORDER BY a.created_at, a.id LIMIT 10",
        vec![hash.into()],
    )
}

/// Accounts that can be reached under the hash now, or could be after `since`; closed ones too, as long as their addresses
/// are there: whoever comes too late is told so.
pub fn find_lately(hash: &str, since: Timestamp) -> Statement {
    Statement::of(
        "SELECT DISTINCT a.id, a.epoch, a.created_at FROM shop_contact c
         JOIN shop_account a ON a.id = c.account AND a.epoch = c.epoch
         WHERE c.hash = ?1 AND (c.replaced_at IS NULL OR c.replaced_at > ?2) AND a.opened_at IS NOT NULL
         ORDER BY a.created_at, a.id LIMIT 10",
        vec![hash.into(), since.into()],
    )
}

/// The open account of an id; whoever was erased and came back is another one.
pub fn named(id: &AccountId) -> Statement {
    Statement::of(
        "SELECT id, epoch FROM shop_account WHERE id = ?1 AND opened_at IS NOT NULL AND closed_at IS NULL
         ORDER BY epoch DESC LIMIT 1",
        vec![id.as_str().into()],
    )
}

/// The accounts behind one, in order, each with whether it holds something of one of the categories (a JSON list of ids): as many as
/// one look takes, so that a list in which nobody holds anything ends too.
pub fn holders((id, epoch): (&str, u32), categories: &str, before: Timestamp, limit: i64) -> Statement {
    Statement::of(
        "SELECT a.id, a.epoch, a.opened_at IS NOT NULL AND a.closed_at IS NULL AND a.created_at <= ?4 AND EXISTS (
           SELECT 1 FROM json_each(?3) c WHERE (c.value = ?6
               AND EXISTS (SELECT 1 FROM shop_contact k WHERE k.account = a.id AND k.epoch = a.epoch))
             OR EXISTS (SELECT 1 FROM shop_record r WHERE r.account = a.id AND r.epoch = a.epoch AND r.category = c.value)
         ) AS holds FROM shop_account a WHERE (a.id, a.epoch) > (?1, ?2) ORDER BY a.id, a.epoch LIMIT ?5",
        vec![id.into(), epoch.into(), categories.into(), before.into(), limit.into(), CONTACT.into()],
    )
}

pub fn load(account: &AccountKey) -> Statement {
    Statement::of(
        "SELECT id, epoch, standing, created_at, paused_by, locked_at, closed_by,
         password_hash IS NOT NULL AS has_password
         FROM shop_account WHERE id = ?1 AND epoch = ?2 AND opened_at IS NOT NULL",
        of(account),
    )
}

/// A row if the account is locked, or quiet for another deletion's sake that nobody has decided.
pub fn shut(account: &AccountKey, deletion: &DeletionId) -> Statement {
    Statement::of(
        "SELECT a.id FROM shop_account a WHERE a.id = ?1 AND a.epoch = ?2 AND (a.locked_at IS NOT NULL
           OR EXISTS (SELECT 1 FROM deletion d WHERE d.id = a.paused_by AND d.id <> ?3 AND d.state = 'unverified'))",
        of_with(account, vec![deletion.to_string().into()]),
    )
}

pub fn contacts(account: &AccountKey) -> Statement {
    Statement::of(
        "SELECT id, kind, sealed, changed_at, replaced_at FROM shop_contact
         WHERE account = ?1 AND epoch = ?2 ORDER BY kind, changed_at, id",
        of(account),
    )
}

pub fn open_matters(account: &AccountKey) -> Statement {
    Statement::of(
        "SELECT id, kind, sealed, opened_at FROM shop_matter
         WHERE account = ?1 AND epoch = ?2 AND settled_at IS NULL ORDER BY opened_at, id",
        of(account),
    )
}

/// Makes the account quiet. A deletion that has let it go already cannot take it back by a late message.
pub fn pause(account: &AccountKey, deletion: &DeletionId) -> Statement {
    Statement::of(
        "UPDATE shop_account SET paused_by = ?3
         WHERE id = ?1 AND epoch = ?2 AND closed_at IS NULL AND restored_from IS NOT ?3
         AND (paused_by IS NULL OR paused_by = ?3)",
        of_with(account, vec![deletion.to_string().into()]),
    )
}

/// Undoes this deletion's own pause and nothing else. `locked_at` stays if it was set before.
pub fn restore(account: &AccountKey, deletion: &DeletionId, locked_at: Option<Timestamp>) -> Statement {
    Statement::of(
        "UPDATE shop_account SET paused_by = NULL, restored_from = ?3, locked_at = COALESCE(locked_at, ?4)
         WHERE id = ?1 AND epoch = ?2 AND closed_at IS NULL AND restored_from IS NOT ?3
         AND (paused_by IS NULL OR paused_by = ?3)",
        of_with(account, vec![deletion.to_string().into(), locked_at.into()]),
    )
}

/// Closes the account for good; gives a row back if this deletion may erase it, also the second time.
pub fn close(account: &AccountKey, deletion: &DeletionId, now: Timestamp) -> Statement {
    Statement::of(
        "UPDATE shop_account SET closed_by = ?3, closed_at = COALESCE(closed_at, ?4)
         WHERE id = ?1 AND epoch = ?2 AND restored_from IS NOT ?3
         AND (paused_by IS NULL OR paused_by = ?3) AND (closed_by IS NULL OR closed_by = ?3)
         RETURNING id",
        of_with(account, vec![deletion.to_string().into(), now.into()]),
    )
}

/// What may not be done with the account's data.
pub fn refuses(account: &AccountKey) -> Statement {
    Statement::of("SELECT refuses, refuses_at FROM shop_account WHERE id = ?1 AND epoch = ?2", of(account))
}

/// The later word counts, whatever comes last.
pub fn refuse(account: &AccountKey, refuses: &str, at: Timestamp) -> Statement {
    Statement::of(
        "UPDATE shop_account SET refuses = ?3, refuses_at = ?4
         WHERE id = ?1 AND epoch = ?2 AND closed_at IS NULL AND COALESCE(refuses_at, 0) <= ?4",
        of_with(account, vec![refuses.into(), at.into()]),
    )
}

/// Removes every way to reach or enter the account.
pub fn forget(account: &AccountKey) -> Vec<Statement> {
    vec![
        Statement::of("DELETE FROM shop_contact WHERE account = ?1 AND epoch = ?2", of(account)),
        Statement::of("DELETE FROM shop_matter WHERE account = ?1 AND epoch = ?2", of(account)),
        Statement::of(
            "UPDATE shop_account SET password_salt = NULL, password_hash = NULL WHERE id = ?1 AND epoch = ?2",
            of(account),
        ),
    ]
}
