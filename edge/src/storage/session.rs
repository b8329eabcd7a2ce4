//! Sittings: who has proven what in this browser, by the hash of a token that only the browser holds.

use shared::time::Timestamp;

use crate::port::Statement;

pub fn create(
    token_hash: &str,
    deletion: &str,
    scope: &str,
    proof_at: Option<Timestamp>,
    expires_at: Timestamp,
) -> Statement {
    Statement::of(
        "INSERT INTO session (token_hash, deletion, scope, proof_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5)",
        vec![token_hash.into(), deletion.into(), scope.into(), proof_at.into(), expires_at.into()],
    )
}

pub fn remove_old(now: Timestamp) -> Statement {
    Statement::of("DELETE FROM session WHERE expires_at <= ?1", vec![now.into()])
}

pub fn end(token_hash: &str) -> Statement {
    Statement::of("DELETE FROM session WHERE token_hash = ?1", vec![token_hash.into()])
}
