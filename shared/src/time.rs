//! Moments, zones and calendars. A moment is milliseconds UTC; a day exists only in a zone.

mod business;
mod window;
mod zone;

pub use business::{Calendar, business_day_end};
pub use window::{Window, end_of_days, end_of_window};
pub use zone::{Zone, ZoneError};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A calendar day without a zone; which day it is always comes from a [`Zone`].
pub type LocalDate = NaiveDate;

/// A moment: milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(i64);

impl Timestamp {
    /// The moment that many milliseconds after the epoch.
    #[must_use]
    pub const fn from_ms(ms: i64) -> Self {
        Self(ms)
    }

    /// Milliseconds since the epoch.
    #[must_use]
    pub const fn ms(self) -> i64 {
        self.0
    }

    /// This moment moved by `ms` (negative: earlier); saturates at the ends of time.
    #[must_use]
    pub const fn plus_ms(self, ms: i64) -> Self {
        Self(self.0.saturating_add(ms))
    }

    /// Milliseconds from `earlier` to this moment; negative if `earlier` is later.
    #[must_use]
    pub const fn since_ms(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }
}
