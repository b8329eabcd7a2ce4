//! How much of a clock's time is used: three marks, for the hourly digest.

use super::{Almanac, Clock};
use crate::limits::DAY_MS;
use crate::time::{LocalDate, Timestamp};
use serde::{Deserialize, Serialize};

/// A share of the time between start and deadline that is used. Later marks are greater, so that a digest tells what is
/// greater than the mark it told last, and `None` is less than any.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// Half of it.
    Half,
    /// Four fifths.
    Most,
    /// All: it is overdue.
    All,
}

impl Mark {
    /// 50, 80 or 100.
    #[must_use]
    pub const fn percent(self) -> u8 {
        match self {
            Self::Half => 50,
            Self::Most => 80,
            Self::All => 100,
        }
    }

    /// The greatest that is reached while the end is not.
    #[must_use]
    pub fn before_the_end(used_ms: i64, whole_ms: i64) -> Option<Self> {
        let is_reached =
            |mark: &Self| used_ms.saturating_mul(100) >= whole_ms.saturating_mul(i64::from(mark.percent()));
        [Self::Most, Self::Half].into_iter().find(is_reached)
    }
}

impl Clock {
    /// The greatest mark reached at `now`.
    ///
    /// Time is business time: it passes on days on which people work, 24 hours on each whatever the clocks do, and on no
    /// other. The whole is what lay between start and deadline had nothing been asked; the used share is the whole less what
    /// is left until the deadline, so that a question uses up nothing. While one waits, what was left when it was asked
    /// is left. All is reached at the deadline itself and never before; where no business time lies in between (received on
    /// a Saturday, due on the Sunday), most of it is used from the start.
    #[must_use]
    pub fn share(&self, now: Timestamp, almanac: Almanac<'_>) -> Option<Mark> {
        let at =
            self.questions.last().filter(|question| question.waits_at(now)).map_or(now, |waiting| waiting.asked_at);
        self.reached(at, self.last_day(at, almanac), almanac)
    }

    /// The same of a clock whose questions are not at hand, while none waits: its deadline says what they made of it.
    #[must_use]
    pub fn share_by(&self, due: Timestamp, now: Timestamp, almanac: Almanac<'_>) -> Option<Mark> {
        self.reached(now, almanac.zone.date(due.plus_ms(-1)), almanac)
    }

    fn reached(&self, at: Timestamp, last: LocalDate, almanac: Almanac<'_>) -> Option<Mark> {
        if at >= almanac.zone.end_of_day(last) {
            return Some(Mark::All);
        }
        let whole = left_ms(self.started_at, self.last_day_unasked(almanac), almanac);
        let used = whole - left_ms(at, last, almanac);
        Mark::before_the_end(used, whole)
    }
}

/// Business time from a moment to the end of the last day.
fn left_ms(at: Timestamp, last: LocalDate, almanac: Almanac<'_>) -> i64 {
    let today = almanac.zone.date(at);
    let of_today = if today <= last && almanac.calendar.is_business_day(today) {
        almanac.zone.end_of_day(today).since_ms(at).clamp(0, DAY_MS)
    } else {
        0
    };
    i64::from(almanac.calendar.business_days_between(today, last)) * DAY_MS + of_today
}
