use crate::table::{application, file_immediate, file_revocation, reviewer};
use crate::world::{World, monday};
use shared::application::{Filer, Kind};
use shared::deletion::docket::{Entry, Outcome, entries};
use shared::deletion::{Command, RevocationProof};
use shared::eligibility::Eligibility;
use shared::id::StaffId;
use shared::time::Timestamp;

/// What the book says of one step.
fn booked(world: &mut World, command: &Command, now: Timestamp) -> Vec<Entry> {
    let before = world.deletion.clone();
    let transition = world.step(command, now);
    entries(&before, &transition, &world.policy)
}

fn decided(id: &str, outcome: Outcome, by: Option<&str>) -> Entry {
    Entry::Decided { id: application(id), outcome, by: by.map(|name| StaffId::parse(name).unwrap()) }
}

fn opened(id: &str, kind: Kind, verified_at: Option<Timestamp>) -> Entry {
    // Three business days after a Monday.
    let decide_by = crate::world::at("2026-11-27T00:00:00+02:00");
    Entry::Opened { id: application(id), kind, filer: Filer::Person, filed_at: monday(), verified_at, decide_by }
}

#[test]
fn an_application_is_opened_once_and_decided_once() {
    let mut world = World::pending(monday());
    assert_eq!(booked(&mut world, &file_revocation("r1", None), monday()), [opened("r1", Kind::Revocation, None)]);
    let by = reviewer("ann");
    let refuse = Command::DecideRevocation { id: application("r1"), by, granted: false };
    assert_eq!(booked(&mut world, &refuse, monday()), [decided("r1", Outcome::Refused, Some("ann"))]);
    booked(&mut world, &file_revocation("r2", None), monday());
    let grant = Command::DecideRevocation { id: application("r2"), by: reviewer("ben"), granted: true };
    assert_eq!(booked(&mut world, &grant, monday()), [decided("r2", Outcome::Granted, Some("ben"))]);
}

#[test]
fn a_proven_application_closes_the_unproven_one_before_it_opens() {
    let mut world = World::pending(monday());
    booked(&mut world, &file_revocation("r1", None), monday());
    let entries = booked(&mut world, &file_revocation("r2", Some(monday())), monday());
    let wanted = [decided("r1", Outcome::Lapsed, None), opened("r2", Kind::Revocation, Some(monday()))];
    assert_eq!(entries, wanted, "one of a kind is open at a time");
}

#[test]
fn two_approvals_are_a_second_and_a_grant_and_an_objection_undoes_it() {
    let mut world = World::pending(monday());
    let approve = |name| Command::ApproveImmediate { id: application("i1"), by: reviewer(name) };
    let filed = booked(&mut world, &file_immediate("i1", monday()), monday());
    assert_eq!(filed, [opened("i1", Kind::Immediate, Some(monday()))]);
    let seconded = Entry::Seconded { id: application("i1"), by: StaffId::parse("ann").unwrap() };
    assert_eq!(booked(&mut world, &approve("ann"), monday()), [seconded]);
    assert_eq!(booked(&mut world, &approve("ben"), monday()), [decided("i1", Outcome::Granted, Some("ben"))]);
    let veto = Command::VetoImmediate { id: application("i1") };
    assert_eq!(booked(&mut world, &veto, monday()), [decided("i1", Outcome::Vetoed, None)]);
}

#[test]
fn what_nobody_decided_lapses_with_the_deletion() {
    let applied = || {
        let mut world = World::pending(monday());
        world.step(&file_immediate("i1", monday()), monday());
        world
    };
    let mut back = applied();
    back.step(&file_revocation("r1", None), monday());
    let revoke = Command::Revoke { proof: RevocationProof::Code };
    let both = [decided("r1", Outcome::Lapsed, None), decided("i1", Outcome::Lapsed, None)];
    assert_eq!(booked(&mut back, &revoke, monday()), both);
    let mut gone = applied();
    let due = gone.purge_at();
    let claim = Command::Claim { eligibility: Eligibility::Clear };
    assert_eq!(booked(&mut gone, &claim, due), [decided("i1", Outcome::Lapsed, None)]);
}

#[test]
fn what_two_approved_stays_granted_when_it_is_carried_out() {
    let mut world = World::pending(monday());
    world.step(&file_immediate("i1", monday()), monday());
    for name in ["ann", "ben"] {
        world.step(&Command::ApproveImmediate { id: application("i1"), by: reviewer(name) }, monday());
    }
    let due = world.purge_at();
    assert_eq!(booked(&mut world, &Command::Claim { eligibility: Eligibility::Clear }, due), []);
}
