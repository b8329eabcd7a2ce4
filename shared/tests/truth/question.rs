//! A question to whoever filed an application: what stands still meanwhile, and what does not.

use crate::table::{application, file_immediate, file_revocation, reviewer};
use crate::world::{World, at, monday};
use shared::application::{RevocationApplication, Stop, waits_until};
use shared::deletion::{Command, Refusal, State};
use shared::limits::DAY_MS;
use shared::time::Timestamp;

fn ask(id: &str) -> Command {
    Command::AskQuestion { id: application(id), by: reviewer("ann").id }
}

fn answer(id: &str) -> Command {
    Command::AnswerQuestion { id: application(id) }
}

fn asked(verified_at: Option<Timestamp>) -> World {
    let mut world = World::pending(monday());
    world.step(&file_revocation("r1", verified_at), monday());
    world.step(&ask("r1"), monday());
    world
}

fn revocation(world: &World) -> &RevocationApplication {
    match world.deletion.state() {
        State::Pending(pending) => pending.revocation.as_ref().unwrap(),
        other => panic!("{}", other.name()),
    }
}

fn due(world: &World, now: Timestamp) -> Timestamp {
    revocation(world).due_at(now, &world.policy)
}

#[test]
fn the_promised_days_stand_still_until_the_answer_and_go_on_from_there() {
    let mut world = asked(Some(monday()));
    let promised = at("2026-11-27T00:00:00+02:00");
    assert_eq!(due(&world, monday()), promised);
    let answered = monday().plus_ms(7 * DAY_MS);
    assert!(answered < due(&world, answered), "nothing is late while it waits");
    world.step(&answer("r1"), answered);
    assert_eq!(revocation(&world).decide_by, promised.plus_ms(7 * DAY_MS), "three working days from the answer");
    assert_eq!(waits_until(&revocation(&world).questions, answered), None);
}

#[test]
fn an_answer_within_the_day_brings_no_day_before_the_promised_one() {
    let mut world = asked(None);
    let before = due(&world, monday());
    world.step(&answer("r1"), monday().plus_ms(1));
    assert_eq!(revocation(&world).decide_by, before);
}

#[test]
fn after_fourteen_days_the_clock_goes_on_by_itself() {
    let world = asked(None);
    let ends = waits_until(&revocation(&world).questions, monday()).unwrap();
    assert_eq!(ends, at("2026-12-08T00:00:00+02:00"));
    assert!(waits_until(&revocation(&world).questions, ends.plus_ms(-1)).is_some());
    assert_eq!(waits_until(&revocation(&world).questions, ends), None, "half-open");
    assert_eq!(world.try_step(&answer("r1"), ends), Err(Refusal::NoQuestion), "read, and stops nothing any more");
    let last = due(&world, ends);
    assert!(last > ends && due(&world, ends.plus_ms(300 * DAY_MS)) == last);
}

#[test]
fn one_question_waits_at_a_time_three_are_enough_and_what_is_late_stays_late() {
    let mut world = asked(None);
    assert_eq!(world.try_step(&ask("r1"), monday()), Err(Refusal::QuestionWaits));
    for _ in 0..2 {
        world.step(&answer("r1"), monday());
        world.step(&ask("r1"), monday());
    }
    world.step(&answer("r1"), monday());
    assert_eq!(world.try_step(&ask("r1"), monday()), Err(Refusal::AskedEnough));
    let mut late = World::pending(monday());
    late.step(&file_revocation("r1", None), monday());
    assert_eq!(late.try_step(&ask("r1"), due(&late, monday())), Err(Refusal::TooLate));
    assert_eq!(late.try_step(&answer("r1"), monday()), Err(Refusal::NoQuestion));
}

#[test]
fn a_question_moves_no_stop_and_no_purge() {
    let mut world = World::pending(monday());
    world.step(&file_revocation("r1", None), monday());
    let (stop, next) = (revocation(&world).stop, world.deletion.next_at());
    world.step(&ask("r1"), monday());
    assert!(matches!(stop, Stop::Until(_)));
    assert_eq!((revocation(&world).stop, world.deletion.next_at()), (stop, next));
}

#[test]
fn a_wish_not_to_wait_can_be_asked_about_until_two_have_approved() {
    let mut world = World::pending(monday());
    world.step(&file_immediate("i1", monday()), monday());
    let day = world.purge_at();
    world.step(&ask("i1"), monday());
    assert_eq!(world.try_step(&ask("i1"), monday()), Err(Refusal::QuestionWaits));
    for name in ["ann", "ben"] {
        world.step(&Command::ApproveImmediate { id: application("i1"), by: reviewer(name) }, monday());
    }
    assert_eq!(world.try_step(&answer("i1"), monday()), Err(Refusal::AlreadyDone));
    assert!(world.purge_at() <= day);
}

#[test]
fn rows_from_before_there_were_questions_still_read_and_grow_by_nothing() {
    let mut world = World::pending(monday());
    world.step(&file_revocation("r1", None), monday());
    world.step(&file_immediate("i1", monday()), monday());
    let json = serde_json::to_string(&world.deletion).unwrap();
    assert!(!json.contains("question"), "{json}");
    world.step(&ask("r1"), monday());
    assert!(serde_json::to_string(&world.deletion).unwrap().len() < json.len() + 110);
}
