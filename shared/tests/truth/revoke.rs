use crate::access::file_access;
use crate::table::{application, file_revocation, hold_on, reviewer};
use crate::world::{STANDARD, World, account, at, in_english, monday, parse, start_to};
use shared::application::{Evidence, Filer, Reviewer, Stop};
use shared::deletion::{Command, DeskNotice, Due, Effect, Event, MailKind, Proof, RevocationProof, State, Wish};
use shared::eligibility::Eligibility;
use shared::hold::{Hold, Scope};
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
fn where_the_policy_checks_again_a_link_alone_brings_nothing_back() {
    let policy = parse(&format!("{}\n[recovery]\ntext.en = \"We check again.\"\n", in_english(STANDARD)));
    let mut world = World::pending_with(policy, monday());
    for proof in [RevocationProof::Link, RevocationProof::Code, RevocationProof::SignIn] {
        assert_eq!(world.refusal(&Command::Revoke { proof }, monday()), "proof-too-old");
    }
    world.step(&Command::Revoke { proof: RevocationProof::OneTimeCode }, monday());
    assert!(matches!(world.deletion.state(), State::Revoked(_)));
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
    let stop_ends = due.plus_ms(14 * DAY_MS);
    assert_eq!(world.deletion.due(stop_ends.plus_ms(-1)), Some(Due::AnnounceStopEnd));
    assert_eq!(world.refusal(&CLAIM, due), "revocation-waiting");
    assert_eq!(world.refusal(&CLAIM, stop_ends.plus_ms(-1)), "revocation-waiting");
    assert!(world.try_step(&CLAIM, stop_ends).is_ok());
}

/// Otherwise whoever wants the account gone would file on the first day, and the stop would be over long before there is
/// anything to stop.
#[test]
fn an_application_of_the_first_day_holds_the_purge_back_as_long_as_one_of_the_last() {
    let mut early = World::pending(monday());
    let due = early.purge_at();
    early.step(&file_revocation("r1", None), monday());
    assert_eq!(early.refusal(&CLAIM, due.plus_ms(14 * DAY_MS - 1)), "revocation-waiting");
    assert!(early.try_step(&CLAIM, due.plus_ms(14 * DAY_MS)).is_ok());
}

/// I3 again, with a stop: the way back is open for as long as the purge waits, to the millisecond.
#[test]
fn while_the_purge_is_stopped_one_may_still_turn_back() {
    let mut world = World::pending(monday());
    let due = world.purge_at();
    world.step(&file_revocation("r1", None), monday());
    let stop_ends = due.plus_ms(14 * DAY_MS);
    for (now, revocable) in [(due, true), (stop_ends.plus_ms(-1), true), (stop_ends, false)] {
        assert_eq!(world.try_step(&REVOKE, now).is_ok(), revocable);
        assert_eq!(world.try_step(&file_revocation("r2", Some(now)), now).is_ok(), revocable);
        assert_eq!(world.try_step(&CLAIM, now).is_ok(), !revocable);
    }
}

#[test]
fn before_a_stop_ends_undecided_everybody_hears_of_it_once() {
    let mut world = World::pending(monday());
    let due = world.purge_at();
    world.step(&file_revocation("r1", None), monday());
    let announce_at = due.plus_ms(11 * DAY_MS);
    assert_eq!(world.deletion.next_at(), Some(announce_at));
    assert_eq!(world.refusal(&Command::AnnounceStopEnd, announce_at.plus_ms(-1)), "too-early");
    let effects = world.step(&Command::AnnounceStopEnd, announce_at).effects;
    let desk = Effect::NotifyDesk(DeskNotice::RevocationUndecided);
    assert_eq!(effects, [Effect::SendMail(MailKind::StopEnds), desk]);
    assert_eq!(world.refusal(&Command::AnnounceStopEnd, announce_at), "already-done");
    assert_eq!(world.deletion.next_at(), Some(due.plus_ms(14 * DAY_MS)), "nothing but the claim is left");
}

/// A stop that ends only by a decision, or one that stops nothing, ends on no day that could be told.
#[test]
fn what_does_not_end_by_itself_is_not_announced() {
    let mut proven = World::pending(monday());
    proven.step(&file_revocation("r1", Some(monday())), monday());
    assert_eq!(proven.refusal(&Command::AnnounceStopEnd, monday()), "already-done");
    let mut held = World::pending(monday());
    held.step(&file_revocation("r1", None), monday());
    let everything = Hold { scope: Scope::Everything, ..hold_on("h1", "orders", monday()) };
    held.step(&Command::PlaceHold { hold: everything }, monday());
    assert_eq!(held.deletion.next_at(), None, "under a hold nothing goes on when the stop ends");
}

/// What was shown and promised stays in the log when the application itself is long decided.
#[test]
fn the_log_keeps_what_was_shown_and_promised() {
    let mut world = World::pending(monday());
    let due = world.purge_at();
    let event = world.step(&file_revocation("r1", None), monday()).event;
    let Event::RevocationFiled { evidence, stop, .. } = &event else { panic!("{event:?}") };
    let since = monday().plus_ms(-400 * DAY_MS);
    assert_eq!(*evidence, Evidence::Mailbox { since, replaced_at: None });
    assert_eq!(*stop, Stop::Until(due.plus_ms(14 * DAY_MS)));
    assert!(event.body_json().contains(&since.ms().to_string()));
}

/// A wish to keep an account must never turn into its deletion, whoever asks for what and however late.
#[test]
fn a_wish_to_keep_ends_and_leads_nowhere_else() {
    let keep = start_to(Wish::Keep, monday());
    assert_eq!(keep.event.body_json(), r#"{"kind":"started","wish":"keep"}"#);
    assert_eq!(start_to(Wish::Leave, monday()).event.body_json(), r#"{"kind":"started"}"#, "as it always was");
    let world = World { deletion: keep.next, ..World::unverified(monday()) };
    assert_eq!(world.refusal(&Command::Prove { account: account(), by: Proof::Code }, monday()), "wrong-state");
    assert!(world.try_step(&Command::Withdraw, monday()).is_ok());
    let json = serde_json::to_string(&World::unverified(monday()).deletion).unwrap();
    let old = json.replace(r#","wish":"leave""#, "");
    assert_ne!(old, json);
    let read: shared::deletion::Deletion = serde_json::from_str(&old).unwrap();
    assert_eq!(read, World::unverified(monday()).deletion, "rows from before there was a choice");
}

/// Whoever wants to see what is held, and to stay, must never find the account on its way out.
#[test]
fn a_wish_to_see_ends_and_leads_nowhere_else() {
    let see = start_to(Wish::See, monday());
    assert_eq!(see.event.body_json(), r#"{"kind":"started","wish":"see"}"#);
    let world = World { deletion: see.next, ..World::unverified(monday()) };
    assert_eq!(world.refusal(&Command::Prove { account: account(), by: Proof::Code }, monday()), "wrong-state");
    assert!(world.try_step(&file_access("a1", Some(account())), monday()).is_err());
    assert!(world.try_step(&Command::Withdraw, monday()).is_ok());
    let late = monday().plus_ms(DAY_MS);
    assert!(world.try_step(&Command::Expire, late).is_ok());
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
    world.step(
        &Command::FileRevocation { id: application("r1"), filer, verified_at: None, evidence: Evidence::Nothing },
        monday(),
    );
    assert_eq!(world.refusal(&decision("r1", reviewer("ann"), true), monday()), "reviewer-is-filer");
    let own = Reviewer { own_account: Some(account().id), ..reviewer("ben") };
    assert_eq!(world.refusal(&decision("r1", own, false), monday()), "reviewer-is-person");
    assert!(world.try_step(&decision("r1", reviewer("ben"), true), monday()).is_ok());
}
