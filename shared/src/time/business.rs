//! Business days: Monday to Friday, less holidays, plus working weekends.

use super::{LocalDate, Timestamp, Zone};
use chrono::{Datelike, Weekday};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::ops::Bound;

/// What differs from Monday to Friday.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calendar {
    /// Weekdays on which nobody works.
    pub holidays: BTreeSet<LocalDate>,
    /// Saturdays and Sundays on which people work (China moves weekends this way).
    pub working_weekends: BTreeSet<LocalDate>,
}

impl Calendar {
    /// Whether people work on this day.
    #[must_use]
    pub fn is_business_day(&self, date: LocalDate) -> bool {
        if matches!(date.weekday(), Weekday::Sat | Weekday::Sun) {
            self.working_weekends.contains(&date)
        } else {
            !self.holidays.contains(&date)
        }
    }

    /// The `days`-th business day after a day, which itself never counts; with 0 days that day, whether people work on it or not.
    #[must_use]
    pub fn business_day_after(&self, date: LocalDate, days: u32) -> LocalDate {
        let (mut date, mut left) = (date, days);
        while left > 0 {
            let Some(next) = date.succ_opt() else { break };
            date = next;
            if self.is_business_day(date) {
                left -= 1;
            }
        }
        date
    }

    /// This day if people work on it, or else the next on which they do.
    #[must_use]
    pub fn business_day_from(&self, date: LocalDate) -> LocalDate {
        if self.is_business_day(date) { date } else { self.business_day_after(date, 1) }
    }

    /// How many business days lie after `after` and not after `until`; none if `until` is not later. Counted by weeks and
    /// exceptions, not day by day: a moment from the ends of time takes no longer than another.
    #[must_use]
    pub fn business_days_between(&self, after: LocalDate, until: LocalDate) -> u32 {
        if until <= after {
            return 0;
        }
        let is_weekend = |date: &LocalDate| matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
        let days = u32::try_from(until.signed_duration_since(after).num_days()).unwrap_or(u32::MAX);
        let from_monday = after.weekday().num_days_from_monday();
        // The days that are left over when the whole weeks are taken away are the first ones after `after`.
        let rest = (1..=days % 7).filter(|day| (from_monday + day) % 7 < 5).count();
        let inside = (Bound::Excluded(after), Bound::Included(until));
        let free = self.holidays.range(inside).filter(|date| !is_weekend(date)).count();
        let working = self.working_weekends.range(inside).filter(|date| is_weekend(date)).count();
        let plain = usize::try_from(days / 7 * 5).unwrap_or(usize::MAX).saturating_add(rest).saturating_add(working);
        u32::try_from(plain.saturating_sub(free)).unwrap_or(u32::MAX)
    }
}

/// The end of the `days`-th business day after the local day of `from`, which itself never counts.
/// "Within 3 business days" of a Friday ends with the following Wednesday (seed 000). With 0 days it
/// is the end of the day of `from`.
#[must_use]
pub fn business_day_end(from: Timestamp, days: u8, zone: &Zone, calendar: &Calendar) -> Timestamp {
    zone.end_of_day(calendar.business_day_after(zone.date(from), u32::from(days)))
}
