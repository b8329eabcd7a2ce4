//! What the demo shop keeps about a person, one sealed row per thing.

use shared::id::{AccountKey, CategoryId};

use super::shop::{of, of_with};
use crate::port::Statement;

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
