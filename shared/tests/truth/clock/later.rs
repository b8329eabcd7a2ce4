//! Random lives of a clock: its deadline only ever moves later, and what is late stays late (I16).

use super::{WHY, answer, revocation};
use crate::world::{monday, standard};
use proptest::prelude::*;
use shared::clock::{Almanac, Clock, Refusal, Rule, Term, Unit};
use shared::limits::{DAY_MS, HOUR_MS};
use shared::policy::Regime;
use shared::time::{LocalDate, Timestamp};

#[derive(Clone, Copy, Debug)]
enum Act {
    Ask,
    Answer,
    Extend,
    Wait,
}

/// What is done, and how long after the one before.
fn acts() -> impl Strategy<Value = Vec<(i64, Act)>> {
    let act = prop_oneof![Just(Act::Ask), Just(Act::Answer), Just(Act::Extend), Just(Act::Wait)];
    let pause = prop_oneof![0..3 * HOUR_MS, 0..3 * DAY_MS, 0..20 * DAY_MS, Just(0)];
    proptest::collection::vec((pause, act), 1..14)
}

fn rule() -> impl Strategy<Value = Rule> {
    let unit = prop_oneof![Just(Unit::BusinessDay), Just(Unit::Day), Just(Unit::Month), Just(Unit::PlainMonth)];
    (1_u16..12, unit, any::<bool>(), proptest::option::of(1_u16..6))
        .prop_map(|(length, unit, pausable, extension)| Rule { term: Term { length, unit }, pausable, extension })
}

fn act(clock: &Clock, act: Act, now: Timestamp, almanac: Almanac<'_>) -> Option<Result<Clock, Refusal>> {
    match act {
        Act::Ask => Some(clock.ask(now, almanac)),
        Act::Answer => Some(clock.answer(now)),
        Act::Extend => Some(clock.extend(WHY, now, almanac)),
        Act::Wait => None,
    }
}

/// Business days after the start, through the last, less those that began while a question waited.
fn days_of_the_desk(clock: &Clock, now: Timestamp, almanac: Almanac<'_>) -> u32 {
    let date = |at: Timestamp| almanac.zone.date(at);
    let last = date(clock.due(now, almanac).plus_ms(-1));
    let waited = |day: LocalDate| {
        clock.questions().iter().any(|question| date(question.asked_at) < day && day <= date(question.until(now)))
    };
    let days = date(clock.started_at()).iter_days().skip(1).take_while(|day| *day <= last);
    u32::try_from(days.filter(|day| almanac.calendar.is_business_day(*day) && !waited(*day)).count()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_deadline_only_moves_later_and_what_is_late_stays_late(rule in rule(), start in 0..400 * DAY_MS, acts in acts()) {
        let policy = standard();
        let almanac = policy.almanac();
        let mut now = monday().plus_ms(start);
        let mut clock = Clock::start(rule, now);
        let (mut due, mut is_late, mut extensions) = (clock.due(now, almanac), false, 0);
        let unasked = due;
        for (pause, what) in acts {
            now = now.plus_ms(pause);
            let late = now >= clock.due(now, almanac);
            prop_assert!(late || !is_late, "what was late is in time again, because time passed");
            prop_assert!(!(late && clock.is_paused(now)), "late while a question waits");
            if let Some(Ok(next)) = act(&clock, what, now, almanac) {
                prop_assert!(!late, "{what:?} came late");
                extensions += u32::from(matches!(what, Act::Extend));
                clock = next;
            }
            is_late = now >= clock.due(now, almanac);
            prop_assert!(is_late == late, "{what:?} made what was late be in time, or the other way round");
            let is = clock.due(now, almanac);
            prop_assert!(is >= due, "{what:?} moved {due:?} to {is:?}");
            due = is;
        }
        prop_assert!(extensions <= 1 && due >= unasked);
    }

    #[test]
    fn no_question_takes_a_day_from_the_desk(days in 1_u8..12, start in 0..400 * DAY_MS, acts in acts()) {
        let mut policy = standard();
        policy.sla.revocation_business_days = days;
        let almanac = policy.almanac();
        let mut now = monday().plus_ms(start);
        let mut clock = revocation(&policy, now);
        for (pause, what) in acts {
            now = now.plus_ms(pause);
            clock = act(&clock, what, now, almanac).and_then(Result::ok).unwrap_or(clock);
            let had = days_of_the_desk(&clock, now, almanac);
            let most = u32::from(days) + u32::try_from(clock.questions().len()).unwrap();
            // What was asked on the last day and answered on a free one has the next day besides.
            prop_assert!((u32::from(days)..=most).contains(&had), "{had} of {days}: {clock:?}");
        }
    }

    #[test]
    fn a_question_at_the_receipt_makes_its_answer_the_receipt(
        days in 1_u8..12,
        start in 0..400 * DAY_MS,
        waiting in 0..14 * DAY_MS,
    ) {
        let mut policy = standard();
        policy.sla.revocation_business_days = days;
        let almanac = policy.almanac();
        let received = monday().plus_ms(start);
        let answered = received.plus_ms(waiting);
        let asked = revocation(&policy, received).ask(received, almanac).unwrap();
        let clock = asked.answer(answered).unwrap();
        prop_assert_eq!(clock.due(answered, almanac), revocation(&policy, answered).due(answered, almanac));
    }

    #[test]
    fn an_extension_is_refused_from_the_deadline_on(start in 0..400 * DAY_MS, late in 0..90 * DAY_MS) {
        let policy = standard();
        let almanac = policy.almanac();
        for regime in [Regime::Gdpr, Regime::UkGdpr, Regime::Ccpa] {
            let clock = answer(regime, monday().plus_ms(start));
            let due = clock.due(clock.started_at(), almanac);
            prop_assert_eq!(clock.extend(WHY, due.plus_ms(late), almanac), Err(Refusal::Late));
            let extended = clock.extend(WHY, due.plus_ms(-1), almanac).unwrap();
            prop_assert!(extended.due(due, almanac) > due);
            prop_assert_eq!(extended.extend(WHY, due.plus_ms(-1), almanac), Err(Refusal::AlreadyExtended));
        }
    }

    #[test]
    fn marks_never_fall_while_nothing_happens(rule in rule(), start in 0..400 * DAY_MS, steps in proptest::collection::vec(0..3 * DAY_MS, 1..30)) {
        let policy = standard();
        let almanac = policy.almanac();
        let mut now = monday().plus_ms(start);
        let clock = Clock::start(rule, now);
        let mut mark = None;
        for step in steps {
            now = now.plus_ms(step);
            let is = clock.share(now, almanac);
            prop_assert!(is >= mark, "{mark:?} fell to {is:?}");
            prop_assert_eq!(is == Some(shared::clock::Mark::All), now >= clock.due(now, almanac));
            mark = is;
        }
    }
}
