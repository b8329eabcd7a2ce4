//! How urgent something is: the order of the desk's queue.

use super::{Almanac, Clock};
use crate::limits::HOUR_MS;
use crate::time::{Calendar, Timestamp, Zone};
use serde::{Deserialize, Serialize};

/// The groups of the queue, the first one first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Urgency {
    /// The deadline has come. Nothing hides this, not even a hold.
    Overdue,
    /// No business day is left after today.
    Today,
    /// Two business days are left at most.
    Soon,
    /// More are left.
    Later,
    /// A question waits, or staff hold it back.
    Held,
}

/// How many business days left still count as soon.
const SOON: i32 = 2;

impl Urgency {
    /// Of something due at `due`.
    #[must_use]
    pub fn of(now: Timestamp, due: Timestamp, is_held: bool, almanac: Almanac<'_>) -> Self {
        match business_days_left(now, due, almanac.zone, almanac.calendar) {
            ..0 => Self::Overdue,
            _ if is_held => Self::Held,
            0 => Self::Today,
            1..=SOON => Self::Soon,
            _ => Self::Later,
        }
    }
}

impl Clock {
    /// How urgent it is; `is_held` says that something else than its question holds it back.
    #[must_use]
    pub fn urgency(&self, now: Timestamp, is_held: bool, almanac: Almanac<'_>) -> Urgency {
        Urgency::of(now, self.due(now, almanac), is_held || self.is_paused(now), almanac)
    }
}

/// The business days after today, up to and with the day that ends at `due`: 0 on the last one. Negative exactly when it is
/// overdue: −1 until a second business day has begun since, then −2, and so on.
#[must_use]
pub fn business_days_left(now: Timestamp, due: Timestamp, zone: &Zone, calendar: &Calendar) -> i32 {
    let (today, last) = (zone.date(now), zone.date(due.plus_ms(-1)));
    let count = |after, until| i32::try_from(calendar.business_days_between(after, until)).unwrap_or(i32::MAX);
    if now < due { count(today, last) } else { -count(last, today).max(1) }
}

/// The whole hours left on the last day, and only then: 0 in its last hour.
#[must_use]
pub fn hours_left(now: Timestamp, due: Timestamp, zone: &Zone) -> Option<i64> {
    let is_last_day = now < due && zone.date(now) == zone.date(due.plus_ms(-1));
    is_last_day.then(|| due.since_ms(now) / HOUR_MS)
}
