//! The law against the window: a clock that runs from receipt whatever the window says.

use super::{Immediate, Policy};
use crate::clock::{Almanac, Clock, Rule, Unit};
use crate::desk::names;
use crate::time::{Timestamp, Window};
use serde::{Deserialize, Serialize};

names! {
    /// Whose clock runs; how long is a row of [`crate::clock::law::ROWS`].
    Regime {
        /// The European Union's General Data Protection Regulation.
        Gdpr = "gdpr",
        /// The United Kingdom's.
        UkGdpr = "uk-gdpr",
        /// The California Consumer Privacy Act and its regulations.
        Ccpa = "ccpa",
        /// China's rules for apps, and its Personal Information Protection Law.
        China = "china",
        /// No law chosen: the operator answers for it.
        None = "none",
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
const MONTH_DAYS: u16 = 31;

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
    pub(super) fn days_of_law(law: Law) -> Option<u16> {
        Rule::answer(law.regime).map(|rule| rule.term.fewest_days())
    }

    pub(super) fn window_is_lawful(window: Window, law: Law, immediate: Immediate) -> bool {
        let offered = law.knowing_choice && law.do_not_wait && !matches!(immediate, Immediate::Off);
        !outlasts(window, law.regime) || offered
    }
}

/// Compares the shortest possible length of the law's clock with the longest of the window.
fn outlasts(window: Window, regime: Regime) -> bool {
    let Some(Rule { term, .. }) = Rule::answer(regime) else { return false };
    let window_days = match window {
        Window::Months(months) if term.unit == Unit::Month => return u16::from(months) > term.length,
        Window::Months(months) => u16::from(months) * MONTH_DAYS,
        Window::Days(days) => days,
        Window::None => 0,
    };
    window_days > term.fewest_days()
}
