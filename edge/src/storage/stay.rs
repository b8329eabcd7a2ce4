//! Accounts that stay: what has outlived its period. Nothing here touches an account with a deletion running, or one that is closed:
//! each statement says so itself, because a deletion may begin between a look and its end.

use shared::id::{AccountKey, CategoryId};
use shared::policy::StayEvent;
use shared::policy::stay::ORDERS;
use shared::time::Timestamp;

use super::shop::{of, of_with};
use crate::port::Statement;

/// Accounts to look at, the longest due first.
pub fn due(now: Timestamp, limit: i64) -> Statement {
    Statement::of(
        "SELECT id, epoch FROM shop_account
         WHERE clear_at <= ?1 AND paused_by IS NULL AND closed_at IS NULL AND opened_at IS NOT NULL
         ORDER BY clear_at LIMIT ?2",
        vec![now.into(), limit.into()],
    )
}

/// The first and the last moment of each category of an account.
pub fn span(account: &AccountKey) -> Statement {
    Statement::of(
        "SELECT category, MIN(at) AS first, MAX(at) AS last FROM shop_record WHERE account = ?1 AND epoch = ?2
         GROUP BY category",
        of(account),
    )
}

/// The records of a category from before a moment, for what is made anonymous.
pub fn before(account: &AccountKey, category: &CategoryId, before: Timestamp) -> Statement {
    Statement::of(
        "SELECT category, id, at, sealed FROM shop_record
         WHERE account = ?1 AND epoch = ?2 AND category = ?3 AND at < ?4 ORDER BY at, id",
        of_with(account, vec![category.as_str().into(), before.into()]),
    )
}

/// Clears what is from before a moment, unless the event that its period runs from is not. The second statement counts what the
/// first has removed, the third remembers that a key is to be replaced: each looks at what the one before has changed, and must
/// stand right behind it.
pub fn clear(
    account: &AccountKey,
    category: &CategoryId,
    before: Timestamp,
    from: StayEvent,
    (day, turn_at): (&str, Timestamp),
) -> [Statement; 3] {
    let event = match from {
        StayEvent::Created => None,
        StayEvent::LastOrder => Some(ORDERS),
    };
    [
        Statement::of(
            "DELETE FROM shop_record WHERE account = ?1 AND epoch = ?2 AND category = ?3 AND at < ?4
             AND NOT EXISTS (SELECT 1 FROM shop_record o WHERE o.account = ?1 AND o.epoch = ?2 AND o.category = ?5 AND o.at >= ?4)
             AND EXISTS (SELECT 1 FROM shop_account a WHERE a.id = ?1 AND a.epoch = ?2
               AND a.paused_by IS NULL AND a.closed_at IS NULL)",
            of_with(account, vec![category.as_str().into(), before.into(), event.into()]),
        ),
        Statement::of(
            "INSERT INTO cleared (day, category, count) SELECT ?1, ?2, changes() WHERE changes() > 0
             ON CONFLICT (day, category) DO UPDATE SET count = count + excluded.count",
            vec![day.into(), category.as_str().into()],
        ),
        Statement::of(
            "INSERT INTO to_turn (account, epoch, category, due_at) SELECT ?1, ?2, ?3, ?4 WHERE changes() > 0
             ON CONFLICT (account, epoch, category) DO NOTHING",
            of_with(account, vec![category.as_str().into(), turn_at.into()]),
        ),
    ]
}

/// The categories of an account whose key is to be replaced, and when.
pub fn to_turn(account: &AccountKey) -> Statement {
    Statement::of("SELECT category, due_at FROM to_turn WHERE account = ?1 AND epoch = ?2", of(account))
}

/// The key that this was about is gone.
pub fn turned(account: &AccountKey, category: &str, due_at: Timestamp) -> Statement {
    Statement::of(
        "DELETE FROM to_turn WHERE account = ?1 AND epoch = ?2 AND category = ?3 AND due_at = ?4",
        of_with(account, vec![category.into(), due_at.into()]),
    )
}

/// Looked at; the next time is this.
pub fn looked(account: &AccountKey, again_at: Timestamp) -> Statement {
    Statement::of(
        "UPDATE shop_account SET clear_at = ?3 WHERE id = ?1 AND epoch = ?2 AND paused_by IS NULL AND closed_at IS NULL",
        of_with(account, vec![again_at.into()]),
    )
}

/// How much was cleared of each category.
pub fn cleared_since(day: &str) -> Statement {
    Statement::of(
        "SELECT category, SUM(count) AS count FROM cleared WHERE day >= ?1 GROUP BY category",
        vec![day.into()],
    )
}
