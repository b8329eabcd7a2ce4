//! The purge and the end of kept categories: jobs go out, acknowledgements come back, in any order and more than once.

use super::{Acknowledgement, Cleared, Deletion, DeskNotice, Effect, Erased, Erasing, Event, JobProgress, JobStatus};
use super::{MailKind, Refusal, State, Transition, claim};
use crate::id::{CategoryId, ProcessorId};
use crate::job::JobKey;
use crate::limits::{FINAL_MAIL_MS, RUN_AGAIN_MS};
use crate::policy::Policy;
use crate::retention::{Clearing, Ground, Kept};
use crate::time::Timestamp;

pub(super) fn job_done(
    deletion: &Deletion,
    processor: &ProcessorId,
    category: &CategoryId,
    acknowledgement: Acknowledgement,
    now: Timestamp,
) -> Result<Transition, Refusal> {
    let status = JobStatus::Done { at: now, acknowledgement };
    let (processor, category) = (processor.clone(), category.clone());
    match &deletion.state {
        State::Erasing(state) => {
            let mut next = state.clone();
            answer(&mut next.jobs, &processor, &category, status)?;
            if !next.jobs.iter().all(is_done) {
                let event = Event::JobDone { processor, category, acknowledgement };
                return Ok(deletion.moved_to(State::Erasing(next), event, Vec::new()));
            }
            let (state, effects) = completed(&next, now);
            Ok(deletion.moved_to(state, Event::Erased { processor, category, acknowledgement }, effects))
        }
        State::Erased(state) => kept_job_done(deletion, state, (processor, category, acknowledgement), now),
        State::Cleared(state) => Err(unknown_or_done(&state.done, &processor, &category)),
        State::Unverified(_)
        | State::Preparing(_)
        | State::Blocked(_)
        | State::Pending(_)
        | State::Revoked(_)
        | State::Expired { .. }
        | State::Withdrawn { .. } => Err(deletion.wrong_state()),
    }
}

/// Every processor has acknowledged: the receipt, the last mail, and what is kept waits for its dates.
pub(super) fn completed(erasing: &Erasing, now: Timestamp) -> (State, Vec<Effect>) {
    let effects = vec![Effect::SignReceipt, Effect::SendMail(MailKind::Erased)];
    let mut kept = erasing.kept.clone();
    for contact in kept.iter_mut().filter(|kept| kept.ground == Ground::FinalMail) {
        contact.until = now.plus_ms(FINAL_MAIL_MS);
    }
    let erased = Erased {
        account: erasing.account.clone(),
        claimed_at: erasing.claimed_at,
        erased_at: now,
        done: erasing.jobs.clone(),
        kept,
    };
    let state = if erased.kept.is_empty() { cleared(erased, now) } else { State::Erased(erased) };
    (state, effects)
}

fn cleared(erased: Erased, now: Timestamp) -> State {
    let Erased { account, claimed_at, erased_at, done, .. } = erased;
    State::Cleared(Cleared { account, claimed_at, erased_at, cleared_at: now, done })
}

/// An acknowledgement for a kept category whose end has begun.
fn kept_job_done(
    deletion: &Deletion,
    state: &Erased,
    (processor, category, acknowledgement): (ProcessorId, CategoryId, Acknowledgement),
    now: Timestamp,
) -> Result<Transition, Refusal> {
    let mut next = state.clone();
    let Some(jobs) = running(&mut next.kept, &category) else {
        return Err(unknown_or_done(&state.done, &processor, &category));
    };
    answer(jobs, &processor, &category, JobStatus::Done { at: now, acknowledgement })?;
    if !jobs.iter().all(is_done) {
        let event = Event::JobDone { processor, category, acknowledgement };
        return Ok(deletion.moved_to(State::Erased(next), event, Vec::new()));
    }
    let finished = std::mem::take(jobs);
    next.done.extend(finished);
    next.kept.retain(|kept| kept.category != category);
    let effects = vec![Effect::SignReceipt];
    if next.kept.is_empty() {
        let event = Event::Cleared { processor, category, acknowledgement };
        return Ok(deletion.moved_to(cleared(next, now), event, effects));
    }
    let event = Event::CategoryCleared { processor, category, acknowledgement };
    Ok(deletion.moved_to(State::Erased(next), event, effects))
}

pub(super) fn job_failed(
    deletion: &Deletion,
    processor: &ProcessorId,
    category: &CategoryId,
    now: Timestamp,
) -> Result<Transition, Refusal> {
    let status = JobStatus::Failed { at: now };
    let state = match &deletion.state {
        State::Erasing(state) => {
            let mut next = state.clone();
            answer(&mut next.jobs, processor, category, status)?;
            State::Erasing(next)
        }
        State::Erased(state) => {
            let mut next = state.clone();
            let Some(jobs) = running(&mut next.kept, category) else {
                return Err(unknown_or_done(&state.done, processor, category));
            };
            answer(jobs, processor, category, status)?;
            State::Erased(next)
        }
        State::Cleared(state) => return Err(unknown_or_done(&state.done, processor, category)),
        State::Unverified(_)
        | State::Preparing(_)
        | State::Blocked(_)
        | State::Pending(_)
        | State::Revoked(_)
        | State::Expired { .. }
        | State::Withdrawn { .. } => return Err(deletion.wrong_state()),
    };
    let event = Event::JobFailed { processor: processor.clone(), category: category.clone() };
    Ok(deletion.moved_to(state, event, vec![Effect::NotifyDesk(DeskNotice::JobFailed)]))
}

/// Jobs without acknowledgement go out again, under the same keys: still one logical job each (invariant I6).
pub(super) fn run_again(deletion: &Deletion, now: Timestamp) -> Result<Transition, Refusal> {
    let later = now.plus_ms(RUN_AGAIN_MS);
    let (state, keys) = match &deletion.state {
        State::Erasing(state) if now < state.run_again_at => return Err(Refusal::TooEarly),
        State::Erasing(state) => {
            (State::Erasing(Erasing { run_again_at: later, ..state.clone() }), undone(&state.jobs))
        }
        State::Erased(state) => {
            let mut next = state.clone();
            let mut keys = Vec::new();
            for kept in &mut next.kept {
                if let Clearing::Running { jobs, run_again_at } = &mut kept.progress
                    && *run_again_at <= now
                {
                    keys.extend(undone(jobs));
                    *run_again_at = later;
                }
            }
            (State::Erased(next), keys)
        }
        State::Unverified(_)
        | State::Preparing(_)
        | State::Blocked(_)
        | State::Pending(_)
        | State::Revoked(_)
        | State::Cleared(_)
        | State::Expired { .. }
        | State::Withdrawn { .. } => return Err(deletion.wrong_state()),
    };
    if keys.is_empty() {
        return Err(Refusal::TooEarly);
    }
    Ok(deletion.moved_to(state, Event::RanAgain, vec![Effect::RunJobs(keys)]))
}

pub(super) fn final_mail_accepted(deletion: &Deletion, now: Timestamp) -> Result<Transition, Refusal> {
    let State::Erased(state) = &deletion.state else { return Err(deletion.wrong_state()) };
    let mut next = state.clone();
    let contact = next.kept.iter_mut().find(|kept| kept.ground == Ground::FinalMail && now < kept.until);
    contact.ok_or(Refusal::AlreadyDone)?.until = now;
    Ok(deletion.moved_to(State::Erased(next), Event::FinalMailAccepted, Vec::new()))
}

/// The end of a kept category: never before its date, and not while a hold keeps it.
pub(super) fn clear(
    deletion: &Deletion,
    category: &CategoryId,
    now: Timestamp,
    policy: &Policy,
) -> Result<Transition, Refusal> {
    let State::Erased(state) = &deletion.state else { return Err(deletion.wrong_state()) };
    let mut next = state.clone();
    let kept = next.kept.iter_mut().find(|kept| kept.category == *category);
    let (Some(kept), Some(rule)) = (kept, policy.category(category)) else { return Err(Refusal::NoSuchCategory) };
    if matches!(kept.progress, Clearing::Running { .. }) {
        return Err(Refusal::AlreadyDone);
    }
    if now < kept.until {
        return Err(Refusal::TooEarly);
    }
    if deletion.holds.iter().any(|hold| hold.keeps(category)) {
        return Err(Refusal::Held);
    }
    let jobs = claim::jobs_of(deletion, rule);
    let keys = jobs.iter().map(|job| job.key.clone()).collect();
    kept.progress = Clearing::Running { jobs, run_again_at: now.plus_ms(RUN_AGAIN_MS) };
    let event = Event::ClearingStarted { category: category.clone() };
    Ok(deletion.moved_to(State::Erased(next), event, vec![Effect::RunJobs(keys)]))
}

/// Notes the answer to a job that is out; an acknowledgement is never taken back.
fn answer(
    jobs: &mut [JobProgress],
    processor: &ProcessorId,
    category: &CategoryId,
    status: JobStatus,
) -> Result<(), Refusal> {
    let job = jobs.iter_mut().find(|job| is_for(&job.key, processor, category)).ok_or(Refusal::NoSuchJob)?;
    if is_done(job) {
        return Err(Refusal::AlreadyDone);
    }
    job.status = status;
    Ok(())
}

/// Whether a job that is out was answered with a failure, and not with anything better since.
pub(super) fn has_failed(deletion: &Deletion, key: &JobKey) -> bool {
    let is_failed = |job: &JobProgress| job.key == *key && matches!(job.status, JobStatus::Failed { .. });
    match &deletion.state {
        State::Erasing(state) => state.jobs.iter().any(is_failed),
        State::Erased(state) => state.kept.iter().any(|kept| match &kept.progress {
            Clearing::Running { jobs, .. } => jobs.iter().any(is_failed),
            Clearing::Waiting => false,
        }),
        State::Unverified(_)
        | State::Preparing(_)
        | State::Blocked(_)
        | State::Pending(_)
        | State::Revoked(_)
        | State::Cleared(_)
        | State::Expired { .. }
        | State::Withdrawn { .. } => false,
    }
}

fn running<'a>(kept: &'a mut [Kept], category: &CategoryId) -> Option<&'a mut Vec<JobProgress>> {
    kept.iter_mut().filter(|kept| kept.category == *category).find_map(|kept| match &mut kept.progress {
        Clearing::Running { jobs, .. } => Some(jobs),
        Clearing::Waiting => None,
    })
}

fn unknown_or_done(done: &[JobProgress], processor: &ProcessorId, category: &CategoryId) -> Refusal {
    if done.iter().any(|job| is_for(&job.key, processor, category)) { Refusal::AlreadyDone } else { Refusal::NoSuchJob }
}

fn is_for(key: &JobKey, processor: &ProcessorId, category: &CategoryId) -> bool {
    key.processor == *processor && key.category == *category
}

const fn is_done(job: &JobProgress) -> bool {
    matches!(job.status, JobStatus::Done { .. })
}

fn undone(jobs: &[JobProgress]) -> Vec<JobKey> {
    jobs.iter().filter(|job| !is_done(job)).map(|job| job.key.clone()).collect()
}
