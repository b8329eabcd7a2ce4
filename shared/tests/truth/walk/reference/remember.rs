//! What is remembered of each accepted command.

use super::Reference;
use crate::world::purge_at;
use shared::deletion::{Command, Deletion, Event, Transition, WindowChoice};
use shared::job::JobKey;
use shared::limits::DAY_MS;
use shared::policy::Policy;
use shared::time::{Timestamp, Window, end_of_window};

impl Reference {
    pub(super) fn remember(
        &mut self,
        before: &Deletion,
        command: &Command,
        now: Timestamp,
        transition: &Transition,
        policy: &Policy,
    ) {
        self.events.push(transition.event.kind());
        match command {
            Command::Confirm { window, .. } => self.chosen = Some(*window),
            Command::FileRevocation { id, filer, verified_at, .. } => {
                let until = match (verified_at, self.unproven_before) {
                    (Some(_), _) => None,
                    // Held back for fourteen days from the day on which the purge was due.
                    (None, false) => Some(purge_at(before).plus_ms(14 * DAY_MS)),
                    (None, true) => Some(now),
                };
                self.unproven_before |= verified_at.is_none();
                self.stopping = Some((id.clone(), filer.clone(), until));
            }
            Command::DecideRevocation { .. } => self.stopping = None,
            Command::FileImmediate { id, filer, .. } => self.immediate = Some((id.clone(), filer.clone())),
            Command::ApproveImmediate { by, .. } => self.approvals.push((by.id.clone(), now)),
            Command::VetoImmediate { .. } | Command::RefuseImmediate { .. } => {
                (self.immediate, self.approvals, self.veto_moved) = (None, Vec::new(), None);
            }
            Command::PlaceHold { hold } => {
                self.holds.insert(hold.id.clone(), hold.clone());
            }
            Command::ReleaseHold { id, .. } => {
                self.holds.remove(id);
            }
            Command::JobDone { processor, category, .. } => {
                let (deletion, processor) = (transition.next.id(), processor.clone());
                self.done.insert(JobKey { deletion, processor, category: category.clone() });
            }
            Command::FinalMailAccepted => self.final_mail = true,
            _ => {}
        }
        match &transition.event {
            Event::Confirmed { .. } | Event::Resumed { .. } | Event::AccessApproved { .. } => {
                self.window_ends = Some(self.window_end(now, policy));
            }
            Event::PostponedByBlocker { purge_at, .. } | Event::PostponedByExport { purge_at } => {
                assert!(*purge_at > now, "I16: postponed to the past");
                self.window_ends = self.window_ends.max(Some(*purge_at));
                // What was approved twice waits as well.
                self.veto_moved = (self.approvals.len() == 2).then_some(*purge_at);
            }
            Event::Claimed { .. } => self.claimed_at = Some(now),
            Event::Revoked { .. } => self.revoked = true,
            _ => {}
        }
    }

    /// Two calendar months, or for whoever chose the law's clock at least a day.
    fn window_end(&self, now: Timestamp, policy: &Policy) -> Timestamp {
        assert_eq!(policy.window, Window::Months(2));
        match self.chosen {
            Some(WindowChoice::Law) => now.plus_ms(DAY_MS),
            Some(WindowChoice::Policy) | None => end_of_window(now, 2, &policy.zone),
        }
    }
}
