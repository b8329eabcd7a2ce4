//! A small world for the tests: the standard policy, names, moments, and short ways into each state.

use chrono::{DateTime, Offset, TimeZone};
use chrono_tz::Tz;
use shared::deletion::{
    Acknowledgement, Command, Deletion, Proof, Refusal, RevocationProof, Transition, Typed, WindowChoice, Wish, decide,
};
use shared::eligibility::{BlockerKind, ConsequenceDigest, Eligibility};
use shared::id::{AccountId, AccountKey, DeletionId, PolicyVersion, Reference};
use shared::policy::{self, Policy};
use shared::time::{Timestamp, Zone};
use std::collections::BTreeSet;
use std::sync::OnceLock;

pub const STANDARD: &str = include_str!("../../../frontend/policies/standard.toml");
pub const STRICT: &str = include_str!("../../../frontend/policies/strict.toml");

/// A zone's table, as `edge/build.rs` makes it.
pub fn zone(name: &str) -> Option<Zone> {
    let tz: Tz = name.parse().ok()?;
    let offset = |at_s: i64| {
        let utc = DateTime::from_timestamp(at_s, 0).unwrap().naive_utc();
        tz.offset_from_utc_datetime(&utc).fix().local_minus_utc()
    };
    Zone::walk(offset).ok()
}

/// A policy file that offers English alone: what a test puts into it needs no other words.
pub fn in_english(toml: &str) -> String {
    let kept = |line: &&str| !line.starts_with("languages = ") && !line.starts_with("privacy_section = ");
    let lines: Vec<&str> = toml.lines().filter(kept).collect();
    lines.join("\n").replacen("\n[", "\nprivacy_section = \"Section 10\"\n\n[", 1)
}

/// Parses a file as it is.
pub fn parse(toml: &str) -> Policy {
    policy::parse(toml, &zone).unwrap_or_else(|faults| panic!("{faults}"))
}

/// Parsed once: walking forty years of a zone for every test would be slow.
pub fn standard() -> Policy {
    static POLICY: OnceLock<Policy> = OnceLock::new();
    POLICY.get_or_init(|| parse(STANDARD)).clone()
}

/// The standard file without a way back, and without whatever speaks of one.
pub fn irreversible() -> String {
    STANDARD
        .replace("window = { months = 2 }", "window = \"none\"")
        .replace("revocation = \"self-service\"\n", "")
        .replace("immediate = { veto_business_days = 3 }", "immediate = \"off\"")
        .replace("knowing_choice = true", "knowing_choice = false")
        .replace("do_not_wait = true", "do_not_wait = false")
}

/// `2027-01-31T12:00:00+02:00`
pub fn at(text: &str) -> Timestamp {
    Timestamp::from_ms(DateTime::parse_from_rfc3339(text).unwrap().timestamp_millis())
}

/// The fingerprint of what the policy tells; the standard one is counted once, since hashing is slow without optimisation.
pub fn consequences(policy: &Policy) -> ConsequenceDigest {
    static STANDARD: OnceLock<(Policy, ConsequenceDigest)> = OnceLock::new();
    let (known, digest) = STANDARD.get_or_init(|| (standard(), standard().consequences()));
    if policy == known { *digest } else { policy.consequences() }
}

pub fn account() -> AccountKey {
    AccountKey { id: AccountId::parse("acc-1").unwrap(), epoch: 0 }
}

/// A quiet Monday, far from any change of clocks.
pub fn monday() -> Timestamp {
    at("2026-11-23T10:00:00+02:00")
}

pub fn start(now: Timestamp) -> Transition {
    start_to(Wish::Leave, now)
}

pub fn start_to(wish: Wish, now: Timestamp) -> Transition {
    let reference = Reference::from_random([7; 15]);
    Deletion::start(DeletionId::from_random([1; 16]), reference, PolicyVersion(1), wish, now)
}

pub fn blocked_by(kinds: &[BlockerKind]) -> Eligibility {
    Eligibility::of(kinds.iter().copied().collect::<BTreeSet<_>>())
}

pub fn confirm(now: Timestamp, policy: &Policy, eligibility: Eligibility) -> Command {
    Command::Confirm {
        understood: true,
        consequences: consequences(policy),
        eligibility,
        proof_at: now,
        reason: None,
        identifier: Typed::Missing,
        phrase: Typed::Missing,
        window: WindowChoice::Policy,
    }
}

/// When the purge is due, as everybody has been told; panics unless pending.
pub fn purge_at(deletion: &Deletion) -> Timestamp {
    match deletion.state() {
        shared::deletion::State::Pending(pending) => pending.purge_at(),
        other => panic!("not pending: {}", other.name()),
    }
}

/// A deletion with its policy: `world.step(command, now)` moves it on.
pub struct World {
    pub deletion: Deletion,
    pub policy: Policy,
}

impl World {
    pub fn with(policy: Policy, now: Timestamp) -> Self {
        Self { deletion: start(now).next, policy }
    }

    pub fn unverified(now: Timestamp) -> Self {
        Self::with(standard(), now)
    }

    pub fn try_step(&self, command: &Command, now: Timestamp) -> Result<Transition, Refusal> {
        decide(&self.deletion, command, now, &self.policy)
    }

    /// Moves on; panics on a refusal.
    pub fn step(&mut self, command: &Command, now: Timestamp) -> Transition {
        let transition =
            self.try_step(command, now).unwrap_or_else(|refusal| panic!("{} refused: {refusal}", command.name()));
        self.deletion = transition.next.clone();
        transition
    }

    pub fn refusal(&self, command: &Command, now: Timestamp) -> &'static str {
        self.try_step(command, now).expect_err("accepted").code()
    }

    pub fn prepared(mut self, now: Timestamp) -> Self {
        self.step(&Command::Prove { account: account(), by: Proof::Code }, now);
        self
    }

    pub fn sent(mut self, now: Timestamp, eligibility: Eligibility) -> Self {
        let command = confirm(now, &self.policy, eligibility);
        self.step(&command, now);
        self
    }

    pub fn pending(now: Timestamp) -> Self {
        Self::unverified(now).prepared(now).sent(now, Eligibility::Clear)
    }

    pub fn pending_with(policy: Policy, now: Timestamp) -> Self {
        Self::with(policy, now).prepared(now).sent(now, Eligibility::Clear)
    }

    pub fn blocked(now: Timestamp) -> Self {
        Self::unverified(now).prepared(now).sent(now, blocked_by(&[BlockerKind::Unpaid]))
    }

    /// When the purge is due; panics unless pending.
    pub fn purge_at(&self) -> Timestamp {
        purge_at(&self.deletion)
    }

    pub fn claimed(mut self) -> Self {
        let due = self.purge_at();
        self.step(&Command::Claim { eligibility: Eligibility::Clear }, due);
        self
    }

    /// Acknowledges every job that is out.
    pub fn acknowledged(mut self, now: Timestamp) -> Self {
        for key in self.jobs_out() {
            let (processor, category) = (key.processor, key.category);
            let acknowledgement = Acknowledgement::Acknowledged;
            self.step(&Command::JobDone { processor, category, acknowledgement }, now);
        }
        self
    }

    pub fn jobs_out(&self) -> Vec<shared::job::JobKey> {
        use shared::deletion::{JobProgress, JobStatus, State};
        use shared::retention::Clearing;
        let open = |jobs: &[JobProgress]| -> Vec<shared::job::JobKey> {
            jobs.iter().filter(|job| !matches!(job.status, JobStatus::Done { .. })).map(|job| job.key.clone()).collect()
        };
        match self.deletion.state() {
            State::Erasing(state) => open(&state.jobs),
            State::Erased(state) => state
                .kept
                .iter()
                .flat_map(|kept| match &kept.progress {
                    Clearing::Running { jobs, .. } => open(jobs),
                    Clearing::Waiting => Vec::new(),
                })
                .collect(),
            _ => Vec::new(),
        }
    }

    pub fn revoked(mut self, now: Timestamp) -> Self {
        self.step(&Command::Revoke { proof: RevocationProof::Code }, now);
        self
    }
}
