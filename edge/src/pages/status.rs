//! One page for every state: what is happening, who acts next, by when, what can I do.

mod calendar;
mod revoked;
mod timeline;

use std::collections::BTreeMap;

pub use calendar::calendar;

use frontend::pages::part::schedule::Schedule;
use frontend::pages::part::{Blocker, Codes, CopyState, Haste};
use frontend::pages::status::{self, Quiet, Situation};
use serde::Deserialize;
use shared::application::waits_until;
use shared::deletion::{Acknowledgement, JobProgress, JobStatus, Pending, RevokedBy, State};
use shared::id::{AccountKey, ProcessorId};
use shared::policy::{Immediate, Policy};
use shared::time::Timestamp;

use super::copy;
use crate::code;
use crate::directory;
use crate::facts::{self, schedule::Running};
use crate::failure::Failure;
use crate::format;
use crate::limits;
use crate::notice;
use crate::port::Row;
use crate::reply::Reply;
use crate::session::{self, Scope, Session};
use crate::storage::{self, deletion::Stored};
use crate::view::View;

/// Right after sending, the page opens with a confirmation panel (ms).
const JUST_SENT_MS: i64 = 10 * shared::limits::MINUTE_MS;

/// The log's words for what has fallen quiet.
const SUSPENDED: &str = "suspended";
const QUIETED: &str = "quieted";

/// What is read of `Event::Quieted`. Reading the events of every kind would make the Worker seventy thousand bytes larger.
#[derive(Deserialize)]
struct Quieted {
    processor: ProcessorId,
}

impl Quieted {
    fn parse(body: &str) -> Result<Self, Failure> {
        serde_json::from_str(body).map_err(|_| Failure::Service("an event of the log does not parse".to_owned()))
    }
}

pub async fn show(view: &View<'_>, reference: &str) -> Result<Reply, Failure> {
    let (stored, session) = session::open(view.context, view.incoming, reference).await?;
    let policy = crate::rule::of_version(view.context, stored.policy_version).await?;
    if let State::Revoked(state) = stored.deletion.state() {
        return revoked::show(view, &stored, &policy, state).await;
    }
    let props = props(view, &stored, &session, &policy).await?;
    let shell = view.shell_telling(event(stored.deletion.state()), &stored.reference);
    Ok(Reply::html(200, status::page(&shell, props)))
}

/// What the app is told: no more than that something ends, or does not.
const fn event(state: &State) -> &'static str {
    match state {
        State::Unverified(_) | State::Preparing(_) => "ready",
        State::Blocked(_) => "blocked",
        State::Pending(_) => "pending",
        State::Revoked(_) => "revoked",
        State::Erasing(_) => "erasing",
        State::Erased(_) | State::Cleared(_) => "erased",
        State::Expired { .. } | State::Withdrawn { .. } => "kept",
    }
}

async fn props(view: &View<'_>, stored: &Stored, session: &Session, policy: &Policy) -> Result<status::Props, Failure> {
    let state = stored.deletion.state();
    let is_journey = session.scope == Scope::Journey;
    let account = stored.deletion.account().filter(|_| is_journey);
    let mut asked = vec![storage::deletion::events(&stored.id)];
    asked.extend(account.map(|account| storage::notice::of_account(account, limits::NOTICES_SHOWN)));
    let mut answers = view.context.batch(asked).await?.into_iter();
    let (log, notices) = (answers.next().unwrap_or_default(), answers.next().unwrap_or_default());
    Ok(status::Props {
        reference: stored.reference.to_string(),
        seen: stored.version.to_string(),
        situation: situation(view, stored, session, policy).await?,
        schedule: schedule(view, stored, policy),
        just_sent: is_journey && is_just_sent(view, state),
        codes: codes(view, stored, session).await?,
        quiet: quiet(view, policy, state, &log)?,
        kinds: if is_journey && matches!(state, State::Blocked(_) | State::Pending(_)) {
            copy::kinds(view, stored, policy)
        } else {
            Vec::new()
        },
        copy: if is_journey { copy::state(view, stored, policy).await? } else { CopyState::Absent },
        can_revoke: matches!(state, State::Pending(pending) if pending.has_way_back(view.context.now)),
        can_apply: can_apply(view, state),
        asked_until: asked_until(view, policy, state),
        haste: haste(view, policy, state).filter(|haste| is_journey || *haste != Haste::Possible),
        can_withdraw: is_journey && matches!(state, State::Unverified(_) | State::Preparing(_) | State::Blocked(_)),
        can_prove: matches!(state, State::Pending(_) | State::Blocked(_)) && !session.is_fresh(view.context),
        next_href: match state {
            State::Unverified(_) => Some(view.step(&stored.reference, "/code")),
            State::Preparing(_) => Some(view.step(&stored.reference, "/consequences")),
            _ => None,
        },
        notices: notice::read(view.context, &notices, view.locale).await?,
        complaint: is_journey && facts::complains(policy, &log),
        has_receipt: matches!(state, State::Erased(_) | State::Cleared(_)),
        timeline: timeline::told(view, policy, &log)?,
        printed: facts::printed(view, policy),
    })
}

fn is_just_sent(view: &View<'_>, state: &State) -> bool {
    let at = match state {
        State::Pending(state) => state.confirmed.at,
        State::Blocked(state) => state.confirmed.at,
        _ => return false,
    };
    view.context.now.since_ms(at) < JUST_SENT_MS
}

async fn situation(view: &View<'_>, stored: &Stored, session: &Session, policy: &Policy) -> Result<Situation, Failure> {
    let moment = |at: Timestamp| format::moment(view.locale, policy, at);
    Ok(match stored.deletion.state() {
        State::Unverified(state) => Situation::Unverified { until: moment(state.expires_at) },
        State::Preparing(state) => Situation::Preparing { until: moment(state.expires_at) },
        State::Blocked(state) => Situation::Blocked {
            until: format::last_day(view.locale, policy, state.expires_at),
            blockers: blockers(view, stored, session, (policy, &state.account)).await?,
        },
        State::Pending(state) => pending(view, stored, policy, state),
        State::Revoked(state) => {
            Situation::Revoked { at: moment(state.at), locked: matches!(state.by, RevokedBy::Decision(_)) }
        }
        State::Erasing(state) => {
            let done = state.jobs.iter().filter(|job| matches!(job.status, JobStatus::Done { .. })).count();
            Situation::Erasing {
                done: u32::try_from(done).unwrap_or_default(),
                all: u32::try_from(state.jobs.len()).unwrap_or_default(),
            }
        }
        State::Erased(state) => Situation::Erased {
            at: moment(state.erased_at),
            kept: facts::kept(view.texts, view.locale, policy, &state.kept),
        },
        State::Cleared(state) => Situation::Cleared { at: moment(state.cleared_at) },
        State::Expired { at } => Situation::Expired { at: moment(*at) },
        State::Withdrawn { at } => Situation::Withdrawn { at: moment(*at) },
    })
}

/// Details are the person's own: a status code reads what is in the way, not which order.
async fn blockers(
    view: &View<'_>,
    stored: &Stored,
    session: &Session,
    (policy, account): (&Policy, &AccountKey),
) -> Result<Vec<Blocker>, Failure> {
    let known = directory::blockers(view.context, policy, account, &stored.id).await?;
    let mut blockers = facts::blockers(view.texts, policy, &known);
    if session.scope != Scope::Journey {
        for blocker in &mut blockers {
            blocker.detail = None;
        }
    }
    Ok(blockers)
}

fn pending(view: &View<'_>, stored: &Stored, policy: &Policy, state: &Pending) -> Situation {
    if let Some(hold) = stored.deletion.holds().iter().find(|hold| hold.stops_everything()) {
        return Situation::OnHold { review_on: format::day(view.locale, policy, hold.review_at) };
    }
    if let Some(application) = &state.revocation {
        return Situation::RevocationAsked {
            decide_by: format::last_day(view.locale, policy, application.due_at(view.context.now, policy)),
            held_back: facts::held_back(view.locale, policy, application.stop, state.purge_at()),
        };
    }
    let first_end = policy.window.end(state.since, &policy.zone);
    Situation::Pending {
        way_back: facts::way_back(view.texts, policy, state.revoke_until(), Some(view.context.now)),
        erase_on: format::day(view.locale, policy, state.purge_at()),
        postponed: state.purge_at() > first_end,
    }
}

/// The dates of a request that only waits: while it is decided or held, nobody knows them.
fn schedule(view: &View<'_>, stored: &Stored, policy: &Policy) -> Option<Schedule> {
    let State::Pending(state) = stored.deletion.state() else { return None };
    let is_held = stored.deletion.holds().iter().any(shared::hold::Hold::stops_everything);
    let dates = Running {
        since: state.since,
        now: view.context.now,
        revoke_until: state.revoke_until(),
        purge_at: state.purge_at(),
    };
    (!is_held && state.revocation.is_none()).then(|| facts::schedule::running(view.texts, policy, dates))
}

/// Codes are shown to whoever proved control in this sitting a short while ago, and to nobody with a status code.
async fn codes(view: &View<'_>, stored: &Stored, session: &Session) -> Result<Option<Codes>, Failure> {
    let is_waiting = matches!(stored.deletion.state(), State::Pending(_) | State::Blocked(_));
    if !is_waiting || !session.is_fresh(view.context) {
        return Ok(None);
    }
    let opened = match code::open(view.context, stored).await {
        Ok(codes) => codes,
        Err(code::CodeError::Vault(error)) => return Err(error.into()),
        Err(error) => return Err(Failure::Service(error.to_string())),
    };
    let revocation = opened.revocation;
    Ok(opened.status.map(|status| Codes { status, revocation }))
}

/// What stopped from the first second, and who has said so: each with the time that the log has of it.
fn quiet(view: &View<'_>, policy: &Policy, state: &State, log: &[Row]) -> Result<Vec<Quiet>, Failure> {
    if let State::Erasing(state) = state {
        return Ok(confirmed(view, policy, &state.jobs));
    }
    if !matches!(state, State::Pending(_)) {
        return Ok(Vec::new());
    }
    let mut suspended_at = None;
    let mut quieted: BTreeMap<ProcessorId, String> = BTreeMap::new();
    for row in log {
        let at = || Ok::<_, Failure>(format::moment(view.locale, policy, Timestamp::from_ms(row.int("at")?)));
        match row.text("kind")?.as_str() {
            SUSPENDED => suspended_at = Some(at()?),
            QUIETED => drop(quieted.insert(Quieted::parse(&row.text("body")?)?.processor, at()?)),
            _ => {}
        }
    }
    let mut lines =
        vec![Quiet { what: view.texts.get("quiet-sign-in"), acknowledged_at: suspended_at, is_checked: false }];
    for processor in policy.processors() {
        let label = facts::processor(view.texts, policy, &processor);
        let what = view.texts.get_with("quiet-processor", &[("processor", &label)]);
        lines.push(Quiet { what, acknowledged_at: quieted.remove(&processor), is_checked: false });
    }
    Ok(lines)
}

/// Who has confirmed all that is to be erased there, and who not yet.
fn confirmed(view: &View<'_>, policy: &Policy, jobs: &[JobProgress]) -> Vec<Quiet> {
    let mut lines: Vec<(&ProcessorId, Option<Timestamp>, bool)> = Vec::new();
    for job in jobs {
        let (done_at, is_checked) = match job.status {
            JobStatus::Done { at, acknowledgement } => (Some(at), acknowledgement == Acknowledgement::Verified),
            JobStatus::Waiting | JobStatus::Failed { .. } => (None, false),
        };
        match lines.iter_mut().find(|line| *line.0 == job.key.processor) {
            // The last word counts, and the least sure one.
            Some(line) => {
                line.1 = line.1.zip(done_at).map(|(one, other)| one.max(other));
                line.2 &= is_checked;
            }
            None => lines.push((&job.key.processor, done_at, is_checked)),
        }
    }
    let line = |(processor, at, is_checked): (&ProcessorId, Option<Timestamp>, bool)| Quiet {
        what: facts::processor(view.texts, policy, processor),
        acknowledged_at: at.map(|at| format::moment(view.locale, policy, at)),
        is_checked,
    };
    lines.into_iter().map(line).collect()
}

/// Whether a letter to staff is a way that is still open.
fn can_apply(view: &View<'_>, state: &State) -> bool {
    matches!(state, State::Pending(pending) if pending.revocation.is_none() && pending.has_way_back(view.context.now))
}

/// How far a wish not to wait is, or that there may be one.
fn haste(view: &View<'_>, policy: &Policy, state: &State) -> Option<Haste> {
    let State::Pending(pending) = state else { return None };
    let is_open = policy.immediate != Immediate::Off && view.context.now < pending.purge_at();
    facts::haste(view.locale, policy, pending).or(is_open.then_some(Haste::Possible))
}

/// Until when a question of the staff waits for whoever wrote to them.
fn asked_until(view: &View<'_>, policy: &Policy, state: &State) -> Option<String> {
    let State::Pending(pending) = state else { return None };
    let revocation = pending.revocation.iter().map(|application| &application.questions);
    let immediate = pending.immediate.iter().map(|application| &application.questions);
    let now = view.context.now;
    let until = revocation.chain(immediate).filter_map(|questions| waits_until(questions, now)).min();
    until.map(|until| format::last_day(view.locale, policy, until))
}
