use crate::world::{World, monday};
use shared::deletion::{Acknowledgement, Command, DeskNotice, Due, Effect, Event, MailKind, State};
use shared::id::{CategoryId, ProcessorId};
use shared::job::{Job, JobKey, JobV1};
use shared::limits::{DAY_MS, HOUR_MS};
use shared::policy::Strategy;
use shared::time::Timestamp;

fn done(key: &JobKey) -> Command {
    let (processor, category) = (key.processor.clone(), key.category.clone());
    Command::JobDone { processor, category, acknowledgement: Acknowledgement::Verified }
}

fn failed(key: &JobKey) -> Command {
    Command::JobFailed { processor: key.processor.clone(), category: key.category.clone() }
}

fn clear(category: &str) -> Command {
    Command::Clear { category: CategoryId::parse(category).unwrap() }
}

fn claimed() -> (World, Timestamp) {
    let world = World::pending(monday());
    let due = world.purge_at();
    (world.claimed(), due)
}

fn erased() -> (World, Timestamp) {
    let (world, due) = claimed();
    (world.acknowledged(due), due)
}

#[test]
fn the_receipt_waits_for_the_very_last_acknowledgement() {
    let (mut world, due) = claimed();
    let keys = world.jobs_out();
    let (last, others) = keys.split_last().unwrap();
    for key in others {
        let transition = world.step(&done(key), due);
        assert!(matches!(transition.event, Event::JobDone { .. }));
        assert!(!transition.effects.contains(&Effect::SignReceipt));
    }
    let transition = world.step(&done(last), due);
    assert!(matches!(transition.event, Event::Erased { .. }));
    assert_eq!(transition.effects, [Effect::SignReceipt, Effect::SendMail(MailKind::Erased)]);
}

/// I6
#[test]
fn an_answer_that_comes_twice_counts_once_and_none_is_taken_back() {
    let (mut world, due) = claimed();
    let key = world.jobs_out().remove(0);
    world.step(&failed(&key), due);
    world.step(&done(&key), due);
    assert_eq!(world.refusal(&done(&key), due), "already-done");
    assert_eq!(world.refusal(&failed(&key), due), "already-done");
    let stranger = JobKey { processor: ProcessorId::parse("other").unwrap(), ..key };
    assert_eq!(world.refusal(&done(&stranger), due), "no-such-job");
}

#[test]
fn a_failure_is_seen_at_the_desk_and_only_what_is_missing_goes_out_again() {
    let (mut world, due) = claimed();
    let keys = world.jobs_out();
    world.step(&done(&keys[0]), due);
    let transition = world.step(&failed(&keys[1]), due);
    assert_eq!(transition.effects, [Effect::NotifyDesk(DeskNotice::JobFailed)]);
    let later = due.plus_ms(HOUR_MS);
    assert_eq!(world.deletion.due(later), Some(Due::RunAgain));
    assert_eq!(world.refusal(&Command::RunAgain, later.plus_ms(-1)), "too-early");
    let Effect::RunJobs(again) = world.step(&Command::RunAgain, later).effects.remove(0) else { panic!() };
    assert_eq!(again, keys[1..]);
    assert_eq!(world.deletion.next_at(), Some(later.plus_ms(HOUR_MS)));
}

#[test]
fn the_contact_goes_when_the_last_mail_is_accepted_or_after_72_hours() {
    let (mut world, due) = erased();
    assert_eq!(world.deletion.next_at(), Some(due.plus_ms(72 * HOUR_MS)));
    assert_eq!(world.refusal(&clear("contact"), due.plus_ms(72 * HOUR_MS - 1)), "too-early");
    assert!(world.try_step(&clear("contact"), due.plus_ms(72 * HOUR_MS)).is_ok());
    world.step(&Command::FinalMailAccepted, due.plus_ms(HOUR_MS));
    assert_eq!(world.deletion.next_at(), Some(due.plus_ms(HOUR_MS)));
    assert_eq!(world.refusal(&Command::FinalMailAccepted, due.plus_ms(HOUR_MS)), "already-done");
    let (early, due) = claimed();
    assert_eq!(early.refusal(&Command::FinalMailAccepted, due), "wrong-state");
}

#[test]
fn a_kept_category_goes_on_its_own_date_and_never_before() {
    let (mut world, due) = erased();
    let until = shared::time::end_of_window(due, 72, &world.policy.zone);
    assert_eq!(world.refusal(&clear("invoices"), until.plus_ms(-1)), "too-early");
    let Effect::RunJobs(keys) = world.step(&clear("invoices"), until).effects.remove(0) else { panic!() };
    assert_eq!(keys.len(), 1);
    assert_eq!(world.refusal(&clear("invoices"), until), "already-done");
    assert_eq!(world.refusal(&clear("profile"), until), "no-such-category");
    assert!(matches!(world.step(&done(&keys[0]), until).event, Event::CategoryCleared { .. }));
}

#[test]
fn a_clearing_without_answer_goes_out_again() {
    let (mut world, due) = erased();
    let later = due.plus_ms(72 * HOUR_MS);
    world.step(&clear("contact"), later);
    let key = world.jobs_out().remove(0);
    world.step(&failed(&key), later);
    let again = later.plus_ms(HOUR_MS);
    assert_eq!(world.deletion.due(again), Some(Due::RunAgain));
    assert_eq!(world.step(&Command::RunAgain, again).effects, [Effect::RunJobs(vec![key])]);
}

#[test]
fn when_the_last_kept_category_is_gone_nothing_is_left_to_do() {
    let (mut world, _) = erased();
    let mut last = None;
    while let Some(now) = world.deletion.next_at() {
        let Some(Due::Clear { category }) = world.deletion.due(now) else { panic!() };
        world.step(&Command::Clear { category }, now);
        for key in world.jobs_out() {
            last = Some(world.step(&done(&key), now));
        }
    }
    let last = last.unwrap();
    assert!(matches!(last.event, Event::Cleared { .. }));
    assert_eq!(last.effects, [Effect::SignReceipt]);
    let State::Cleared(cleared) = world.deletion.state() else { panic!() };
    assert_eq!(cleared.done.len(), 16);
    assert!(!world.deletion.is_live());
}

#[test]
fn a_queue_message_survives_its_json_and_names_its_version() {
    let (world, _) = claimed();
    let account = crate::world::account();
    let key = world.jobs_out().remove(0);
    let job = Job::V1(JobV1::End { key, account, strategy: Strategy::Erase });
    let json = serde_json::to_string(&job).unwrap();
    assert!(json.contains(r#""v":"1""#), "{json}");
    assert_eq!(serde_json::from_str::<Job>(&json).unwrap(), job);
    assert!(serde_json::from_str::<Job>(r#"{"v":"2","job":{}}"#).is_err());
}

#[test]
fn nothing_brings_an_account_back_after_the_claim() {
    let (mut world, mut now) = claimed();
    let revoke = Command::Revoke { proof: shared::deletion::RevocationProof::SignIn };
    for _ in 0..3 {
        assert_eq!(world.refusal(&revoke, now), "too-late");
        assert_eq!(world.refusal(&crate::table::file_revocation("r1", Some(now)), now), "too-late");
        world = world.acknowledged(now);
        now = now.plus_ms(DAY_MS);
    }
}
