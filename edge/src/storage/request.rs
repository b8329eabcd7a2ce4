//! Requests in writing: rows of the desk's inbox that a form made, or the desk itself.

use shared::inbox::Kind;
use shared::request::{Ruling, Topic};
use shared::time::Timestamp;

use crate::port::Statement;

/// A request that is written down now.
#[derive(Debug, Clone, Copy)]
pub struct Fresh<'a> {
    pub id: &'a str,
    /// Unlike that of any mail.
    pub message_hash: &'a str,
    /// `form`, or by which way the desk heard of it.
    pub via: &'a str,
    pub kind: Kind,
    pub topic: Option<Topic>,
    pub letter_sealed: &'a str,
    pub locale: &'a str,
    /// `unproven` or `open`.
    pub state: &'a str,
    pub received_at: Timestamp,
    pub due_at: Timestamp,
    pub erase_at: Option<Timestamp>,
}

pub fn add(fresh: &Fresh<'_>) -> Statement {
    Statement::of(
        "INSERT INTO inbox (id, message_hash, received_at, due_at, kind, letter_sealed, locale, spf, dkim, dmarc, own_address,
           automatic, state, erase_at, via, topic)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'none', 'none', 'none', 0, 0, ?8, ?9, ?10, ?11)",
        vec![
            fresh.id.into(),
            fresh.message_hash.into(),
            fresh.received_at.into(),
            fresh.due_at.into(),
            fresh.kind.name().into(),
            fresh.letter_sealed.into(),
            fresh.locale.into(),
            fresh.state.into(),
            fresh.erase_at.into(),
            fresh.via.into(),
            fresh.topic.map(Topic::name).into(),
        ],
    )
}

/// The code was typed: from now on it waits at the desk.
pub fn arrive(id: &str, now: Timestamp, due_at: Timestamp) -> Statement {
    Statement::of(
        "UPDATE inbox SET state = 'open', received_at = ?2, due_at = ?3, erase_at = NULL
         WHERE id = ?1 AND state = 'unproven'",
        vec![id.into(), now.into(), due_at.into()],
    )
}

/// The one that a sitting is about.
pub fn in_session(token_hash: &str, now: Timestamp) -> Statement {
    Statement::of(
        "SELECT i.*, s.scope AS session_scope, s.token_hash AS session_token FROM session s JOIN inbox i ON i.id = s.deletion
         WHERE s.token_hash = ?1 AND s.expires_at > ?2 AND i.via IS NOT NULL",
        vec![token_hash.into(), now.into()],
    )
}

/// By when it is answered, from now on.
pub fn due(id: &str, at: Timestamp) -> Statement {
    Statement::of("UPDATE inbox SET due_at = ?2 WHERE id = ?1 AND state = 'open'", vec![id.into(), at.into()])
}

/// How it was decided.
pub fn rule(id: &str, ruling: Ruling) -> Statement {
    Statement::of("UPDATE inbox SET ruling = ?2 WHERE id = ?1", vec![id.into(), ruling.name().into()])
}

/// What was never proven leaves no row, and what is erased no code that opens it.
pub fn forget(id: &str) -> Vec<Statement> {
    [
        "DELETE FROM inbox WHERE id = ?1 AND state = 'unproven'",
        "DELETE FROM one_time_code WHERE deletion = ?1",
        "DELETE FROM secret WHERE deletion = ?1",
    ]
    .into_iter()
    .map(|sql| Statement::of(sql, vec![id.into()]))
    .collect()
}
