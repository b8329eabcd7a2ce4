//! THE SPINE: load → decide → record. The only place where a deletion changes.
//!
//! `shared` decides on what was loaded; one batch records the event, the new state, the effects and whatever the caller
//! wants beside them. The event's primary key is the compare-and-set: whoever comes second loses the whole batch, loads
//! what is true now and decides again. Effects are carried out afterwards, from the outbox.

mod book;
mod chain;

use serde::{Deserialize, Serialize};
use shared::deletion::{Command, Deletion, Effect, Refusal, Transition, Wish, decide};
use shared::event::{BodyMark, Entry as LogEntry, EventHash};
use shared::id::{AccountKey, DeletionId, PolicyVersion, Reference};
use shared::policy::Policy;
use thiserror::Error;

use crate::code::{self, CodeError};
use crate::context::Context;
use crate::port::{PortError, Statement};
use crate::storage::deletion::{Change, Fresh, Intake, Link, Stored};
use crate::storage::{self, outbox::Entry};
use crate::{limits, log};
use crate::{rule, statement, vault};

pub use book::Letter;
use chain::Chained;

/// Why nothing changed.
#[derive(Debug, Error)]
pub enum AdvanceError {
    #[error("there is no such deletion")]
    NotFound,
    /// The domain refused; this is what is true.
    #[error("refused: {0}")]
    Refused(Refusal, Box<Stored>),
    /// The caller had seen another version; this is what is true.
    #[error("another version is true now")]
    Superseded(Box<Stored>),
    /// A secret that the caller wanted to spend was spent.
    #[error("the secret was used before")]
    Spent,
    /// Another deletion of the same account is live (I1).
    #[error("another deletion speaks for the account")]
    AnotherIsLive,
    /// The race was lost too often.
    #[error("too many writers at once")]
    Busy,
    #[error(transparent)]
    Code(#[from] CodeError),
    #[error(transparent)]
    Port(#[from] PortError),
}

/// What else goes into the deciding batch.
#[derive(Debug, Clone, Default)]
pub struct Beside {
    pub statements: Vec<Statement>,
    pub reason_sealed: Option<String>,
    /// The letter of an application that is filed.
    pub letter: Option<Letter>,
    /// Where whoever files it is reached, sealed for its row; nothing where that is not known.
    pub reply_to: Option<String>,
}

/// Asks a deletion for a change. `seen` is the version that a person's form was about, if there was a form.
pub async fn advance(
    context: &Context,
    id: &DeletionId,
    seen: Option<i64>,
    command: &Command,
    beside: &Beside,
) -> Result<Stored, AdvanceError> {
    let stored = load(context, id).await?;
    advance_from(context, stored, seen, command, beside).await
}

/// As `advance`, on what this invocation has loaded already: if it is no longer true, the batch is lost and it loads anew.
pub async fn advance_from(
    context: &Context,
    mut stored: Stored,
    seen: Option<i64>,
    command: &Command,
    beside: &Beside,
) -> Result<Stored, AdvanceError> {
    let id = stored.id;
    for _ in 0..limits::RACE_RETRIES {
        match advance_loaded(context, stored, seen, command, beside).await {
            Err(AdvanceError::Port(PortError::Conflict(table))) if table == "deletion_event" => {
                stored = load(context, &id).await?;
            }
            outcome => return outcome,
        }
    }
    Err(AdvanceError::Busy)
}

async fn load(context: &Context, id: &DeletionId) -> Result<Stored, AdvanceError> {
    let rows = context.one(storage::deletion::by_id(id)).await?;
    Ok(Stored::from_row(rows.first().ok_or(AdvanceError::NotFound)?)?)
}

/// One try on what was loaded.
async fn advance_loaded(
    context: &Context,
    stored: Stored,
    seen: Option<i64>,
    command: &Command,
    beside: &Beside,
) -> Result<Stored, AdvanceError> {
    if seen.is_some_and(|seen| seen != stored.version) {
        return Err(AdvanceError::Superseded(Box::new(stored)));
    }
    let policy = rule::of_version(context, stored.policy_version).await?;
    let transition = match decide(&stored.deletion, command, context.now, &policy) {
        Ok(transition) => transition,
        Err(refusal) => return Err(AdvanceError::Refused(refusal, Box::new(stored))),
    };
    #[cfg(feature = "local")]
    if context.linger_ms > 0 {
        worker::Delay::from(std::time::Duration::from_millis(context.linger_ms)).await;
    }
    match record(context, stored, transition, &policy, beside).await {
        Err(AdvanceError::Port(PortError::Conflict(table))) if table == "spent_secret" => Err(AdvanceError::Spent),
        Err(AdvanceError::Port(PortError::Conflict(table))) if table == "deletion" => Err(AdvanceError::AnotherIsLive),
        outcome => outcome,
    }
}

/// Writes a decision: event, state, effects, receipt and the caller's statements in one batch.
async fn record(
    context: &Context,
    stored: Stored,
    transition: Transition,
    policy: &Policy,
    beside: &Beside,
) -> Result<Stored, AdvanceError> {
    let version = stored.version + 1;
    let link = Chained::after(&stored, version, &transition, context);
    let body = json(&transition.next)?;
    let account_hash = transition.next.account().map(|account| vault::account_hash(context, account));
    let issued = code::issue(context, &stored, &transition).await?;
    let change = Change {
        id: &stored.id,
        version,
        deletion: &transition.next,
        body: &body,
        account_hash: account_hash.as_deref(),
        codes_sealed: issued.sealed.as_deref(),
        reason_sealed: beside.reason_sealed.as_deref(),
        forget_intake: transition.effects.contains(&Effect::ForgetTyped),
        is_filed_alike: stored.is_filed_like(&transition.next, account_hash.as_deref()),
    };
    let mut statements = guarded(context, &link.as_row(&stored.id), &change);
    statements.extend(booked(context, &stored, &transition, policy, beside));
    statements.extend(issued.statements);
    let (rows, outbox) = effects(context, &stored, &transition)?;
    statements.extend(rows);
    let wants_receipt = transition.effects.contains(&Effect::SignReceipt);
    if wants_receipt && let Some(signed) = statement::sign(context, &stored, &transition.next, policy, &link.hash) {
        statements.push(storage::receipt::keep(&stored.id.to_string(), context.now, &json(&signed)?));
    }
    statements.extend(beside.statements.iter().cloned());
    context.batch(statements).await?;
    let (from, to) = (stored.deletion.state().name(), transition.next.state().name());
    log::count("deletion", &[("event", transition.event.kind()), ("from", from), ("to", to)]);
    context.written.borrow_mut().extend(outbox);
    let codes_sealed = issued.sealed.or(stored.codes_sealed);
    let account_hash = account_hash.or(stored.account_hash);
    let (next_at, head) = (transition.next.next_at(), link.hash.to_string());
    Ok(Stored { version, deletion: transition.next, head, codes_sealed, account_hash, next_at, ..stored })
}

/// The event goes first, so that a lost race fails before anything else is written.
fn guarded(context: &Context, link: &Link<'_>, change: &Change<'_>) -> Vec<Statement> {
    #[cfg(feature = "local")]
    if context.unguarded {
        use storage::deletion::unguarded;
        return vec![unguarded::append(link), unguarded::update(change)];
    }
    let _ = context;
    vec![storage::deletion::append(link), storage::deletion::update(change)]
}

/// The book of applications. One open row of a kind is a guard of its own, so the race test does without it as well.
fn booked(
    context: &Context,
    stored: &Stored,
    transition: &Transition,
    policy: &Policy,
    beside: &Beside,
) -> Vec<Statement> {
    #[cfg(feature = "local")]
    if context.unguarded {
        return Vec::new();
    }
    book::statements(context.now, stored, transition, policy, beside)
}

/// A new deletion, and what goes beside it: the first event has version 1.
pub struct Beginning<'a> {
    pub id: DeletionId,
    pub reference: Reference,
    pub policy_version: PolicyVersion,
    pub wish: Wish,
    pub locale: &'a str,
    pub intake: &'a Intake,
    pub beside: Beside,
}

/// Starts a deletion for whoever was named, whether there is such an account or not: the same rows either way (I19).
pub async fn begin(context: &Context, beginning: Beginning<'_>) -> Result<(), AdvanceError> {
    let Beginning { id, reference, policy_version, wish, locale, intake, beside } = beginning;
    let transition = Deletion::start(id, reference.clone(), policy_version, wish, context.now);
    let body = json(&transition.next)?;
    let event = transition.event.body_json();
    let kind = transition.event.kind();
    let mark = BodyMark::of(&context.keys.mark, &reference, 1, &event);
    let entry = LogEntry { version: 1, at: context.now, kind: kind.to_owned(), mark };
    let hash = entry.hash(&EventHash::GENESIS, &reference).to_string();
    let fresh = Fresh {
        id: &id,
        reference: &reference,
        policy_version,
        locale,
        deletion: &transition.next,
        body: &body,
        intake: Some(intake),
        account_hash: None,
        now: context.now,
    };
    let link = Link { deletion: &id, version: 1, at: context.now, kind, body: &event, hash: &hash };
    let mut statements = vec![storage::deletion::append(&link), storage::deletion::insert(&fresh)];
    statements.extend(beside.statements);
    context.batch(statements).await?;
    log::count("deletion", &[("event", kind), ("to", transition.next.state().name())]);
    Ok(())
}

/// One outbox row per effect that is carried out later; jobs get their own rows beside it.
fn effects(
    context: &Context,
    stored: &Stored,
    transition: &Transition,
) -> Result<(Vec<Statement>, Vec<String>), AdvanceError> {
    let deletion = stored.id.to_string();
    let (mut statements, mut written) = (Vec::new(), Vec::new());
    // A deletion that ends forgets whose it was; its last effects still need to know.
    let account = transition.next.concerns().or(stored.deletion.concerns());
    for effect in &transition.effects {
        if let Effect::RunJobs(keys) = effect {
            statements.extend(
                keys.iter().map(|key| {
                    storage::job::add(&deletion, key.processor.as_str(), key.category.as_str(), context.now)
                }),
            );
        }
        if !is_carried_out_later(effect) {
            continue;
        }
        let entry = Entry {
            id: context.new_id()?,
            deletion: deletion.clone(),
            kind: "effect".to_owned(),
            body: json(&Ordered { effect: effect.clone(), account: account.cloned() })?,
            sealed: None,
            created_at: context.now,
            attempts: 0,
        };
        statements.push(storage::outbox::add(&entry));
        written.push(entry.id);
    }
    Ok((statements, written))
}

/// An effect in the outbox: what to do, and for whose account.
#[derive(Debug, Serialize, Deserialize)]
pub struct Ordered {
    pub effect: Effect,
    pub account: Option<AccountKey>,
}

/// The sweep could not move a deletion and looks again later, so that it does not stand in the way of others. Not a change
/// of the deletion: the next recorded one says by itself when it is due.
pub async fn look_again(context: &Context, stored: &Stored) -> Result<(), PortError> {
    let at = context.now.plus_ms(limits::LOOK_AGAIN_MS);
    context.one(storage::deletion::look_again(&stored.id, stored.version, at)).await?;
    Ok(())
}

/// What the deciding batch itself does needs no row.
const fn is_carried_out_later(effect: &Effect) -> bool {
    !matches!(effect, Effect::SignReceipt | Effect::ForgetTyped | Effect::IssueCode(_) | Effect::CancelCode(_))
}

fn json(value: &impl serde::Serialize) -> Result<String, PortError> {
    serde_json::to_string(value)
        .map_err(|cause| PortError::Unavailable { act: "writing a value", cause: cause.to_string() })
}
