//! Deletions and their event log.

mod decided;

use shared::deletion::{Deletion, State, Unverified, Wish};
use shared::id::{DeletionId, PolicyVersion, Reference};
use shared::time::Timestamp;

use crate::port::{PortError, Row, Statement, Value};

pub use decided::{is_undecided, newest_event, since};

/// One row, opened as far as it can be without a key.
#[derive(Debug, Clone)]
pub struct Stored {
    pub id: DeletionId,
    pub reference: Reference,
    pub policy_version: PolicyVersion,
    pub locale: String,
    /// Version of the newest event; what a page shows and a form posts back.
    pub version: i64,
    pub deletion: Deletion,
    pub account_hash: Option<String>,
    pub intake: Option<Intake>,
    pub codes_sealed: Option<String>,
    /// Hash of the newest event.
    pub head: String,
    /// When the sweep looks at it next.
    pub next_at: Option<Timestamp>,
}

/// What was typed before anything was proven.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Intake {
    pub hash: String,
    pub sealed: String,
    pub day: String,
}

fn broken(column: &'static str) -> PortError {
    PortError::Unavailable { act: "reading a deletion", cause: format!("column {column} does not parse") }
}

impl Stored {
    /// Whether it was begun to keep an account.
    pub const fn wishes_to_keep(&self) -> bool {
        matches!(self.wish(), Wish::Keep)
    }

    /// What whoever named the account wants, as long as nothing is proven; afterwards, to leave.
    pub const fn wish(&self) -> Wish {
        if let State::Unverified(Unverified { wish, .. }) = self.deletion.state() { *wish } else { Wish::Leave }
    }

    /// Whether nothing has been erased yet: only then may a copy be made.
    pub const fn is_before_claim(&self) -> bool {
        matches!(self.deletion.state(), State::Preparing(_) | State::Blocked(_) | State::Pending(_))
    }

    /// Whether a changed deletion is found in the indexes where this one is: under the same account, due at the same moment.
    pub fn is_filed_like(&self, next: &Deletion, account_hash: Option<&str>) -> bool {
        self.next_at == next.next_at()
            && self.deletion.is_live() == next.is_live()
            && (account_hash.is_none() || account_hash == self.account_hash.as_deref())
    }

    pub fn from_row(row: &Row) -> Result<Self, PortError> {
        let intake =
            match (row.maybe_text("intake_hash"), row.maybe_text("intake_sealed"), row.maybe_text("intake_day")) {
                (Some(hash), Some(sealed), Some(day)) => Some(Intake { hash, sealed, day }),
                _ => None,
            };
        let version = u32::try_from(row.int("policy_version")?).map_err(|_| broken("policy_version"))?;
        Ok(Self {
            id: DeletionId::parse(&row.text("id")?).map_err(|_| broken("id"))?,
            reference: Reference::parse(&row.text("reference")?).map_err(|_| broken("reference"))?,
            policy_version: PolicyVersion(version),
            locale: row.text("locale")?,
            version: row.int("version")?,
            deletion: serde_json::from_str(&row.text("body")?).map_err(|_| broken("body"))?,
            account_hash: row.maybe_text("account_hash"),
            intake,
            codes_sealed: row.maybe_text("codes_sealed"),
            head: row.text("head")?,
            next_at: row.maybe_int("next_at").map(Timestamp::from_ms),
        })
    }
}

pub fn by_id(id: &DeletionId) -> Statement {
    Statement::of(
        "SELECT d.*, e.hash AS head FROM deletion d
         JOIN deletion_event e ON e.deletion = d.id AND e.version = d.version WHERE d.id = ?1",
        vec![id.to_string().into()],
    )
}

pub fn by_reference(reference: &Reference) -> Statement {
    Statement::of(
        "SELECT d.*, e.hash AS head FROM deletion d
         JOIN deletion_event e ON e.deletion = d.id AND e.version = d.version WHERE d.reference = ?1",
        vec![reference.to_string().into()],
    )
}

/// The deletion of a reference together with this browser's sitting, if the sitting is this deletion's: one round trip.
pub fn by_reference_in_session(reference: &Reference, token_hash: &str, now: Timestamp) -> Statement {
    Statement::of(
        "SELECT d.*, e.hash AS head, s.scope AS session_scope, s.proof_at AS session_proof_at FROM session s
         JOIN deletion d ON d.id = s.deletion AND d.reference = ?1
         JOIN deletion_event e ON e.deletion = d.id AND e.version = d.version
         WHERE s.token_hash = ?2 AND s.expires_at > ?3",
        vec![reference.to_string().into(), token_hash.into(), now.into()],
    )
}

/// The live deletion of an account.
pub fn live_of_account(account_hash: &str) -> Statement {
    Statement::of(
        "SELECT d.*, e.hash AS head FROM deletion d
         JOIN deletion_event e ON e.deletion = d.id AND e.version = d.version
         WHERE d.account_hash = ?1 AND d.live = 1",
        vec![account_hash.into()],
    )
}

/// The deletion that concerns an account: the live one, or else the newest.
pub fn last_of_account(account_hash: &str) -> Statement {
    Statement::of(
        "SELECT d.*, e.hash AS head FROM deletion d
         JOIN deletion_event e ON e.deletion = d.id AND e.version = d.version
         WHERE d.account_hash = ?1 ORDER BY d.live DESC, d.started_at DESC LIMIT 1",
        vec![account_hash.into()],
    )
}

/// What a recorded change leaves in the row.
#[derive(Debug, Clone)]
pub struct Change<'a> {
    pub id: &'a DeletionId,
    pub version: i64,
    pub deletion: &'a Deletion,
    pub body: &'a str,
    /// Set once, at the proof.
    pub account_hash: Option<&'a str>,
    /// Set at the confirmation.
    pub codes_sealed: Option<&'a str>,
    pub reason_sealed: Option<&'a str>,
    /// The typed identifier has done its work and goes.
    pub forget_intake: bool,
    /// Nothing that an index holds changes.
    pub is_filed_alike: bool,
}

fn live(deletion: &Deletion) -> Value {
    Value::from(deletion.is_live().then_some(1_i64))
}

/// The new state, only on top of the version that was decided on. Where nothing can follow (`live` is null), the person's
/// own words and codes go: the account may live on, and its key with it.
pub fn update(change: &Change<'_>) -> Statement {
    if change.is_filed_alike {
        return update_alike(change);
    }
    Statement::of(
        "UPDATE deletion SET version = ?2, state = ?3, body = ?4, live = ?5, next_at = ?6,
           account_hash = COALESCE(?7, account_hash),
           codes_sealed = CASE WHEN ?5 IS NULL THEN NULL ELSE COALESCE(?8, codes_sealed) END,
           reason_sealed = CASE WHEN ?5 IS NULL THEN NULL ELSE COALESCE(?9, reason_sealed) END,
           intake_sealed = CASE WHEN ?10 = 1 THEN NULL ELSE intake_sealed END,
           intake_hash = CASE WHEN ?10 = 1 THEN NULL ELSE intake_hash END,
           intake_day = CASE WHEN ?10 = 1 THEN NULL ELSE intake_day END
         WHERE id = ?1 AND version = ?2 - 1",
        update_values(change),
    )
}

/// The same, without the columns of indexes: each of them costs a written row whether it changes or not.
fn update_alike(change: &Change<'_>) -> Statement {
    Statement::of(
        "UPDATE deletion SET version = ?2, state = ?3, body = ?4,
           codes_sealed = CASE WHEN ?5 IS NULL THEN NULL ELSE COALESCE(?8, codes_sealed) END,
           reason_sealed = CASE WHEN ?5 IS NULL THEN NULL ELSE COALESCE(?9, reason_sealed) END,
           intake_sealed = CASE WHEN ?10 = 1 THEN NULL ELSE intake_sealed END,
           intake_hash = CASE WHEN ?10 = 1 THEN NULL ELSE intake_hash END,
           intake_day = CASE WHEN ?10 = 1 THEN NULL ELSE intake_day END
         WHERE id = ?1 AND version = ?2 - 1",
        update_values(change),
    )
}

fn update_values(change: &Change<'_>) -> Vec<Value> {
    vec![
        change.id.to_string().into(),
        change.version.into(),
        change.deletion.state().name().into(),
        change.body.into(),
        live(change.deletion),
        change.deletion.next_at().into(),
        change.account_hash.into(),
        change.codes_sealed.into(),
        change.reason_sealed.into(),
        i64::from(change.forget_intake).into(),
    ]
}

/// When the sweep looks again; only while nobody has recorded anything since.
pub fn look_again(id: &DeletionId, version: i64, at: Timestamp) -> Statement {
    Statement::of(
        "UPDATE deletion SET next_at = ?3 WHERE id = ?1 AND version = ?2 AND next_at IS NOT NULL",
        vec![id.to_string().into(), version.into(), at.into()],
    )
}

/// When the sweep looks again at one that it could not even read: it must not stand in the way of others.
pub fn look_again_whatever(id: &str, now: Timestamp, at: Timestamp) -> Statement {
    Statement::of(
        "UPDATE deletion SET next_at = ?3 WHERE id = ?1 AND next_at <= ?2",
        vec![id.into(), now.into(), at.into()],
    )
}

/// A fresh row.
#[derive(Debug, Clone)]
pub struct Fresh<'a> {
    pub id: &'a DeletionId,
    pub reference: &'a Reference,
    pub policy_version: PolicyVersion,
    pub locale: &'a str,
    pub deletion: &'a Deletion,
    pub body: &'a str,
    pub intake: Option<&'a Intake>,
    pub account_hash: Option<&'a str>,
    pub now: Timestamp,
}

pub fn insert(fresh: &Fresh<'_>) -> Statement {
    Statement::of(
        "INSERT INTO deletion (id, reference, policy_version, locale, version, state, body, live, next_at, started_at,
           intake_hash, intake_sealed, intake_day, account_hash)
         VALUES (?1, ?2, ?3, ?4, 1, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        vec![
            fresh.id.to_string().into(),
            fresh.reference.to_string().into(),
            fresh.policy_version.0.into(),
            fresh.locale.into(),
            fresh.deletion.state().name().into(),
            fresh.body.into(),
            live(fresh.deletion),
            fresh.deletion.next_at().into(),
            fresh.now.into(),
            fresh.intake.map(|intake| intake.hash.clone()).into(),
            fresh.intake.map(|intake| intake.sealed.clone()).into(),
            fresh.intake.map(|intake| intake.day.clone()).into(),
            fresh.account_hash.into(),
        ],
    )
}

/// One link of the chain.
#[derive(Debug, Clone)]
pub struct Link<'a> {
    pub deletion: &'a DeletionId,
    pub version: i64,
    pub at: Timestamp,
    pub kind: &'a str,
    pub body: &'a str,
    pub hash: &'a str,
}

/// The compare-and-set: whoever comes second violates the primary key and rolls back with everything beside it.
pub fn append(link: &Link<'_>) -> Statement {
    Statement::of(
        "INSERT INTO deletion_event (deletion, version, at, kind, body, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        vec![
            link.deletion.to_string().into(),
            link.version.into(),
            link.at.into(),
            link.kind.into(),
            link.body.into(),
            link.hash.into(),
        ],
    )
}

/// The event log of one deletion, oldest first.
pub fn events(id: &DeletionId) -> Statement {
    Statement::of(
        "SELECT version, at, kind, body, hash FROM deletion_event WHERE deletion = ?1 ORDER BY version",
        vec![id.to_string().into()],
    )
}

/// For the race test alone.
#[cfg(feature = "local")]
pub mod unguarded;
