use crate::world::{at, standard, zone};
use chrono::Duration;
use chrono_tz::Tz;
use proptest::prelude::*;
use shared::time::{Calendar, Timestamp, Window, Zone, business_day_end, end_of_days, end_of_window};
use std::sync::OnceLock;

fn helsinki() -> Zone {
    standard().zone
}

/// The zones of the property below, walked once.
fn zones() -> &'static [(Tz, Zone)] {
    static ZONES: OnceLock<Vec<(Tz, Zone)>> = OnceLock::new();
    let names = ["Europe/Helsinki", "America/New_York", "Asia/Beirut", "Australia/Lord_Howe", "Asia/Shanghai"];
    ZONES.get_or_init(|| names.iter().map(|name| (name.parse().unwrap(), zone(name).unwrap())).collect())
}

#[test]
fn two_months_after_new_years_eve_end_with_the_last_day_of_february() {
    let (zone, months) = (helsinki(), 2);
    assert_eq!(end_of_window(at("2026-12-31T15:00:00+02:00"), months, &zone), at("2027-03-01T00:00:00+02:00"));
    assert_eq!(end_of_window(at("2027-12-31T15:00:00+02:00"), months, &zone), at("2028-03-01T00:00:00+02:00"));
    // The 29th is still inside in the leap year.
    assert_eq!(zone.date(at("2028-02-29T23:59:59+02:00")).to_string(), "2028-02-29");
}

#[test]
fn the_day_number_stays_where_the_month_has_it() {
    let zone = helsinki();
    assert_eq!(end_of_window(at("2026-11-23T00:00:00+02:00"), 2, &zone), at("2027-01-24T00:00:00+02:00"));
    assert_eq!(end_of_window(at("2027-01-31T10:00:00+02:00"), 1, &zone), at("2027-03-01T00:00:00+02:00"));
    assert_eq!(end_of_window(at("2027-08-31T10:00:00+03:00"), 1, &zone), at("2027-10-01T00:00:00+03:00"));
}

#[test]
fn the_window_counts_days_of_the_policys_zone_and_not_of_utc() {
    // 23 November in Helsinki begins two hours before it does in UTC.
    let early = at("2026-11-22T22:30:00Z");
    assert_eq!(end_of_window(early, 2, &helsinki()), at("2027-01-24T00:00:00+02:00"));
    assert_eq!(end_of_window(early, 2, &Zone::utc()), at("2027-01-23T00:00:00Z"));
}

#[test]
fn a_window_across_the_change_of_clocks_ends_at_local_midnight() {
    assert_eq!(end_of_window(at("2027-02-10T12:00:00+02:00"), 2, &helsinki()), at("2027-04-11T00:00:00+03:00"));
    assert_eq!(end_of_window(at("2027-09-10T12:00:00+03:00"), 2, &helsinki()), at("2027-11-11T00:00:00+02:00"));
    assert_eq!(end_of_days(at("2027-03-27T12:00:00+02:00"), 1, &helsinki()), at("2027-03-29T00:00:00+03:00"));
}

#[test]
fn a_day_whose_end_falls_into_a_gap_ends_with_the_jump() {
    // Beirut: on 28 March 2027 the clocks jump from 00:00 to 01:00.
    let zone = zone("Asia/Beirut").unwrap();
    let end = end_of_days(at("2027-03-26T12:00:00+02:00"), 1, &zone);
    assert_eq!(end, at("2027-03-28T01:00:00+03:00"));
    assert_eq!(zone.date(end.plus_ms(-1)).to_string(), "2027-03-27");
    assert_eq!(zone.date(end).to_string(), "2027-03-28");
}

#[test]
fn a_midnight_that_comes_twice_ends_the_day_when_it_is_over_for_good() {
    // Back from 00:30 to 23:30: the evening comes again.
    let zone = Zone::parse(vec![(0, 3600), (86_400_000 - 1_800_000, 0)]).unwrap();
    let day = zone.date(Timestamp::from_ms(1000));
    assert_eq!(zone.end_of_day(day), Timestamp::from_ms(86_400_000));
    // Back from 01:00 to 00:00: the new day has begun at the first of the two.
    let zone = Zone::parse(vec![(0, 3600), (86_400_000, 0)]).unwrap();
    assert_eq!(zone.end_of_day(day), Timestamp::from_ms(86_400_000 - 3_600_000));
}

#[test]
fn a_day_that_a_zone_skipped_ends_where_it_would_have_been() {
    // Samoa crossed the date line: a jump of a whole day.
    let jump = 10 * 86_400_000;
    let zone = Zone::parse(vec![(0, -12 * 3600), (jump, 12 * 3600)]).unwrap();
    let before = zone.date(Timestamp::from_ms(jump - 1));
    assert_eq!(zone.end_of_day(before), Timestamp::from_ms(jump));
    assert_eq!(zone.end_of_day(before.succ_opt().unwrap()), Timestamp::from_ms(jump + 12 * 3_600_000));
}

#[test]
fn a_table_that_is_no_zone_is_refused() {
    assert!(Zone::parse(Vec::new()).is_err());
    assert!(Zone::parse(vec![(1, 0), (1, 3600)]).is_err());
    assert!(Zone::parse(vec![(0, 86_400)]).is_err());
    assert!(serde_json::from_str::<Zone>("[]").is_err());
}

#[test]
fn three_business_days_from_a_friday_end_with_wednesday() {
    let calendar = Calendar::default();
    let friday = at("2027-02-05T16:00:00+02:00");
    assert_eq!(business_day_end(friday, 3, &helsinki(), &calendar), at("2027-02-11T00:00:00+02:00"));
    assert_eq!(
        business_day_end(at("2027-02-06T16:00:00+02:00"), 1, &helsinki(), &calendar),
        at("2027-02-09T00:00:00+02:00")
    );
    assert_eq!(business_day_end(friday, 0, &helsinki(), &calendar), at("2027-02-06T00:00:00+02:00"));
}

#[test]
fn holidays_do_not_count_and_working_weekends_do() {
    let policy = standard();
    // Christmas 2026: Thursday and Friday are free, Saturday and Sunday anyway.
    let wednesday = at("2026-12-23T09:00:00+02:00");
    assert_eq!(business_day_end(wednesday, 1, &policy.zone, &policy.calendar), at("2026-12-29T00:00:00+02:00"));
    let mut calendar = policy.calendar.clone();
    calendar.working_weekends.insert("2026-12-26".parse().unwrap());
    assert_eq!(business_day_end(wednesday, 1, &policy.zone, &calendar), at("2026-12-27T00:00:00+02:00"));
}

#[test]
fn a_gdpr_month_that_ends_on_a_free_day_ends_with_the_next_working_day() {
    let policy = standard();
    // 24 December and the two days after it are free, then comes a weekend.
    assert_eq!(policy.answer_due(at("2026-11-24T09:00:00+02:00")), Some(at("2026-12-29T00:00:00+02:00")));
    assert_eq!(policy.answer_due(at("2026-11-23T09:00:00+02:00")), Some(at("2026-12-24T00:00:00+02:00")));
}

#[test]
fn days_and_no_window_end_as_they_say() {
    let (now, zone) = (at("2027-01-10T12:00:00+02:00"), helsinki());
    assert_eq!(Window::Days(30).end(now, &zone), at("2027-02-10T00:00:00+02:00"));
    assert_eq!(Window::None.end(now, &zone), now);
    assert!(!Window::None.is_reversible());
}

#[test]
fn moments_at_the_ends_of_time_do_not_overflow() {
    let zone = helsinki();
    for ms in [i64::MIN, i64::MAX] {
        let moment = Timestamp::from_ms(ms).plus_ms(1).plus_ms(-1);
        let _ = (
            zone.date(moment),
            end_of_window(moment, 2, &zone),
            business_day_end(moment, 3, &zone, &Calendar::default()),
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_zone_table_agrees_with_the_zone_database(ms in 1_577_836_800_000_i64..2_840_140_800_000, which in 0_usize..5) {
        let (tz, zone) = &zones()[which];
        let local = chrono::DateTime::from_timestamp_millis(ms).unwrap().with_timezone(tz);
        let date = zone.date(Timestamp::from_ms(ms));
        prop_assert_eq!(date, local.date_naive());
        let end = zone.end_of_day(date);
        let after = chrono::DateTime::from_timestamp_millis(end.ms()).unwrap().with_timezone(tz);
        prop_assert!(after.date_naive() > date);
        prop_assert_eq!((after - Duration::milliseconds(1)).date_naive(), date);
    }

    #[test]
    fn business_days_counted_by_weeks_are_those_counted_one_by_one(from in 0_u64..2000, days in 0_u64..400) {
        let mut calendar = standard().calendar;
        calendar.working_weekends.extend(["2026-12-26", "2027-02-06", "2027-02-07"].map(|day| day.parse::<chrono::NaiveDate>().unwrap()));
        // A holiday on a weekend takes nothing, and a working weekend in the week gives nothing.
        calendar.holidays.insert("2027-02-13".parse().unwrap());
        calendar.working_weekends.insert("2027-02-15".parse().unwrap());
        let after = chrono::NaiveDate::from_ymd_opt(2025, 1, 1).unwrap() + chrono::Days::new(from);
        let until = after + chrono::Days::new(days);
        let one_by_one = after.iter_days().skip(1).take_while(|day| *day <= until);
        let counted = one_by_one.filter(|day| calendar.is_business_day(*day)).count();
        prop_assert_eq!(calendar.business_days_between(after, until) as usize, counted);
        prop_assert_eq!(calendar.business_days_between(until, after), 0);
    }

    #[test]
    fn a_window_is_never_shorter_than_its_months(ms in 1_577_836_800_000_i64..2_500_000_000_000, months in 1_u32..13) {
        let zone = helsinki();
        let now = Timestamp::from_ms(ms);
        let end = end_of_window(now, months, &zone);
        prop_assert!(end > now);
        let last = zone.date(end.plus_ms(-1));
        let wanted = zone.date(now).checked_add_months(chrono::Months::new(months)).unwrap();
        prop_assert_eq!(last, wanted);
    }
}
