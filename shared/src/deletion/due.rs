//! What time alone demands of a deletion (invariant I5: nothing due is left behind).

use super::{Deletion, State};
use crate::id::CategoryId;
use crate::retention::{Clearing, Kept};
use crate::time::Timestamp;

/// What the sweep must do, one at a time; it asks again afterwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Due {
    /// `Command::Expire`.
    Expire,
    /// Ask the directory, then `Command::Recheck`.
    Recheck,
    /// `Command::AnswerBlocked`.
    AnswerBlocked,
    /// `Command::AnnounceStopEnd`.
    AnnounceStopEnd,
    /// Ask the directory, then `Command::Claim`.
    Claim,
    /// `Command::RunAgain`.
    RunAgain,
    /// `Command::Clear`.
    Clear {
        /// Which.
        category: CategoryId,
    },
}

impl Deletion {
    /// The next moment at which [`due`](Self::due) answers something; `None` if only a command can move it.
    #[must_use]
    pub fn next_at(&self) -> Option<Timestamp> {
        self.agenda().into_iter().map(|(at, _)| at).min()
    }

    /// What is due at this moment: what has run out ends, whatever else a late sweep finds; then the oldest first.
    #[must_use]
    pub fn due(&self, now: Timestamp) -> Option<Due> {
        let agenda = self.agenda().into_iter().filter(|(at, _)| *at <= now);
        agenda.min_by_key(|(at, due)| (*due != Due::Expire, *at)).map(|(_, due)| due)
    }

    fn agenda(&self) -> Vec<(Timestamp, Due)> {
        match &self.state {
            State::Unverified(state) => vec![(state.expires_at, Due::Expire)],
            State::Preparing(state) => vec![(state.expires_at, Due::Expire)],
            State::Blocked(state) => {
                let mut agenda = vec![(state.expires_at, Due::Expire), (state.recheck_at, Due::Recheck)];
                agenda.extend(state.answer_at.map(|at| (at, Due::AnswerBlocked)));
                agenda
            }
            State::Pending(state) => {
                let claim = self.claimable_from().map(|at| (at, Due::Claim));
                // Under a hold on everything nothing goes on when the stop ends: there is nothing to announce yet.
                let announce = state.revocation.as_ref().and_then(|application| application.announce_at);
                let announce = announce.filter(|_| claim.is_some()).map(|at| (at, Due::AnnounceStopEnd));
                announce.into_iter().chain(claim).collect()
            }
            State::Erasing(state) => vec![(state.run_again_at, Due::RunAgain)],
            State::Erased(state) => state.kept.iter().filter_map(|kept| self.kept_agenda(kept)).collect(),
            State::Revoked(_) | State::Cleared(_) | State::Expired { .. } | State::Withdrawn { .. } => Vec::new(),
        }
    }

    fn kept_agenda(&self, kept: &Kept) -> Option<(Timestamp, Due)> {
        match &kept.progress {
            Clearing::Running { run_again_at, .. } => Some((*run_again_at, Due::RunAgain)),
            Clearing::Waiting if self.holds.iter().any(|hold| hold.keeps(&kept.category)) => None,
            Clearing::Waiting => Some((kept.until, Due::Clear { category: kept.category.clone() })),
        }
    }

    /// When the claim may be tried; `None` while a hold or an undecided application stops it without end.
    fn claimable_from(&self) -> Option<Timestamp> {
        use crate::application::Stop;
        let State::Pending(pending) = &self.state else { return None };
        if self.holds.iter().any(crate::hold::Hold::stops_everything) {
            return None;
        }
        match pending.revocation.as_ref().map(|application| application.stop) {
            Some(Stop::UntilDecided) => None,
            Some(Stop::Until(end)) => Some(pending.purge_at().max(end)),
            Some(Stop::Never) | None => Some(pending.purge_at()),
        }
    }
}
