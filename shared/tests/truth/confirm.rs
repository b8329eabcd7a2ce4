use crate::world::{STANDARD, STRICT, World, at, blocked_by, confirm, irreversible, monday, parse, standard};
use shared::deletion::{CodeKind, Command, Due, Effect, Event, MailKind, State, Typed, WindowChoice};
use shared::eligibility::{BlockerKind, Eligibility};
use shared::id::ReasonId;
use shared::limits::{DAY_MS, MINUTE_MS};
use shared::time::Timestamp;

fn prepared() -> World {
    World::unverified(monday()).prepared(monday())
}

fn asking(change: impl Fn(&mut Command)) -> Command {
    let mut command = confirm(monday(), &prepared().policy, Eligibility::Clear);
    change(&mut command);
    command
}

#[test]
fn a_confirmed_request_is_pending_for_two_calendar_months() {
    let world = World::pending(at("2026-12-31T15:00:00+02:00"));
    assert_eq!(world.purge_at(), at("2027-03-01T00:00:00+02:00"));
    let State::Pending(pending) = world.deletion.state() else { panic!() };
    assert_eq!(pending.revoke_until(), pending.purge_at());
}

#[test]
fn pending_is_quiet_from_the_first_second() {
    let transition = prepared().try_step(&asking(|_| {}), monday()).unwrap();
    let wanted = [
        |effect: &Effect| matches!(effect, Effect::SuspendAccount(_)),
        |effect: &Effect| matches!(effect, Effect::QuietProcessors(_)),
        |effect: &Effect| *effect == Effect::SendMail(MailKind::Pending),
        |effect: &Effect| *effect == Effect::IssueCode(CodeKind::Revocation),
        |effect: &Effect| *effect == Effect::IssueCode(CodeKind::Status),
        |effect: &Effect| *effect == Effect::CancelCode(CodeKind::OneTime),
        |effect: &Effect| *effect == Effect::ForgetTyped,
    ];
    for (index, wanted) in wanted.iter().enumerate() {
        assert!(transition.effects.iter().any(wanted), "effect {index} of {:?}", transition.effects);
    }
    let mut world = World::pending(monday());
    world.step(&Command::AccountSuspended, monday());
    for processor in standard().processors() {
        world.step(&Command::QuietDone { processor }, monday());
    }
    let State::Pending(pending) = world.deletion.state() else { panic!() };
    assert!(pending.quiet.suspended_at.is_some() && pending.quiet.waiting.is_empty());
    assert_eq!(world.refusal(&Command::AccountSuspended, monday()), "already-done");
}

/// I20: nothing missing, wrong, old or unknown ever counts as yes.
#[test]
fn a_missing_or_wrong_answer_never_confirms() {
    let world = prepared();
    let cases: [(&str, Change<'_>); 5] = [
        ("not-understood", &|command| set(command, |fields| *fields.0 = false)),
        ("eligibility-unknown", &|command| set(command, |fields| *fields.1 = Eligibility::Unknown)),
        ("unknown-reason", &|command| set(command, |fields| *fields.2 = Some(ReasonId::parse("nosuch").unwrap()))),
        ("identifier-differs", &|command| set(command, |fields| *fields.3 = Typed::Differs)),
        ("phrase-differs", &|command| set(command, |fields| *fields.4 = Typed::Differs)),
    ];
    for (code, change) in cases {
        assert_eq!(world.refusal(&asking(change), monday()), code);
    }
    let strict = World::with(parse(STRICT), monday()).prepared(monday());
    assert_eq!(strict.refusal(&asking(|_| {}), monday()), "identifier-differs");
    let identified = asking(|command| set(command, |fields| *fields.3 = Typed::Matches));
    assert_eq!(strict.refusal(&identified, monday()), "phrase-differs");
    let demanding = parse(&STANDARD.replace("reason_required = false", "reason_required = true"));
    assert_eq!(
        World::with(demanding, monday()).prepared(monday()).refusal(&asking(|_| {}), monday()),
        "reason-required"
    );
}

type Change<'a> = &'a dyn Fn(&mut Command);
type Answers<'a> = (&'a mut bool, &'a mut Eligibility, &'a mut Option<ReasonId>, &'a mut Typed, &'a mut Typed);

fn set(command: &mut Command, change: impl Fn(Answers<'_>)) {
    let Command::Confirm { understood, eligibility, reason, identifier, phrase, .. } = command else { panic!() };
    change((understood, eligibility, reason, identifier, phrase));
}

fn proven_at(proof: Timestamp) -> Command {
    asking(|command| {
        let Command::Confirm { proof_at, .. } = command else { panic!() };
        *proof_at = proof;
    })
}

#[test]
fn a_proof_lasts_thirty_minutes_and_five_where_there_is_no_way_back() {
    let irreversible = irreversible();
    let now = monday();
    for (world, minutes) in [(prepared(), 30), (World::with(parse(&irreversible), now).prepared(now), 5)] {
        let oldest = now.plus_ms(-minutes * MINUTE_MS);
        assert_eq!(world.refusal(&proven_at(oldest), now), "proof-too-old");
        assert!(world.try_step(&proven_at(oldest.plus_ms(1)), now).is_ok());
        assert_eq!(world.refusal(&proven_at(now.plus_ms(1)), now), "proof-too-old", "from the future");
    }
}

#[test]
fn without_a_window_the_purge_is_due_at_once_and_nobody_is_told_of_a_way_back() {
    let policy = parse(&irreversible());
    let mut world = World::with(policy, monday()).prepared(monday());
    let command = confirm(monday(), &world.policy, Eligibility::Clear);
    let transition = world.step(&command, monday());
    assert!(!transition.effects.contains(&Effect::IssueCode(CodeKind::Revocation)));
    assert_eq!(world.deletion.due(monday()), Some(Due::Claim));
    assert_eq!(
        world.refusal(&Command::Revoke { proof: shared::deletion::RevocationProof::Code }, monday()),
        "too-late"
    );
}

#[test]
fn whoever_chooses_the_laws_clock_does_not_wait_longer_than_it() {
    let choosing = |now: Timestamp| {
        let mut world = World::unverified(now).prepared(now);
        let mut command = confirm(now, &world.policy, Eligibility::Clear);
        if let Command::Confirm { window, .. } = &mut command {
            *window = WindowChoice::Law;
        }
        world.step(&command, now);
        world.purge_at()
    };
    assert_eq!(choosing(monday()), at("2026-12-24T00:00:00+02:00"));
    assert_eq!(World::pending(monday()).purge_at(), at("2027-01-24T00:00:00+02:00"));
}

#[test]
fn the_date_on_the_check_page_is_the_date_that_comes() {
    let now = monday();
    for choice in [WindowChoice::Policy, WindowChoice::Law] {
        let mut world = prepared();
        let said = world.deletion.purge_at_if_sent(choice, now, &world.policy);
        let mut command = confirm(now, &world.policy, Eligibility::Clear);
        if let Command::Confirm { window, .. } = &mut command {
            *window = choice;
        }
        world.step(&command, now);
        assert_eq!(world.purge_at(), said);
    }
}

#[test]
fn a_late_resumption_under_the_laws_clock_still_leaves_a_day_to_turn_back() {
    let (now, later) = (monday(), monday().plus_ms(60 * DAY_MS));
    let mut world = World::unverified(now).prepared(now);
    let mut command = confirm(now, &world.policy, blocked_by(&[BlockerKind::Dispute]));
    if let Command::Confirm { window, .. } = &mut command {
        *window = WindowChoice::Law;
    }
    world.step(&command, now);
    let consequences = world.policy.consequences();
    world.step(&Command::Recheck { eligibility: Eligibility::Clear, consequences }, later);
    assert!(world.purge_at() >= later.plus_ms(DAY_MS));
}

#[test]
fn a_blocked_request_is_armed_and_goes_on_by_itself() {
    let now = monday();
    let mut world = World::blocked(now);
    assert_eq!(world.deletion.state().name(), "blocked");
    let consequences = world.policy.consequences();
    let recheck = |eligibility| Command::Recheck { eligibility, consequences };
    assert_eq!(world.deletion.due(now.plus_ms(DAY_MS)), Some(Due::Recheck));
    let still = blocked_by(&[BlockerKind::Unpaid, BlockerKind::Dispute]);
    let later = now.plus_ms(DAY_MS);
    assert!(matches!(world.step(&recheck(still), later).event, Event::Rechecked { .. }));
    assert_eq!(world.refusal(&recheck(Eligibility::Unknown), later), "eligibility-unknown");
    let resumed = at("2026-11-30T12:00:00+02:00");
    world.step(&recheck(Eligibility::Clear), resumed);
    // The window starts when it resumes, not when it was armed.
    assert_eq!(world.purge_at(), at("2027-01-31T00:00:00+02:00"));
}

#[test]
fn changed_consequences_are_asked_again_instead() {
    let mut world = World::blocked(monday());
    let mut other = world.policy.clone();
    other.categories.remove(0);
    let command = Command::Recheck { eligibility: Eligibility::Clear, consequences: other.consequences() };
    let transition = world.step(&command, monday());
    assert_eq!(transition.effects, [Effect::SendMail(MailKind::AskAgain)]);
    assert_eq!(world.deletion.state().name(), "preparing");
}

#[test]
fn an_armed_request_runs_out_after_ninety_days_and_not_before() {
    let now = monday();
    let mut world = World::blocked(now);
    let end = now.plus_ms(90 * DAY_MS);
    assert_eq!(world.refusal(&Command::Expire, end.plus_ms(-1)), "too-early");
    let consequences = world.policy.consequences();
    let recheck = Command::Recheck { eligibility: Eligibility::Clear, consequences };
    assert_eq!(world.refusal(&recheck, end), "too-late");
    assert!(world.step(&Command::Expire, end).effects.contains(&Effect::SendMail(MailKind::Expired)));
}

/// I5: found by the random lives; the re-check was older, was refused, and the end was never reached.
#[test]
fn a_sweep_that_comes_late_ends_what_has_run_out() {
    let world = World::blocked(monday());
    assert_eq!(world.deletion.due(monday().plus_ms(200 * DAY_MS)), Some(Due::Expire));
}

#[test]
fn a_blocked_request_is_answered_before_the_laws_clock_ends() {
    let now = monday();
    let mut world = World::blocked(now);
    let answer_at = world.policy.answer_due(now).unwrap().plus_ms(-3 * DAY_MS);
    assert_eq!(world.refusal(&Command::AnswerBlocked, answer_at.plus_ms(-1)), "too-early");
    let transition = world.step(&Command::AnswerBlocked, answer_at);
    assert_eq!(transition.effects, [Effect::SendMail(MailKind::BlockedAnswer)]);
    assert_eq!(world.refusal(&Command::AnswerBlocked, answer_at), "already-done");
}

#[test]
fn an_unproven_request_is_forgotten_after_a_day_and_a_proven_one_after_a_week() {
    let now = monday();
    assert_eq!(World::unverified(now).deletion.next_at(), Some(now.plus_ms(DAY_MS)));
    assert_eq!(prepared().deletion.next_at(), Some(now.plus_ms(7 * DAY_MS)));
}

/// I19: before proof the deletion knows no account, so no answer can depend on one.
#[test]
fn nothing_before_proof_depends_on_whether_the_account_exists() {
    let world = World::unverified(monday());
    assert!(world.deletion.account().is_none());
    let json = serde_json::to_string(&world.deletion).unwrap();
    assert!(!json.contains("account"), "{json}");
}

#[test]
fn a_deletion_survives_its_json_in_every_state() {
    let due = World::pending(monday()).purge_at();
    let worlds = [
        World::unverified(monday()),
        prepared(),
        World::blocked(monday()),
        World::pending(monday()),
        World::pending(monday()).revoked(monday()),
        World::pending(monday()).claimed(),
        World::pending(monday()).claimed().acknowledged(due),
    ];
    for world in worlds {
        let json = serde_json::to_string(&world.deletion).unwrap();
        assert_eq!(serde_json::from_str::<shared::deletion::Deletion>(&json).unwrap(), world.deletion);
    }
}
