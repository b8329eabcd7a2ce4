//! Every state against every command, twice: a minute after the state began, and when it is due.
//! A cell is `ok` or the code of the refusal.

use crate::access::file_access;
use crate::hold::handed_out;
use crate::world::{World, account, blocked_by, confirm, monday, start_to};
use shared::application::{Evidence, Filer, Reviewer};
use shared::deletion::{Acknowledgement, Command, Proof, RevocationProof, State, Typed, Wish};
use shared::eligibility::{BlockerKind, Eligibility};
use shared::export::{Answers, CopyChoice};
use shared::hold::{Hold, HoldBasis, Scope};
use shared::id::{AccountId, ApplicationId, CategoryId, HoldId, ProcessorId, StaffId};
use shared::limits::{DAY_MS, MINUTE_MS};
use shared::time::Timestamp;
use std::collections::BTreeSet;

const STATES: [&str; 13] = [
    "unverified",
    "preparing",
    "blocked",
    "pending",
    "pending with applications",
    "revoked",
    "erasing",
    "erased",
    "cleared",
    "expired",
    "withdrawn",
    "unverified, to keep",
    "unverified, without access",
];

const W: &str = "wrong-state";
const OK: &str = "ok";
const EARLY: &str = "too-early";
const LATE: &str = "too-late";
const DONE: &str = "already-done";
const NONE: &str = "no-such-application";
const TWICE: &str = "already-confirmed";
const BACK: &str = "already-revoked";

#[rustfmt::skip]
const SOON: [(&str, [&str; 13]); 34] = [
    // command              unver prep   blocked pending  +appl.  revoked erasing erased cleared expired withdrawn keep access
    ("prove",               [OK,  W,     W,      W,       W,      W,      W,      W,     W,      W,      W, W, W]),
    ("choose-copy",         [W,   OK,    OK,     OK,      OK,     W,      W,      W,     W,      W,      W, W, W]),
    ("export-ready",        [W,   OK,    OK,     OK,      OK,     W,      W,      W,     W,      W,      W, W, W]),
    ("export-failed",       [W,   OK,    OK,     OK,      OK,     W,      W,      W,     W,      W,      W, W, W]),
    ("withdraw",            [OK,  OK,    OK,     W,       W,      W,      W,      W,     W,      W,      W, OK, OK]),
    ("confirm",             [W,   OK,    TWICE,  TWICE,   TWICE,  W,      W,      W,     W,      W,      W, W, W]),
    ("recheck",             [W,   W,     OK,     W,       W,      W,      W,      W,     W,      W,      W, W, W]),
    ("answer-blocked",      [W,   W,     EARLY,  W,       W,      W,      W,      W,     W,      W,      W, W, W]),
    ("account-suspended",   [W,   W,     W,      OK,      OK,     W,      W,      W,     W,      W,      W, W, W]),
    ("quiet-done",          [W,   W,     W,      OK,      OK,     W,      W,      W,     W,      W,      W, W, W]),
    ("revoke",              [W,   W,     W,      OK,      OK,     BACK,   LATE,   LATE,  LATE,   W,      W, W, W]),
    ("file-revocation",     [W,   W,     W,      OK,      "already-filed", BACK, LATE, LATE, LATE, W,    W, W, W]),
    ("announce-stop-end",   [W,   W,     W,      NONE,    EARLY,  W,      W,      W,     W,      W,      W, W, W]),
    ("decide-revocation",   [W,   W,     W,      NONE,    OK,     BACK,   LATE,   LATE,  LATE,   W,      W, W, W]),
    ("file-immediate",      [W,   W,     W,      OK,      "already-filed", W, W,  W,     W,      W,      W, W, W]),
    ("approve-immediate",   [W,   W,     W,      NONE,    OK,     W,      W,      W,     W,      W,      W, W, W]),
    ("refuse-immediate",    [W,   W,     W,      NONE,    OK,   W,      W,      W,     W,      W,      W, W, W]),
    ("veto-immediate",      [W,   W,     W,      NONE,    OK,     W,      W,      W,     W,      W,      W, W, W]),
    ("place-hold",          [W,   OK,    OK,     OK,      OK,     W,      OK,     OK,    W,      W,      W, W, W]),
    ("release-hold",        ["no-such-hold", OK, OK, OK,  OK,     W,      OK,     OK,    W,      W,      W, "no-such-hold", "no-such-hold"]),
    ("claim",               [W,   W,     W,      EARLY,   EARLY,  W,      W,      W,     W,      W,      W, W, W]),
    ("job-done",            [W,   W,     W,      W,       W,      W,      OK,     DONE,  DONE,   W,      W, W, W]),
    ("job-failed",          [W,   W,     W,      W,       W,      W,      OK,     DONE,  DONE,   W,      W, W, W]),
    ("run-again",           [W,   W,     W,      W,       W,      W,      EARLY,  EARLY, W,      W,      W, W, W]),
    ("final-mail-accepted", [W,   W,     W,      W,       W,      W,      W,      OK,    W,      W,      W, W, W]),
    ("clear",               [W,   W,     W,      W,       W,      W,      W,      EARLY, W,      W,      W, W, W]),
    ("expire",              [EARLY, EARLY, EARLY, W,      W,      W,      W,      W,     W,      W,      W, EARLY, EARLY]),
    ("file-access",         [W,   W,   W,      W,      W,       W,      W,      W,     W,      W,      W, W, "already-filed"]),
    ("approve-access",      [NONE, W,   W,      W,      W,       W,      W,      W,     W,      W,      W, NONE, OK]),
    ("refuse-access",       [NONE, W,   W,      W,      W,       W,      W,      W,     W,      W,      W, NONE, OK]),
    ("veto-access",         [NONE, W,   W,      W,      W,       W,      W,      W,     W,      W,      W, NONE, OK]),
    ("ask-question",        [W,   W,     W,      NONE,    OK,     W,      W,      W,     W,      W,      W, W, W]),
    ("answer-question",     [W,   W,     W,      NONE,    "no-question", W, W,    W,     W,      W,      W, W, W]),
    ("tell-disclosure",     [W,   OK,    OK,     OK,      OK,     OK,     OK,     OK,    OK,     W,      W, W, W]),
];

#[rustfmt::skip]
const DUE: [(&str, [&str; 13]); 34] = [
    // command              unver prep   blocked pending  +appl.  revoked erasing erased cleared expired withdrawn keep access
    ("prove",               [LATE, W,    W,      W,       W,      W,      W,      W,     W,      W,      W, W, W]),
    ("choose-copy",         [W,   LATE,  OK,     LATE,    LATE,   W,      W,      W,     W,      W,      W, W, W]),
    ("export-ready",        [W,   OK,    OK,     OK,      OK,     W,      W,      W,     W,      W,      W, W, W]),
    ("export-failed",       [W,   OK,    OK,     OK,      OK,     W,      W,      W,     W,      W,      W, W, W]),
    ("withdraw",            [OK,  OK,    OK,     W,       W,      W,      W,      W,     W,      W,      W, OK, OK]),
    ("confirm",             [W,   LATE,  TWICE,  TWICE,   TWICE,  W,      W,      W,     W,      W,      W, W, W]),
    ("recheck",             [W,   W,     OK,     W,       W,      W,      W,      W,     W,      W,      W, W, W]),
    ("answer-blocked",      [W,   W,     EARLY,  W,       W,      W,      W,      W,     W,      W,      W, W, W]),
    ("account-suspended",   [W,   W,     W,      OK,      OK,     W,      W,      W,     W,      W,      W, W, W]),
    ("quiet-done",          [W,   W,     W,      OK,      OK,     W,      W,      W,     W,      W,      W, W, W]),
    ("revoke",              [W,   W,     W,      LATE,    OK,     BACK,   LATE,   LATE,  LATE,   W,      W, W, W]),
    ("file-revocation",     [W,   W,     W,      LATE,    "already-filed",   BACK,   LATE,   LATE,  LATE,   W,      W, W, W]),
    ("announce-stop-end",   [W,   W,     W,      NONE,    OK,     W,      W,      W,     W,      W,      W, W, W]),
    ("decide-revocation",   [W,   W,     W,      NONE,    OK,     BACK,   LATE,   LATE,  LATE,   W,      W, W, W]),
    ("file-immediate",      [W,   W,     W,      LATE,    LATE,   W,      W,      W,     W,      W,      W, W, W]),
    ("approve-immediate",   [W,   W,     W,      LATE,    LATE,   W,      W,      W,     W,      W,      W, W, W]),
    ("refuse-immediate",    [W,   W,     W,      LATE,    LATE,    W,      W,      W,     W,      W,      W, W, W]),
    ("veto-immediate",      [W,   W,     W,      LATE,    LATE,   W,      W,      W,     W,      W,      W, W, W]),
    ("place-hold",          [W,   OK,    OK,     OK,      OK,     W,      OK,     OK,    W,      W,      W, W, W]),
    ("release-hold",        ["no-such-hold", OK, OK, OK,  OK,     W,      OK,     OK,    W,      W,      W, "no-such-hold", "no-such-hold"]),
    ("claim",               [W,   W,     W,      OK,      "revocation-waiting",     W,      W,      W,     W,      W,      W, W, W]),
    ("job-done",            [W,   W,     W,      W,       W,      W,      OK,     DONE,  DONE,   W,      W, W, W]),
    ("job-failed",          [W,   W,     W,      W,       W,      W,      OK,     DONE,  DONE,   W,      W, W, W]),
    ("run-again",           [W,   W,     W,      W,       W,      W,      OK,     EARLY, W,      W,      W, W, W]),
    ("final-mail-accepted", [W,   W,     W,      W,       W,      W,      W,      DONE,  W,      W,      W, W, W]),
    ("clear",               [W,   W,     W,      W,       W,      W,      W,      OK,    W,      W,      W, W, W]),
    ("expire",              [OK,  OK,    EARLY,  W,       W,      W,      W,      W,     W,      W,      W, OK, OK]),
    ("file-access",         [W,   W,   W,      W,      W,       W,      W,      W,     W,      W,      W, W, "already-filed"]),
    ("approve-access",      [NONE, W,   W,      W,      W,       W,      W,      W,     W,      W,      W, NONE, LATE]),
    ("refuse-access",       [NONE, W,   W,      W,      W,       W,      W,      W,     W,      W,      W, NONE, LATE]),
    ("veto-access",         [NONE, W,   W,      W,      W,       W,      W,      W,     W,      W,      W, NONE, LATE]),
    ("ask-question",        [W,   W,     W,      NONE,    LATE,   W,      W,      W,     W,      W,      W, W, W]),
    ("answer-question",     [W,   W,     W,      NONE,    "no-question", W, W,    W,     W,      W,      W, W, W]),
    ("tell-disclosure",     [W,   OK,    OK,     OK,      OK,     OK,     OK,     OK,    OK,     W,      W, W, W]),
];

pub fn application(name: &str) -> ApplicationId {
    ApplicationId::parse(name).unwrap()
}

pub fn reviewer(name: &str) -> Reviewer {
    Reviewer { id: StaffId::parse(name).unwrap(), own_account: Some(AccountId::parse("acc-of-staff").unwrap()) }
}

pub fn hold_on(name: &str, category: &str, now: Timestamp) -> Hold {
    let scope = Scope::Categories([CategoryId::parse(category).unwrap()].into());
    Hold {
        id: HoldId::parse(name).unwrap(),
        scope,
        basis: HoldBasis::LegalClaims,
        placed_by: StaffId::parse("lead").unwrap(),
        review_at: now.plus_ms(30 * DAY_MS),
    }
}

pub fn file_revocation(name: &str, verified_at: Option<Timestamp>) -> Command {
    let evidence = Evidence::Mailbox { since: monday().plus_ms(-400 * DAY_MS), replaced_at: None };
    Command::FileRevocation { id: application(name), filer: Filer::Person, verified_at, evidence }
}

pub fn file_immediate(name: &str, now: Timestamp) -> Command {
    let contacts_unchanged_since = Some(now.plus_ms(-31 * DAY_MS));
    let phrase = Typed::Matches;
    Command::FileImmediate {
        id: application(name),
        filer: Filer::Person,
        proof_at: now,
        contacts_unchanged_since,
        phrase,
    }
}

fn command(name: &str, world: &World, now: Timestamp) -> Command {
    let (processor, profile) = (ProcessorId::parse("shop").unwrap(), CategoryId::parse("profile").unwrap());
    let by = reviewer("ann");
    match name {
        "prove" => Command::Prove { account: account(), by: Proof::Code },
        "choose-copy" => Command::ChooseCopy { choice: CopyChoice::Have, answers: Answers::new() },
        "export-ready" => Command::ExportReady { left_out: BTreeSet::new() },
        "export-failed" => Command::ExportFailed,
        "withdraw" => Command::Withdraw,
        "confirm" => confirm(now, &world.policy, Eligibility::Clear),
        "recheck" => Command::Recheck { eligibility: Eligibility::Clear, consequences: world.policy.consequences() },
        "answer-blocked" => Command::AnswerBlocked,
        "account-suspended" => Command::AccountSuspended,
        "quiet-done" => Command::QuietDone { processor },
        "revoke" => Command::Revoke { proof: RevocationProof::Code },
        "announce-stop-end" => Command::AnnounceStopEnd,
        "file-revocation" => file_revocation("r2", None),
        "decide-revocation" => Command::DecideRevocation { id: application("r1"), by, granted: true },
        "file-immediate" => file_immediate("i2", now),
        "approve-immediate" => Command::ApproveImmediate { id: application("i1"), by },
        "refuse-immediate" => Command::RefuseImmediate { id: application("i1"), by },
        "veto-immediate" => Command::VetoImmediate { id: application("i1") },
        "place-hold" => Command::PlaceHold { hold: hold_on("h2", "invoices", now) },
        "release-hold" => Command::ReleaseHold { id: HoldId::parse("h1").unwrap(), by: by.id },
        "tell-disclosure" => Command::TellDisclosure { disclosure: handed_out("orders", now) },
        "claim" => Command::Claim { eligibility: Eligibility::Clear },
        "job-done" => Command::JobDone { processor, category: profile, acknowledgement: Acknowledgement::Acknowledged },
        "job-failed" => Command::JobFailed { processor, category: profile },
        "run-again" => Command::RunAgain,
        "final-mail-accepted" => Command::FinalMailAccepted,
        "clear" => Command::Clear { category: CategoryId::parse("contact").unwrap() },
        "expire" => Command::Expire,
        "ask-question" => Command::AskQuestion { id: application("r1"), by: by.id },
        "answer-question" => Command::AnswerQuestion { id: application("r1") },
        "file-access" => file_access("a2", Some(account())),
        "approve-access" => Command::ApproveAccess { id: application("a1"), by, eligibility: Eligibility::Clear },
        "refuse-access" => Command::RefuseAccess { id: application("a1"), by },
        "veto-access" => Command::VetoAccess { id: application("a1") },
        other => panic!("no such command: {other}"),
    }
}

/// The state by its name, and when it began. A copy is promised and a category held wherever that can be.
fn world(state: &str) -> (World, Timestamp) {
    let now = monday();
    let new = World::unverified(now);
    let prepared = || {
        let mut world = World::unverified(now).prepared(now);
        world.step(&Command::ChooseCopy { choice: CopyChoice::Prepare, answers: Answers::new() }, now);
        world.step(&Command::PlaceHold { hold: hold_on("h1", "reviews", now) }, now);
        world
    };
    let pending = || prepared().sent(now, Eligibility::Clear);
    let claimed = || {
        let mut world = pending();
        world.step(&Command::ExportReady { left_out: BTreeSet::new() }, now);
        let due = world.purge_at();
        (world.claimed(), due)
    };
    match state {
        "unverified" => (new, now),
        "unverified, to keep" => (World { deletion: start_to(Wish::Keep, now).next, ..new }, now),
        "unverified, without access" => {
            let mut world = World { deletion: start_to(Wish::Access, now).next, ..new };
            world.step(&file_access("a1", Some(account())), now);
            (world, now)
        }
        "preparing" => (prepared(), now),
        "blocked" => (prepared().sent(now, blocked_by(&[BlockerKind::Dispute])), now),
        "pending" => (pending(), now),
        "pending with applications" => {
            let mut world = pending();
            world.step(&file_revocation("r1", None), now);
            world.step(&file_immediate("i1", now), now);
            (world, now)
        }
        "revoked" => (pending().revoked(now), now),
        "erasing" => claimed(),
        "erased" => {
            let (world, due) = claimed();
            (world.acknowledged(due), due)
        }
        "cleared" => cleared(),
        "expired" => {
            let (mut world, due) = (new, now.plus_ms(DAY_MS));
            world.step(&Command::Expire, due);
            (world, due)
        }
        "withdrawn" => {
            let mut world = new;
            world.step(&Command::Withdraw, now);
            (world, now)
        }
        other => panic!("no such state: {other}"),
    }
}

fn cleared() -> (World, Timestamp) {
    let mut world = World::pending(monday()).claimed();
    let mut now = monday();
    for _ in 0..1000 {
        world = world.acknowledged(now);
        let Some(next) = world.deletion.next_at() else { break };
        now = next;
        if let Some(shared::deletion::Due::Clear { category }) = world.deletion.due(now) {
            world.step(&Command::Clear { category }, now);
        }
    }
    assert!(matches!(world.deletion.state(), State::Cleared(_)));
    (world, now)
}

fn check(table: &[(&str, [&str; 13]); 34], moment: impl Fn(&World, Timestamp) -> Timestamp) {
    let mut wrong = Vec::new();
    for (column, state) in STATES.iter().enumerate() {
        let (world, began) = world(state);
        assert!(state.starts_with(world.deletion.state().name()));
        let now = moment(&world, began);
        for (name, expected) in table {
            let command = command(name, &world, now);
            assert_eq!(command.name(), *name);
            let found = world.try_step(&command, now).map_or_else(shared::deletion::Refusal::code, |_| OK);
            if found != expected[column] {
                wrong.push(format!("{state} × {name}: expected {}, found {found}", expected[column]));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_state_meets_every_command_a_minute_after_it_began() {
    check(&SOON, |_, began| began.plus_ms(MINUTE_MS));
}

#[test]
fn every_state_meets_every_command_when_it_is_due() {
    check(&DUE, |world, began| world.deletion.next_at().unwrap_or(began.plus_ms(400 * DAY_MS)));
}
