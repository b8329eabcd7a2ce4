use crate::table::{application, reviewer};
use crate::world::{World, account, at, blocked_by, irreversible, monday, parse, start_to};
use shared::application::{Filer, Kind, Reviewer};
use shared::deletion::docket::{self, Entry, Outcome};
use shared::deletion::{CodeKind, Command, DeskNotice, Effect, MailKind, Proof, State, Transition, Wish};
use shared::eligibility::{BlockerKind, Eligibility};
use shared::id::{AccountKey, StaffId};
use shared::limits::DAY_MS;
use shared::time::end_of_window;

pub fn file_access(name: &str, account: Option<AccountKey>) -> Command {
    Command::FileAccess { id: application(name), filer: Filer::Person, account }
}

fn asked(account: Option<AccountKey>) -> World {
    let mut world = World { deletion: start_to(Wish::Access, monday()).next, ..World::unverified(monday()) };
    world.step(&file_access("a1", account), monday());
    world
}

fn filed() -> World {
    asked(Some(account()))
}

fn approve_when(by: Reviewer, eligibility: Eligibility) -> Command {
    Command::ApproveAccess { id: application("a1"), by, eligibility }
}

fn approve(by: &str) -> Command {
    approve_when(reviewer(by), Eligibility::Clear)
}

fn refuse(by: &str) -> Command {
    Command::RefuseAccess { id: application("a1"), by: reviewer(by) }
}

fn seconded() -> World {
    let mut world = filed();
    world.step(&approve("ann"), monday());
    world
}

fn told(transition: &Transition) -> Vec<MailKind> {
    let told = transition.effects.iter().filter_map(|effect| match effect {
        Effect::TellApplicant(kind) => Some(*kind),
        _ => None,
    });
    told.collect()
}

#[test]
fn whoever_the_account_knows_is_told_at_once_with_a_way_to_object() {
    let begun = World { deletion: start_to(Wish::Access, monday()).next, ..World::unverified(monday()) };
    let filed = begun.try_step(&file_access("a1", Some(account())), monday()).unwrap();
    for effect in [
        Effect::IssueCode(CodeKind::Veto),
        Effect::SendMail(MailKind::AccessFiled),
        Effect::NotifyDesk(DeskNotice::AccessFiled),
        Effect::ForgetTyped,
    ] {
        assert!(filed.effects.contains(&effect), "{effect:?}");
    }
    assert_eq!(told(&filed), [MailKind::AccessReceived]);
}

#[test]
fn one_who_vouches_begins_nothing_and_two_begin_an_ordinary_deletion_with_its_whole_window() {
    let mut world = filed();
    assert_eq!(world.step(&approve("ann"), monday()).effects, []);
    assert!(world.deletion.account().is_none(), "it takes nobody's place: the person may still come with a proof");
    let granted = world.step(&approve("ben"), monday());
    assert_eq!(granted.event.kind(), "access-approved");
    let body = granted.event.body_json();
    assert!(body.contains("\"first\":\"ann\"") && body.contains("\"by\":\"ben\""), "{body}");
    assert_eq!(world.purge_at(), end_of_window(monday(), 2, &world.policy.zone));
    assert!(world.deletion.is_vouched_for());
    for effect in [
        Effect::SuspendAccount(account()),
        Effect::SendMail(MailKind::Pending),
        Effect::IssueCode(CodeKind::Revocation),
        Effect::CancelCode(CodeKind::Veto),
    ] {
        assert!(granted.effects.contains(&effect), "{effect:?}");
    }
    assert!(!granted.effects.contains(&Effect::PrepareExport), "no copy");
    assert_eq!(told(&granted), [MailKind::AccessGranted]);
}

/// I15
#[test]
fn the_two_are_different_people_and_neither_filer_nor_person() {
    let mut world = World { deletion: start_to(Wish::Access, monday()).next, ..World::unverified(monday()) };
    let filer = Filer::Staff(StaffId::parse("ann").unwrap());
    world.step(&Command::FileAccess { id: application("a1"), filer, account: Some(account()) }, monday());
    let own = Reviewer { own_account: Some(account().id), ..reviewer("ben") };
    for command in [approve("ann"), refuse("ann")] {
        assert_eq!(world.refusal(&command, monday()), "reviewer-is-filer");
    }
    assert_eq!(world.refusal(&approve_when(own.clone(), Eligibility::Clear), monday()), "reviewer-is-person");
    let refusal = Command::RefuseAccess { id: application("a1"), by: own };
    assert_eq!(world.refusal(&refusal, monday()), "reviewer-is-person");
    world.step(&approve("cat"), monday());
    assert_eq!(world.refusal(&approve("cat"), monday()), "reviewer-twice");
    assert!(world.try_step(&approve("dan"), monday()).is_ok());
}

/// I20
#[test]
fn what_stands_in_the_way_or_is_not_known_is_not_vouched_away() {
    let world = seconded();
    let with = |eligibility| approve_when(reviewer("ben"), eligibility);
    assert_eq!(world.refusal(&with(Eligibility::Unknown), monday()), "eligibility-unknown");
    assert_eq!(world.refusal(&with(blocked_by(&[BlockerKind::Dispute])), monday()), "blocked");
}

#[test]
fn whoever_is_told_closes_it_to_the_last_millisecond() {
    let veto = Command::VetoAccess { id: application("a1") };
    let mut world = seconded();
    let end = monday().plus_ms(30 * DAY_MS);
    assert_eq!(world.refusal(&veto, end), "too-late");
    let closed = world.step(&veto, end.plus_ms(-1));
    assert!(matches!(world.deletion.state(), State::Withdrawn { .. }));
    assert!(closed.effects.contains(&Effect::SendMail(MailKind::AccessClosed)));
    assert_eq!(told(&closed), [MailKind::AccessRefused]);
}

/// I19
#[test]
fn whoever_asked_is_told_the_same_whether_somebody_objected_or_the_staff_refused_or_nobody_did_anything() {
    let end = monday().plus_ms(30 * DAY_MS);
    let ways =
        [(Command::VetoAccess { id: application("a1") }, monday()), (refuse("ann"), monday()), (Command::Expire, end)];
    for (command, now) in ways {
        for account in [Some(account()), None] {
            let transition = asked(account).try_step(&command, now).unwrap();
            assert_eq!(told(&transition), [MailKind::AccessRefused], "{}", command.name());
        }
    }
}

#[test]
fn where_no_account_is_meant_nobody_is_told_and_there_is_nothing_to_grant() {
    let mut world = World { deletion: start_to(Wish::Access, monday()).next, ..World::unverified(monday()) };
    let filed = world.step(&file_access("a1", None), monday());
    assert!(!filed.effects.iter().any(|effect| matches!(effect, Effect::SendMail(_) | Effect::IssueCode(_))));
    assert_eq!(world.refusal(&approve("ann"), monday()), "no-account");
    world.step(&refuse("ann"), monday());
}

#[test]
fn without_a_way_back_nothing_is_done_that_nobody_has_proven() {
    let policy = parse(&irreversible());
    let world = World { deletion: start_to(Wish::Access, monday()).next, policy };
    assert_eq!(world.refusal(&file_access("a1", Some(account())), monday()), "no-window");
    let world = World { policy: world.policy, ..seconded() };
    assert_eq!(world.refusal(&approve("ben"), monday()), "no-window");
}

#[test]
fn a_code_never_turns_it_into_a_proof() {
    let prove = Command::Prove { account: account(), by: Proof::Code };
    let begun = World { deletion: start_to(Wish::Access, monday()).next, ..World::unverified(monday()) };
    for world in [begun, filed(), seconded()] {
        assert_eq!(world.refusal(&prove, monday()), "wrong-state");
    }
}

#[test]
fn the_book_says_what_becomes_of_it() {
    let entries = |world: &mut World, command: &Command| {
        let before = world.deletion.clone();
        let transition = world.step(command, monday());
        docket::entries(&before, &transition, &world.policy)
    };
    let mut world = World { deletion: start_to(Wish::Access, monday()).next, ..World::unverified(monday()) };
    let opened = Entry::Opened {
        id: application("a1"),
        kind: Kind::Access,
        filer: Filer::Person,
        filed_at: monday(),
        verified_at: None,
        decide_by: at("2026-11-27T00:00:00+02:00"),
    };
    assert_eq!(entries(&mut world, &file_access("a1", Some(account()))), [opened]);
    let by = |name: &str| StaffId::parse(name).unwrap();
    let second = Entry::Seconded { id: application("a1"), by: by("ann") };
    assert_eq!(entries(&mut world, &approve("ann")), [second]);
    let decided = |outcome, by| [Entry::Decided { id: application("a1"), outcome, by }];
    assert_eq!(entries(&mut world, &approve("ben")), decided(Outcome::Granted, Some(by("ben"))));
    assert_eq!(entries(&mut seconded(), &refuse("cat")), decided(Outcome::Refused, Some(by("cat"))));
    let veto = Command::VetoAccess { id: application("a1") };
    assert_eq!(entries(&mut seconded(), &veto), decided(Outcome::Vetoed, None));
    assert_eq!(entries(&mut seconded(), &Command::Withdraw), decided(Outcome::Lapsed, None));
}

/// What was written before this way existed is read as ever, and says nothing of it.
#[test]
fn a_deletion_that_nobody_vouched_for_says_nothing_about_it() {
    for world in [World::unverified(monday()), World::pending(monday())] {
        let json = serde_json::to_string(&world.deletion).unwrap();
        assert!(!json.contains("access") && !json.contains("vouched"), "{json}");
    }
}
