//! "Do not wait": an application in the words of seed 000, two reviewers, a time to object.

use super::decide::is_fresh;
use super::revoke::check_reviewer;
use super::{CodeKind, Deletion, DeskNotice, Effect, Event, MailKind, Pending, Refusal, State, Transition, Typed};
use crate::application::{Approval, Filer, ImmediateApplication, Reviewer};
use crate::id::ApplicationId;
use crate::limits::{IMMEDIATE_CONTACT_AGE_MS, PROOF_IRREVERSIBLE_MS};
use crate::policy::{Immediate, Policy};
use crate::time::{Timestamp, business_day_end};

/// What an immediate deletion stands on.
pub(super) struct Grounds {
    /// When control was last proven.
    pub(super) proof_at: Timestamp,
    /// Since when no contact has changed, if known.
    pub(super) contacts_since: Option<Timestamp>,
    /// The typed phrase.
    pub(super) phrase: Typed,
}

pub(super) fn file(
    deletion: &Deletion,
    id: &ApplicationId,
    filer: &Filer,
    grounds: &Grounds,
    now: Timestamp,
    policy: &Policy,
) -> Result<Transition, Refusal> {
    let pending = open_pending(deletion, now)?;
    veto_days(policy)?;
    if pending.immediate.is_some() {
        return Err(Refusal::AlreadyFiled);
    }
    if grounds.phrase != Typed::Matches {
        return Err(Refusal::PhraseDiffers);
    }
    if !is_fresh(grounds.proof_at, now, PROOF_IRREVERSIBLE_MS) {
        return Err(Refusal::ProofTooOld);
    }
    // Whoever took over a mailbox last week must not be able to burn the account (invariant I20: unknown is too young).
    let old_enough = grounds.contacts_since.is_some_and(|since| now.since_ms(since) >= IMMEDIATE_CONTACT_AGE_MS);
    if !old_enough {
        return Err(Refusal::ContactTooYoung);
    }
    let (id, filer) = (id.clone(), filer.clone());
    let application = ImmediateApplication {
        id: id.clone(),
        filer: filer.clone(),
        filed_at: now,
        approval: Approval::None,
        questions: Vec::new(),
    };
    let next = Pending { immediate: Some(application), ..pending.clone() };
    let event = Event::ImmediateFiled { id, filer };
    // Whoever is told may object from now on, not only once it is approved.
    let effects = vec![
        Effect::IssueCode(CodeKind::Veto),
        Effect::SendMail(MailKind::ImmediateFiled),
        Effect::NotifyDesk(DeskNotice::ImmediateFiled),
    ];
    Ok(deletion.moved_to(State::Pending(next), event, effects))
}

pub(super) fn approve(
    deletion: &Deletion,
    id: &ApplicationId,
    by: &Reviewer,
    now: Timestamp,
    policy: &Policy,
) -> Result<Transition, Refusal> {
    let pending = open_pending(deletion, now)?;
    let veto_days = veto_days(policy)?;
    let application = application(pending, id)?;
    check_reviewer(by, &application.filer, &pending.account)?;
    let approved = |approval: Approval| {
        let application = ImmediateApplication { approval, ..application.clone() };
        Pending { immediate: Some(application), ..pending.clone() }
    };
    match &application.approval {
        Approval::None => {
            let next = approved(Approval::Once(by.id.clone()));
            let event = Event::ImmediateSeconded { id: id.clone(), by: by.id.clone() };
            Ok(deletion.moved_to(State::Pending(next), event, Vec::new()))
        }
        Approval::Once(first) if *first == by.id => Err(Refusal::ReviewerTwice),
        Approval::Once(first) => {
            let veto_until = business_day_end(now, veto_days, &policy.zone, &policy.calendar);
            let next = approved(Approval::Twice { by: (first.clone(), by.id.clone()), veto_until });
            let purge_at = next.purge_at();
            let event = Event::ImmediateApproved { id: id.clone(), by: by.id.clone(), purge_at };
            let effects = vec![Effect::SendMail(MailKind::ImmediateApproved)];
            Ok(deletion.moved_to(State::Pending(next), event, effects))
        }
        Approval::Twice { .. } => Err(Refusal::AlreadyDone),
    }
}

/// A reviewer says no. Whoever seconded it may think better of it; once two have approved, the way is to object.
pub(super) fn refuse(
    deletion: &Deletion,
    id: &ApplicationId,
    by: &Reviewer,
    now: Timestamp,
) -> Result<Transition, Refusal> {
    let pending = open_pending(deletion, now)?;
    let application = application(pending, id)?;
    check_reviewer(by, &application.filer, &pending.account)?;
    if matches!(application.approval, Approval::Twice { .. }) {
        return Err(Refusal::AlreadyDone);
    }
    let event = Event::ImmediateRefused { id: id.clone(), by: by.id.clone() };
    Ok(ended(deletion, pending, event, MailKind::ImmediateRefused))
}

pub(super) fn veto(deletion: &Deletion, id: &ApplicationId, now: Timestamp) -> Result<Transition, Refusal> {
    let pending = open_pending(deletion, now)?;
    application(pending, id)?;
    Ok(ended(deletion, pending, Event::ImmediateVetoed { id: id.clone() }, MailKind::ImmediateVetoed))
}

/// The wish is gone, and with it what could be objected to.
fn ended(deletion: &Deletion, pending: &Pending, event: Event, mail: MailKind) -> Transition {
    let next = Pending { immediate: None, ..pending.clone() };
    let effects = vec![Effect::CancelCode(CodeKind::Veto), Effect::SendMail(mail)];
    deletion.moved_to(State::Pending(next), event, effects)
}

/// Pending, and the purge not yet due.
fn open_pending(deletion: &Deletion, now: Timestamp) -> Result<&Pending, Refusal> {
    let State::Pending(pending) = &deletion.state else { return Err(deletion.wrong_state()) };
    if now >= pending.purge_at() { Err(Refusal::TooLate) } else { Ok(pending) }
}

fn application<'a>(pending: &'a Pending, id: &ApplicationId) -> Result<&'a ImmediateApplication, Refusal> {
    pending.immediate.as_ref().filter(|application| application.id == *id).ok_or(Refusal::NoSuchApplication)
}

const fn veto_days(policy: &Policy) -> Result<u8, Refusal> {
    match policy.immediate {
        Immediate::On { veto_business_days } => Ok(veto_business_days),
        Immediate::Off => Err(Refusal::ImmediateOff),
    }
}
