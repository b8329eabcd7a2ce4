//! The book of applications, kept by nothing but its entries, must agree with the state at every step.

use shared::application::{Approval, Kind};
use shared::clock::{Clock, Question};
use shared::deletion::docket::{Entry, Outcome, entries};
use shared::deletion::{Deletion, State, Transition};
use shared::id::ApplicationId;
use shared::policy::Policy;
use shared::time::Timestamp;
use std::collections::BTreeMap;

/// What waits for staff, and what was approved twice and waits for its day.
#[derive(Default)]
pub struct Book {
    open: BTreeMap<ApplicationId, (Kind, bool)>,
    granted: Option<ApplicationId>,
    /// By when each is decided, and until when it waits for an answer.
    due: BTreeMap<ApplicationId, (Timestamp, Option<Timestamp>)>,
}

impl Book {
    pub fn keep(&mut self, before: &Deletion, transition: &Transition, policy: &Policy) {
        for entry in entries(before, transition, policy) {
            self.write(entry);
        }
        self.compare(&transition.next);
        self.compare_days(&transition.next, policy);
    }

    fn write(&mut self, entry: Entry) {
        match entry {
            Entry::Opened { id, kind, decide_by, .. } => {
                self.due.insert(id.clone(), (decide_by, None));
                assert!(!self.open.values().any(|(open, _)| *open == kind), "two of a kind are open: {id}");
                self.open.insert(id, (kind, false));
            }
            Entry::Seconded { id, .. } => {
                let (_, is_seconded) = self.open.get_mut(&id).expect("seconded and not open");
                assert!(!std::mem::replace(is_seconded, true), "seconded twice: {id}");
            }
            Entry::Asked { id, waits_until, decide_by } => {
                let (before, _) = self.due[&id];
                assert!(self.open.contains_key(&id) && decide_by >= before && decide_by > waits_until, "{id}");
                self.due.insert(id, (decide_by, Some(waits_until)));
            }
            Entry::Answered { id, decide_by } => {
                let (latest, waited) = self.due[&id];
                assert!(self.open.contains_key(&id) && waited.is_some() && decide_by <= latest, "{id}");
                self.due.insert(id, (decide_by, None));
            }
            Entry::Decided { id, outcome, by } => {
                assert_eq!(by.is_some(), matches!(outcome, Outcome::Granted | Outcome::Refused), "{id}: {outcome:?}");
                if self.granted.as_ref() == Some(&id) {
                    assert!(matches!(outcome, Outcome::Vetoed | Outcome::Lapsed), "{id}: {outcome:?} after its grant");
                    self.granted = None;
                    return;
                }
                let (kind, _) = self.open.remove(&id).unwrap_or_else(|| panic!("{id}: {outcome:?} and not open"));
                if (kind, outcome) == (Kind::Immediate, Outcome::Granted) {
                    self.granted = Some(id);
                }
            }
        }
    }

    /// The day in the book is the day of the clock once nothing is waited for any more.
    fn compare_days(&self, deletion: &Deletion, policy: &Policy) {
        let State::Pending(pending) = deletion.state() else { return };
        let told = |id: &ApplicationId, clock: &Clock, questions: &[Question]| {
            let Some((due, waits)) = self.due.get(id).filter(|_| self.open.contains_key(id)) else { return };
            let last = questions.last();
            assert_eq!(*waits, last.filter(|last| last.answered_at.is_none()).map(|last| last.ends_at), "{id}");
            let settled = last.map_or_else(|| clock.started_at(), |last| last.answered_at.unwrap_or(last.ends_at));
            assert_eq!(*due, clock.due(settled, policy.almanac()), "{id}: the queue goes by another day");
        };
        if let Some(one) = &pending.revocation {
            told(&one.id, &one.clock(policy), &one.questions);
        }
        if let Some(one) = &pending.immediate {
            told(&one.id, &one.clock(policy), &one.questions);
        }
    }

    fn compare(&self, deletion: &Deletion) {
        let mut wanted = BTreeMap::new();
        let mut granted = None;
        if let State::Pending(pending) = deletion.state() {
            wanted.extend(pending.revocation.as_ref().map(|one| (one.id.clone(), (Kind::Revocation, false))));
            match pending.immediate.as_ref().map(|one| (one.id.clone(), &one.approval)) {
                Some((id, Approval::Twice { .. })) => granted = Some(id),
                Some((id, approval)) => {
                    wanted.insert(id, (Kind::Immediate, matches!(approval, Approval::Once(_))));
                }
                None => {}
            }
            assert_eq!(self.granted, granted, "the book and the state differ about what was approved twice");
        }
        wanted.extend(deletion.access().map(|one| (one.id.clone(), (Kind::Access, one.seconded_by.is_some()))));
        assert_eq!(self.open, wanted, "the book and the state differ about what waits");
    }
}
