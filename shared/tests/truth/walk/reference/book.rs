//! The book of applications, kept by nothing but its entries, must agree with the state at every step.

use shared::application::{Approval, Kind};
use shared::deletion::docket::{Entry, Outcome, entries};
use shared::deletion::{Deletion, State, Transition};
use shared::id::ApplicationId;
use shared::policy::Policy;
use std::collections::BTreeMap;

/// What waits for staff, and what was approved twice and waits for its day.
#[derive(Default)]
pub struct Book {
    open: BTreeMap<ApplicationId, (Kind, bool)>,
    granted: Option<ApplicationId>,
}

impl Book {
    pub fn keep(&mut self, before: &Deletion, transition: &Transition, policy: &Policy) {
        for entry in entries(before, transition, policy) {
            self.write(entry);
        }
        self.compare(&transition.next);
    }

    fn write(&mut self, entry: Entry) {
        match entry {
            Entry::Opened { id, kind, .. } => {
                assert!(!self.open.values().any(|(open, _)| *open == kind), "two of a kind are open: {id}");
                self.open.insert(id, (kind, false));
            }
            Entry::Seconded { id, .. } => {
                let (_, is_seconded) = self.open.get_mut(&id).expect("seconded and not open");
                assert!(!std::mem::replace(is_seconded, true), "seconded twice: {id}");
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
