//! Random lives under a moving clock, watched by a reference that only remembers what happened.

mod edge;
mod op;
mod reference;

use crate::world::{World, consequences, monday, start_to};
use op::{Jump, Op};
use proptest::prelude::*;
use reference::Reference;
use shared::deletion::{Command, Deletion, Due, State, Wish, decide};
use shared::eligibility::Eligibility;
use shared::retention::Clearing;
use shared::time::Timestamp;

/// One life: the deletion, the moment, and what the reference remembers.
struct Life {
    world: World,
    now: Timestamp,
    reference: Reference,
}

impl Life {
    fn new() -> Self {
        Self::with(Wish::Leave)
    }

    fn with(wish: Wish) -> Self {
        let now = monday();
        let world = World { deletion: start_to(wish, now).next, ..World::unverified(now) };
        Self { world, now, reference: Reference::default() }
    }

    /// One life in four is that of somebody without access.
    fn of(dice: u8) -> Self {
        if dice.is_multiple_of(4) { Self::with(Wish::Access) } else { Self::new() }
    }

    fn jump(&mut self, jump: Jump) {
        let next = self.world.deletion.next_at();
        let purge = match self.world.deletion.state() {
            State::Pending(pending) => Some(pending.purge_at()),
            _ => None,
        };
        // Every seventh hour of them even so, or nothing would ever expire.
        let early = matches!(self.world.deletion.state(), State::Unverified(_) | State::Preparing(_))
            && self.now.since_ms(monday()) / shared::limits::HOUR_MS % 7 != 6;
        let to = match jump {
            Jump::Later(_) | Jump::Next(_) if early => None,
            Jump::By(ms) | Jump::Later(ms) => Some(self.now.plus_ms(ms)),
            Jump::Next(offset) => next.map(|at| at.plus_ms(offset)),
            Jump::Purge(offset) => purge.map(|at| at.plus_ms(offset)),
        };
        // Time never runs backwards.
        self.now = to.unwrap_or(self.now).max(self.now);
    }

    /// A jump of the clock, and then something happens.
    fn live(&mut self, jump: Jump, op: Op) {
        self.jump(jump);
        let command = match op {
            Op::Sweep => self.due_command(),
            Op::Do(make) => Some(make.command(&self.world, self.now)),
        };
        if let Some(command) = command {
            self.attempt(&command);
        }
    }

    /// Tries a command; the reference judges what was accepted. Returns whether it was.
    fn attempt(&mut self, command: &Command) -> bool {
        let before = self.world.deletion.clone();
        let decided = decide(&before, command, self.now, &self.world.policy);
        let again = decide(&before, command, self.now, &self.world.policy);
        assert_eq!(decided, again, "the same question has one answer");
        let Ok(transition) = decided else { return false };
        self.reference.judge(&before, command, self.now, &transition, &self.world.policy);
        self.world.deletion = transition.next;
        true
    }

    /// What the sweep does, with every system answering well.
    fn due_command(&self) -> Option<Command> {
        let consequences = consequences(&self.world.policy);
        Some(match self.world.deletion.due(self.now)? {
            Due::Expire => Command::Expire,
            Due::Recheck => Command::Recheck { eligibility: Eligibility::Clear, consequences },
            Due::AnswerBlocked => Command::AnswerBlocked,
            Due::AnnounceStopEnd => Command::AnnounceStopEnd,
            Due::Claim => Command::Claim { eligibility: Eligibility::Clear },
            Due::RunAgain => Command::RunAgain,
            Due::Clear { category } => Command::Clear { category },
        })
    }

    /// I3 at this very instant, I5's promise about `next_at`, and what must be true of any state.
    fn check_instant(&mut self) {
        self.reference.judge_promise(&self.world.deletion, self.now, &self.world.policy);
        let deletion = &self.world.deletion;
        let possible = |command: &Command| decide(deletion, command, self.now, &self.world.policy).is_ok();
        let revocable = possible(&Command::Revoke { proof: shared::deletion::RevocationProof::Code });
        let claimable = possible(&Command::Claim { eligibility: Eligibility::Clear });
        assert!(!(revocable && claimable), "both revocable and claimable");
        let is_due = deletion.next_at().is_some_and(|at| at <= self.now);
        assert_eq!(is_due, deletion.due(self.now).is_some());
        let json = serde_json::to_string(deletion).unwrap();
        assert_eq!(&serde_json::from_str::<Deletion>(&json).unwrap(), deletion);
    }

    /// I5: whatever happened so far, a sweep that runs and systems that answer bring it to its end.
    fn run_to_the_end(&mut self) {
        for _ in 0..400 {
            if self.world.deletion.state().is_final() {
                return;
            }
            for command in self.unblock() {
                self.attempt(&command);
            }
            match self.due_command() {
                Some(command) => {
                    assert!(self.attempt(&command), "{} was due and refused", command.name());
                }
                None => self.now = self.world.deletion.next_at().unwrap_or(self.now).max(self.now),
            }
        }
        panic!("left behind: {:?}", self.world.deletion);
    }

    /// What people and processors still owe: releases, decisions, acknowledgements.
    fn unblock(&self) -> Vec<Command> {
        let deletion = &self.world.deletion;
        let mut commands: Vec<Command> = deletion
            .holds()
            .iter()
            .map(|hold| Command::ReleaseHold { id: hold.id.clone(), by: hold.placed_by.clone() })
            .collect();
        if let State::Pending(pending) = deletion.state()
            && let Some(application) = &pending.revocation
        {
            let by = crate::table::reviewer("zoe");
            commands.push(Command::DecideRevocation { id: application.id.clone(), by, granted: false });
        }
        for key in self.world.jobs_out() {
            let acknowledgement = shared::deletion::Acknowledgement::Acknowledged;
            commands.push(Command::JobDone { processor: key.processor, category: key.category, acknowledgement });
        }
        commands
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_life_breaks_an_invariant_and_every_life_ends(
        dice in 0..=255_u8,
        ops in proptest::collection::vec(op::any(), 1..60),
    ) {
        let mut life = Life::of(dice);
        for (jump, op) in ops {
            life.live(jump, op);
            life.check_instant();
        }
        life.run_to_the_end();
        life.reference.check_whole_life(&life.world.deletion);
    }
}

/// Where it must have been.
const WANTED: &[&str] = &[
    "unverified",
    "preparing",
    "blocked",
    "pending",
    "revoked",
    "erasing",
    "erased",
    "expired",
    "withdrawn",
    "clearing",
    "storage-only",
    "immediate-approved",
    "immediate-vetoed",
    "immediate-refused",
    "revocation-filed",
    "revocation-refused",
    "stop-end-announced",
    "postponed-by-blocker",
    "postponed-by-export",
    "asked-again",
    "resumed",
    "blocked-answered",
    "hold-placed",
    "hold-released",
    "disclosed",
    "final-mail-accepted",
    "ran-again",
    "job-failed",
    "question-asked",
    "question-answered",
    "access-filed",
    "access-seconded",
    "access-approved",
    "access-refused",
    "access-vetoed",
];

/// The walk is worth something only if it gets everywhere; this counts where it has been. (`cleared` is
/// where every claimed life ends in the property above.)
#[test]
fn random_lives_reach_every_state() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let mut seen = std::collections::BTreeMap::new();
    for dice in 0..500_u32 {
        let ops = proptest::collection::vec(op::any(), 1..60).new_tree(&mut runner).unwrap().current();
        let mut life = Life::of(u8::try_from(dice % 256).unwrap());
        for (jump, op) in ops {
            life.live(jump, op);
            *seen.entry(life.world.deletion.state().name()).or_insert(0) += 1;
            if let State::Erased(erased) = life.world.deletion.state() {
                let running = erased.kept.iter().any(|kept| matches!(kept.progress, Clearing::Running { .. }));
                *seen.entry(if running { "clearing" } else { "storage-only" }).or_insert(0) += 1;
            }
        }
        for event in life.reference.events() {
            *seen.entry(event).or_insert(0) += 1;
        }
    }
    for state in WANTED {
        assert!(seen.get(state).copied().unwrap_or(0) >= 3, "{state} is hardly ever reached: {seen:?}");
    }
}
