//! What a transition means for the book of applications: which is opened, and what became of which. Pure, and told by what
//! the state held before and holds now, so that no way out of a state can leave an entry open behind it.

use super::{Deletion, Event, Pending, RevokedBy, State, Transition};
use crate::application::{AccessApplication, Approval, Filer, ImmediateApplication, Kind, RevocationApplication};
use crate::clock::{Clock, Question};
use crate::id::{ApplicationId, StaffId};
use crate::policy::Policy;
use crate::time::Timestamp;

/// One change of the book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// It was filed and waits for staff.
    Opened {
        /// Which.
        id: ApplicationId,
        /// For what.
        kind: Kind,
        /// Who filed it.
        filer: Filer,
        /// When.
        filed_at: Timestamp,
        /// When control was proven, if it was.
        verified_at: Option<Timestamp>,
        /// By when staff should have decided.
        decide_by: Timestamp,
    },
    /// The first of two has approved it; it still waits.
    Seconded {
        /// Which.
        id: ApplicationId,
        /// Who.
        by: StaffId,
    },
    /// Whoever filed it was asked something, and it waits for them.
    Asked {
        /// Which.
        id: ApplicationId,
        /// When the question ends unanswered.
        waits_until: Timestamp,
        /// By when staff decide if it does. Nobody was promised this day: an answer brings the real one, which is never
        /// before the day that was promised (I16).
        decide_by: Timestamp,
    },
    /// They have answered.
    Answered {
        /// Which.
        id: ApplicationId,
        /// By when staff decide now.
        decide_by: Timestamp,
    },
    /// Nobody has to look at it any more.
    Decided {
        /// Which.
        id: ApplicationId,
        /// What became of it.
        outcome: Outcome,
        /// Who decided, where staff did.
        by: Option<StaffId>,
    },
}

/// What became of an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// Staff granted it; where it takes two, both did.
    Granted,
    /// Staff refused it.
    Refused,
    /// Somebody who was told objected.
    Vetoed,
    /// Nobody decided it: the deletion went on, came back by proof, or a proven application took its place.
    Lapsed,
}

impl Outcome {
    /// The stable name, for columns and wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Granted => "granted",
            Self::Refused => "refused",
            Self::Vetoed => "vetoed",
            Self::Lapsed => "lapsed",
        }
    }
}

/// The changes that follow from a transition, what ends before what begins.
#[must_use]
pub fn entries(before: &Deletion, transition: &Transition, policy: &Policy) -> Vec<Entry> {
    let (was, is) = (pending(&before.state), pending(&transition.next.state));
    let event = &transition.event;
    let (was_asked, is_asked) = (was.and_then(|was| was.revocation.as_ref()), is.and_then(|is| is.revocation.as_ref()));
    let (was_hasty, is_hasty) = (was.and_then(|was| was.immediate.as_ref()), is.and_then(|is| is.immediate.as_ref()));
    let mut entries = Vec::new();
    entries.extend(revocation_ended(was_asked, is_asked, event));
    entries.extend(immediate_ended(was_hasty, is_hasty, event));
    entries.extend(is_asked.filter(|is| was_asked.is_none_or(|was| was.id != is.id)).map(revocation_opened));
    entries.extend(immediate_moved(was_hasty, is_hasty, policy));
    if let Some((was, is)) = was_asked.zip(is_asked).filter(|(was, is)| was.id == is.id) {
        entries.extend(questioned(&was.questions, &is.id, &is.clock(policy), policy));
    }
    if let Some((was, is)) = was_hasty.zip(is_hasty).filter(|(was, is)| was.id == is.id) {
        entries.extend(questioned(&was.questions, &is.id, &is.clock(policy), policy));
    }
    entries.extend(access_moved(before.access(), transition.next.access(), event));
    entries
}

/// What a question, or its answer, makes of an application that was there before.
fn questioned(was: &[Question], id: &ApplicationId, clock: &Clock, policy: &Policy) -> Option<Entry> {
    let last = clock.questions().last().filter(|last| was.last() != Some(last))?;
    let (id, due) = (id.clone(), |at| clock.due(at, policy.almanac()));
    Some(match last.answered_at {
        Some(at) => Entry::Answered { id, decide_by: due(at) },
        None => Entry::Asked { id, waits_until: last.ends_at, decide_by: due(last.ends_at) },
    })
}

/// One that can prove nothing: opened, seconded, ended.
#[expect(clippy::wildcard_enum_match_arm, reason = "whatever else happened, nobody decided it")]
fn access_moved(was: Option<&AccessApplication>, is: Option<&AccessApplication>, event: &Event) -> Option<Entry> {
    match (was, is) {
        (None, None) => None,
        (None, Some(is)) => Some(Entry::Opened {
            id: is.id.clone(),
            kind: Kind::Access,
            filer: is.filer.clone(),
            filed_at: is.filed_at,
            // A mailbox was shown, which is none of the account's: nothing of the account is.
            verified_at: None,
            decide_by: is.decide_by,
        }),
        (Some(was), Some(is)) => {
            let by = is.seconded_by.clone().filter(|_| was.seconded_by.is_none())?;
            Some(Entry::Seconded { id: is.id.clone(), by })
        }
        (Some(was), None) => {
            let (outcome, by) = match event {
                Event::AccessApproved { by, .. } => (Outcome::Granted, Some(by.clone())),
                Event::AccessRefused { by, .. } => (Outcome::Refused, Some(by.clone())),
                Event::AccessVetoed { .. } => (Outcome::Vetoed, None),
                _ => (Outcome::Lapsed, None),
            };
            Some(Entry::Decided { id: was.id.clone(), outcome, by })
        }
    }
}

const fn pending(state: &State) -> Option<&Pending> {
    match state {
        State::Pending(pending) => Some(pending),
        State::Unverified(_)
        | State::Preparing(_)
        | State::Blocked(_)
        | State::Revoked(_)
        | State::Erasing(_)
        | State::Erased(_)
        | State::Cleared(_)
        | State::Expired { .. }
        | State::Withdrawn { .. } => None,
    }
}

fn revocation_opened(application: &RevocationApplication) -> Entry {
    Entry::Opened {
        id: application.id.clone(),
        kind: Kind::Revocation,
        filer: application.filer.clone(),
        filed_at: application.filed_at,
        verified_at: application.verified_at,
        decide_by: application.decide_by,
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "whatever else happened, nobody decided it")]
fn revocation_ended(
    was: Option<&RevocationApplication>,
    is: Option<&RevocationApplication>,
    event: &Event,
) -> Option<Entry> {
    let was = was.filter(|was| is.is_none_or(|is| is.id != was.id))?;
    let (outcome, by) = match event {
        Event::Revoked { by: RevokedBy::Decision(by) } => (Outcome::Granted, Some(by.clone())),
        Event::RevocationRefused { by, .. } => (Outcome::Refused, Some(by.clone())),
        _ => (Outcome::Lapsed, None),
    };
    Some(Entry::Decided { id: was.id.clone(), outcome, by })
}

/// One that was approved twice and is carried out stays granted; one that ends in another way, did so in spite of that.
#[expect(clippy::wildcard_enum_match_arm, reason = "whatever else happened, nobody decided it")]
fn immediate_ended(
    was: Option<&ImmediateApplication>,
    is: Option<&ImmediateApplication>,
    event: &Event,
) -> Option<Entry> {
    let was = was.filter(|was| is.is_none_or(|is| is.id != was.id))?;
    let (outcome, by) = match event {
        Event::ImmediateRefused { by, .. } => (Outcome::Refused, Some(by.clone())),
        Event::ImmediateVetoed { .. } => (Outcome::Vetoed, None),
        Event::Claimed { .. } if matches!(was.approval, Approval::Twice { .. }) => return None,
        _ => (Outcome::Lapsed, None),
    };
    Some(Entry::Decided { id: was.id.clone(), outcome, by })
}

fn immediate_moved(
    was: Option<&ImmediateApplication>,
    is: Option<&ImmediateApplication>,
    policy: &Policy,
) -> Option<Entry> {
    let is = is?;
    let was = was.filter(|was| was.id == is.id).map(|was| &was.approval);
    match (was, &is.approval) {
        (None, _) => Some(Entry::Opened {
            id: is.id.clone(),
            kind: Kind::Immediate,
            filer: is.filer.clone(),
            filed_at: is.filed_at,
            // It can be filed with a fresh proof only.
            verified_at: Some(is.filed_at),
            decide_by: is.clock(policy).due(is.filed_at, policy.almanac()),
        }),
        (Some(Approval::None), Approval::Once(by)) => Some(Entry::Seconded { id: is.id.clone(), by: by.clone() }),
        (Some(Approval::None | Approval::Once(_)), Approval::Twice { by: (_, by), .. }) => {
            Some(Entry::Decided { id: is.id.clone(), outcome: Outcome::Granted, by: Some(by.clone()) })
        }
        (Some(_), _) => None,
    }
}
