use crate::table::{handed_out, hold_on};
use crate::world::{World, monday};
use shared::deletion::{Command, Due, Effect, MailKind, State};
use shared::eligibility::Eligibility;
use shared::event::EventHash;
use shared::hold::{Hold, Scope};
use shared::id::{CategoryId, HoldId, StaffId};
use shared::limits::DAY_MS;
use shared::receipt::Receipt;
use shared::retention::Ground;
use shared::time::Timestamp;

const CLAIM: Command = Command::Claim { eligibility: Eligibility::Clear };

fn place(hold: Hold) -> Command {
    Command::PlaceHold { hold }
}

fn everything(name: &str, now: Timestamp) -> Hold {
    Hold { scope: Scope::Everything, ..hold_on(name, "profile", now) }
}

fn release(name: &str) -> Command {
    Command::ReleaseHold { id: HoldId::parse(name).unwrap(), by: StaffId::parse("lead").unwrap() }
}

fn clear(category: &str) -> Command {
    Command::Clear { category: CategoryId::parse(category).unwrap() }
}

/// I14
#[test]
fn a_hold_on_everything_stops_the_claim_until_it_is_released() {
    let mut world = World::pending(monday());
    let due = world.purge_at();
    world.step(&place(everything("h1", monday())), monday());
    assert_eq!(world.deletion.next_at(), None);
    assert_eq!(world.refusal(&CLAIM, due.plus_ms(50 * DAY_MS)), "held");
    world.step(&release("h1"), due.plus_ms(50 * DAY_MS));
    assert_eq!(world.deletion.due(due.plus_ms(50 * DAY_MS)), Some(Due::Claim));
}

#[test]
fn a_hold_on_a_category_keeps_it_while_the_rest_goes_on_time() {
    let mut world = World::pending(monday());
    world.step(&place(hold_on("h1", "orders", monday())), monday());
    let due = world.purge_at();
    let mut world = world.claimed();
    assert!(world.jobs_out().iter().all(|job| job.category.as_str() != "orders"));
    assert!(world.jobs_out().iter().any(|job| job.category.as_str() == "profile"));
    world = world.acknowledged(due);
    let State::Erased(erased) = world.deletion.state() else { panic!() };
    let kept = erased.kept.iter().find(|kept| kept.category.as_str() == "orders").unwrap();
    assert_eq!(kept.ground, Ground::Hold);
    assert_eq!(world.refusal(&clear("orders"), due.plus_ms(DAY_MS)), "held");
    // Released, it finishes by itself.
    world.step(&release("h1"), due.plus_ms(DAY_MS));
    let Some(Due::Clear { category }) = world.deletion.due(due.plus_ms(DAY_MS)) else { panic!() };
    assert_eq!(category.as_str(), "orders");
    world.step(&clear("orders"), due.plus_ms(DAY_MS));
    world = world.acknowledged(due.plus_ms(DAY_MS));
    let State::Erased(erased) = world.deletion.state() else { panic!() };
    assert!(erased.kept.iter().all(|kept| kept.category.as_str() != "orders"));
}

#[test]
fn a_hold_prolongs_a_retention_and_never_shortens_it() {
    let world = World::pending(monday()).claimed();
    let due = world.deletion.next_at().unwrap();
    let mut world = world.acknowledged(due);
    let State::Erased(erased) = world.deletion.state() else { panic!() };
    let until = erased.kept.iter().find(|kept| kept.category.as_str() == "invoices").unwrap().until;
    world.step(&place(hold_on("h1", "invoices", due)), due);
    assert_eq!(world.refusal(&clear("invoices"), until), "held");
    world.step(&release("h1"), due);
    assert_eq!(world.refusal(&clear("invoices"), until.plus_ms(-1)), "too-early");
    assert!(world.try_step(&clear("invoices"), until).is_ok());
}

#[test]
fn what_is_gone_or_going_cannot_be_held() {
    let world = World::pending(monday()).claimed();
    let due = world.deletion.next_at().unwrap();
    assert_eq!(world.refusal(&place(hold_on("h1", "profile", due)), due), "too-late");
    assert_eq!(world.refusal(&place(everything("h1", due)), due), "too-late");
    assert!(world.try_step(&place(hold_on("h1", "identity", due)), due).is_ok());
    let mut world = world.acknowledged(due);
    assert_eq!(world.refusal(&place(hold_on("h1", "profile", due)), due), "too-late");
    world.step(&place(everything("h1", due)), due);
    assert_eq!(world.deletion.next_at(), None, "everything that is left stays");
}

#[test]
fn a_hold_names_what_exists_once_and_with_a_review_ahead() {
    let mut world = World::pending(monday());
    assert_eq!(world.refusal(&place(hold_on("h1", "nosuch", monday())), monday()), "no-such-category");
    let nothing = Hold { scope: Scope::Categories([].into()), ..everything("h1", monday()) };
    assert_eq!(world.refusal(&place(nothing), monday()), "no-such-category");
    let overdue = Hold { review_at: monday(), ..everything("h1", monday()) };
    assert_eq!(world.refusal(&place(overdue), monday()), "too-late");
    world.step(&place(everything("h1", monday())), monday());
    assert_eq!(world.refusal(&place(everything("h1", monday())), monday()), "hold-exists");
    assert_eq!(world.refusal(&release("h2"), monday()), "no-such-hold");
}

#[test]
fn one_released_hold_of_two_changes_nothing() {
    let mut world = World::pending(monday());
    world.step(&place(everything("h1", monday())), monday());
    world.step(&place(everything("h2", monday())), monday());
    world.step(&release("h1"), monday());
    assert_eq!(world.refusal(&CLAIM, world.purge_at()), "held");
}

#[test]
fn what_was_handed_out_is_in_the_log_and_on_the_receipt_only_once_it_may_be_told() {
    let mut world = World::pending(monday());
    world.step(&place(hold_on("h1", "orders", monday())), monday());
    let due = world.purge_at();
    let mut world = world.claimed().acknowledged(due);
    let receipt = |world: &World| Receipt::of(&world.deletion, &world.policy, EventHash::GENESIS, due).unwrap();
    let json = |world: &World| serde_json::to_string(&(receipt(world), &world.deletion)).unwrap();
    assert!(!json(&world).contains("disclos"), "nothing tells that something may come");
    let tell = |category: &str| Command::TellDisclosure { disclosure: handed_out(category, due) };
    assert_eq!(world.refusal(&tell("soul"), due), "no-such-category");
    let transition = world.step(&tell("orders"), due.plus_ms(300 * DAY_MS));
    assert_eq!(transition.event.kind(), "disclosed");
    assert_eq!(transition.effects, [Effect::SendMail(MailKind::Disclosed), Effect::SignReceipt]);
    let receipt = receipt(&world);
    let told: Vec<_> = receipt.disclosed.iter().map(|line| (line.category.as_str(), line.at)).collect();
    assert_eq!(told, [("orders", due)]);
}
