//! What processors are told over the network: one row a message, by whom it is known there, and what is known of each of them.

mod desk;
mod turn;

use shared::delivery::Kind;
use shared::id::{CategoryId, DeletionId, ProcessorId};
use shared::time::Timestamp;

use crate::port::{PortError, Row, Statement};

pub use desk::{dead, drop_unheard, reopen, resend, resend_all, targets, told, untold, waiting_for};
pub use turn::{due_in_turn, given_up, hurry, put_off, take};

/// A message as it lies there.
#[derive(Debug, Clone)]
pub struct Stored {
    pub id: String,
    pub target: ProcessorId,
    pub kind: Kind,
    pub account_hash: String,
    pub deletion: Option<DeletionId>,
    pub category: Option<CategoryId>,
    pub effect: Option<String>,
    pub subject: String,
    pub sequence: i64,
    pub body: String,
    pub created_at: Timestamp,
    pub is_due: bool,
    pub attempts: i64,
    pub asked: i64,
    pub is_delivered: bool,
    pub verified_at: Option<i64>,
    pub dead_at: Option<i64>,
}

impl Stored {
    pub fn from_row(row: &Row) -> Result<Self, PortError> {
        let broken = |column: &str| PortError::Unavailable {
            act: "reading a delivery",
            cause: format!("column {column} does not parse"),
        };
        let deletion = row.maybe_text("deletion").map(|id| DeletionId::parse(&id)).transpose();
        let category = row.maybe_text("category").map(|id| CategoryId::parse(&id)).transpose();
        Ok(Self {
            id: row.text("id")?,
            target: ProcessorId::parse(&row.text("target")?).map_err(|_| broken("target"))?,
            kind: Kind::parse(&row.text("kind")?).ok_or_else(|| broken("kind"))?,
            account_hash: row.text("account_hash")?,
            deletion: deletion.map_err(|_| broken("deletion"))?,
            category: category.map_err(|_| broken("category"))?,
            effect: row.maybe_text("effect"),
            subject: row.text("subject")?,
            sequence: row.int("sequence")?,
            body: row.text("body")?,
            created_at: Timestamp::from_ms(row.int("created_at")?),
            is_due: row.maybe_int("due_at").is_some(),
            attempts: row.int("attempts")?,
            asked: row.int("asked")?,
            is_delivered: row.maybe_int("delivered_at").is_some(),
            verified_at: row.maybe_int("verified_at"),
            dead_at: row.maybe_int("dead_at"),
        })
    }

    /// Which turn this is: an answer to an earlier one, coming late, takes nothing away from a later one.
    const fn turn(&self) -> i64 {
        self.attempts + self.asked
    }
}

/// A message before it is written.
#[derive(Debug, Clone, Copy)]
pub struct Fresh<'a> {
    pub id: &'a str,
    pub target: &'a ProcessorId,
    pub kind: Kind,
    pub account_hash: &'a str,
    pub deletion: Option<&'a DeletionId>,
    pub category: Option<&'a CategoryId>,
    pub effect: Option<&'a str>,
    pub body: &'a str,
    pub now: Timestamp,
}

pub fn find(id: &str) -> Statement {
    Statement::of("SELECT * FROM delivery WHERE id = ?1", vec![id.into()])
}

/// By what the target knows the person; what was told first stays.
pub fn know(target: &ProcessorId, account_hash: &str, subject: &str) -> Statement {
    Statement::of(
        "INSERT INTO delivery_subject (target, account_hash, subject) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
        vec![target.as_str().into(), account_hash.into(), subject.into()],
    )
}

/// By what a target knows somebody, if it was ever told.
pub fn subject(target: &ProcessorId, account_hash: &str) -> Statement {
    Statement::of(
        "SELECT subject FROM delivery_subject WHERE target = ?1 AND account_hash = ?2",
        vec![target.as_str().into(), account_hash.into()],
    )
}

/// Drops what this message makes pointless, then writes it: the sequence grows with time, so that it also does where the last one
/// was forgotten. To a target that is gone it is dead from the beginning.
pub fn add(fresh: &Fresh<'_>) -> Vec<Statement> {
    let drop = fresh.kind.overtakes().map(|[one, other]| {
        Statement::of(
            "UPDATE delivery SET dropped_at = ?4, due_at = NULL, dead_at = NULL
             WHERE target = ?1 AND (due_at IS NOT NULL OR dead_at IS NOT NULL) AND delivered_at IS NULL
             AND kind IN (?5, ?6) AND id <> ?3
             AND subject = (SELECT subject FROM delivery_subject WHERE target = ?1 AND account_hash = ?2)
             AND NOT EXISTS (SELECT 1 FROM delivery WHERE id = ?3)",
            vec![
                fresh.target.as_str().into(),
                fresh.account_hash.into(),
                fresh.id.into(),
                fresh.now.into(),
                one.name().into(),
                other.name().into(),
            ],
        )
    });
    let write = Statement::of(
        "INSERT INTO delivery
           (id, target, kind, account_hash, deletion, category, effect, subject, sequence, body, created_at, due_at, dead_at)
         SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, s.subject, MAX(s.sequence + 1, ?9), ?8, ?9,
           CASE WHEN t.disabled_at IS NULL THEN ?9 END, CASE WHEN t.disabled_at IS NOT NULL THEN ?9 END
         FROM delivery_subject s LEFT JOIN delivery_target t ON t.target = s.target
         WHERE s.target = ?2 AND s.account_hash = ?4 ON CONFLICT (id) DO NOTHING",
        vec![
            fresh.id.into(),
            fresh.target.as_str().into(),
            fresh.kind.name().into(),
            fresh.account_hash.into(),
            fresh.deletion.map(ToString::to_string).into(),
            fresh.category.map(|category| category.as_str().to_owned()).into(),
            fresh.effect.map(str::to_owned).into(),
            fresh.body.into(),
            fresh.now.into(),
        ],
    );
    drop.into_iter().chain([write]).collect()
}

/// They say that it is done; a late yes is one too. Whoever is asked what is left is asked at `ask_at`.
pub fn delivered(id: &str, now: Timestamp, ask_at: Option<Timestamp>) -> Statement {
    Statement::of(
        "UPDATE delivery SET delivered_at = ?2, due_at = ?3, leased_until = NULL, dead_at = NULL, last_status = 'done'
         WHERE id = ?1 AND delivered_at IS NULL AND dropped_at IS NULL RETURNING id",
        vec![id.into(), now.into(), ask_at.into()],
    )
}

/// They have it, and will say when it is done; if they do not, they are asked again.
pub fn accepted(taken: &Stored, now: Timestamp, again_at: Option<Timestamp>) -> Statement {
    Statement::of(
        "UPDATE delivery SET accepted_at = ?3, due_at = ?4, leased_until = NULL, last_status = 'accepted',
           dead_at = CASE WHEN ?4 IS NULL THEN ?3 END
         WHERE id = ?1 AND attempts + asked = ?2 AND delivered_at IS NULL AND due_at IS NOT NULL",
        vec![taken.id.as_str().into(), taken.turn().into(), now.into(), again_at.into()],
    )
}

/// It is not done: again later, or dead. What they still hold is as good as not done.
pub fn failed(taken: &Stored, now: Timestamp, why: &str, again_at: Option<Timestamp>) -> Statement {
    Statement::of(
        "UPDATE delivery SET last_status = ?4, due_at = ?5, leased_until = NULL, delivered_at = NULL,
           dead_at = CASE WHEN ?5 IS NULL THEN ?3 END
         WHERE id = ?1 AND attempts + asked = ?2 AND due_at IS NOT NULL",
        vec![taken.id.as_str().into(), taken.turn().into(), now.into(), why.into(), again_at.into()],
    )
}

/// They have signed that nothing is left.
pub fn verified(id: &str, now: Timestamp) -> Statement {
    Statement::of(
        "UPDATE delivery SET delivered_at = COALESCE(delivered_at, ?2), verified_at = ?2, due_at = NULL, leased_until = NULL,
           dead_at = NULL, last_status = 'verified'
         WHERE id = ?1 AND verified_at IS NULL AND dropped_at IS NULL RETURNING id",
        vec![id.into(), now.into()],
    )
}

/// They did not say what is left: asked again, or their word stands alone.
pub fn unanswered(taken: &Stored, again_at: Option<Timestamp>) -> Statement {
    Statement::of(
        "UPDATE delivery SET due_at = ?3, leased_until = NULL WHERE id = ?1 AND attempts + asked = ?2 AND due_at IS NOT NULL",
        vec![taken.id.as_str().into(), taken.turn().into(), again_at.into()],
    )
}

/// What a target has answered. One that wants to be left alone, or is silent for the third time in a row, is.
pub fn heard(target: &ProcessorId, now: Timestamp, what: &str, slow_ms: i64) -> Statement {
    Statement::of(
        "INSERT INTO delivery_target (target, last_status, last_at, silent, slow_until)
         VALUES (?1, ?3, ?2, ?3 = 'silent', CASE WHEN ?4 > 0 THEN ?2 + ?4 END)
         ON CONFLICT (target) DO UPDATE SET last_status = ?3, last_at = ?2, silent = (silent + 1) * (?3 = 'silent'),
           slow_until = CASE WHEN ?4 > 0 THEN ?2 + ?4 WHEN ?3 = 'silent' AND silent >= 2 THEN ?2 + 60000 END",
        vec![target.as_str().into(), now.into(), what.into(), slow_ms.into()],
    )
}

/// Nobody is there any more: nothing is sent, and what waits is dead at once.
pub fn gone(target: &ProcessorId, now: Timestamp) -> Vec<Statement> {
    let values = || vec![target.as_str().into(), now.into()];
    vec![
        Statement::of(
            "INSERT INTO delivery_target (target, last_status, last_at, disabled_at) VALUES (?1, 'gone', ?2, ?2)
             ON CONFLICT (target) DO UPDATE SET last_status = 'gone', last_at = ?2, disabled_at = ?2",
            values(),
        ),
        Statement::of(
            "UPDATE delivery SET dead_at = CASE WHEN delivered_at IS NULL THEN ?2 END, due_at = NULL, leased_until = NULL,
               last_status = CASE WHEN delivered_at IS NULL THEN 'gone' ELSE last_status END
             WHERE target = ?1 AND due_at IS NOT NULL",
            values(),
        ),
    ]
}

/// Who has put the account back after this deletion, and when.
pub fn restored(deletion: &DeletionId) -> Statement {
    Statement::of(
        "SELECT target AS processor, delivered_at AS restored_at FROM delivery
         WHERE deletion = ?1 AND kind = 'restore' AND delivered_at IS NOT NULL",
        vec![deletion.to_string().into()],
    )
}

/// What is old and over. Whom a deletion still speaks for is known by the same name until its end.
pub fn remove_old(before: Timestamp) -> Vec<Statement> {
    vec![
        Statement::of(
            "DELETE FROM delivery WHERE id IN (SELECT id FROM delivery
               WHERE created_at < ?1 AND due_at IS NULL AND dead_at IS NULL LIMIT 1000)",
            vec![before.into()],
        ),
        Statement::of(
            "DELETE FROM delivery_subject WHERE last_at < ?1
             AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.target = delivery_subject.target
               AND d.subject = delivery_subject.subject)
             AND NOT EXISTS (SELECT 1 FROM deletion d WHERE d.account_hash = delivery_subject.account_hash AND d.live = 1)",
            vec![before.into()],
        ),
    ]
}
