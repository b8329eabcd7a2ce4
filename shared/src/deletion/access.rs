//! Deletion without access: whoever has lost mailbox and telephone can prove nothing. So nothing is taken for a proof: every
//! address of the account is asked first, two of the staff vouch with their names, and the whole window stays open after that.

use super::confirm::enter_pending;
use super::revoke::check_reviewer;
use super::{
    CodeKind, Confirmed, Deletion, DeskNotice, Effect, Event, MailKind, Refusal, State, Transition, Unverified,
};
use super::{WindowChoice, Wish};
use crate::application::{AccessApplication, Filer, Reviewer};
use crate::clock::{Clock, Rule};
use crate::eligibility::Eligibility;
use crate::id::{AccountKey, ApplicationId};
use crate::limits::{ACCESS_MS, SEALED_MS};
use crate::policy::Policy;
use crate::time::Timestamp;

pub(super) fn file(
    deletion: &Deletion,
    id: &ApplicationId,
    filer: &Filer,
    account: Option<&AccountKey>,
    now: Timestamp,
    policy: &Policy,
) -> Result<Transition, Refusal> {
    let State::Unverified(state) = &deletion.state else { return Err(deletion.wrong_state()) };
    if state.wish != Wish::Access {
        return Err(deletion.wrong_state());
    }
    if state.access.is_some() {
        return Err(Refusal::AlreadyFiled);
    }
    if now >= state.expires_at {
        return Err(Refusal::TooLate);
    }
    has_window(policy)?;
    let application = AccessApplication {
        id: id.clone(),
        filer: filer.clone(),
        filed_at: now,
        account: account.cloned(),
        decide_by: Clock::start(Rule::revocation(policy.sla), now).due(now, policy.almanac()),
        seconded_by: None,
    };
    // What the staff have sealed does not open by itself.
    let open_ms = if matches!(filer, Filer::Staff(_)) { SEALED_MS } else { ACCESS_MS };
    let next = Unverified { expires_at: now.plus_ms(open_ms), access: Some(application), ..state.clone() };
    let event = Event::AccessFiled { id: id.clone(), filer: filer.clone(), account: account.cloned() };
    let mut effects = vec![Effect::CancelCode(CodeKind::OneTime), Effect::ForgetTyped];
    if account.is_some() {
        effects.extend([Effect::IssueCode(CodeKind::Veto), Effect::SendMail(MailKind::AccessFiled)]);
    }
    effects.push(Effect::TellApplicant(MailKind::AccessReceived));
    effects.push(Effect::NotifyDesk(DeskNotice::AccessFiled));
    Ok(deletion.moved_to(State::Unverified(next), event, effects))
}

/// The second of two begins an ordinary deletion: suspended, everybody told, the whole window, no copy for anybody who has
/// not proven to be the person.
pub(super) fn approve(
    deletion: &Deletion,
    id: &ApplicationId,
    by: &Reviewer,
    eligibility: &Eligibility,
    now: Timestamp,
    policy: &Policy,
) -> Result<Transition, Refusal> {
    let (state, application) = open(deletion, id, now)?;
    let account = application.account.as_ref().ok_or(Refusal::NoAccount)?;
    check_reviewer(by, &application.filer, account)?;
    has_window(policy)?;
    let Some(first) = &application.seconded_by else {
        let seconded = AccessApplication { seconded_by: Some(by.id.clone()), ..application.clone() };
        let next = Unverified { access: Some(seconded), ..state.clone() };
        let event = Event::AccessSeconded { id: id.clone(), by: by.id.clone() };
        return Ok(deletion.moved_to(State::Unverified(next), event, Vec::new()));
    };
    if *first == by.id {
        return Err(Refusal::ReviewerTwice);
    }
    match eligibility {
        Eligibility::Unknown => return Err(Refusal::EligibilityUnknown),
        Eligibility::Blocked(_) => return Err(Refusal::Blocked),
        Eligibility::Clear => {}
    }
    let confirmed =
        Confirmed { at: now, consequences: policy.consequences(), reason: None, window: WindowChoice::Policy };
    let (pending, entered) = enter_pending(deletion, account.clone(), confirmed, now, policy);
    let mut effects = vec![Effect::IssueCode(CodeKind::Status), Effect::CancelCode(CodeKind::Veto)];
    effects.extend(entered);
    effects.push(Effect::TellApplicant(MailKind::AccessGranted));
    let event = Event::AccessApproved {
        id: id.clone(),
        account: account.clone(),
        first: first.clone(),
        by: by.id.clone(),
        purge_at: pending.purge_at(),
    };
    let mut transition = deletion.moved_to(State::Pending(pending), event, effects);
    transition.next.vouched_by = Some((first.clone(), by.id.clone()));
    Ok(transition)
}

/// One says no, whether another has said yes or not.
pub(super) fn refuse(
    deletion: &Deletion,
    id: &ApplicationId,
    by: &Reviewer,
    now: Timestamp,
) -> Result<Transition, Refusal> {
    let (_, application) = open(deletion, id, now)?;
    match &application.account {
        Some(account) => check_reviewer(by, &application.filer, account)?,
        None if application.filer == Filer::Staff(by.id.clone()) => return Err(Refusal::ReviewerIsFiler),
        None => {}
    }
    Ok(ended(deletion, Event::AccessRefused { id: id.clone(), by: by.id.clone() }, now))
}

/// Whoever reads an address of the account says no: it was not lost, or not by them.
pub(super) fn veto(deletion: &Deletion, id: &ApplicationId, now: Timestamp) -> Result<Transition, Refusal> {
    open(deletion, id, now)?;
    Ok(ended(deletion, Event::AccessVetoed { id: id.clone() }, now))
}

fn ended(deletion: &Deletion, event: Event, now: Timestamp) -> Transition {
    deletion.moved_to(State::Withdrawn { at: now }, event, deletion.close_access())
}

fn open<'a>(
    deletion: &'a Deletion,
    id: &ApplicationId,
    now: Timestamp,
) -> Result<(&'a Unverified, &'a AccessApplication), Refusal> {
    let State::Unverified(state) = &deletion.state else { return Err(deletion.wrong_state()) };
    let application = state.access.as_ref().filter(|application| application.id == *id);
    let application = application.ok_or(Refusal::NoSuchApplication)?;
    if now >= state.expires_at { Err(Refusal::TooLate) } else { Ok((state, application)) }
}

/// What nobody has proven is only done where it can be undone.
const fn has_window(policy: &Policy) -> Result<(), Refusal> {
    if policy.window.is_reversible() { Ok(()) } else { Err(Refusal::NoWindow) }
}

impl Deletion {
    /// Who is told that nothing comes of an application without access. Whoever asked gets one answer, whatever the reason.
    pub(super) fn close_access(&self) -> Vec<Effect> {
        let Some(application) = self.access() else { return Vec::new() };
        let mut effects = Vec::new();
        if application.account.is_some() {
            effects.extend([Effect::CancelCode(CodeKind::Veto), Effect::SendMail(MailKind::AccessClosed)]);
        }
        effects.push(Effect::TellApplicant(MailKind::AccessRefused));
        effects
    }
}
