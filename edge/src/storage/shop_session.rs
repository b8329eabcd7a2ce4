//! Who is signed in to the demo shop, in a browser or with a token. Only hashes of secrets are stored.

use shared::id::AccountKey;
use shared::time::Timestamp;

use super::shop::{of, of_with};
use crate::port::Statement;

/// What a sign-in compares with, for at most two accounts: the work for more would tell how many there are.
pub fn candidates(hash: &str) -> Statement {
    Statement::of(
        "SELECT a.id, a.epoch, a.paused_by, a.locked_at, a.password_salt, a.password_hash
         FROM shop_contact c JOIN shop_account a ON a.id = c.account AND a.epoch = c.epoch
         WHERE c.hash = ?1 AND c.replaced_at IS NULL AND a.opened_at IS NOT NULL AND a.closed_at IS NULL
         ORDER BY a.created_at, a.id LIMIT 2",
        vec![hash.into()],
    )
}

/// Begins a session unless the account was paused, locked or closed meanwhile; gives a row back if it began.
pub fn begin(account: &AccountKey, token_hash: &str, expires_at: Timestamp) -> Statement {
    Statement::of(
        "INSERT INTO shop_session (token_hash, account, epoch, expires_at)
         SELECT ?3, id, epoch, ?4 FROM shop_account WHERE id = ?1 AND epoch = ?2 AND opened_at IS NOT NULL
         AND paused_by IS NULL AND locked_at IS NULL AND closed_at IS NULL
         RETURNING token_hash",
        of_with(account, vec![token_hash.into(), expires_at.into()]),
    )
}

/// The account of a living session. The account is asked too: a pause counts from its own moment.
pub fn whose_session(token_hash: &str, now: Timestamp) -> Statement {
    Statement::of(
        "SELECT a.id, a.epoch FROM shop_session s JOIN shop_account a ON a.id = s.account AND a.epoch = s.epoch
         WHERE s.token_hash = ?1 AND s.expires_at > ?2
         AND a.paused_by IS NULL AND a.locked_at IS NULL AND a.closed_at IS NULL",
        vec![token_hash.into(), now.into()],
    )
}

/// The account of a token that works.
pub fn whose_token(token_hash: &str) -> Statement {
    Statement::of(
        "SELECT a.id, a.epoch FROM shop_token t JOIN shop_account a ON a.id = t.account AND a.epoch = t.epoch
         WHERE t.token_hash = ?1 AND a.paused_by IS NULL AND a.locked_at IS NULL AND a.closed_at IS NULL",
        vec![token_hash.into()],
    )
}

pub fn end(token_hash: &str) -> Statement {
    Statement::of("DELETE FROM shop_session WHERE token_hash = ?1", vec![token_hash.into()])
}

/// Ends every session and token of an account, for good: a restored account begins without any.
pub fn end_all(account: &AccountKey) -> Vec<Statement> {
    vec![
        Statement::of("DELETE FROM shop_session WHERE account = ?1 AND epoch = ?2", of(account)),
        Statement::of("DELETE FROM shop_token WHERE account = ?1 AND epoch = ?2", of(account)),
    ]
}

pub fn remove_expired(now: Timestamp) -> Statement {
    Statement::of("DELETE FROM shop_session WHERE expires_at <= ?1", vec![now.into()])
}
