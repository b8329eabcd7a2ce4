//! Business days: Monday to Friday, less holidays, plus working weekends.

use super::{LocalDate, Timestamp, Zone};
use chrono::{Datelike, Weekday};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

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
}

/// The end of the `days`-th business day after the local day of `from`, which itself never counts.
/// "Within 3 business days" of a Friday ends with the following Wednesday (seed 000). With 0 days it
/// is the end of the day of `from`.
#[must_use]
pub fn business_day_end(from: Timestamp, days: u8, zone: &Zone, calendar: &Calendar) -> Timestamp {
    let mut date = zone.date(from);
    let mut left = days;
    while left > 0 {
        let Some(next) = date.succ_opt() else { break };
        date = next;
        if calendar.is_business_day(date) {
            left -= 1;
        }
    }
    zone.end_of_day(date)
}
