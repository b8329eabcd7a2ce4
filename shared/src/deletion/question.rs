//! A question to whoever filed an application: while it waits, the promised days stand still. What stops the purge does not
//! move: an unproven application must not hold it back for longer by being asked about.

use super::{Deletion, Event, Pending, Refusal, State, Transition};
use crate::application::Approval;
use crate::clock::{self, Clock};
use crate::id::{ApplicationId, StaffId};
use crate::limits::QUESTIONS;
use crate::policy::Policy;
use crate::time::Timestamp;

pub(super) fn ask(
    deletion: &Deletion,
    id: &ApplicationId,
    by: &StaffId,
    now: Timestamp,
    policy: &Policy,
) -> Result<Transition, Refusal> {
    let (next, clock) = moved(deletion, id, now, policy, |clock| match clock.ask(now, policy.almanac()) {
        Ok(_) if clock.questions().len() >= QUESTIONS => Err(Refusal::AskedEnough),
        asked => asked.map_err(refused),
    })?;
    let until = clock.questions().last().map_or(now, |question| question.ends_at);
    let event = Event::QuestionAsked { id: id.clone(), by: by.clone(), until };
    Ok(deletion.moved_to(State::Pending(next), event, Vec::new()))
}

pub(super) fn answer(
    deletion: &Deletion,
    id: &ApplicationId,
    now: Timestamp,
    policy: &Policy,
) -> Result<Transition, Refusal> {
    let (next, _) = moved(deletion, id, now, policy, |clock| clock.answer(now).map_err(refused))?;
    let event = Event::QuestionAnswered { id: id.clone() };
    Ok(deletion.moved_to(State::Pending(next), event, Vec::new()))
}

/// The pending deletion with the clock of this application moved on.
fn moved(
    deletion: &Deletion,
    id: &ApplicationId,
    now: Timestamp,
    policy: &Policy,
    change: impl Fn(Clock) -> Result<Clock, Refusal>,
) -> Result<(Pending, Clock), Refusal> {
    let State::Pending(pending) = &deletion.state else { return Err(deletion.wrong_state()) };
    let mut next = pending.clone();
    if let Some(application) = next.revocation.as_mut().filter(|application| application.id == *id) {
        let clock = change(application.clock(policy))?;
        application.questions = clock.questions().to_vec();
        application.decide_by = application.due_at(now, policy);
        return Ok((next, clock));
    }
    let is_due = now >= pending.purge_at();
    let application = next.immediate.as_mut().filter(|application| application.id == *id);
    let application = application.ok_or(Refusal::NoSuchApplication)?;
    match application.approval {
        Approval::Twice { .. } => Err(Refusal::AlreadyDone),
        Approval::None | Approval::Once(_) if is_due => Err(Refusal::TooLate),
        Approval::None | Approval::Once(_) => {
            let clock = change(application.clock(policy))?;
            application.questions = clock.questions().to_vec();
            Ok((next, clock))
        }
    }
}

const fn refused(refusal: clock::Refusal) -> Refusal {
    match refusal {
        clock::Refusal::AlreadyAsked => Refusal::QuestionWaits,
        clock::Refusal::NoQuestion => Refusal::NoQuestion,
        clock::Refusal::OutOfOrder => Refusal::TooEarly,
        clock::Refusal::Late
        | clock::Refusal::AlreadyExtended
        | clock::Refusal::NotExtendable
        | clock::Refusal::NotPausable => Refusal::TooLate,
    }
}
