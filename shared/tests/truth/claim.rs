use crate::table::{application, file_immediate, reviewer};
use crate::world::{STANDARD, World, at, blocked_by, in_english, monday, parse};
use shared::deletion::{Command, Due, Effect, Event, MailKind, RevocationProof, State};
use shared::eligibility::{BlockerKind, Eligibility};
use shared::export::{Answers, CopyChoice, Export};
use shared::limits::DAY_MS;
use std::collections::BTreeSet;

const CLAIM: Command = Command::Claim { eligibility: Eligibility::Clear };
const ASK: Command = Command::ChooseCopy { choice: CopyChoice::Prepare, answers: Answers::new() };

#[test]
fn a_claim_sends_one_job_per_processor_and_category_after_the_tombstone() {
    let mut world = World::pending(monday());
    let due = world.purge_at();
    let effects = world.step(&CLAIM, due).effects;
    let position = |wanted: fn(&Effect) -> bool| effects.iter().position(wanted).unwrap();
    let tombstone = position(|effect| matches!(effect, Effect::WriteTombstone(_)));
    let jobs = position(|effect| matches!(effect, Effect::RunJobs(_)));
    assert!(tombstone < jobs);
    let Effect::RunJobs(keys) = &effects[jobs] else { panic!() };
    let distinct: BTreeSet<_> = keys.iter().collect();
    // Thirteen categories, less invoices, identity and contact; three of them are held by two.
    assert_eq!((keys.len(), distinct.len()), (13, 13));
}

#[test]
fn a_claim_needs_an_answer_about_blockers() {
    let world = World::pending(monday());
    let claim = Command::Claim { eligibility: Eligibility::Unknown };
    assert_eq!(world.refusal(&claim, world.purge_at()), "eligibility-unknown");
}

#[test]
fn a_blocker_at_the_claim_moves_both_ends_later_and_tells_the_person() {
    let mut world = World::pending(monday());
    let due = world.purge_at();
    let claim = Command::Claim { eligibility: blocked_by(&[BlockerKind::Dispute]) };
    let transition = world.step(&claim, due);
    assert_eq!(transition.effects, [Effect::SendMail(MailKind::Postponed)]);
    assert_eq!(world.purge_at(), at("2027-02-01T00:00:00+02:00"));
    assert!(world.try_step(&Command::Revoke { proof: RevocationProof::Code }, due.plus_ms(DAY_MS)).is_ok());
    assert_eq!(world.refusal(&CLAIM, due.plus_ms(DAY_MS)), "too-early");
}

#[test]
fn a_blocker_also_moves_what_was_approved_twice() {
    let mut world = World::pending(monday());
    world.step(&file_immediate("i1", monday()), monday());
    for name in ["ann", "ben"] {
        world.step(&Command::ApproveImmediate { id: application("i1"), by: reviewer(name) }, monday());
    }
    let due = world.purge_at();
    world.step(&Command::Claim { eligibility: blocked_by(&[BlockerKind::Unpaid]) }, due);
    assert_eq!(world.purge_at(), due.plus_ms(8 * DAY_MS), "the end of the seventh day after");
}

#[test]
fn a_promised_copy_holds_the_claim_for_three_days_in_all_and_then_it_goes_on() {
    let mut world = World::pending(monday());
    world.step(&ASK, monday());
    let first = world.purge_at();
    for day in 0..3 {
        let now = first.plus_ms(day * DAY_MS);
        assert_eq!(world.deletion.due(now), Some(Due::Claim));
        let transition = world.step(&CLAIM, now);
        assert!(matches!(transition.event, Event::PostponedByExport { .. }));
        assert!(transition.effects.contains(&Effect::SendMail(MailKind::Postponed)));
        assert!(transition.effects.contains(&Effect::PrepareExport));
        if day == 1 {
            world.step(&Command::ExportFailed, now);
        }
    }
    let transition = world.step(&CLAIM, first.plus_ms(3 * DAY_MS));
    assert_eq!(transition.event, Event::Claimed { export_owed: true });
    assert!(transition.effects.contains(&Effect::SendMail(MailKind::ExportFailed)));
    assert!(transition.effects.contains(&Effect::EraseExport));
}

#[test]
fn a_late_sweep_does_not_cost_the_copy_its_days() {
    let mut world = World::pending(monday());
    world.step(&ASK, monday());
    let late = world.purge_at().plus_ms(10 * DAY_MS);
    assert!(matches!(world.step(&CLAIM, late).event, Event::PostponedByExport { .. }));
    world.step(&Command::ExportReady { left_out: BTreeSet::new() }, late);
    let due = world.purge_at();
    assert_eq!(world.step(&CLAIM, due).event, Event::Claimed { export_owed: false });
}

#[test]
fn a_ready_or_waived_copy_holds_nothing_and_is_erased_before_the_purge() {
    let mut world = World::pending(monday());
    world.step(&ASK, monday());
    world.step(&Command::ExportReady { left_out: BTreeSet::new() }, monday());
    assert!(matches!(world.deletion.export(), Export::Ready { .. }));
    let due = world.purge_at();
    let effects = world.step(&CLAIM, due).effects;
    let erase = effects.iter().position(|effect| *effect == Effect::EraseExport).unwrap();
    let jobs = effects.iter().position(|effect| matches!(effect, Effect::RunJobs(_))).unwrap();
    assert!(erase < jobs);
    let waived = World::pending(monday());
    assert!(!waived.claimed().deletion.export().may_exist());
}

#[test]
fn asking_twice_for_a_copy_makes_one() {
    let mut world = World::pending(monday());
    assert_eq!(world.step(&ASK, monday()).effects, [Effect::PrepareExport]);
    assert_eq!(world.step(&ASK, monday()).effects, []);
    let waived = Command::ChooseCopy { choice: CopyChoice::None, answers: Answers::new() };
    assert_eq!(world.step(&waived, monday()).effects, [Effect::EraseExport]);
    assert_eq!(world.refusal(&Command::ExportReady { left_out: BTreeSet::new() }, monday()), "no-export-owed");
}

#[test]
fn a_copy_that_comes_after_the_claim_is_refused_so_that_its_maker_erases_it() {
    let mut world = World::pending(monday());
    world.step(&ASK, monday());
    let revoked = world.revoked(monday());
    assert_eq!(revoked.refusal(&Command::ExportReady { left_out: BTreeSet::new() }, monday()), "wrong-state");
}

#[test]
fn when_everything_is_kept_there_is_nothing_to_wait_for() {
    let kept = in_english(STANDARD).replace("retention = \"none\"", "retention = { months = 1, basis.en = \"x\" }");
    let kept = kept.replace("\"consent\"", "\"contract\"");
    let mut world = World::pending_with(parse(&kept), monday());
    let due = world.purge_at();
    let transition = world.step(&CLAIM, due);
    assert!(matches!(world.deletion.state(), State::Erased(_)));
    assert!(transition.effects.contains(&Effect::SignReceipt));
}
