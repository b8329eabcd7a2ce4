//! How long a category is kept of an account that stays, why it is kept at all, and from which event its time runs.

use crate::desk::names;
use crate::limits::DAY_MS;
use crate::time::{LocalDate, Timestamp, Window, Zone};
use chrono::{Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

names! {
    /// What lets an operator keep something (GDPR 6(1)).
    LegalBasis {
        /// To do what the person ordered.
        Contract = "contract",
        /// The person agreed, and may take it back.
        Consent = "consent",
        /// A law demands it.
        Obligation = "obligation",
        /// The operator needs it, and the person's interests do not outweigh that.
        Interest = "interest",
    }
}

names! {
    /// From what a period runs.
    StayEvent {
        /// The moment of the record itself.
        Created = "created",
        /// The account's last order, or the record itself where it is later.
        LastOrder = "last-order",
    }
}

/// The category whose records are orders: the last of them is an event.
pub const ORDERS: &str = "orders";

/// A period of an account that stays; it ends with a local day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stays {
    /// How long: months or days.
    pub period: Window,
    /// From what.
    pub from: StayEvent,
}

impl Stays {
    /// The first instant at which something of this moment has outlived the period.
    #[must_use]
    pub fn end(self, event_at: Timestamp, zone: &Zone) -> Timestamp {
        self.period.end(event_at, zone)
    }

    /// The same, turned round: what happened before this instant, and nothing else, has outlived the period at `now`.
    #[must_use]
    pub fn outlived(self, now: Timestamp, zone: &Zone) -> Timestamp {
        let is_over = |day: LocalDate| self.end(zone.end_of_day(day).plus_ms(-1), zone) <= now;
        let mut day = self.about(zone.date(now)).unwrap_or(NaiveDate::MIN);
        while let Some(later) = day.succ_opt().filter(|later| is_over(*later)) {
            day = later;
        }
        while !is_over(day) {
            let Some(earlier) = day.pred_opt() else { break };
            day = earlier;
        }
        zone.end_of_day(day)
    }

    /// Within a few days of the last day that is over.
    fn about(self, today: LocalDate) -> Option<LocalDate> {
        match self.period {
            Window::Months(months) => today.checked_sub_months(Months::new(u32::from(months))),
            Window::Days(days) => today.checked_sub_days(Days::new(u64::from(days))),
            Window::None => Some(today),
        }
    }

    /// How many days it lasts at least, for comparing lengths without a date.
    #[must_use]
    pub fn fewest_days(self) -> u32 {
        match self.period {
            // The shortest months of every year, in twelfths: 365 days a year and no more.
            Window::Months(months) => u32::from(months) * 365 / 12,
            Window::Days(days) => u32::from(days),
            Window::None => 0,
        }
    }

    /// When an account must be looked at again at the latest, whatever is added to it meanwhile.
    #[must_use]
    pub fn look_again_at(self, now: Timestamp) -> Timestamp {
        now.plus_ms(i64::from(self.fewest_days()).saturating_sub(3).max(1) * DAY_MS)
    }
}
