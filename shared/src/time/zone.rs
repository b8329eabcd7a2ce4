//! A time zone as a value, so that neither edge nor browser carries a zone library.

use super::{LocalDate, Timestamp};
use crate::limits::DAY_MS;
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

/// Why a table is not a zone.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ZoneError {
    /// A zone has at least one offset.
    #[error("the zone has no entries")]
    Empty,
    /// Entries must be strictly ascending in time.
    #[error("entry {0} is not later than the one before it")]
    Unsorted(usize),
    /// Offsets are less than a day.
    #[error("entry {0} has an offset of a day or more")]
    Offset(usize),
}

/// The first second of 2020, where a zone's table begins.
const TABLE_FROM_S: i64 = 1_577_836_800;
/// The first second of 2060, where it ends: far enough for any retention period that begins now.
const TABLE_UNTIL_S: i64 = 2_840_140_800;

/// Sorted `(from UTC ms, offset s)`; the first offset also holds before its moment, the last for ever after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<(i64, i32)>", into = "Vec<(i64, i32)>")]
pub struct Zone(Vec<(i64, i32)>);

impl TryFrom<Vec<(i64, i32)>> for Zone {
    type Error = ZoneError;
    fn try_from(entries: Vec<(i64, i32)>) -> Result<Self, ZoneError> {
        Self::parse(entries)
    }
}

impl From<Zone> for Vec<(i64, i32)> {
    fn from(zone: Zone) -> Self {
        zone.0
    }
}

impl Zone {
    /// A zone from its table.
    ///
    /// # Errors
    /// Empty, unsorted, or an offset of a day or more.
    pub fn parse(entries: Vec<(i64, i32)>) -> Result<Self, ZoneError> {
        if entries.is_empty() {
            return Err(ZoneError::Empty);
        }
        for (index, pair) in entries.windows(2).enumerate() {
            if let [before, after] = pair
                && before.0 >= after.0
            {
                return Err(ZoneError::Unsorted(index + 1));
            }
        }
        if let Some(index) = entries.iter().position(|entry| entry.1.unsigned_abs() >= 86_400) {
            return Err(ZoneError::Offset(index));
        }
        Ok(Self(entries))
    }

    /// A zone's table for 2020 to 2060, from a zone library that tells the offset at a second: found by walking the days and
    /// halving those in which the offset changes. The library is an argument, so that only what runs natively brings one.
    ///
    /// # Errors
    /// An offset of a day or more.
    pub fn walk(offset_s: impl Fn(i64) -> i32) -> Result<Self, ZoneError> {
        const DAY_S: i64 = 86_400;
        let mut entries = vec![(TABLE_FROM_S * 1000, offset_s(TABLE_FROM_S))];
        let mut day = TABLE_FROM_S;
        while day < TABLE_UNTIL_S {
            let (mut before, mut after) = (day, day + DAY_S);
            day = after;
            if offset_s(before) == offset_s(after) {
                continue;
            }
            while after - before > 1 {
                let middle = before.midpoint(after);
                if offset_s(middle) == offset_s(before) { before = middle } else { after = middle }
            }
            entries.push((after * 1000, offset_s(after)));
        }
        Self::parse(entries)
    }

    /// The zone without offsets.
    #[must_use]
    pub fn utc() -> Self {
        Self(vec![(0, 0)])
    }

    /// Seconds to add to UTC for local time at this moment.
    #[must_use]
    pub fn offset_s(&self, at: Timestamp) -> i32 {
        let after = self.0.partition_point(|entry| entry.0 <= at.ms());
        self.0.get(after.saturating_sub(1)).map_or(0, |entry| entry.1)
    }

    /// The local day on which a moment falls.
    #[must_use]
    pub fn date(&self, at: Timestamp) -> LocalDate {
        let local_ms = at.ms().saturating_add(i64::from(self.offset_s(at)) * 1000);
        date_of_day_number(local_ms.div_euclid(DAY_MS))
    }

    /// The first instant after a local day, which is when that day has ended for good: where the
    /// clocks jump over midnight it is the jump, where midnight comes twice on the same day it is
    /// the first one, and where the day itself comes back for an hour it is the end of that hour.
    #[must_use]
    pub fn end_of_day(&self, date: LocalDate) -> Timestamp {
        let next = date.checked_add_days(Days::new(1)).unwrap_or(NaiveDate::MAX);
        let midnight_ms = day_number(next) * DAY_MS;
        // An offset is less than a day: what begins a day after that midnight or later has no part in it.
        let near = self.0.partition_point(|entry| entry.0 < midnight_ms + DAY_MS).max(1);
        for (index, entry) in self.0.iter().enumerate().take(near).rev() {
            let midnight_utc = midnight_ms - i64::from(entry.1) * 1000;
            let from = if index == 0 { i64::MIN } else { entry.0 };
            if from < midnight_utc {
                let until = self.0.get(index + 1).map_or(i64::MAX, |following| following.0);
                return Timestamp::from_ms(midnight_utc.min(until));
            }
        }
        Timestamp::from_ms(midnight_ms)
    }
}

/// Days since 1970-01-01.
fn day_number(date: LocalDate) -> i64 {
    date.signed_duration_since(NaiveDate::default()).num_days()
}

/// The day that many days after 1970-01-01, clamped to the calendar chrono knows.
fn date_of_day_number(days: i64) -> LocalDate {
    let epoch = NaiveDate::default();
    let moved = if days < 0 {
        epoch.checked_sub_days(Days::new(days.unsigned_abs()))
    } else {
        epoch.checked_add_days(Days::new(days.unsigned_abs()))
    };
    moved.unwrap_or(if days < 0 { NaiveDate::MIN } else { NaiveDate::MAX })
}
