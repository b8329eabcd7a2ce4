//! The claim: from here on there is no way back.

use super::{CodeKind, Deletion, DeskNotice, Effect, Erasing, Event, JobProgress, JobStatus, MailKind, Pending};
use super::{Refusal, State, Transition, erase};
use crate::application::{Approval, ImmediateApplication};
use crate::eligibility::{Blockers, Eligibility};
use crate::export::Export;
use crate::hold::Hold;
use crate::job::JobKey;
use crate::limits::{
    DAY_MS, FINAL_MAIL_MS, POSTPONED_BY_BLOCKER_MS, POSTPONED_BY_EXPORT_IN_ALL_MS, POSTPONED_BY_EXPORT_MS, RUN_AGAIN_MS,
};
use crate::policy::{Category, Policy, Retention};
use crate::retention::{Clearing, Ground, Kept};
use crate::time::{Timestamp, end_of_days};

pub(super) fn claim(
    deletion: &Deletion,
    eligibility: &Eligibility,
    now: Timestamp,
    policy: &Policy,
) -> Result<Transition, Refusal> {
    let State::Pending(pending) = &deletion.state else { return Err(deletion.wrong_state()) };
    if now < pending.purge_at() {
        return Err(Refusal::TooEarly);
    }
    if deletion.holds.iter().any(Hold::stops_everything) {
        return Err(Refusal::Held);
    }
    if pending.revocation.as_ref().is_some_and(|application| application.stops_at(now)) {
        return Err(Refusal::RevocationWaiting);
    }
    match eligibility {
        Eligibility::Unknown => Err(Refusal::EligibilityUnknown),
        Eligibility::Blocked(blockers) => Ok(postpone_for_blocker(deletion, pending, blockers, now, policy)),
        Eligibility::Clear => Ok(match export_wait(deletion, pending, now) {
            Some(waits_until) => postpone_for_export(deletion, pending, waits_until, now),
            None => begin(deletion, pending, now, policy),
        }),
    }
}

/// Both ends move together: whoever waits longer for the purge can also turn back longer.
fn postpone(pending: &Pending, later: Timestamp) -> Pending {
    let mut next = pending.clone();
    next.window_ends_at = next.window_ends_at.max(later);
    if let Some(ImmediateApplication { approval: Approval::Twice { veto_until, .. }, .. }) = &mut next.immediate {
        *veto_until = later.max(*veto_until);
    }
    next
}

fn postpone_for_blocker(
    deletion: &Deletion,
    pending: &Pending,
    blockers: &Blockers,
    now: Timestamp,
    policy: &Policy,
) -> Transition {
    let days = u32::try_from(POSTPONED_BY_BLOCKER_MS / DAY_MS).unwrap_or(7);
    let next = postpone(pending, end_of_days(now, days, &policy.zone));
    let event = Event::PostponedByBlocker { blockers: blockers.clone(), purge_at: next.purge_at() };
    deletion.moved_to(State::Pending(next), event, vec![Effect::SendMail(MailKind::Postponed)])
}

/// Until when the purge still waits for a promised copy; `None` if none is owed or the patience is used up.
fn export_wait(deletion: &Deletion, pending: &Pending, now: Timestamp) -> Option<Timestamp> {
    let patience = pending.export_waits_until.unwrap_or(now.plus_ms(POSTPONED_BY_EXPORT_IN_ALL_MS));
    (deletion.export.is_owed() && now < patience).then_some(patience)
}

fn postpone_for_export(deletion: &Deletion, pending: &Pending, waits_until: Timestamp, now: Timestamp) -> Transition {
    let mut state = postpone(pending, now.plus_ms(POSTPONED_BY_EXPORT_MS).min(waits_until));
    state.export_waits_until = Some(waits_until);
    let event = Event::PostponedByExport { purge_at: state.purge_at() };
    let effects =
        vec![Effect::PrepareExport, Effect::SendMail(MailKind::Postponed), Effect::NotifyDesk(DeskNotice::ExportOwed)];
    let mut transition = deletion.moved_to(State::Pending(state), event, effects);
    transition.next.export = Export::Promised { at: now };
    transition
}

fn begin(deletion: &Deletion, pending: &Pending, now: Timestamp, policy: &Policy) -> Transition {
    let export_owed = deletion.export.is_owed();
    let mut effects = vec![Effect::CancelCode(CodeKind::Revocation)];
    effects.extend(deletion.erase_export());
    if export_owed {
        effects.push(Effect::SendMail(MailKind::ExportFailed));
        effects.push(Effect::NotifyDesk(DeskNotice::ExportOwed));
    }
    effects.push(Effect::WriteTombstone(pending.account.clone()));
    let (kept, jobs) = plan(deletion, now, policy);
    let event = Event::Claimed { export_owed };
    let erasing = Erasing {
        account: pending.account.clone(),
        claimed_at: now,
        jobs,
        run_again_at: now.plus_ms(RUN_AGAIN_MS),
        kept,
    };
    if erasing.jobs.is_empty() {
        // Every category is kept: there is nothing to wait for, and the receipt says so.
        let (state, last) = erase::completed(&erasing, now);
        effects.extend(last);
        return deletion.moved_to(state, event, effects);
    }
    effects.push(Effect::RunJobs(erasing.jobs.iter().map(|job| job.key.clone()).collect()));
    deletion.moved_to(State::Erasing(erasing), event, effects)
}

/// What stays, and one job per processor for each category that goes: the manifest drives both.
fn plan(deletion: &Deletion, now: Timestamp, policy: &Policy) -> (Vec<Kept>, Vec<JobProgress>) {
    let (mut kept, mut jobs) = (Vec::new(), Vec::new());
    for category in &policy.categories {
        match ground(deletion, category, now, policy) {
            Some((ground, until)) => {
                kept.push(Kept { category: category.id.clone(), ground, until, progress: Clearing::Waiting });
            }
            None => jobs.extend(jobs_of(deletion, category)),
        }
    }
    (kept, jobs)
}

fn ground(deletion: &Deletion, category: &Category, now: Timestamp, policy: &Policy) -> Option<(Ground, Timestamp)> {
    match &category.retention {
        Retention::Keep(keep) => Some((Ground::Retention, keep.until(now, &policy.zone))),
        // Counted again from the end of the purge, see `erase::completed`.
        Retention::UntilFinalMail => Some((Ground::FinalMail, now.plus_ms(FINAL_MAIL_MS))),
        Retention::None if deletion.holds.iter().any(|hold| hold.keeps(&category.id)) => Some((Ground::Hold, now)),
        Retention::None => None,
    }
}

/// One job per processor of a category.
pub(super) fn jobs_of(deletion: &Deletion, category: &Category) -> Vec<JobProgress> {
    let job = |processor: &crate::id::ProcessorId| JobProgress {
        key: JobKey { deletion: deletion.id, processor: processor.clone(), category: category.id.clone() },
        status: JobStatus::Waiting,
    };
    category.processors.iter().map(job).collect()
}
