//! Mail to the desk.

use shared::id::{ApplicationId, DeletionId, Reference, StaffId};
use shared::inbox::{Kind, Outcome, Verdicts};
use shared::time::Timestamp;

use crate::port::Statement;

/// A mail that came in. `application` where one was filed from it: then nobody has to look at the mail itself.
#[derive(Debug, Clone)]
pub struct Fresh<'a> {
    pub id: &'a str,
    pub message_hash: &'a str,
    pub received_at: Timestamp,
    pub due_at: Timestamp,
    pub kind: Kind,
    pub about: Option<(&'a DeletionId, &'a Reference)>,
    pub application: Option<&'a ApplicationId>,
    pub sender_hash: Option<&'a str>,
    pub letter_sealed: Option<&'a str>,
    pub locale: &'a str,
    pub verdicts: Verdicts,
    pub own_address: bool,
    pub automatic: bool,
}

/// A mail that is here already violates `inbox.message_hash`.
pub fn receive(fresh: &Fresh<'_>) -> Statement {
    let filed = fresh.application.map(|_| "filed");
    let state = if filed.is_some() { "closed" } else { "open" };
    Statement::of(
        "INSERT INTO inbox (id, message_hash, received_at, due_at, kind, deletion, reference, application, sender_hash,
           letter_sealed, locale, spf, dkim, dmarc, own_address, automatic, state, outcome, closed_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)",
        vec![
            fresh.id.into(),
            fresh.message_hash.into(),
            fresh.received_at.into(),
            fresh.due_at.into(),
            fresh.kind.name().into(),
            fresh.about.map(|(deletion, _)| deletion.to_string()).into(),
            fresh.about.map(|(_, reference)| reference.to_string()).into(),
            fresh.application.map(ApplicationId::as_str).into(),
            fresh.sender_hash.into(),
            fresh.letter_sealed.into(),
            fresh.locale.into(),
            fresh.verdicts.spf.name().into(),
            fresh.verdicts.dkim.name().into(),
            fresh.verdicts.dmarc.name().into(),
            i64::from(fresh.own_address).into(),
            i64::from(fresh.automatic).into(),
            state.into(),
            filed.into(),
            filed.map(|_| fresh.received_at).into(),
        ],
    )
}

/// Whether a mail is here already.
pub fn known(message_hash: &str) -> Statement {
    Statement::of("SELECT id FROM inbox WHERE message_hash = ?1", vec![message_hash.into()])
}

/// One mail, or a request that has arrived.
pub fn mail(id: &str) -> Statement {
    Statement::of("SELECT * FROM inbox WHERE id = ?1 AND state <> 'unproven'", vec![id.into()])
}

/// The mail that an application was filed from, and none of those that answered a question about it.
pub fn of_application(application: &str) -> Statement {
    Statement::of(
        "SELECT id, spf, dkim, dmarc, own_address FROM inbox WHERE application = ?1 AND application IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM question q WHERE q.application = ?1 AND q.mail = inbox.id)",
        vec![application.into()],
    )
}

/// Other mails of the same sender, the open ones first.
pub fn of_same_sender(id: &str) -> Statement {
    Statement::of(
        "SELECT o.id, o.kind, o.received_at, o.state,
           COALESCE((SELECT MAX(number) FROM desk_event WHERE subject = 'mail:' || o.id), 0) AS number
         FROM inbox m JOIN inbox o ON o.sender_hash = m.sender_hash AND o.id <> m.id
         WHERE m.id = ?1 ORDER BY o.state DESC, o.received_at DESC LIMIT 20",
        vec![id.into()],
    )
}

/// Other mails about the same deletion, the open ones first.
pub fn of_same_deletion(id: &str) -> Statement {
    Statement::of(
        "SELECT o.id, o.kind, o.received_at, o.state FROM inbox m
         JOIN inbox o ON o.deletion = m.deletion AND o.id <> m.id
         WHERE m.id = ?1 ORDER BY o.state DESC, o.received_at DESC LIMIT 20",
        vec![id.into()],
    )
}

/// Mails about the deletion of a case, the open ones first.
pub fn of_case(id: &str) -> Statement {
    Statement::of(
        "SELECT o.id, o.kind, o.received_at, o.state FROM application a JOIN inbox o ON o.deletion = a.deletion
         WHERE a.id = ?1 ORDER BY o.state DESC, o.received_at DESC LIMIT 20",
        vec![id.into()],
    )
}

/// Gives a mail to somebody, or to nobody.
pub fn assign_mail(id: &str, to: Option<&StaffId>) -> Statement {
    Statement::of(
        "UPDATE inbox SET assigned_to = ?2 WHERE id = ?1 AND state = 'open'",
        vec![id.into(), to.map(StaffId::as_str).into()],
    )
}

/// Nobody has to look at it any more; its text goes on its day.
pub fn close(id: &str, outcome: Outcome, by: &StaffId, at: Timestamp, erase_at: Timestamp) -> Statement {
    Statement::of(
        "UPDATE inbox SET state = 'closed', outcome = ?2, closed_by = ?3, closed_at = ?4, erase_at = ?5
         WHERE id = ?1 AND state = 'open'",
        vec![id.into(), outcome.name().into(), by.as_str().into(), at.into(), erase_at.into()],
    )
}

/// What has come to its day.
pub fn to_erase(now: Timestamp, limit: i64) -> Statement {
    Statement::of(
        "SELECT id FROM inbox WHERE erase_at IS NOT NULL AND erase_at <= ?1 ORDER BY erase_at LIMIT ?2",
        vec![now.into(), limit.into()],
    )
}

/// The key is gone, and so is what it sealed.
pub fn erased(id: &str) -> Statement {
    Statement::of(
        "UPDATE inbox SET letter_sealed = NULL, sender_hash = NULL, erase_at = NULL WHERE id = ?1",
        vec![id.into()],
    )
}

/// Open mails and requests with what the digest needs to know of each, whatever is due first.
pub fn waiting(limit: i64) -> Statement {
    Statement::of(
        "SELECT id, received_at, due_at, told FROM inbox WHERE state = 'open' ORDER BY due_at LIMIT ?1",
        vec![limit.into()],
    )
}

/// The digest has told this much of one.
pub fn told(id: &str, percent: u8) -> Statement {
    Statement::of("UPDATE inbox SET told = ?2 WHERE id = ?1", vec![id.into(), i64::from(percent).into()])
}
