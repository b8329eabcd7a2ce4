//! The law against the window: a clock that runs from receipt whatever the window says.

use super::{Immediate, Policy};
use crate::clock::{Almanac, Clock, Rule};
use crate::time::{Timestamp, Window};
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

impl Regime {
    /// The most business days until something received is acknowledged.
    #[must_use]
    pub const fn most_days_to_acknowledge(self) -> u8 {
        match self {
            // The shortest month: an acknowledgement after the answer would be none.
            Self::Gdpr | Self::UkGdpr => 20,
            // 11 CCR 7021(a): receipt is confirmed within ten business days.
            Self::Ccpa => 10,
            // As long as the answer itself.
            Self::China => 15,
            Self::None => 30,
        }
    }
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
        let clock = Clock::start(Rule::answer(self.law.regime)?, received_at);
        Some(clock.due(received_at, self.almanac()))
    }

    /// The zone and the calendar in which its clocks run.
    #[must_use]
    pub const fn almanac(&self) -> Almanac<'_> {
        Almanac { zone: &self.zone, calendar: &self.calendar }
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
