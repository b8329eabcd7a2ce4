//! What happened, remembered without any state machine, and the invariants asked of it.

mod book;
mod remember;
mod vouching;

use super::edge::EDGES;
use crate::world::{account, purge_at};
use shared::application::{Filer, Reviewer};
use shared::deletion::{Command, Deletion, Effect, Event, State, Transition, WindowChoice};
use shared::eligibility::Eligibility;
use shared::hold::{Hold, Scope};
use shared::id::{ApplicationId, CategoryId, HoldId, StaffId};
use shared::job::JobKey;
use shared::limits::{DAY_MS, MINUTE_MS};
use shared::policy::{Policy, Retention};
use shared::time::{Timestamp, business_day_end, end_of_window};
use std::collections::{BTreeMap, BTreeSet};

#[derive(Default)]
pub struct Reference {
    events: Vec<&'static str>,
    /// The earliest instant at which the window, as confirmed or resumed, may end.
    window_ends: Option<Timestamp>,
    chosen: Option<WindowChoice>,
    /// The undecided application to revoke, and from when it no longer stops; `None` in it: never.
    stopping: Option<(ApplicationId, Filer, Option<Timestamp>)>,
    unproven_before: bool,
    immediate: Option<(ApplicationId, Filer)>,
    vouching: vouching::Vouching,
    approvals: Vec<(StaffId, Timestamp)>,
    veto_moved: Option<Timestamp>,
    holds: BTreeMap<HoldId, Hold>,
    claimed_at: Option<Timestamp>,
    revoked: bool,
    done: BTreeSet<JobKey>,
    sent: BTreeSet<JobKey>,
    final_mail: bool,
    book: book::Book,
    /// The day that was promised last, of which application.
    promised: Option<(ApplicationId, Timestamp)>,
}

impl Reference {
    pub fn events(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.events.iter().copied()
    }

    /// Judges one accepted command, then remembers it.
    pub fn judge(
        &mut self,
        before: &Deletion,
        command: &Command,
        now: Timestamp,
        transition: &Transition,
        policy: &Policy,
    ) {
        let (from, to) = (before.state().name(), transition.next.state().name());
        assert!(from == to || EDGES.contains(&(from, to)), "I2: {from} → {to} by {}", command.name());
        let is_told = matches!(command, Command::TellDisclosure { .. });
        assert!(is_told || !before.state().is_final(), "I2: something happened after the end");
        Self::judge_event(before, transition);
        self.judge_quiet(from, to, transition);
        self.vouching.judge((from, to), command, transition);
        self.judge_purge(command, now, transition, policy);
        self.judge_way_back(before, command, now);
        Self::judge_moments(before, command, transition);
        Self::judge_copy(before, command, transition);
        self.judge_people(command);
        Self::judge_answers(command, now, transition);
        self.book.keep(before, transition, policy);
        self.remember(before, command, now, transition, policy);
        assert!(!(self.revoked && self.claimed_at.is_some()), "I3: revoked and claimed");
    }

    /// I16: by when an application is decided never moves earlier, whatever is asked, answered or left unanswered, at any
    /// instant; and nothing about it is late while its question waits.
    pub fn judge_promise(&mut self, deletion: &Deletion, now: Timestamp, policy: &Policy) {
        let State::Pending(pending) = deletion.state() else { return };
        let Some(application) = &pending.revocation else { return };
        let due = application.due_at(now, policy);
        if let Some((id, before)) = &self.promised
            && *id == application.id
        {
            assert!(due >= *before, "I16: {id} was promised for {before:?}, and now for {due:?}");
        }
        let is_waiting = shared::application::waits_until(&application.questions, now).is_some();
        assert!(!is_waiting || now < due, "I16: late while it waits for the person");
        self.promised = Some((application.id.clone(), due));
    }

    /// I8: one event, named after what happened; nothing changes silently.
    fn judge_event(before: &Deletion, transition: &Transition) {
        let json: serde_json::Value = serde_json::from_str(&transition.event.body_json()).unwrap();
        assert_eq!(json["kind"], transition.event.kind(), "I8: the body names another event");
        let changed = *before != transition.next;
        // Said again at the same moment, these three only note that they were.
        let noted = ["copy-chosen", "rechecked", "job-failed"].contains(&transition.event.kind());
        assert!(changed || noted, "I8: {} changed nothing", transition.event.kind());
        let moved = before.state().name() != transition.next.state().name();
        let entering = match transition.event {
            Event::Proven { .. } | Event::AskedAgain => Some("preparing"),
            Event::Armed { .. } => Some("blocked"),
            Event::Confirmed { .. } | Event::Resumed { .. } | Event::AccessApproved { .. } => Some("pending"),
            Event::Revoked { .. } => Some("revoked"),
            Event::Withdrawn | Event::AccessRefused { .. } | Event::AccessVetoed { .. } => Some("withdrawn"),
            Event::Expired => Some("expired"),
            Event::Claimed { .. } => Some("erasing"),
            Event::Erased { .. } => Some("erased"),
            Event::Cleared { .. } => Some("cleared"),
            _ => None,
        };
        assert_eq!(moved, entering.is_some(), "I8: {} does not tell the move", transition.event.kind());
        assert!(
            entering.is_none_or(|state| state == transition.next.state().name()),
            "I8: the event tells another state"
        );
    }

    /// What a person says about the copy moves nothing else, and no copy lacks what they want.
    fn judge_copy(before: &Deletion, command: &Command, transition: &Transition) {
        let next = &transition.next;
        if matches!(command, Command::ChooseCopy { .. }) {
            assert_eq!(before.state(), next.state(), "an answer about the copy moved the deletion");
        }
        if let Command::ExportReady { left_out } = command {
            assert!(left_out.iter().all(|id| next.leaves_out(id)), "a copy without what is wanted passes for ready");
        }
    }

    /// I13, shape: nobody becomes pending without suspension, nobody comes back without restoration.
    fn judge_quiet(&self, from: &str, to: &str, transition: &Transition) {
        let has = |wanted: fn(&Effect) -> bool| transition.effects.iter().any(wanted);
        let suspends = has(|effect| matches!(effect, Effect::SuspendAccount(_)));
        let restores = has(|effect| matches!(effect, Effect::RestoreAccount { .. }));
        assert_eq!(suspends, from != "pending" && to == "pending", "I13: suspension");
        assert_eq!(restores, from != "revoked" && to == "revoked", "I7: restoration");
        assert!(!(restores && self.claimed_at.is_some()), "I7: an account came back after its claim");
    }

    /// I4, I14, I6: when jobs go out, and which.
    fn judge_purge(&mut self, command: &Command, now: Timestamp, transition: &Transition, policy: &Policy) {
        for effect in &transition.effects {
            let Effect::RunJobs(keys) = effect else { continue };
            for key in keys {
                assert!(!self.done.contains(key), "I6: {key:?} goes out again after its acknowledgement");
                self.judge_job(key, now, policy);
                self.sent.insert(key.clone());
            }
            let distinct: BTreeSet<_> = keys.iter().collect();
            assert_eq!(distinct.len(), keys.len(), "I6: a job twice in one effect");
        }
        if !matches!(command, Command::Claim { .. }) || !matches!(transition.event, Event::Claimed { .. }) {
            return;
        }
        let by_window = self.window_ends.is_some_and(|end| end <= now);
        assert!(by_window || self.veto_end(policy).is_some_and(|end| end <= now), "I4: claimed before its time");
        let everything = |hold: &Hold| hold.scope == Scope::Everything;
        assert!(!self.holds.values().any(everything), "I14: claimed under a hold on everything");
        if let Some((_, _, until)) = &self.stopping {
            assert!(until.is_some_and(|until| until <= now), "I14: claimed before a revocation was decided");
        }
    }

    /// I3, I14: one may turn back before the purge is due, and as long after it as an application stops it.
    fn judge_way_back(&self, before: &Deletion, command: &Command, now: Timestamp) {
        if !matches!(command, Command::Revoke { .. } | Command::FileRevocation { .. }) {
            return;
        }
        let is_stopped = self.stopping.as_ref().is_some_and(|(_, _, until)| until.is_none_or(|until| now < until));
        assert!(is_stopped || now < purge_at(before), "I3: turned back when the purge could begin");
    }

    fn judge_job(&self, key: &JobKey, now: Timestamp, policy: &Policy) {
        let category = policy.category(&key.category).unwrap();
        let claimed_at = self.claimed_at.unwrap_or(now);
        if !self.sent.contains(key) {
            let held = self.holds.values().any(|hold| match &hold.scope {
                Scope::Everything => true,
                Scope::Categories(kept) => kept.contains(&key.category),
            });
            assert!(!held, "I14: {} goes while a hold keeps it", key.category);
        }
        match &category.retention {
            Retention::None => {}
            Retention::Keep(keep) => {
                let end = end_of_window(claimed_at, keep.months, &policy.zone);
                assert!(now >= end, "I4: {} goes before its date", key.category);
            }
            Retention::UntilFinalMail => {
                assert!(self.final_mail || now.since_ms(claimed_at) >= 3 * DAY_MS, "I4: the contact goes early");
            }
        }
    }

    /// The end of the veto, if two different people approved.
    fn veto_end(&self, policy: &Policy) -> Option<Timestamp> {
        let [(first, _), (second, at)] = self.approvals.as_slice() else { return None };
        assert_ne!(first, second, "I15: one person approved twice");
        let end = business_day_end(*at, 3, &policy.zone, &policy.calendar);
        Some(self.veto_moved.map_or(end, |moved| moved.max(end)))
    }

    /// I16: what was promised never moves earlier, an immediate deletion approved twice aside.
    fn judge_moments(before: &Deletion, command: &Command, transition: &Transition) {
        if let (State::Pending(was), State::Pending(is)) = (before.state(), transition.next.state()) {
            assert_eq!(is.revoke_until(), is.purge_at());
            let approved = matches!(transition.event, Event::ImmediateApproved { .. });
            assert!(
                approved || is.revoke_until() >= was.revoke_until(),
                "I16: the way back was cut short by {}",
                command.name()
            );
        }
        if let (State::Erased(was), State::Erased(is)) = (before.state(), transition.next.state()) {
            for kept in &was.kept {
                let now = is.kept.iter().find(|other| other.category == kept.category);
                let mail = *command == Command::FinalMailAccepted;
                assert!(mail || now.is_none_or(|now| now.until >= kept.until), "I16: {} is due earlier", kept.category);
            }
        }
    }

    /// I15
    fn judge_people(&self, command: &Command) {
        let judge = |by: &Reviewer, filer: &Filer| {
            assert_ne!(*filer, Filer::Staff(by.id.clone()), "I15: decided by its filer");
            assert_ne!(by.own_account, Some(account().id), "I15: decided by the person");
        };
        match command {
            Command::DecideRevocation { by, .. } => {
                judge(by, &self.stopping.as_ref().expect("an application was decided that nobody filed").1);
            }
            Command::ApproveImmediate { by, .. } => {
                judge(by, &self.immediate.as_ref().expect("an application was approved that nobody filed").1);
                assert!(self.approvals.iter().all(|(id, _)| *id != by.id), "I15: one person approved twice");
            }
            Command::RefuseImmediate { by, .. } => {
                judge(by, &self.immediate.as_ref().expect("an application was refused that nobody filed").1);
                assert!(self.approvals.len() < 2, "I15: one person undid what two had approved");
            }
            _ => {}
        }
    }

    /// I20
    fn judge_answers(command: &Command, now: Timestamp, transition: &Transition) {
        match command {
            Command::Confirm { understood, eligibility, proof_at, phrase, .. } => {
                let fresh = *proof_at <= now && now.since_ms(*proof_at) < 30 * MINUTE_MS;
                assert!(*understood && fresh, "I20: confirmed without understanding or proof");
                assert_ne!(*eligibility, Eligibility::Unknown, "I20: confirmed without an answer");
                assert_ne!(*phrase, shared::deletion::Typed::Differs, "I20: confirmed with a wrong phrase");
            }
            Command::Claim { eligibility } | Command::Recheck { eligibility, .. } => {
                assert_ne!(*eligibility, Eligibility::Unknown, "I20: went on without an answer");
                let went_on = matches!(transition.event, Event::Claimed { .. } | Event::Resumed { .. });
                assert!(!went_on || *eligibility == Eligibility::Clear, "I20: went on although blocked");
            }
            Command::FileImmediate { proof_at, contacts_unchanged_since, phrase, .. } => {
                let old = contacts_unchanged_since.is_some_and(|since| now.since_ms(since) >= 30 * DAY_MS);
                assert!(old && now.since_ms(*proof_at) < 5 * MINUTE_MS, "I20: immediate without grounds");
                assert_eq!(*phrase, shared::deletion::Typed::Matches, "immediate without the phrase");
            }
            _ => {}
        }
    }

    /// I5 and I6 over a whole life: whoever was claimed is cleared, by exactly one job for each category at each of its
    /// processors: thirteen categories, three of them held by two.
    pub fn check_whole_life(&self, deletion: &Deletion) {
        assert_eq!(self.claimed_at.is_some(), deletion.state().name() == "cleared");
        if self.claimed_at.is_some() {
            let categories: BTreeSet<&CategoryId> = self.done.iter().map(|key| &key.category).collect();
            assert_eq!((self.done.len(), categories.len()), (16, 13), "I6: one job for each category and processor");
            assert_eq!(self.done, self.sent);
        }
    }
}
