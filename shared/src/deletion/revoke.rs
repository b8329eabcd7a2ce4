//! The way back: with proof at once, without proof by application.

use super::{CodeKind, Deletion, DeskNotice, Effect, Event, MailKind, Pending, Refusal, RevocationProof, Revoked};
use super::{RevokedBy, State, Transition};
use crate::application::{Evidence, Filer, Reviewer, RevocationApplication, Stop};
use crate::clock::{Clock, Rule};
use crate::id::{AccountKey, ApplicationId};
use crate::limits::{STOP_END_AHEAD_MS, UNPROVEN_STOP_MS};
use crate::policy::{Policy, Revocation};
use crate::time::Timestamp;

pub(super) fn revoke(
    deletion: &Deletion,
    proof: RevocationProof,
    now: Timestamp,
    policy: &Policy,
) -> Result<Transition, Refusal> {
    let pending = revocable(deletion)?;
    if !pending.has_way_back(now) {
        return Err(Refusal::TooLate);
    }
    // The link alone lies in a mailbox that somebody else may read by now.
    if policy.recovery.is_some() && proof != RevocationProof::OneTimeCode {
        return Err(Refusal::ProofTooOld);
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

/// An application as it comes in.
pub(super) struct Filing<'a> {
    pub(super) id: &'a ApplicationId,
    pub(super) filer: &'a Filer,
    pub(super) verified_at: Option<Timestamp>,
    pub(super) evidence: Evidence,
}

/// An application made in time. A proven one takes the place of an unproven one, so that nobody can
/// keep the person from being heard by filing first.
pub(super) fn file(
    deletion: &Deletion,
    filing: &Filing<'_>,
    now: Timestamp,
    policy: &Policy,
) -> Result<Transition, Refusal> {
    let pending = revocable(deletion)?;
    if !pending.has_way_back(now) {
        return Err(Refusal::TooLate);
    }
    let Filing { id, filer, verified_at, evidence } = *filing;
    if verified_at.is_some_and(|at| at > now) {
        return Err(Refusal::ProofTooOld);
    }
    if let Some(waiting) = &pending.revocation
        && (waiting.verified_at.is_some() || verified_at.is_none())
    {
        return Err(Refusal::AlreadyFiled);
    }
    let stop = pending.stop_of(verified_at.is_some());
    let decide_by = pending.decide_by(verified_at.unwrap_or(now), policy);
    let announce_at = match stop {
        Stop::Until(end) => Some(end.plus_ms(-STOP_END_AHEAD_MS)),
        Stop::UntilDecided | Stop::Never => None,
    };
    let application = RevocationApplication {
        id: id.clone(),
        filer: filer.clone(),
        filed_at: now,
        verified_at,
        decide_by,
        evidence,
        stop,
        announce_at,
        questions: Vec::new(),
    };
    let mut next = pending.clone();
    next.revocation = Some(application);
    next.unproven_stop_used |= verified_at.is_none();
    let event = Event::RevocationFiled { id: id.clone(), filer: filer.clone(), decide_by, evidence, stop };
    let effects = vec![Effect::SendMail(MailKind::RevocationFiled), Effect::NotifyDesk(DeskNotice::RevocationFiled)];
    Ok(deletion.moved_to(State::Pending(next), event, effects))
}

impl Pending {
    /// How an application made now would act on the purge. An unproven one holds it back past its day, and the days count
    /// from there: counted from the filing, they would be over before there is anything to stop, and whoever wants
    /// the account gone could use them up by filing first.
    #[must_use]
    pub fn stop_of(&self, is_proven: bool) -> Stop {
        match (is_proven, self.unproven_stop_used) {
            (true, _) => Stop::UntilDecided,
            (false, false) => Stop::Until(self.purge_at().plus_ms(UNPROVEN_STOP_MS)),
            (false, true) => Stop::Never,
        }
    }

    /// The end of the promised business days for an application verified, or else filed, at this moment.
    #[must_use]
    pub fn decide_by(&self, from: Timestamp, policy: &Policy) -> Timestamp {
        Clock::start(Rule::revocation(policy.sla), from).due(from, policy.almanac())
    }
}

/// Nobody has decided: before the purge goes on, everybody hears of it, and the desk once more.
pub(super) fn announce_stop_end(deletion: &Deletion, now: Timestamp) -> Result<Transition, Refusal> {
    let State::Pending(pending) = &deletion.state else { return Err(deletion.wrong_state()) };
    let mut next = pending.clone();
    let application = next.revocation.as_mut().ok_or(Refusal::NoSuchApplication)?;
    let at = application.announce_at.take().ok_or(Refusal::AlreadyDone)?;
    if now < at {
        return Err(Refusal::TooEarly);
    }
    let event = Event::StopEndAnnounced { id: application.id.clone() };
    let effects = vec![Effect::SendMail(MailKind::StopEnds), Effect::NotifyDesk(DeskNotice::RevocationUndecided)];
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
