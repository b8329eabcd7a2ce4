//! The table of the laws' clocks, and what their letters must say.

use super::{Regime, answer, at, monday, standard};
use shared::clock::law::{self, Content, Duty, Moments, ROWS, Start};
use shared::clock::{Clock, Unit};
use shared::desk::RefusalReason;
use shared::inbox::Kind;
use shared::limits::{DAY_MS, LOG_KEPT_DAYS};

#[test]
fn a_law_says_one_thing_about_one_duty_and_where_it_says_so() {
    for (index, row) in ROWS.iter().enumerate() {
        let first = ROWS.iter().position(|other| (other.regime, other.duty) == (row.regime, row.duty));
        assert_eq!(first, Some(index), "{row:?}");
        assert!(!row.source.is_empty() && row.regime != Regime::None, "{row:?}");
    }
    for regime in Regime::ALL {
        assert_eq!(law::row(*regime, Duty::Answer).is_some(), *regime != Regime::None, "{regime:?}");
    }
    assert_eq!(law::complaint(Regime::China).map(|row| row.duty), Some(Duty::AnswerComplaint));
    assert_eq!(law::complaint(Regime::Gdpr).map(|row| row.duty), Some(Duty::Answer));
}

/// UK GDPR 12A begins with whatever came last; 11 CCR 7021 with the receipt, whatever is proven when.
#[test]
fn each_clock_starts_with_what_its_law_names() {
    let day = |days: i64| Some(monday().plus_ms(days * DAY_MS));
    let moments = Moments {
        received_at: day(0),
        identified_at: day(3),
        paid_at: day(2),
        accepted_at: day(1),
        answered_at: day(9),
        fetched_at: day(4),
    };
    let starts =
        [(Start::Receipt, 0), (Start::Complete, 3), (Start::Acceptance, 1), (Start::Response, 9), (Start::Download, 4)];
    for (start, days) in starts {
        assert_eq!(start.at(&moments), day(days), "{start:?}");
    }
    let received = Moments { received_at: day(0), ..Moments::default() };
    let starts =
        [(Start::Complete, day(0)), (Start::Acceptance, day(0)), (Start::Response, None), (Start::Download, None)];
    for (start, at) in starts {
        assert_eq!(start.at(&received), at, "{start:?}");
    }
    assert_eq!(Start::Complete.at(&Moments::default()), None);
}

#[test]
fn leap_days_and_the_ends_of_months_are_where_the_law_puts_them() {
    let policy = standard();
    let due = |regime, received_at: &str| answer(regime, at(received_at)).due(at(received_at), policy.almanac());
    // 29 February 2028 is a Tuesday; of 28 February 2026, a Saturday, the next working day is the Monday.
    assert_eq!(due(Regime::Gdpr, "2028-01-31T12:00:00+02:00"), at("2028-03-01T00:00:00+02:00"));
    assert_eq!(due(Regime::Gdpr, "2026-01-31T12:00:00+02:00"), at("2026-03-03T00:00:00+02:00"));
    assert_eq!(due(Regime::Gdpr, "2026-08-31T12:00:00+03:00"), at("2026-10-01T00:00:00+03:00"));
    // California's days end on whatever day they end.
    assert_eq!(due(Regime::Ccpa, "2028-01-15T12:00:00+02:00"), at("2028-03-01T00:00:00+02:00"));
    let records = law::row(Regime::Ccpa, Duty::Records).unwrap();
    assert_eq!(records.rule.term.unit, Unit::PlainMonth);
    let leap = at("2028-02-29T12:00:00+02:00");
    assert_eq!(Clock::start(records.rule, leap).due(leap, policy.almanac()), at("2030-03-01T00:00:00+02:00"));
}

#[test]
fn the_desks_log_is_kept_as_long_as_any_law_wants_it() {
    for row in ROWS.iter().filter(|row| row.duty == Duty::Records) {
        assert!(LOG_KEPT_DAYS > i64::from(row.rule.term.length) * 31, "{row:?}");
    }
}

#[test]
fn a_refusal_says_what_its_law_wants_and_an_extension_why_and_until_when() {
    let refused = law::refusal(Regime::Gdpr, Kind::Leave);
    assert_eq!(refused, [Content::Reason, Content::Authority, Content::Court], "GDPR 12(4)");
    assert_eq!(law::missing(refused, &[Content::Reason, Content::Court]), [Content::Authority]);
    for regime in Regime::ALL {
        for kind in Kind::ALL {
            assert!(law::refusal(*regime, *kind).contains(&Content::Reason), "{regime:?}");
        }
    }
    assert_eq!(law::missing(law::EXTENSION, &[Content::Reason]), [Content::NewDay], "GDPR 12(3)");
}

/// 11 CCR 7022(f)(1): the exception is named.
#[test]
fn a_law_alone_is_no_reason_where_the_exception_must_be_named() {
    assert!(RefusalReason::Law.needs_words(Regime::Ccpa));
    assert!(!RefusalReason::Law.needs_words(Regime::Gdpr));
    for regime in Regime::ALL {
        assert!(RefusalReason::Other.needs_words(*regime) && !RefusalReason::Duplicate.needs_words(*regime));
    }
}
