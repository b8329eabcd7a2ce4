//! Dates by hand: a second opinion on when things are due, that shares no line with the product's own.
//! The zone is Helsinki's, which the preset `standard` follows; the summer half-year is the European Union's.

use crate::{DAY_MS, HOUR_MS};

/// The end of the local day with the same number `months` later, or of that month's last day.
pub fn end_of_day_after_months(at_ms: i64, months: i64) -> i64 {
    let (year, month, day) = date((at_ms + offset_ms(at_ms)).div_euclid(DAY_MS));
    let counted = year * 12 + (month - 1) + months;
    let (year, month) = (counted.div_euclid(12), counted.rem_euclid(12) + 1);
    let next_day = days(year, month, day.min(length(year, month))) + 1;
    // Clocks change at three in the morning at the earliest: two hours before midnight they go as they do at midnight.
    let midnight = next_day * DAY_MS;
    midnight - offset_ms(midnight - 3 * HOUR_MS)
}

/// How far Helsinki is ahead.
fn offset_ms(at_ms: i64) -> i64 {
    let (year, ..) = date(at_ms.div_euclid(DAY_MS));
    let change = |month| last_sunday(year, month) * DAY_MS + HOUR_MS;
    if (change(3)..change(10)).contains(&at_ms) { 3 * HOUR_MS } else { 2 * HOUR_MS }
}

/// The last Sunday of March or October, which have 31 days. 1 January 1970 was a Thursday.
fn last_sunday(year: i64, month: i64) -> i64 {
    let last = days(year, month, 31);
    last - (last + 4).rem_euclid(7)
}

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn length(year: i64, month: i64) -> i64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days since 1 January 1970.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let years: i64 = (1970..year).map(|year| if is_leap(year) { 366 } else { 365 }).sum();
    let months: i64 = (1..month).map(|month| length(year, month)).sum();
    years + months + day - 1
}

fn date(mut days: i64) -> (i64, i64, i64) {
    let mut year = 1970;
    while days >= if is_leap(year) { 366 } else { 365 } {
        days -= if is_leap(year) { 366 } else { 365 };
        year += 1;
    }
    let mut month = 1;
    while days >= length(year, month) {
        days -= length(year, month);
        month += 1;
    }
    (year, month, days + 1)
}

#[test]
fn the_second_opinion_knows_short_months_and_summer_time() {
    // 31 December 2026, noon UTC: two months later is 28 February, which ends at 22:00 UTC.
    assert_eq!(end_of_day_after_months(1_798_718_400_000, 2), 1_803_852_000_000);
    // 1 May 2026, 21:30 UTC is 2 May in Helsinki: two months later 2 July ends at 21:00 UTC.
    assert_eq!(end_of_day_after_months(1_777_671_000_000, 2), 1_783_026_000_000);
}
