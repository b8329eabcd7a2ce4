//! The people of the desk, their sittings, and sign-ins that are on their way.

use shared::id::StaffId;
use shared::staff::Role;
use shared::time::Timestamp;

use crate::limits;
use crate::port::Statement;

/// Somebody by the word of an issuer, as they are found.
#[derive(Debug, Clone)]
pub struct Subject {
    pub hash: String,
    pub issuer_hash: String,
}

/// Whoever may sign in by this subject, else by this verified address: for the first time with this issuer. With the last entry of
/// their chain in the log.
pub fn known(subject: &Subject, mail_hash: Option<&str>) -> Statement {
    Statement::of(
        "SELECT s.id, s.role, s.version, s.subject_hash, e.number, e.hash FROM staff s
         LEFT JOIN desk_event e ON e.subject = 'staff:' || s.id
           AND e.number = (SELECT MAX(number) FROM desk_event WHERE subject = 'staff:' || s.id)
         WHERE s.state = 'active' AND (s.subject_hash = ?1
           OR (s.mail_hash = ?2 AND (s.subject_hash IS NULL OR s.issuer_hash <> ?3)))
         ORDER BY s.subject_hash IS ?1 DESC LIMIT 1",
        vec![subject.hash.as_str().into(), mail_hash.into(), subject.issuer_hash.as_str().into()],
    )
}

/// From here on the subject is this person, whatever becomes of their address.
pub fn bind(id: &str, subject: &Subject, name_sealed: &str, now: Timestamp) -> Statement {
    Statement::of(
        "UPDATE staff SET subject_hash = ?2, issuer_hash = ?3, name_sealed = ?4, changed_at = ?5
         WHERE id = ?1 AND state = 'active' AND (subject_hash IS NULL OR issuer_hash <> ?3)",
        vec![
            id.into(),
            subject.hash.as_str().into(),
            subject.issuer_hash.as_str().into(),
            name_sealed.into(),
            now.into(),
        ],
    )
}

/// Which account here is the person's own, as far as the directory said.
pub fn own_account(id: &str, account_hash: &str) -> Statement {
    Statement::of("UPDATE staff SET own_account_hash = ?2 WHERE id = ?1", vec![id.into(), account_hash.into()])
}

/// Somebody new.
#[derive(Debug, Clone)]
pub struct Newcomer<'a> {
    pub id: &'a str,
    pub role: Role,
    pub mail_hash: &'a str,
    pub subject: Option<&'a Subject>,
    pub name_sealed: &'a str,
}

/// Adds somebody. An address that is there already violates its index.
pub fn add(newcomer: &Newcomer<'_>, now: Timestamp) -> Statement {
    Statement::of(
        "INSERT INTO staff (id, role, state, mail_hash, subject_hash, issuer_hash, name_sealed, version, created_at, changed_at)
         VALUES (?1, ?2, 'active', ?3, ?4, ?5, ?6, 1, ?7, ?7)",
        newcomer_values(newcomer, now),
    )
}

/// Adds the first administrator, while there is none.
pub fn add_first(newcomer: &Newcomer<'_>, now: Timestamp) -> Statement {
    Statement::of(
        "INSERT INTO staff (id, role, state, mail_hash, subject_hash, issuer_hash, name_sealed, version, created_at, changed_at)
         SELECT ?1, ?2, 'active', ?3, ?4, ?5, ?6, 1, ?7, ?7
         WHERE NOT EXISTS (SELECT 1 FROM staff WHERE state = 'active' AND role = 'administrator')",
        newcomer_values(newcomer, now),
    )
}

fn newcomer_values(newcomer: &Newcomer<'_>, now: Timestamp) -> Vec<crate::port::Value> {
    let Newcomer { id, role, mail_hash, subject, name_sealed } = newcomer;
    vec![
        (*id).into(),
        role.name().into(),
        (*mail_hash).into(),
        subject.map(|subject| subject.hash.as_str()).into(),
        subject.map(|subject| subject.issuer_hash.as_str()).into(),
        (*name_sealed).into(),
        now.into(),
    ]
}

/// Opens a sitting for whoever the subject is at this moment; gives a row back if it opened.
pub fn open(token_hash: &str, subject_hash: &str, now: Timestamp) -> Statement {
    Statement::of(
        "INSERT INTO staff_session (token_hash, staff, staff_version, created_at, seen_at, expires_at, reproved_at)
         SELECT ?1, id, version, ?3, ?3, ?4, ?3 FROM staff WHERE subject_hash = ?2 AND state = 'active'
         RETURNING staff",
        vec![token_hash.into(), subject_hash.into(), now.into(), now.plus_ms(limits::STAFF_SESSION_MS).into()],
    )
}

/// The sitting behind a token, or nothing. A right that was changed ends it: the versions must be equal.
pub fn sitting(token_hash: &str, now: Timestamp) -> Statement {
    Statement::of(
        "SELECT s.id, s.role, s.version, s.subject_hash, s.name_sealed, s.own_account_hash, t.seen_at, t.reproved_at
         FROM staff_session t JOIN staff s ON s.id = t.staff AND s.version = t.staff_version
         WHERE t.token_hash = ?1 AND t.expires_at > ?2 AND t.seen_at > ?3 AND s.state = 'active'",
        vec![token_hash.into(), now.into(), now.plus_ms(-limits::STAFF_IDLE_MS).into()],
    )
}

/// The sitting is in use.
pub fn seen(token_hash: &str, now: Timestamp) -> Statement {
    Statement::of("UPDATE staff_session SET seen_at = ?2 WHERE token_hash = ?1", vec![token_hash.into(), now.into()])
}

pub fn end(token_hash: &str) -> Statement {
    Statement::of("DELETE FROM staff_session WHERE token_hash = ?1", vec![token_hash.into()])
}

/// Everybody who is there, whoever came first first.
pub fn people() -> Statement {
    Statement::of(
        "SELECT id, role, version, subject_hash, name_sealed FROM staff WHERE state = 'active' ORDER BY created_at, id",
        Vec::new(),
    )
}

pub fn person(id: &StaffId) -> Statement {
    Statement::of(
        "SELECT id, role, version, subject_hash, name_sealed FROM staff WHERE id = ?1 AND state = 'active'",
        vec![id.as_str().into()],
    )
}

/// Gives another role, if nobody was faster; never takes the last administrator's. Gives a row back if it was done.
pub fn change_role(id: &StaffId, version: i64, role: Role, now: Timestamp) -> Statement {
    Statement::of(
        "UPDATE staff SET role = ?3, version = version + 1, changed_at = ?4
         WHERE id = ?1 AND version = ?2 AND state = 'active' AND (role <> 'administrator'
           OR (SELECT COUNT(*) FROM staff WHERE state = 'active' AND role = 'administrator') > 1)
         RETURNING id",
        vec![id.as_str().into(), version.into(), role.name().into(), now.into()],
    )
}

/// Removes a person, under the same conditions. The subject goes: somebody who comes back is added anew.
pub fn remove(id: &StaffId, version: i64, now: Timestamp) -> Statement {
    Statement::of(
        "UPDATE staff SET state = 'removed', subject_hash = NULL, version = version + 1, changed_at = ?3
         WHERE id = ?1 AND version = ?2 AND state = 'active' AND (role <> 'administrator'
           OR (SELECT COUNT(*) FROM staff WHERE state = 'active' AND role = 'administrator') > 1)
         RETURNING id",
        vec![id.as_str().into(), version.into(), now.into()],
    )
}

/// Sittings that a change of rights has ended already are taken away with it.
pub fn end_all(id: &StaffId) -> Statement {
    Statement::of(
        "DELETE FROM staff_session WHERE staff = ?1 AND staff_version <> (SELECT version FROM staff WHERE id = ?1)",
        vec![id.as_str().into()],
    )
}

/// A sign-in sets out.
pub fn set_out(
    state_hash: &str,
    browser_hash: &str,
    nonce: &str,
    verifier_sealed: &str,
    expires_at: Timestamp,
) -> Statement {
    Statement::of(
        "INSERT INTO staff_flow (state_hash, browser_hash, nonce, verifier_sealed, expires_at)
         VALUES (?1, ?2, ?3, ?4, ?5)",
        vec![state_hash.into(), browser_hash.into(), nonce.into(), verifier_sealed.into(), expires_at.into()],
    )
}

/// A sign-in comes back, once and in the same browser.
pub fn come_back(state_hash: &str, browser_hash: &str, now: Timestamp) -> Statement {
    Statement::of(
        "DELETE FROM staff_flow WHERE state_hash = ?1 AND browser_hash = ?2 AND expires_at > ?3
         RETURNING nonce, verifier_sealed",
        vec![state_hash.into(), browser_hash.into(), now.into()],
    )
}

pub fn remove_old_sittings(now: Timestamp) -> Statement {
    Statement::of("DELETE FROM staff_session WHERE expires_at <= ?1", vec![now.into()])
}

pub fn remove_old_flows(now: Timestamp) -> Statement {
    Statement::of("DELETE FROM staff_flow WHERE expires_at <= ?1", vec![now.into()])
}
