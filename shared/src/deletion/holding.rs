//! Placing and releasing holds, and telling what of the held was handed out.

use super::{Deletion, DeskNotice, Effect, Event, MailKind, Refusal, State, Transition};
use crate::disclosure::Disclosure;
use crate::hold::{Hold, Scope};
use crate::id::{CategoryId, HoldId, StaffId};
use crate::policy::Policy;
use crate::retention::{Clearing, Kept};
use crate::time::Timestamp;

pub(super) fn place(deletion: &Deletion, hold: &Hold, now: Timestamp, policy: &Policy) -> Result<Transition, Refusal> {
    match &deletion.state {
        State::Preparing(_) | State::Blocked(_) | State::Pending(_) => check_scope(hold, policy)?,
        State::Erasing(state) => {
            check_scope(hold, policy)?;
            // What is already being erased cannot be held; what is kept can be.
            check_still_there(hold, &state.kept)?;
        }
        State::Erased(state) => {
            check_scope(hold, policy)?;
            if !hold.stops_everything() {
                check_still_there(hold, &state.kept)?;
            }
        }
        State::Unverified(_)
        | State::Revoked(_)
        | State::Cleared(_)
        | State::Expired { .. }
        | State::Withdrawn { .. } => return Err(deletion.wrong_state()),
    }
    if deletion.holds.iter().any(|existing| existing.id == hold.id) {
        return Err(Refusal::HoldExists);
    }
    if hold.review_at <= now {
        return Err(Refusal::TooLate);
    }
    let mut next = deletion.clone();
    next.holds.push(hold.clone());
    let event = Event::HoldPlaced { hold: hold.clone() };
    Ok(Transition { next, event, effects: vec![Effect::NotifyDesk(DeskNotice::Hold)] })
}

fn check_scope(hold: &Hold, policy: &Policy) -> Result<(), Refusal> {
    match &hold.scope {
        Scope::Everything => Ok(()),
        Scope::Categories(kept) if kept.is_empty() => Err(Refusal::NoSuchCategory),
        Scope::Categories(kept) => {
            if kept.iter().all(|id| policy.category(id).is_some()) {
                Ok(())
            } else {
                Err(Refusal::NoSuchCategory)
            }
        }
    }
}

/// What has gone, or is going, can no longer be held.
fn check_still_there(hold: &Hold, kept: &[Kept]) -> Result<(), Refusal> {
    let waits =
        |id: &CategoryId| kept.iter().any(|kept| kept.category == *id && matches!(kept.progress, Clearing::Waiting));
    match &hold.scope {
        Scope::Categories(wanted) if wanted.iter().all(waits) => Ok(()),
        Scope::Categories(_) | Scope::Everything => Err(Refusal::TooLate),
    }
}

/// What the hold kept goes on by itself: the claim, or the end of the category, is due from now on.
pub(super) fn release(deletion: &Deletion, id: &HoldId, by: &StaffId) -> Result<Transition, Refusal> {
    if deletion.state.is_final() {
        return Err(deletion.wrong_state());
    }
    let mut next = deletion.clone();
    next.holds.retain(|hold| hold.id != *id);
    if next.holds.len() == deletion.holds.len() {
        return Err(Refusal::NoSuchHold);
    }
    let event = Event::HoldReleased { id: id.clone(), by: by.clone() };
    Ok(Transition { next, event, effects: vec![Effect::NotifyDesk(DeskNotice::Hold)] })
}

/// The one change that a deletion knows of a disclosure. Also where nothing follows any more: the receipt is made anew, and the
/// person may be told long after the last day.
pub(super) fn tell_disclosure(
    deletion: &Deletion,
    disclosure: &Disclosure,
    policy: &Policy,
) -> Result<Transition, Refusal> {
    if deletion.account().is_none() {
        return Err(deletion.wrong_state());
    }
    let is_known = |id: &CategoryId| policy.category(id).is_some();
    if disclosure.categories.is_empty() || !disclosure.categories.iter().all(is_known) {
        return Err(Refusal::NoSuchCategory);
    }
    let mut next = deletion.clone();
    next.disclosures.push(disclosure.clone());
    let mut effects = vec![Effect::SendMail(MailKind::Disclosed)];
    if matches!(deletion.state, State::Erased(_) | State::Cleared(_)) {
        effects.push(Effect::SignReceipt);
    }
    Ok(Transition { next, event: Event::Disclosed { disclosure: disclosure.clone() }, effects })
}
