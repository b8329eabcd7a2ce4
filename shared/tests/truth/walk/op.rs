//! What can happen in a random life: a jump of the clock, then a sweep or a command.

use crate::hold::handed_out;
use crate::table::{application, hold_on, reviewer};
use crate::world::{World, account, blocked_by, confirm, consequences};
use proptest::prelude::*;
use shared::application::{Evidence, Filer, Reviewer, waits_until};
use shared::deletion::{Acknowledgement, Command, Pending, Proof, RevocationProof, State, Typed, WindowChoice, Wish};
use shared::eligibility::{BlockerKind, ConsequenceDigest, Eligibility};
use shared::export::{Answer, CopyChoice};
use shared::hold::{Hold, Scope};
use shared::id::{ApplicationId, CategoryId, HoldId, ProcessorId, StaffId};
use shared::limits::{DAY_MS, HOUR_MS, MINUTE_MS};
use shared::time::Timestamp;
use std::collections::BTreeSet;

#[derive(Clone, Copy, Debug)]
pub enum Jump {
    By(i64),
    /// The same, once a request has taken effect: before, it would only expire.
    Later(i64),
    /// To what is due next, give or take some milliseconds.
    Next(i64),
    /// To the end of the way back, give or take some milliseconds.
    Purge(i64),
}

#[derive(Clone, Copy, Debug)]
pub enum Op {
    Sweep,
    Do(Make),
}

/// A command to be made when the life is there; the numbers choose its details.
#[derive(Clone, Copy, Debug)]
pub struct Make {
    kind: u8,
    a: u8,
    b: u8,
}

pub fn any() -> impl Strategy<Value = (Jump, Op)> {
    let jump = prop_oneof![
        6 => Just(Jump::By(0)),
        2 => Just(Jump::By(MINUTE_MS)),
        1 => (0..30_i64).prop_map(|hours| Jump::By(hours * HOUR_MS)),
        1 => (0..40_i64).prop_map(|days| Jump::Later(days * DAY_MS)),
        2 => (-5..6_i64).prop_map(Jump::Next),
        1 => (-5..6_i64).prop_map(Jump::Purge),
    ];
    let make = (0..=255_u8, 0..12_u8, 0..12_u8).prop_map(|(kind, a, b)| Op::Do(Make { kind, a, b }));
    (jump, prop_oneof![1 => Just(Op::Sweep), 5 => make])
}

fn staff(number: u8) -> Reviewer {
    let mut by = reviewer(["ann", "ben", "cat"][usize::from(number % 3)]);
    if number >= 9 {
        by.own_account = Some(account().id);
    }
    by
}

fn filer(number: u8) -> Filer {
    if number.is_multiple_of(2) { Filer::Person } else { Filer::Staff(staff(number).id) }
}

fn eligibility(number: u8) -> Eligibility {
    match number {
        0..8 => Eligibility::Clear,
        8..11 => blocked_by(&[BlockerKind::ALL[usize::from(number % 4)]]),
        _ => Eligibility::Unknown,
    }
}

fn category(number: u8, world: &World) -> CategoryId {
    world.policy.categories[usize::from(number) % world.policy.categories.len()].id.clone()
}

fn hold(number: u8, scope: u8, world: &World, now: Timestamp) -> Hold {
    let plain = hold_on(["h1", "h2"][usize::from(number % 2)], "orders", now);
    match scope {
        0..3 => Hold { scope: Scope::Everything, ..plain },
        _ => Hold { scope: Scope::Categories([category(scope, world), category(number, world)].into()), ..plain },
    }
}

impl Make {
    /// Mostly something that fits the state, so that lives get far; now and then anything at all.
    pub fn command(self, world: &World, now: Timestamp) -> Command {
        let fitting: &[u8] = match world.deletion.state() {
            State::Unverified(state) if state.access.is_some() => &[29, 29, 29, 29, 29, 29, 30, 31, 5],
            State::Unverified(state) if state.wish == Wish::Access => &[28, 28, 28, 28, 0],
            State::Unverified(_) => &[0, 0, 0, 0, 0, 5],
            State::Preparing(_) => &[2, 3, 5, 1, 1, 1, 1, 1, 1, 16],
            State::Blocked(_) => &[2, 3, 4, 5, 6, 6, 7, 16, 17],
            State::Pending(pending) if is_asked(pending, now) => &[27, 27, 27, 11, 12, 14, 14, 14, 14, 14, 18, 25, 26],
            State::Pending(pending) if pending.immediate.is_some() => {
                &[14, 14, 14, 14, 14, 15, 25, 18, 18, 11, 12, 16, 17, 3, 26]
            }
            State::Pending(pending) if now >= pending.purge_at() && pending.has_way_back(now) => {
                &[10, 11, 12, 16, 17, 18, 18, 24, 24, 24, 24, 26, 27]
            }
            State::Pending(pending) if pending.revocation.is_some() => {
                &[3, 8, 9, 10, 11, 11, 12, 13, 13, 13, 13, 16, 17, 18, 26, 26, 26]
            }
            State::Pending(_) => {
                &[2, 3, 4, 8, 9, 10, 11, 11, 12, 13, 13, 13, 14, 14, 14, 14, 14, 14, 15, 16, 17, 17, 18]
            }
            State::Erasing(_) => &[16, 17, 19, 19, 19, 19, 20],
            State::Erased(_) => &[21, 21, 16, 17, 17, 19, 19, 20, 22, 22, 32],
            State::Revoked(_) | State::Cleared(_) => &[0, 32],
            State::Expired { .. } | State::Withdrawn { .. } => &[0],
        };
        let kind = if self.kind < 200 { fitting[usize::from(self.kind) % fitting.len()] } else { self.kind % 33 };
        if kind < 10 { self.person(kind, world, now) } else { self.desk(kind, world, now) }
    }

    /// What a person, the directory or a clock says.
    fn person(self, kind: u8, world: &World, now: Timestamp) -> Command {
        let Self { a, b, .. } = self;
        match kind {
            0 => Command::Prove { account: account(), by: Proof::Code },
            1 => sending(world, a, b, now),
            2 => choosing(world, a, b),
            3 => Command::ExportReady { left_out: left_out(world, a, b) },
            4 => Command::ExportFailed,
            5 if a < 1 => Command::Withdraw,
            5 | 8 => Command::AccountSuspended,
            6 => rechecking(world, a, b),
            7 => Command::AnswerBlocked,
            _ => Command::QuietDone { processor: ProcessorId::parse("shop").unwrap() },
        }
    }

    /// What comes from staff, applications, the sweep and the processors.
    fn desk(self, kind: u8, world: &World, now: Timestamp) -> Command {
        let Self { a, b, .. } = self;
        let revocation = application(["r1", "r2"][usize::from(a % 2)]);
        let immediate = application(["i1", "i2"][usize::from(a / 10)]);
        match kind {
            10 if b < 2 => Command::Revoke { proof: RevocationProof::Link },
            10 | 11 => Command::FileRevocation {
                id: another(world),
                filer: filer(b),
                verified_at: (b < 4).then_some(now),
                evidence: if b < 9 { Evidence::OneOfItsMailboxes } else { Evidence::Nothing },
            },
            12 => Command::DecideRevocation { id: revocation, by: staff(b), granted: a > 7 },
            13 => Command::FileImmediate {
                id: immediate,
                filer: filer(b),
                proof_at: now.plus_ms(-i64::from(b) * MINUTE_MS / 2),
                contacts_unchanged_since: (a < 11).then_some(now.plus_ms(-i64::from(a + 28) * DAY_MS)),
                phrase: if a == 3 { Typed::Differs } else { Typed::Matches },
            },
            14 => Command::ApproveImmediate { id: immediate, by: staff(b) },
            15 => Command::VetoImmediate { id: immediate },
            16 => Command::PlaceHold { hold: hold(a, b, world, now) },
            17 => Command::ReleaseHold {
                id: HoldId::parse(["h1", "h2"][usize::from(a % 2)]).unwrap(),
                by: StaffId::parse("lead").unwrap(),
            },
            18 => Command::Claim { eligibility: eligibility(a) },
            19 => job(world, a, b),
            20 => Command::RunAgain,
            21 => Command::FinalMailAccepted,
            22 => Command::Clear { category: category(a, world) },
            24 => Command::AnnounceStopEnd,
            32 => Command::TellDisclosure { disclosure: handed_out("orders", now) },
            25 => Command::RefuseImmediate { id: immediate, by: staff(b) },
            26 => Command::AskQuestion { id: waiting(world, b).unwrap_or(revocation), by: staff(b).id },
            27 => Command::AnswerQuestion { id: waiting(world, b).unwrap_or(immediate) },
            28..=31 => self.access(kind),
            _ => Command::Expire,
        }
    }
}

fn is_asked(pending: &Pending, now: Timestamp) -> bool {
    let revocation = pending.revocation.iter().map(|application| &application.questions);
    let immediate = pending.immediate.iter().map(|application| &application.questions);
    revocation.chain(immediate).any(|questions| waits_until(questions, now).is_some())
}

/// One of the applications that wait.
fn waiting(world: &World, b: u8) -> Option<ApplicationId> {
    let State::Pending(pending) = world.deletion.state() else { return None };
    let revocation = pending.revocation.iter().map(|application| application.id.clone());
    let all: Vec<ApplicationId> = revocation.chain(pending.immediate.iter().map(|one| one.id.clone())).collect();
    all.get(usize::from(b) % all.len().max(1)).cloned()
}

/// A name that no waiting application has: no two ever have one.
fn another(world: &World) -> ApplicationId {
    let waits = match world.deletion.state() {
        State::Pending(pending) => pending.revocation.as_ref().map(|application| &application.id),
        _ => None,
    };
    application(if waits == Some(&application("r1")) { "r2" } else { "r1" })
}

impl Make {
    /// What comes of an application without access: mostly of an account that there is.
    fn access(self, kind: u8) -> Command {
        let Self { a, b, .. } = self;
        let id = application(["a1", "a2"][usize::from(a / 11)]);
        match kind {
            28 => Command::FileAccess { id, filer: filer(b), account: (a < 10).then(account) },
            29 => Command::ApproveAccess { id, by: staff(b), eligibility: eligibility(a) },
            30 => Command::RefuseAccess { id, by: staff(b) },
            _ => Command::VetoAccess { id },
        }
    }
}

fn sending(world: &World, a: u8, b: u8, now: Timestamp) -> Command {
    let mut command = confirm(now, &world.policy, eligibility(a));
    if let Command::Confirm { understood, proof_at, phrase, window, .. } = &mut command {
        *understood = b != 0;
        *proof_at = now.plus_ms(-i64::from(b) * 3 * MINUTE_MS);
        *phrase = if b == 1 { Typed::Differs } else { Typed::Missing };
        *window = if b % 3 == 2 { WindowChoice::Law } else { WindowChoice::Policy };
    }
    command
}

/// Now and then with an answer for a category, which may be one that no copy has.
fn choosing(world: &World, a: u8, b: u8) -> Command {
    let choice = if a < 9 { CopyChoice::Prepare } else { CopyChoice::None };
    let answer = [Answer::Have, Answer::NotNeeded, Answer::NotNeeded][usize::from(b % 3)];
    let answers = (b < 8).then(|| (category(b, world), answer)).into_iter().collect();
    Command::ChooseCopy { choice, answers }
}

/// What the maker of a copy read before: mostly what is true still.
fn left_out(world: &World, a: u8, b: u8) -> BTreeSet<CategoryId> {
    let mut left_out: BTreeSet<CategoryId> =
        world.deletion.answers().keys().filter(|id| world.deletion.leaves_out(id)).cloned().collect();
    left_out.extend((a < 3).then(|| category(b, world)));
    left_out
}

fn rechecking(world: &World, a: u8, b: u8) -> Command {
    let other = ConsequenceDigest::from_bytes([b; 32]);
    let consequences = if b < 3 { other } else { consequences(&world.policy) };
    Command::Recheck { eligibility: eligibility(a), consequences }
}

/// Mostly a job that is out; now and then one that is not.
fn job(world: &World, a: u8, b: u8) -> Command {
    let out = world.jobs_out();
    let (processor, category) = match out.get(usize::from(b) % out.len().max(1)) {
        Some(key) if b < 10 => (key.processor.clone(), key.category.clone()),
        _ => (ProcessorId::parse("shop").unwrap(), category(b, world)),
    };
    if a < 10 {
        Command::JobDone { processor, category, acknowledgement: Acknowledgement::Acknowledged }
    } else {
        Command::JobFailed { processor, category }
    }
}
