//! Confirming, arming, resuming: how a request becomes pending, and how quiet it is there.

use super::decide::is_fresh;
use super::{Blocked, CodeKind, Command, Confirmed, Deletion, Effect, Event, MailKind, Pending, Preparing, Quiet};
use super::{Refusal, State, Transition, Typed, WindowChoice};
use crate::eligibility::{Blockers, ConsequenceDigest, Eligibility};
use crate::gather::gather;
use crate::id::{AccountKey, ProcessorId, ReasonId};
use crate::limits::{
    ARMED_MS, BLOCKED_ANSWER_AHEAD_MS, PREPARING_MS, PROOF_IRREVERSIBLE_MS, PROOF_REVERSIBLE_MS, RECHECK_MS,
};
use crate::policy::Policy;
use crate::time::{Timestamp, end_of_days};

pub(super) fn confirm(
    deletion: &Deletion,
    command: &Command,
    now: Timestamp,
    policy: &Policy,
) -> Result<Transition, Refusal> {
    let Command::Confirm { eligibility, consequences, reason, window, .. } = command else {
        return Err(deletion.wrong_state());
    };
    let preparing = match &deletion.state {
        State::Preparing(preparing) => preparing,
        State::Blocked(_) | State::Pending(_) => return Err(Refusal::AlreadyConfirmed),
        State::Unverified(_)
        | State::Revoked(_)
        | State::Erasing(_)
        | State::Erased(_)
        | State::Cleared(_)
        | State::Expired { .. }
        | State::Withdrawn { .. } => return Err(deletion.wrong_state()),
    };
    if now >= preparing.expires_at {
        return Err(Refusal::TooLate);
    }
    check_answers(command, now, policy)?;
    let account = preparing.account.clone();
    let confirmed = Confirmed { at: now, consequences: *consequences, reason: reason.clone(), window: *window };
    match eligibility {
        Eligibility::Unknown => Err(Refusal::EligibilityUnknown),
        Eligibility::Blocked(blockers) => Ok(arm(deletion, account, confirmed, blockers, now, policy)),
        Eligibility::Clear => {
            let (pending, mut effects) = enter_pending(deletion, account, confirmed, now, policy);
            effects.insert(0, Effect::IssueCode(CodeKind::Status));
            let event = Event::Confirmed { purge_at: pending.purge_at(), reason: reason.clone(), window: *window };
            Ok(deletion.moved_to(State::Pending(pending), event, effects))
        }
    }
}

/// Every answer the policy asks for must be there and right (invariant I20).
fn check_answers(command: &Command, now: Timestamp, policy: &Policy) -> Result<(), Refusal> {
    let Command::Confirm { understood, proof_at, reason, identifier, phrase, .. } = command else {
        return Err(Refusal::NotUnderstood);
    };
    if !understood {
        return Err(Refusal::NotUnderstood);
    }
    if !is_answered(*identifier, policy.confirm.typed_identifier) {
        return Err(Refusal::IdentifierDiffers);
    }
    if !is_answered(*phrase, policy.confirm.phrase) {
        return Err(Refusal::PhraseDiffers);
    }
    check_reason(reason.as_ref(), policy)?;
    let life_ms = if policy.window.is_reversible() { PROOF_REVERSIBLE_MS } else { PROOF_IRREVERSIBLE_MS };
    if is_fresh(*proof_at, now, life_ms) { Ok(()) } else { Err(Refusal::ProofTooOld) }
}

const fn is_answered(typed: Typed, asked: bool) -> bool {
    match typed {
        Typed::Matches => true,
        Typed::Missing => !asked,
        Typed::Differs => false,
    }
}

fn check_reason(reason: Option<&ReasonId>, policy: &Policy) -> Result<(), Refusal> {
    match reason {
        Some(id) if !policy.offers_reason(id) => Err(Refusal::UnknownReason),
        None if policy.reason_required => Err(Refusal::ReasonRequired),
        Some(_) | None => Ok(()),
    }
}

fn arm(
    deletion: &Deletion,
    account: AccountKey,
    confirmed: Confirmed,
    blockers: &Blockers,
    now: Timestamp,
    policy: &Policy,
) -> Transition {
    let event = Event::Armed { blockers: blockers.clone(), reason: confirmed.reason.clone() };
    // The mail of now already tells reasons and remedy; a second one is owed only if the law's answer lies ahead.
    let answer_at = policy.answer_due(deletion.received_at).map(|due| due.plus_ms(-BLOCKED_ANSWER_AHEAD_MS));
    let blocked = Blocked {
        account,
        confirmed,
        blockers: blockers.clone(),
        recheck_at: now.plus_ms(RECHECK_MS),
        answer_at: answer_at.filter(|at| *at > now),
        expires_at: now.plus_ms(ARMED_MS),
    };
    let effects = vec![
        Effect::IssueCode(CodeKind::Status),
        Effect::CancelCode(CodeKind::OneTime),
        Effect::ForgetTyped,
        Effect::SendMail(MailKind::Blocked),
    ];
    deletion.moved_to(State::Blocked(blocked), event, effects)
}

pub(super) fn enter_pending(
    deletion: &Deletion,
    account: AccountKey,
    confirmed: Confirmed,
    now: Timestamp,
    policy: &Policy,
) -> (Pending, Vec<Effect>) {
    let processors = policy.processors();
    let mut effects = vec![
        Effect::CancelCode(CodeKind::OneTime),
        Effect::ForgetTyped,
        Effect::SuspendAccount(account.clone()),
        Effect::QuietProcessors(processors.clone()),
    ];
    if policy.window.is_reversible() {
        effects.push(Effect::IssueCode(CodeKind::Revocation));
        effects.push(Effect::SendMail(MailKind::Pending));
    }
    let pending = Pending {
        account,
        window_ends_at: window_end(deletion, confirmed.window, now, policy),
        confirmed,
        since: now,
        export_waits_until: None,
        quiet: Quiet { suspended_at: None, waiting: gather(processors) },
        revocation: None,
        unproven_stop_used: false,
        immediate: None,
    };
    (pending, effects)
}

/// The end of the policy's window, or, where that is longer than the law's clock and the person chose
/// so, the end of that clock; at least a whole day ahead, so that a way back always exists.
fn window_end(deletion: &Deletion, choice: WindowChoice, now: Timestamp, policy: &Policy) -> Timestamp {
    let end = policy.window.end(now, &policy.zone);
    match (choice, policy.answer_due(deletion.received_at)) {
        (WindowChoice::Law, Some(due)) if policy.window_outlasts_law() => {
            end.min(due.max(end_of_days(now, 1, &policy.zone)))
        }
        (WindowChoice::Law | WindowChoice::Policy, _) => end,
    }
}

impl Deletion {
    /// When the purge would be due if the request were sent at `now` with this choice: what the check page says.
    #[must_use]
    pub fn purge_at_if_sent(&self, choice: WindowChoice, now: Timestamp, policy: &Policy) -> Timestamp {
        window_end(self, choice, now, policy)
    }
}

pub(super) fn recheck(
    deletion: &Deletion,
    eligibility: &Eligibility,
    consequences: ConsequenceDigest,
    now: Timestamp,
    policy: &Policy,
) -> Result<Transition, Refusal> {
    let State::Blocked(blocked) = &deletion.state else { return Err(deletion.wrong_state()) };
    if now >= blocked.expires_at {
        return Err(Refusal::TooLate);
    }
    match eligibility {
        Eligibility::Unknown => Err(Refusal::EligibilityUnknown),
        Eligibility::Blocked(blockers) => {
            let recheck_at = now.plus_ms(RECHECK_MS);
            let next = Blocked { blockers: blockers.clone(), recheck_at, ..blocked.clone() };
            let event = Event::Rechecked { blockers: blockers.clone() };
            Ok(deletion.moved_to(State::Blocked(next), event, Vec::new()))
        }
        Eligibility::Clear if consequences != blocked.confirmed.consequences => {
            let preparing = Preparing { account: blocked.account.clone(), expires_at: now.plus_ms(PREPARING_MS) };
            let effects = vec![Effect::SendMail(MailKind::AskAgain)];
            Ok(deletion.moved_to(State::Preparing(preparing), Event::AskedAgain, effects))
        }
        Eligibility::Clear => {
            let (account, confirmed) = (blocked.account.clone(), blocked.confirmed.clone());
            let (pending, effects) = enter_pending(deletion, account, confirmed, now, policy);
            let event = Event::Resumed { purge_at: pending.purge_at() };
            Ok(deletion.moved_to(State::Pending(pending), event, effects))
        }
    }
}

pub(super) fn answer_blocked(deletion: &Deletion, now: Timestamp) -> Result<Transition, Refusal> {
    let State::Blocked(blocked) = &deletion.state else { return Err(deletion.wrong_state()) };
    let answer_at = blocked.answer_at.ok_or(Refusal::AlreadyDone)?;
    if now < answer_at {
        return Err(Refusal::TooEarly);
    }
    let next = Blocked { answer_at: None, ..blocked.clone() };
    let effects = vec![Effect::SendMail(MailKind::BlockedAnswer)];
    Ok(deletion.moved_to(State::Blocked(next), Event::BlockedAnswered, effects))
}

pub(super) fn account_suspended(deletion: &Deletion, now: Timestamp) -> Result<Transition, Refusal> {
    let State::Pending(pending) = &deletion.state else { return Err(deletion.wrong_state()) };
    if pending.quiet.suspended_at.is_some() {
        return Err(Refusal::AlreadyDone);
    }
    let quiet = Quiet { suspended_at: Some(now), ..pending.quiet.clone() };
    let next = Pending { quiet, ..pending.clone() };
    Ok(deletion.moved_to(State::Pending(next), Event::Suspended, Vec::new()))
}

pub(super) fn quiet_done(deletion: &Deletion, processor: &ProcessorId) -> Result<Transition, Refusal> {
    let State::Pending(pending) = &deletion.state else { return Err(deletion.wrong_state()) };
    let mut next = pending.clone();
    if !next.quiet.waiting.remove(processor) {
        return Err(Refusal::AlreadyDone);
    }
    Ok(deletion.moved_to(State::Pending(next), Event::Quieted { processor: processor.clone() }, Vec::new()))
}
