//! Questions of the staff, and what was answered.

use shared::time::Timestamp;

use crate::port::Statement;

/// A question that is asked now.
#[derive(Debug, Clone, Copy)]
pub struct Fresh<'a> {
    pub id: &'a str,
    /// What it is about.
    pub application: &'a str,
    pub token_hash: &'a str,
    pub asked_at: Timestamp,
    pub ends_at: Timestamp,
}

pub fn ask(fresh: &Fresh<'_>) -> Statement {
    Statement::of(
        "INSERT INTO question (id, application, token_hash, asked_at, ends_at) VALUES (?1, ?2, ?3, ?4, ?5)",
        vec![
            fresh.id.into(),
            fresh.application.into(),
            fresh.token_hash.into(),
            fresh.asked_at.into(),
            fresh.ends_at.into(),
        ],
    )
}

/// The question of a token, with the application that it is about; none where it is about a mail.
pub fn by_token(token_hash: &str) -> Statement {
    Statement::of(
        "SELECT q.id, q.application, q.ends_at, q.answered_at, a.state, a.deletion, a.reference, a.reply_to_sealed
         FROM question q LEFT JOIN application a ON a.id = q.application WHERE q.token_hash = ?1",
        vec![token_hash.into()],
    )
}

/// What went out about a mail, and what a mail answers: each half by an index of its own.
pub fn around(subject: &str, mail: &str) -> Statement {
    Statement::of(
        "SELECT * FROM (SELECT application, mail FROM question WHERE application = ?1 ORDER BY asked_at LIMIT 10)
         UNION SELECT application, mail FROM question WHERE mail = ?2",
        vec![subject.into(), mail.into()],
    )
}

/// A mail answers what the desk wrote about another one.
pub fn follow(id: &str, at: Timestamp, mail: &str) -> Statement {
    Statement::of(
        "UPDATE question SET answered_at = ?2, answered_by = 'mail', mail = ?3 WHERE id = ?1 AND answered_at IS NULL",
        vec![id.into(), at.into(), mail.into()],
    )
}

/// One question, for the mail that asks it.
pub fn to_send(id: &str) -> Statement {
    Statement::of(
        "SELECT q.ends_at, q.answered_at, a.id AS application, a.state, a.kind, a.locale, a.reply_to_sealed
         FROM question q JOIN application a ON a.id = q.application WHERE q.id = ?1",
        vec![id.into()],
    )
}

/// What was asked about an application, the oldest first.
pub fn of_application(application: &str) -> Statement {
    Statement::of(
        "SELECT id, asked_at, ends_at, answered_at, answered_by, answer_sealed FROM question
         WHERE application = ?1 ORDER BY asked_at, id LIMIT 10",
        vec![application.into()],
    )
}

/// What somebody answered, and how it came.
#[derive(Debug, Clone, Copy)]
pub struct Answered<'a> {
    pub id: &'a str,
    pub at: Timestamp,
    pub by: &'a str,
    pub sealed: &'a str,
    pub mail: Option<&'a str>,
}

pub fn answer(answered: &Answered<'_>) -> Statement {
    Statement::of(
        "UPDATE question SET answered_at = ?2, answered_by = ?3, answer_sealed = ?4, mail = ?5
         WHERE id = ?1 AND answered_at IS NULL",
        vec![answered.id.into(), answered.at.into(), answered.by.into(), answered.sealed.into(), answered.mail.into()],
    )
}

/// The account lives on, and its key with it: what was answered goes with the deletion that it was about.
pub fn forget_answers(deletion: &str) -> Statement {
    Statement::of(
        "UPDATE question SET answer_sealed = NULL
         WHERE application IN (SELECT id FROM application WHERE deletion = ?1) AND answer_sealed IS NOT NULL",
        vec![deletion.into()],
    )
}
