//! Windows in calendar months or days. They end with a local day of the policy's zone.

use super::{Timestamp, Zone};
use chrono::{Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// How long there is a way back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Window {
    /// Calendar months, as in seed 000 ("within two months").
    Months(u8),
    /// Calendar days, as in seed 001 ("around 30 days").
    Days(u16),
    /// No way back: the request is irreversible from its confirmation (seed 002).
    None,
}

impl Window {
    /// The instant at which a window opened at `from` ends. Half-open: the instant itself is outside.
    #[must_use]
    pub fn end(self, from: Timestamp, zone: &Zone) -> Timestamp {
        match self {
            Self::Months(months) => end_of_window(from, u32::from(months), zone),
            Self::Days(days) => end_of_days(from, u32::from(days), zone),
            Self::None => from,
        }
    }

    /// Whether a request with this window can be taken back.
    #[must_use]
    pub const fn is_reversible(self) -> bool {
        !matches!(self, Self::None)
    }
}

/// The end of the local day with the same number `months` later, or of that month's last day if it
/// has no such number: 31 December + 2 months ends with 28 or 29 February.
#[must_use]
pub fn end_of_window(now: Timestamp, months: u32, zone: &Zone) -> Timestamp {
    let date = zone.date(now).checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX);
    zone.end_of_day(date)
}

/// The end of the local day `days` after the day of `now`.
#[must_use]
pub fn end_of_days(now: Timestamp, days: u32, zone: &Zone) -> Timestamp {
    let date = zone.date(now).checked_add_days(Days::new(u64::from(days))).unwrap_or(NaiveDate::MAX);
    zone.end_of_day(date)
}
