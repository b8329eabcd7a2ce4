//! The law against the window: a clock that runs from receipt whatever the window says.

use super::{Immediate, Policy};
use crate::time::{Timestamp, Window, Zone, business_day_end, end_of_days, end_of_window};
use serde::{Deserialize, Serialize};

/// Whose clock runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Regime {
    /// GDPR 12(3): one month from receipt.
    Gdpr,
    /// UK GDPR 12A: the same length.
    UkGdpr,
    /// 11 CCR 7021: 45 calendar days from receipt, whatever the verification takes.
    Ccpa,
    /// CAC 2019: 15 working days from acceptance.
    China,
    /// No law chosen: the operator answers for it.
    None,
}

/// The chosen law, and what makes a window lawful that is longer than its clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Law {
    /// Whose clock runs from receipt.
    pub regime: Regime,
    /// The check page lets the person choose the longer window knowingly, or the law's own clock.
    pub knowing_choice: bool,
    /// "Do not wait" is a right, refused only for a listed legal reason.
    pub do_not_wait: bool,
}

/// Longest calendar month, for comparing lengths without a date.
const MONTH_DAYS: u32 = 31;

impl Policy {
    /// When the law wants its answer to a request received at `received_at`.
    #[must_use]
    pub fn answer_due(&self, received_at: Timestamp) -> Option<Timestamp> {
        match self.law.regime {
            Regime::Gdpr | Regime::UkGdpr => Some(month_to_working_day(received_at, self)),
            Regime::Ccpa => Some(end_of_days(received_at, 45, &self.zone)),
            Regime::China => Some(business_day_end(received_at, 15, &self.zone, &self.calendar)),
            Regime::None => None,
        }
    }

    /// Whether the window is longer than the law's clock, so that the check page must offer the choice.
    #[must_use]
    pub fn window_outlasts_law(&self) -> bool {
        outlasts(self.window, self.law.regime)
    }

    /// Whether the law clause makes the window lawful.
    pub(super) fn window_is_lawful(window: Window, law: Law, immediate: Immediate) -> bool {
        let offered = law.knowing_choice && law.do_not_wait && !matches!(immediate, Immediate::Off);
        !outlasts(window, law.regime) || offered
    }
}

/// Compares the shortest possible length of the law's clock with the longest of the window.
fn outlasts(window: Window, regime: Regime) -> bool {
    let window_days = match window {
        Window::Months(1) if matches!(regime, Regime::Gdpr | Regime::UkGdpr) => return false,
        Window::Months(months) => u32::from(months) * MONTH_DAYS,
        Window::Days(days) => u32::from(days),
        Window::None => 0,
    };
    match regime {
        Regime::Gdpr | Regime::UkGdpr => window_days > 28,
        Regime::Ccpa => window_days > 45,
        // Fifteen working days are at least nineteen days long.
        Regime::China => window_days > 19,
        Regime::None => false,
    }
}

/// One month; if it ends on a day nobody works, the next working day (Regulation 1182/71).
fn month_to_working_day(received_at: Timestamp, policy: &Policy) -> Timestamp {
    let end = end_of_window(received_at, 1, &policy.zone);
    roll(end, &policy.zone, policy)
}

fn roll(end: Timestamp, zone: &Zone, policy: &Policy) -> Timestamp {
    let last_day = zone.date(end.plus_ms(-1));
    if policy.calendar.is_business_day(last_day) {
        end
    } else {
        business_day_end(end.plus_ms(-1), 1, zone, &policy.calendar)
    }
}
