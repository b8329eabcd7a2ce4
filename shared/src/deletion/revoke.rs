//! The way back: with proof at once, without proof by application.

use super::{CodeKind, Deletion, DeskNotice, Effect, Event, MailKind, Pending, Refusal, RevocationProof, Revoked};
use super::{RevokedBy, State, Transition};
use crate::application::{Filer, Reviewer, RevocationApplication, Stop};
use crate::id::{AccountKey, ApplicationId};
use crate::limits::UNPROVEN_STOP_MS;
use crate::policy::{Policy, Revocation};
use crate::time::{Timestamp, business_day_end};

pub(super) fn revoke(
    deletion: &Deletion,
    proof: RevocationProof,
    now: Timestamp,
    policy: &Policy,
) -> Result<Transition, Refusal> {
    let pending = revocable(deletion)?;
    if now >= pending.revoke_until() {
        return Err(Refusal::TooLate);
    }
    match policy.revocation {
        Revocation::SelfService => Ok(restore(deletion, pending, RevokedBy::Proof(proof), now, policy)),
        Revocation::ByStaff => Err(Refusal::RevocationByStaff),
    }
}

/// The pending deletion, or why there is no way back.
fn revocable(deletion: &Deletion) -> Result<&Pending, Refusal> {
    match &deletion.state {
        State::Pending(pending) => Ok(pending),
        State::Revoked(_) => Err(Refusal::AlreadyRevoked),
        State::Erasing(_) | State::Erased(_) | State::Cleared(_) => Err(Refusal::TooLate),
        State::Unverified(_)
        | State::Preparing(_)
        | State::Blocked(_)
        | State::Expired { .. }
        | State::Withdrawn { .. } => Err(deletion.wrong_state()),
    }
}

fn restore(deletion: &Deletion, pending: &Pending, by: RevokedBy, now: Timestamp, policy: &Policy) -> Transition {
    let account = pending.account.clone();
    let locked = matches!(by, RevokedBy::Decision(_));
    let mut effects = vec![
        Effect::CancelCode(CodeKind::Revocation),
        Effect::RestoreAccount { account: account.clone(), locked },
        Effect::UnquietProcessors(policy.processors()),
    ];
    effects.extend(deletion.erase_export());
    effects.push(Effect::SendMail(MailKind::Revoked));
    let revoked = Revoked { account, at: now, by: by.clone() };
    deletion.moved_to(State::Revoked(revoked), Event::Revoked { by }, effects)
}

/// An application made in time. A proven one takes the place of an unproven one, so that nobody can
/// keep the person from being heard by filing first.
pub(super) fn file(
    deletion: &Deletion,
    id: &ApplicationId,
    filer: &Filer,
    verified_at: Option<Timestamp>,
    now: Timestamp,
    policy: &Policy,
) -> Result<Transition, Refusal> {
    let pending = revocable(deletion)?;
    if now >= pending.revoke_until() {
        return Err(Refusal::TooLate);
    }
    if verified_at.is_some_and(|at| at > now) {
        return Err(Refusal::ProofTooOld);
    }
    if let Some(waiting) = &pending.revocation
        && (waiting.verified_at.is_some() || verified_at.is_none())
    {
        return Err(Refusal::AlreadyFiled);
    }
    let stop = match (verified_at, pending.unproven_stop_used) {
        (Some(_), _) => Stop::UntilDecided,
        (None, false) => Stop::Until(now.plus_ms(UNPROVEN_STOP_MS)),
        (None, true) => Stop::Never,
    };
    let days = policy.sla.revocation_business_days;
    let decide_by = business_day_end(verified_at.unwrap_or(now), days, &policy.zone, &policy.calendar);
    let application =
        RevocationApplication { id: id.clone(), filer: filer.clone(), filed_at: now, verified_at, decide_by, stop };
    let mut next = pending.clone();
    next.revocation = Some(application);
    next.unproven_stop_used |= verified_at.is_none();
    let event = Event::RevocationFiled { id: id.clone(), filer: filer.clone(), decide_by };
    let effects = vec![Effect::SendMail(MailKind::RevocationFiled), Effect::NotifyDesk(DeskNotice::RevocationFiled)];
    Ok(deletion.moved_to(State::Pending(next), event, effects))
}

/// Staff decide. Granted, the account comes back locked: whoever asked had no proof, or the policy
/// wants the operator's own recovery in between.
pub(super) fn resolve(
    deletion: &Deletion,
    id: &ApplicationId,
    by: &Reviewer,
    granted: bool,
    now: Timestamp,
    policy: &Policy,
) -> Result<Transition, Refusal> {
    let pending = revocable(deletion)?;
    let application = pending.revocation.as_ref().filter(|application| application.id == *id);
    let application = application.ok_or(Refusal::NoSuchApplication)?;
    check_reviewer(by, &application.filer, &pending.account)?;
    if granted {
        return Ok(restore(deletion, pending, RevokedBy::Decision(by.id.clone()), now, policy));
    }
    let mut next = pending.clone();
    next.revocation = None;
    let event = Event::RevocationRefused { id: id.clone(), by: by.id.clone() };
    Ok(deletion.moved_to(State::Pending(next), event, vec![Effect::SendMail(MailKind::RevocationRefused)]))
}

/// Reviewer ≠ filer ≠ person (invariant I15).
pub(super) fn check_reviewer(by: &Reviewer, filer: &Filer, account: &AccountKey) -> Result<(), Refusal> {
    if *filer == Filer::Staff(by.id.clone()) {
        return Err(Refusal::ReviewerIsFiler);
    }
    if by.own_account.as_ref() == Some(&account.id) {
        return Err(Refusal::ReviewerIsPerson);
    }
    Ok(())
}
