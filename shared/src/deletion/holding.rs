//! Placing and releasing holds.

use super::{Deletion, DeskNotice, Effect, Event, Refusal, State, Transition};
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
