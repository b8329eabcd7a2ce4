//! How urgent, and how much of the time is used.

use super::{answer, revocation};
use crate::world::{at, standard};
use shared::clock::{Clock, Mark, Rule, Term, Unit, Urgency, business_days_left, hours_left};
use shared::policy::Regime;

#[test]
fn the_days_left_are_business_days_and_negative_exactly_when_overdue() {
    let policy = standard();
    let left = |now: &str, due: &str| business_days_left(at(now), at(due), &policy.zone, &policy.calendar);
    let wednesday = "2027-02-11T00:00:00+02:00";
    for (now, days) in [
        ("2027-02-05T12:00:00+02:00", 3),
        ("2027-02-06T12:00:00+02:00", 3),
        ("2027-02-08T00:00:00+02:00", 2),
        ("2027-02-09T23:59:59+02:00", 1),
        ("2027-02-10T00:00:00+02:00", 0),
        ("2027-02-10T23:59:59.999+02:00", 0),
        ("2027-02-11T00:00:00+02:00", -1),
        ("2027-02-12T12:00:00+02:00", -2),
        ("2027-02-13T12:00:00+02:00", -2),
        ("2027-02-15T12:00:00+02:00", -3),
    ] {
        assert_eq!(left(now, wednesday), days, "{now}");
    }
    let friday = "2027-02-06T00:00:00+02:00";
    for (now, days) in [
        ("2027-02-06T00:00:00+02:00", -1),
        ("2027-02-07T12:00:00+02:00", -1),
        ("2027-02-08T12:00:00+02:00", -1),
        ("2027-02-09T12:00:00+02:00", -2),
    ] {
        assert_eq!(left(now, friday), days, "{now}");
    }
    assert_eq!(left("2026-12-23T12:00:00+02:00", "2026-12-29T00:00:00+02:00"), 1, "Christmas does not count");
}

#[test]
fn the_hours_are_told_on_the_last_day_only() {
    let policy = standard();
    let left = |now: &str, due: &str| hours_left(at(now), at(due), &policy.zone);
    let wednesday = "2027-02-11T00:00:00+02:00";
    assert_eq!(left("2027-02-09T23:59:59+02:00", wednesday), None);
    assert_eq!(left("2027-02-10T00:00:00+02:00", wednesday), Some(24));
    assert_eq!(left("2027-02-10T09:30:00+02:00", wednesday), Some(14));
    assert_eq!(left("2027-02-10T23:30:00+02:00", wednesday), Some(0));
    assert_eq!(left(wednesday, wednesday), None);
    // The day on which the clocks go back is an hour longer.
    assert_eq!(left("2027-10-31T00:00:00+03:00", "2027-11-01T00:00:00+02:00"), Some(25));
}

#[test]
fn the_queue_is_ordered_from_overdue_to_held() {
    let policy = standard();
    let due = at("2027-02-11T00:00:00+02:00");
    let urgency = |now: &str, is_held| Urgency::of(at(now), due, is_held, policy.almanac());
    assert_eq!(urgency("2027-02-05T12:00:00+02:00", false), Urgency::Later);
    assert_eq!(urgency("2027-02-08T12:00:00+02:00", false), Urgency::Soon);
    assert_eq!(urgency("2027-02-09T12:00:00+02:00", false), Urgency::Soon);
    assert_eq!(urgency("2027-02-10T12:00:00+02:00", false), Urgency::Today);
    assert_eq!(urgency("2027-02-10T12:00:00+02:00", true), Urgency::Held);
    assert_eq!(urgency("2027-02-11T00:00:00+02:00", false), Urgency::Overdue);
    assert_eq!(urgency("2027-02-11T00:00:00+02:00", true), Urgency::Overdue, "a hold hides nothing that is late");
    let mut groups = [Urgency::Held, Urgency::Later, Urgency::Soon, Urgency::Today, Urgency::Overdue];
    groups.sort();
    assert_eq!(groups, [Urgency::Overdue, Urgency::Today, Urgency::Soon, Urgency::Later, Urgency::Held]);
}

#[test]
fn what_waits_for_an_answer_is_held_and_not_overdue() {
    let policy = standard();
    let asked = revocation(&policy, at("2027-02-05T12:00:00+02:00"))
        .ask(at("2027-02-10T12:00:00+02:00"), policy.almanac())
        .unwrap();
    let urgency = |now: &str| asked.urgency(at(now), false, policy.almanac());
    assert_eq!(urgency("2027-02-13T12:00:00+02:00"), Urgency::Held);
    // Nobody answered: it goes on, and its last day is the next on which people work.
    assert_eq!(urgency("2027-02-25T00:00:00+02:00"), Urgency::Today);
    assert_eq!(urgency("2027-02-26T00:00:00+02:00"), Urgency::Overdue);
}

#[test]
fn marks_are_reached_by_business_time_to_the_millisecond() {
    let policy = standard();
    // Twelve hours of Friday and three whole days: 84 hours. Half of them, four fifths of them, all.
    let clock = revocation(&policy, at("2027-02-05T12:00:00+02:00"));
    let share = |ms| move |now: &str| (at(now).plus_ms(ms), now.to_owned());
    let mark = |(now, _): &(shared::time::Timestamp, String)| clock.share(*now, policy.almanac());
    for (now, before, reached) in [
        ("2027-02-09T06:00:00+02:00", None, Some(Mark::Half)),
        ("2027-02-10T07:12:00+02:00", Some(Mark::Half), Some(Mark::Most)),
        ("2027-02-11T00:00:00+02:00", Some(Mark::Most), Some(Mark::All)),
    ] {
        assert_eq!(mark(&share(-1)(now)), before, "just before {now}");
        assert_eq!(mark(&share(0)(now)), reached, "at {now}");
    }
    assert_eq!([Mark::Half, Mark::Most, Mark::All].map(Mark::percent), [50, 80, 100]);
    assert!(None < Some(Mark::Half) && Some(Mark::Half) < Some(Mark::Most));
}

#[test]
fn a_question_uses_up_nothing_of_the_time() {
    let policy = standard();
    let almanac = policy.almanac();
    let asked = revocation(&policy, at("2027-02-05T12:00:00+02:00")).ask(at("2027-02-08T12:00:00+02:00"), almanac);
    let asked = asked.unwrap();
    assert_eq!(asked.share(at("2027-02-12T11:59:59+02:00"), almanac), None);
    assert_eq!(asked.share(at("2027-02-08T23:59:59+02:00"), almanac), None);
    let early =
        revocation(&policy, at("2027-02-05T12:00:00+02:00")).ask(at("2027-02-09T00:30:00+02:00"), almanac).unwrap();
    assert_eq!(early.share(at("2027-02-09T23:00:00+02:00"), almanac), None, "the rest of its day is not used either");
    let answered = asked.answer(at("2027-02-12T12:00:00+02:00")).unwrap();
    assert_eq!(answered.share(at("2027-02-15T05:59:59.999+02:00"), almanac), None);
    assert_eq!(answered.share(at("2027-02-15T06:00:00+02:00"), almanac), Some(Mark::Half));
}

#[test]
fn an_extension_gives_back_what_it_adds() {
    let policy = standard();
    let almanac = policy.almanac();
    let clock = answer(Regime::Gdpr, at("2027-02-01T00:00:00+02:00"));
    let late = at("2027-02-26T12:00:00+02:00");
    assert_eq!(clock.share(late, almanac), Some(Mark::Most));
    assert_eq!(clock.extend(super::WHY, late, almanac).unwrap().share(late, almanac), None);
}

#[test]
fn where_no_business_time_lies_between_most_is_used_from_the_start() {
    let policy = standard();
    let saturday = at("2027-02-06T12:00:00+02:00");
    let rule = Rule { term: Term { length: 1, unit: Unit::Day }, pausable: false, extension: None };
    let clock = Clock::start(rule, saturday);
    assert_eq!(clock.share(saturday, policy.almanac()), Some(Mark::Most));
    assert_eq!(clock.share(at("2027-02-08T00:00:00+02:00"), policy.almanac()), Some(Mark::All));
}
