//! What the demo shop keeps about a person, one sealed row per thing.

use shared::id::{AccountKey, CategoryId};

use super::shop::{of, of_with};
use crate::port::{Statement, Value};
use crate::vault::Fence;
use shared::time::Timestamp;

pub fn all(account: &AccountKey) -> Statement {
    Statement::of(
        "SELECT category, id, at, sealed FROM shop_record WHERE account = ?1 AND epoch = ?2 ORDER BY category, at, id",
        of(account),
    )
}

pub fn of_category(account: &AccountKey, category: &CategoryId) -> Statement {
    Statement::of(
        "SELECT category, id, at, sealed FROM shop_record
         WHERE account = ?1 AND epoch = ?2 AND category = ?3 ORDER BY at, id",
        of_with(account, vec![category.as_str().into()]),
    )
}

pub fn count(account: &AccountKey) -> Statement {
    Statement::of(
        "SELECT category, COUNT(*) AS rows FROM shop_record WHERE account = ?1 AND epoch = ?2 GROUP BY category",
        of(account),
    )
}

pub fn erase(account: &AccountKey, category: &CategoryId) -> Statement {
    Statement::of(
        "DELETE FROM shop_record WHERE account = ?1 AND epoch = ?2 AND category = ?3",
        of_with(account, vec![category.as_str().into()]),
    )
}

/// Writes a record, in the place of the one of its id if there is one. Only while the key that it was sealed under counts and nobody
/// is about to replace it; gives a row back if it was written.
pub fn put(
    account: &AccountKey,
    category: &CategoryId,
    record: (&str, Timestamp, &str),
    at: (&str, Option<&str>),
) -> Statement {
    let ((id, moment, sealed), (account_hash, mark)) = (record, at);
    Statement::of(
        "INSERT INTO shop_record (account, epoch, category, id, at, sealed)
         SELECT ?1, ?2, ?3, ?4, ?5, ?6 FROM vault WHERE account_hash = ?7 AND turned IS ?8 AND lease_by IS NULL
         AND NOT EXISTS (SELECT 1 FROM vault_erased WHERE account_hash = ?7 AND category = ?3)
         AND NOT EXISTS (SELECT 1 FROM deletion
           WHERE account_hash = ?7 AND live = 1 AND state IN ('pending', 'erasing', 'erased'))
         ON CONFLICT (account, epoch, category, id) DO UPDATE SET sealed = ?6 RETURNING id",
        of_with(
            account,
            vec![category.as_str().into(), id.into(), moment.into(), sealed.into(), account_hash.into(), mark.into()],
        ),
    )
}

/// Erases some records and seals the others anew, as JSON lists of ids and of `[id, sealed]`; only behind a fence that holds.
pub fn part(account: &AccountKey, category: &CategoryId, fence: &Fence, gone: &str, kept: &[String]) -> Vec<Statement> {
    let of = |list: &str| {
        let fence = [&fence.account_hash, &fence.holder, fence.mark()].map(|text| Value::from(text.to_owned()));
        of_with(account, [vec![category.as_str().into(), list.into()], fence.into()].concat())
    };
    let erase = Statement::of(
        "DELETE FROM shop_record WHERE account = ?1 AND epoch = ?2 AND category = ?3
         AND id IN (SELECT value FROM json_each(?4))
         AND EXISTS (SELECT 1 FROM vault WHERE account_hash = ?5 AND lease_by = ?6 AND turned = ?7)",
        of(gone),
    );
    let reseal = kept.iter().map(|some| {
        Statement::of(
            "UPDATE shop_record SET sealed = kept.value ->> 1 FROM json_each(?4) AS kept
             WHERE account = ?1 AND epoch = ?2 AND category = ?3 AND shop_record.id = kept.value ->> 0
             AND EXISTS (SELECT 1 FROM vault WHERE account_hash = ?5 AND lease_by = ?6 AND turned = ?7)",
            of(some),
        )
    });
    std::iter::once(erase).chain(reseal).collect()
}

/// Writes the nameless shell of one record, if the record is still there: of two that try, the second finds nothing. Of an account
/// that stays only while nothing else is done with it.
pub fn leave_shell(account: &AccountKey, record: &str, shell: &Shell, is_open: bool) -> Statement {
    Statement::of(
        "INSERT INTO shop_anonymous (id, category, month, body)
         SELECT ?5, ?3, ?6, ?7 FROM shop_record WHERE account = ?1 AND epoch = ?2 AND category = ?3 AND id = ?4
         AND (?8 = 0 OR EXISTS (SELECT 1 FROM shop_account a WHERE a.id = ?1 AND a.epoch = ?2
           AND a.paused_by IS NULL AND a.closed_at IS NULL))",
        of_with(
            account,
            vec![
                shell.category.as_str().into(),
                record.into(),
                shell.id.as_str().into(),
                shell.month.as_str().into(),
                shell.body.as_str().into(),
                i64::from(is_open).into(),
            ],
        ),
    )
}

/// What stays of a record when its person is gone.
#[derive(Debug, Clone)]
pub struct Shell {
    pub id: String,
    pub category: CategoryId,
    pub month: String,
    pub body: String,
}
