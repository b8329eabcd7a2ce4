use crate::table::{application, file_immediate, file_revocation, reviewer};
use crate::world::{STANDARD, World, account, at, monday, parse};
use shared::application::{Filer, Reviewer};
use shared::deletion::{CodeKind, Command, Effect, MailKind, RevocationProof, Typed};
use shared::eligibility::Eligibility;
use shared::id::StaffId;
use shared::limits::{DAY_MS, MINUTE_MS};

const CLAIM: Command = Command::Claim { eligibility: Eligibility::Clear };

fn approve(by: Reviewer) -> Command {
    Command::ApproveImmediate { id: application("i1"), by }
}

fn filed() -> World {
    let mut world = World::pending(monday());
    world.step(&file_immediate("i1", monday()), monday());
    world
}

fn approved() -> World {
    let mut world = filed();
    world.step(&approve(reviewer("ann")), monday());
    world.step(&approve(reviewer("ben")), monday());
    world
}

/// I4
#[test]
fn one_approval_changes_no_date_and_two_only_after_the_veto() {
    let plain = World::pending(monday()).purge_at();
    let mut world = filed();
    assert_eq!(world.purge_at(), plain);
    world.step(&approve(reviewer("ann")), monday());
    assert_eq!(world.purge_at(), plain);
    let effects = world.step(&approve(reviewer("ben")), monday()).effects;
    assert_eq!(effects, [Effect::SendMail(MailKind::ImmediateApproved)]);
    // Three business days after Monday.
    let veto_until = at("2026-11-27T00:00:00+02:00");
    assert_eq!(world.purge_at(), veto_until);
    assert_eq!(world.refusal(&CLAIM, veto_until.plus_ms(-1)), "too-early");
    assert!(world.try_step(&CLAIM, veto_until).is_ok());
}

/// I15
#[test]
fn the_two_are_different_people_and_neither_filer_nor_person() {
    let mut world = World::pending(monday());
    let filer = Filer::Staff(StaffId::parse("ann").unwrap());
    let mut command = file_immediate("i1", monday());
    if let Command::FileImmediate { filer: by, .. } = &mut command {
        *by = filer;
    }
    world.step(&command, monday());
    assert_eq!(world.refusal(&approve(reviewer("ann")), monday()), "reviewer-is-filer");
    let own = Reviewer { own_account: Some(account().id), ..reviewer("ben") };
    assert_eq!(world.refusal(&approve(own), monday()), "reviewer-is-person");
    world.step(&approve(reviewer("cat")), monday());
    assert_eq!(world.refusal(&approve(reviewer("cat")), monday()), "reviewer-twice");
    world.step(&approve(reviewer("dan")), monday());
    assert_eq!(world.refusal(&approve(reviewer("eve")), monday()), "already-done");
}

#[test]
fn whoever_objects_in_time_puts_the_date_back() {
    let mut world = approved();
    let veto = Command::VetoImmediate { id: application("i1") };
    assert_eq!(world.refusal(&veto, world.purge_at()), "too-late");
    world.step(&veto, world.purge_at().plus_ms(-1));
    assert_eq!(world.purge_at(), World::pending(monday()).purge_at());
}

#[test]
fn until_the_veto_ends_one_may_also_turn_back() {
    let world = approved();
    let revoke = Command::Revoke { proof: RevocationProof::Code };
    assert!(world.try_step(&revoke, world.purge_at().plus_ms(-1)).is_ok());
    assert_eq!(world.refusal(&revoke, world.purge_at()), "too-late");
}

#[test]
fn a_veto_window_longer_than_what_is_left_changes_nothing() {
    let mut world = World::pending(monday());
    let end = world.purge_at();
    let late = end.plus_ms(-MINUTE_MS);
    world.step(&file_immediate("i1", late), late);
    world.step(&approve(reviewer("ann")), late);
    world.step(&approve(reviewer("ben")), late);
    assert_eq!(world.purge_at(), end);
}

#[test]
fn a_young_or_unknown_contact_an_old_proof_or_the_policy_refuse_it() {
    let world = World::pending(monday());
    let with = |proof_age: i64, contacts_unchanged_since| Command::FileImmediate {
        id: application("i1"),
        filer: Filer::Person,
        proof_at: monday().plus_ms(-proof_age),
        contacts_unchanged_since,
        phrase: Typed::Matches,
    };
    let old = Some(monday().plus_ms(-30 * DAY_MS));
    assert!(world.try_step(&with(0, old), monday()).is_ok());
    assert_eq!(world.refusal(&with(5 * MINUTE_MS, old), monday()), "proof-too-old");
    assert_eq!(world.refusal(&with(0, old.map(|at| at.plus_ms(1))), monday()), "contact-too-young");
    assert_eq!(world.refusal(&with(0, None), monday()), "contact-too-young");
    for typed in [Typed::Missing, Typed::Differs] {
        let mut command = with(0, old);
        if let Command::FileImmediate { phrase, .. } = &mut command {
            *phrase = typed;
        }
        assert_eq!(world.refusal(&command, monday()), "phrase-differs");
    }
    let off = STANDARD
        .replace("immediate = { veto_business_days = 3 }", "immediate = \"off\"")
        .replace("window = { months = 2 }", "window = { months = 1 }");
    let off = World::pending_with(parse(&off), monday());
    assert_eq!(off.refusal(&with(0, old), monday()), "immediate-off");
}

#[test]
fn an_undecided_revocation_stops_even_what_was_approved_twice() {
    let mut world = approved();
    world.step(&file_revocation("r1", None), monday());
    let due = world.purge_at();
    assert_eq!(world.refusal(&CLAIM, due), "revocation-waiting");
}

fn refuse(by: Reviewer) -> Command {
    Command::RefuseImmediate { id: application("i1"), by }
}

/// I15
#[test]
fn one_reviewer_may_refuse_it_even_when_another_has_seconded_and_not_once_two_have_approved() {
    let mut world = World::pending(monday());
    let mut command = file_immediate("i1", monday());
    if let Command::FileImmediate { filer: by, .. } = &mut command {
        *by = Filer::Staff(StaffId::parse("ann").unwrap());
    }
    world.step(&command, monday());
    world.step(&approve(reviewer("cat")), monday());
    assert_eq!(world.refusal(&refuse(reviewer("ann")), monday()), "reviewer-is-filer");
    let own = Reviewer { own_account: Some(account().id), ..reviewer("ben") };
    assert_eq!(world.refusal(&refuse(own), monday()), "reviewer-is-person");
    for by in ["cat", "dan"] {
        let transition = world.try_step(&refuse(reviewer(by)), monday()).unwrap();
        let mail = Effect::SendMail(MailKind::ImmediateRefused);
        assert_eq!(transition.effects, [Effect::CancelCode(CodeKind::Veto), mail], "{by}");
    }
    world.step(&refuse(reviewer("dan")), monday());
    assert_eq!(world.refusal(&refuse(reviewer("eve")), monday()), "no-such-application");
    assert_eq!(world.purge_at(), World::pending(monday()).purge_at());
    assert_eq!(approved().refusal(&refuse(reviewer("cat")), monday()), "already-done");
    let end = filed().purge_at();
    assert_eq!(filed().refusal(&refuse(reviewer("cat")), end), "too-late");
}

#[test]
fn whoever_hears_that_it_was_asked_for_can_object_from_then_on() {
    let mut world = World::pending(monday());
    let filed = world.step(&file_immediate("i1", monday()), monday());
    assert!(filed.effects.contains(&Effect::IssueCode(CodeKind::Veto)), "{:?}", filed.effects);
    let veto = Command::VetoImmediate { id: application("i1") };
    let vetoed = world.step(&veto, monday());
    assert!(vetoed.effects.contains(&Effect::CancelCode(CodeKind::Veto)), "{:?}", vetoed.effects);
}
