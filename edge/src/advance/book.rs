//! The book of applications, as `shared::deletion::docket` says: written in the deciding batch, so that it cannot differ from
//! the state.

use shared::deletion::docket::{self, Entry};
use shared::deletion::{State, Transition};
use shared::policy::Policy;
use shared::time::Timestamp;

use super::Beside;
use crate::port::Statement;
use crate::storage::application::{self, Fresh};
use crate::storage::deletion::Stored;
use crate::storage::question;
use crate::vault::Place;

/// A person's letter, sealed under the account's contact key for the row of its application, and its language.
#[derive(Debug, Clone)]
pub struct Letter {
    pub sealed: String,
    pub locale: &'static str,
}

impl Letter {
    /// Where it lies.
    pub const fn place(id: &str) -> Place<'_> {
        Place { table: "application", column: "letter_sealed", row: id }
    }
}

pub fn statements(
    now: Timestamp,
    stored: &Stored,
    transition: &Transition,
    policy: &Policy,
    beside: &Beside,
) -> Vec<Statement> {
    let entries = docket::entries(&stored.deletion, transition, policy);
    let mut statements: Vec<Statement> = entries.iter().map(|entry| statement(now, stored, entry, beside)).collect();
    if matches!(transition.next.state(), State::Revoked(_)) {
        statements.push(application::forget_letters(&stored.id));
        statements.push(question::forget_answers(&stored.id.to_string()));
    }
    statements
}

fn statement(now: Timestamp, stored: &Stored, entry: &Entry, beside: &Beside) -> Statement {
    let letter = beside.letter.as_ref();
    match entry {
        Entry::Opened { id, kind, filer, filed_at, verified_at, decide_by } => application::open(&Fresh {
            id,
            deletion: &stored.id,
            reference: &stored.reference,
            kind: *kind,
            filer,
            filed_at: *filed_at,
            verified_at: *verified_at,
            decide_by: *decide_by,
            letter_sealed: letter.map(|letter| letter.sealed.as_str()),
            reply_to_sealed: beside.reply_to.as_deref(),
            locale: letter.map_or(stored.locale.as_str(), |letter| letter.locale),
        }),
        Entry::Asked { id, waits_until, decide_by } => application::ask(id, *waits_until, *decide_by),
        Entry::Answered { id, decide_by } => application::answered(id, *decide_by),
        Entry::Seconded { id, by } => application::second(id, by),
        Entry::Decided { id, outcome, by } => application::decide(id, *outcome, by.as_ref(), now),
    }
}
