//! An account before its suspension and after its return, as one keyed hash per category.

use shared::id::{CategoryId, DeletionId};
use shared::time::Timestamp;

use crate::port::Statement;

/// What a category was. The first time counts: a repeated suspension must not take a later state for the former one, and one
/// that comes after the return remembers nothing.
pub fn remember(deletion: &DeletionId, category: &CategoryId, hash: &str) -> Statement {
    Statement::of(
        "INSERT INTO likeness (deletion, category, before_hash)
         SELECT ?1, ?2, ?3 FROM deletion WHERE id = ?1 AND state = 'pending' ON CONFLICT DO NOTHING",
        vec![deletion.to_string().into(), category.as_str().into(), hash.into()],
    )
}

/// What a category is after the return. Compared once: from then on the person changes it.
pub fn found(deletion: &DeletionId, category: &CategoryId, hash: &str, now: Timestamp) -> Statement {
    Statement::of(
        "INSERT INTO likeness (deletion, category, after_hash, compared_at) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (deletion, category) DO UPDATE SET after_hash = ?3, compared_at = ?4 WHERE compared_at IS NULL",
        vec![deletion.to_string().into(), category.as_str().into(), hash.into(), now.into()],
    )
}

/// What was there before and is not there now.
pub fn missed(deletion: &DeletionId, now: Timestamp) -> Statement {
    Statement::of(
        "UPDATE likeness SET compared_at = ?2 WHERE deletion = ?1 AND compared_at IS NULL",
        vec![deletion.to_string().into(), now.into()],
    )
}

pub fn load(deletion: &DeletionId) -> Statement {
    Statement::of(
        "SELECT category, before_hash, after_hash, compared_at FROM likeness WHERE deletion = ?1 ORDER BY category",
        vec![deletion.to_string().into()],
    )
}

/// What is not compared by now never is.
pub fn give_up(deletion: &DeletionId) -> Statement {
    Statement::of("DELETE FROM likeness WHERE deletion = ?1 AND compared_at IS NULL", vec![deletion.to_string().into()])
}

pub fn remove(deletion: &DeletionId) -> Statement {
    Statement::of("DELETE FROM likeness WHERE deletion = ?1", vec![deletion.to_string().into()])
}
