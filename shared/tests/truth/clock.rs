//! The desk's clocks: by when, what stops them, what makes them longer.

mod figure;
mod later;
mod law;
mod urgency;

use crate::world::{at, monday, standard};
use shared::clock::{Clock, ExtensionReason, Reception, Refusal, Rule};
use shared::policy::{Policy, Regime};
use shared::time::Timestamp;

const WHY: ExtensionReason = ExtensionReason::Complexity;

/// An application to revoke, verified at this moment.
fn revocation(policy: &Policy, verified_at: Timestamp) -> Clock {
    Clock::start(Rule::revocation(policy.sla), verified_at)
}

fn answer(regime: Regime, received_at: Timestamp) -> Clock {
    Clock::start(Rule::answer(regime).unwrap(), received_at)
}

#[test]
fn a_revocation_is_decided_within_three_business_days_of_its_verification() {
    let policy = standard();
    let friday = at("2027-02-05T16:00:00+02:00");
    let clock = revocation(&policy, friday);
    assert_eq!(clock.due(friday, policy.almanac()), at("2027-02-11T00:00:00+02:00"));
    assert_eq!(clock.started_at(), friday);
}

#[test]
fn what_arrives_is_acknowledged_and_verified_or_asked_about_in_time() {
    let policy = standard();
    let clock = Clock::start(Rule::acknowledgement(policy.sla), monday());
    assert_eq!(clock.due(monday(), policy.almanac()), at("2026-11-27T00:00:00+02:00"));
    let (first, then) = (monday().plus_ms(1), monday().plus_ms(2));
    let told = Reception { acknowledged_at: Some(first), ..Reception::default() };
    assert_eq!(told.kept_at(), None, "told alone is not verified");
    assert_eq!(Reception { verified_at: Some(then), ..told }.kept_at(), Some(then));
    assert_eq!(Reception { asked_at: Some(then), ..told }.kept_at(), Some(then));
    let all = Reception { acknowledged_at: Some(then), verified_at: Some(then), asked_at: Some(first) };
    assert_eq!(all.kept_at(), Some(first));
    assert_eq!(clock.ask(first, policy.almanac()), Err(Refusal::NotPausable), "the question ends it and stops nothing");
}

#[test]
fn every_law_has_its_own_term() {
    let policy = standard();
    let due = |regime, received_at: &str| answer(regime, at(received_at)).due(at(received_at), policy.almanac());
    for regime in [Regime::Gdpr, Regime::UkGdpr] {
        assert_eq!(due(regime, "2026-11-24T09:00:00+02:00"), at("2026-12-29T00:00:00+02:00"), "24 December is free");
    }
    assert_eq!(due(Regime::Ccpa, "2026-11-23T10:00:00+02:00"), at("2027-01-08T00:00:00+02:00"));
    assert_eq!(due(Regime::China, "2027-02-05T16:00:00+02:00"), at("2027-02-27T00:00:00+02:00"));
    assert_eq!(Rule::answer(Regime::None), None);
}

#[test]
fn what_was_left_when_a_question_was_asked_is_left_when_it_is_answered() {
    let policy = standard();
    let almanac = policy.almanac();
    // Two business days are left on Tuesday: Wednesday and Thursday.
    let asked = revocation(&policy, monday()).ask(at("2026-11-24T16:00:00+02:00"), almanac).unwrap();
    let thursday = at("2026-11-26T12:00:00+02:00");
    assert!(asked.is_paused(thursday));
    assert_eq!(asked.due(thursday, almanac), at("2026-12-01T00:00:00+02:00"));
    let friday = at("2026-11-27T09:00:00+02:00");
    let answered = asked.answer(friday).unwrap();
    assert!(!answered.is_paused(friday));
    assert_eq!(answered.due(friday, almanac), at("2026-12-02T00:00:00+02:00"));
}

#[test]
fn a_question_on_the_last_day_leaves_the_day_of_its_answer() {
    let policy = standard();
    let asked = revocation(&policy, monday()).ask(at("2026-11-26T15:00:00+02:00"), policy.almanac()).unwrap();
    let due = |now: &str| asked.answer(at(now)).unwrap().due(at(now), policy.almanac());
    assert_eq!(due("2026-11-27T09:00:00+02:00"), at("2026-11-28T00:00:00+02:00"));
    assert_eq!(due("2026-11-28T12:00:00+02:00"), at("2026-12-01T00:00:00+02:00"), "nobody works on Saturday");
}

#[test]
fn a_question_answered_on_the_same_day_moves_nothing() {
    let policy = standard();
    let (clock, almanac) = (revocation(&policy, monday()), policy.almanac());
    let later = monday().plus_ms(5 * 3_600_000);
    let answered = clock.ask(monday(), almanac).unwrap().answer(later).unwrap();
    assert_eq!(answered.due(later, almanac), clock.due(later, almanac));
}

#[test]
fn a_question_that_nobody_answers_ends_after_fourteen_days() {
    let policy = standard();
    let almanac = policy.almanac();
    let asked = revocation(&policy, monday()).ask(at("2026-11-24T16:00:00+02:00"), almanac).unwrap();
    let end = at("2026-12-09T00:00:00+02:00");
    assert_eq!(asked.questions()[0].ends_at, end);
    assert!(asked.is_paused(end.plus_ms(-1)) && !asked.is_paused(end));
    for now in [end, end.plus_ms(86_400_000), at("2027-11-24T16:00:00+02:00")] {
        assert_eq!(asked.due(now, almanac), at("2026-12-12T00:00:00+02:00"));
        assert_eq!(asked.answer(now), Err(Refusal::NoQuestion));
    }
    assert!(asked.answer(end.plus_ms(-1)).is_ok());
}

#[test]
fn a_question_stops_a_months_clock_only_where_the_law_says_so() {
    let policy = standard();
    let almanac = policy.almanac();
    let asked = answer(Regime::UkGdpr, monday()).ask(at("2026-12-01T10:00:00+02:00"), almanac).unwrap();
    let answered = asked.answer(at("2026-12-05T10:00:00+02:00")).unwrap();
    // Four days after the 23rd is a Sunday.
    assert_eq!(answered.due(at("2026-12-05T10:00:00+02:00"), almanac), at("2026-12-29T00:00:00+02:00"));
    for regime in [Regime::Gdpr, Regime::Ccpa, Regime::China] {
        assert_eq!(answer(regime, monday()).ask(monday(), almanac), Err(Refusal::NotPausable), "{regime:?}");
    }
}

#[test]
fn a_question_is_refused_when_late_or_while_another_waits() {
    let policy = standard();
    let (clock, almanac) = (revocation(&policy, monday()), policy.almanac());
    let due = clock.due(monday(), almanac);
    assert!(clock.ask(due.plus_ms(-1), almanac).is_ok());
    assert_eq!(clock.ask(due, almanac), Err(Refusal::Late));
    assert_eq!(clock.answer(monday()), Err(Refusal::NoQuestion));
    let asked = clock.ask(monday(), almanac).unwrap();
    assert_eq!(asked.ask(monday(), almanac), Err(Refusal::AlreadyAsked));
    assert_eq!(asked.answer(monday().plus_ms(-1)), Err(Refusal::OutOfOrder), "no pause is less than none");
    assert_eq!(clock.ask(monday().plus_ms(-1), almanac), Err(Refusal::OutOfOrder));
}

#[test]
fn one_month_and_two_more_are_three_months_from_receipt() {
    let policy = standard();
    let almanac = policy.almanac();
    let due = |received_at: Timestamp| {
        let extended = answer(Regime::Gdpr, received_at).extend(WHY, received_at, almanac).unwrap();
        extended.due(received_at, almanac)
    };
    assert_eq!(due(monday()), at("2027-02-24T00:00:00+02:00"));
    // Not three days early, as two months after 28 February would be.
    assert_eq!(due(at("2027-01-31T10:00:00+02:00")), at("2027-05-01T00:00:00+03:00"));
    let ccpa = answer(Regime::Ccpa, monday()).extend(WHY, monday(), almanac).unwrap();
    assert_eq!(ccpa.due(monday(), almanac), at("2027-02-22T00:00:00+02:00"), "ninety days in all");
}

#[test]
fn an_extension_is_refused_when_late_twice_or_where_nothing_allows_it() {
    let policy = standard();
    let (clock, almanac) = (answer(Regime::Gdpr, monday()), policy.almanac());
    let due = clock.due(monday(), almanac);
    assert_eq!(clock.extend(WHY, due, almanac), Err(Refusal::Late));
    assert_eq!(clock.extend(WHY, monday().plus_ms(-1), almanac), Err(Refusal::OutOfOrder));
    let extended = clock.extend(WHY, due.plus_ms(-1), almanac).unwrap();
    assert_eq!(extended.extension().unwrap().reason, WHY);
    assert_eq!(extended.extend(WHY, due, almanac), Err(Refusal::AlreadyExtended));
    for clock in [revocation(&policy, monday()), Clock::start(Rule::acknowledgement(policy.sla), monday())] {
        assert_eq!(clock.extend(WHY, monday(), almanac), Err(Refusal::NotExtendable));
    }
    assert_eq!(answer(Regime::China, monday()).extend(WHY, monday(), almanac), Err(Refusal::NotExtendable));
}

#[test]
fn a_clock_survives_its_json_and_reasons_their_names() {
    let policy = standard();
    let asked = answer(Regime::UkGdpr, monday()).ask(monday(), policy.almanac()).unwrap();
    let clock = asked.extend(WHY, monday().plus_ms(1), policy.almanac()).unwrap();
    let json = serde_json::to_string(&clock).unwrap();
    assert_eq!(serde_json::from_str::<Clock>(&json).unwrap(), clock);
    for reason in ExtensionReason::ALL {
        assert_eq!(ExtensionReason::parse(reason.key()), Some(reason));
        assert_eq!(serde_json::to_value(reason).unwrap(), reason.key());
    }
}
