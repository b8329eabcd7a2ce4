//! Signed statements. They hold no personal data and outlive the account.

use shared::time::Timestamp;

use crate::port::Statement;

pub fn keep(deletion: &str, at: Timestamp, body: &str) -> Statement {
    Statement::of(
        "INSERT INTO receipt (deletion, at, body) VALUES (?1, ?2, ?3) ON CONFLICT (deletion) DO UPDATE SET at = ?2, body = ?3",
        vec![deletion.into(), at.into(), body.into()],
    )
}

pub fn load(deletion: &str) -> Statement {
    Statement::of("SELECT body FROM receipt WHERE deletion = ?1", vec![deletion.into()])
}
