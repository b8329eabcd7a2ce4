use crate::table::{application, file_revocation, reviewer};
use crate::world::{STANDARD, World, account, at, monday, parse};
use shared::application::{Filer, Reviewer};
use shared::deletion::{Command, Due, Effect, RevocationProof, State};
use shared::eligibility::Eligibility;
use shared::id::StaffId;
use shared::limits::DAY_MS;

const CLAIM: Command = Command::Claim { eligibility: Eligibility::Clear };
const REVOKE: Command = Command::Revoke { proof: RevocationProof::Link };

fn decision(name: &str, by: Reviewer, granted: bool) -> Command {
    Command::DecideRevocation { id: application(name), by, granted }
}

/// I3: at every instant exactly one of the two is possible.
#[test]
fn until_the_last_millisecond_one_may_turn_back_and_from_then_on_one_may_claim() {
    let world = World::pending(monday());
    let end = world.purge_at();
    for (offset, revocable) in [(-5, true), (-1, true), (0, false), (1, false), (5, false)] {
        let now = end.plus_ms(offset);
        assert_eq!(world.try_step(&REVOKE, now).is_ok(), revocable, "{offset} ms");
        assert_eq!(world.try_step(&CLAIM, now).is_ok(), !revocable, "{offset} ms");
    }
}

#[test]
fn after_the_one_the_other_is_refused() {
    let revoked = World::pending(monday()).revoked(monday());
    assert_eq!(revoked.refusal(&CLAIM, at("2030-01-01T00:00:00Z")), "wrong-state");
    assert_eq!(revoked.refusal(&REVOKE, monday()), "already-revoked");
    let claimed = World::pending(monday()).claimed();
    assert_eq!(claimed.refusal(&REVOKE, monday()), "too-late");
}

#[test]
fn with_proof_the_account_comes_back_open_and_everything_quiet_is_put_back() {
    let mut world = World::pending(monday());
    let effects = world.step(&REVOKE, monday()).effects;
    assert!(effects.contains(&Effect::RestoreAccount { account: account(), locked: false }));
    assert!(effects.iter().any(|effect| matches!(effect, Effect::UnquietProcessors(all) if !all.is_empty())));
}

#[test]
fn by_staff_means_an_application_even_with_proof() {
    let policy = parse(&STANDARD.replace("revocation = \"self-service\"", "revocation = \"by-staff\""));
    let mut world = World::pending_with(policy, monday());
    assert_eq!(world.refusal(&REVOKE, monday()), "revocation-by-staff");
    world.step(&file_revocation("r1", Some(monday())), monday());
    assert!(matches!(world.step(&decision("r1", reviewer("ann"), true), monday()).next.state(), State::Revoked(_)));
}

/// I14: the stop, its bound, and that it works once.
#[test]
fn an_unproven_application_in_time_stops_the_purge_once_for_fourteen_days() {
    let mut world = World::pending(monday());
    let due = world.purge_at();
    let filed_at = due.plus_ms(-1);
    world.step(&file_revocation("r1", None), filed_at);
    let stop_ends = filed_at.plus_ms(14 * DAY_MS);
    assert_eq!(world.deletion.next_at(), Some(stop_ends));
    assert_eq!(world.refusal(&CLAIM, due), "revocation-waiting");
    assert_eq!(world.refusal(&CLAIM, stop_ends.plus_ms(-1)), "revocation-waiting");
    assert!(world.try_step(&CLAIM, stop_ends).is_ok());
}

#[test]
fn a_second_unproven_application_stops_nothing() {
    let mut world = World::pending(monday());
    let due = world.purge_at();
    world.step(&file_revocation("r1", None), monday());
    world.step(&decision("r1", reviewer("ann"), false), monday());
    world.step(&file_revocation("r2", None), due.plus_ms(-1));
    assert!(world.try_step(&CLAIM, due).is_ok());
}

#[test]
fn a_proven_application_stops_the_purge_until_it_is_decided() {
    let mut world = World::pending(monday());
    let due = world.purge_at();
    world.step(&file_revocation("r1", Some(monday())), due.plus_ms(-1));
    assert_eq!(world.deletion.next_at(), None);
    assert_eq!(world.refusal(&CLAIM, due.plus_ms(100 * DAY_MS)), "revocation-waiting");
    world.step(&decision("r1", reviewer("ann"), false), due.plus_ms(100 * DAY_MS));
    assert_eq!(world.deletion.due(due.plus_ms(100 * DAY_MS)), Some(Due::Claim));
}

#[test]
fn nobody_silences_the_person_by_filing_first() {
    let mut world = World::pending(monday());
    world.step(&file_revocation("r1", None), monday());
    assert_eq!(world.refusal(&file_revocation("r2", None), monday()), "already-filed");
    world.step(&file_revocation("r3", Some(monday())), monday());
    assert_eq!(world.refusal(&file_revocation("r4", Some(monday())), monday()), "already-filed");
    assert_eq!(world.refusal(&decision("r1", reviewer("ann"), true), monday()), "no-such-application");
}

#[test]
fn an_application_made_in_time_can_be_granted_after_the_end_and_comes_back_locked() {
    let mut world = World::pending(monday());
    let due = world.purge_at();
    world.step(&file_revocation("r1", None), due.plus_ms(-1));
    let effects = world.step(&decision("r1", reviewer("ann"), true), due.plus_ms(DAY_MS)).effects;
    assert!(effects.contains(&Effect::RestoreAccount { account: account(), locked: true }));
    assert_eq!(World::pending(monday()).refusal(&file_revocation("r1", None), due), "too-late");
}

#[test]
fn it_is_decided_within_three_business_days_of_verification() {
    let mut world = World::pending(monday());
    let verified = at("2026-12-22T15:00:00+02:00");
    world.step(&file_revocation("r1", Some(verified)), verified.plus_ms(DAY_MS));
    let State::Pending(pending) = world.deletion.state() else { panic!() };
    // The 23rd, then Christmas and a weekend, then the 28th and the 29th.
    assert_eq!(pending.revocation.as_ref().unwrap().decide_by, at("2026-12-30T00:00:00+02:00"));
    assert_eq!(world.refusal(&file_revocation("r2", Some(at("2030-01-01T00:00:00Z"))), verified), "proof-too-old");
}

/// I15
#[test]
fn nobody_decides_what_they_filed_or_their_own_account() {
    let mut world = World::pending(monday());
    let filer = Filer::Staff(StaffId::parse("ann").unwrap());
    world.step(&Command::FileRevocation { id: application("r1"), filer, verified_at: None }, monday());
    assert_eq!(world.refusal(&decision("r1", reviewer("ann"), true), monday()), "reviewer-is-filer");
    let own = Reviewer { own_account: Some(account().id), ..reviewer("ben") };
    assert_eq!(world.refusal(&decision("r1", own, false), monday()), "reviewer-is-person");
    assert!(world.try_step(&decision("r1", reviewer("ben"), true), monday()).is_ok());
}
