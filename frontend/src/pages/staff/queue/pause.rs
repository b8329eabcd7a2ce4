//! What a question makes of a case in the queue: it waits, or has waited in vain.

use crate::i18n::Texts;

/// What a question makes of a case. Days are finished.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Waits {
    /// For whoever filed it, through this day.
    Until(String),
    /// Nobody answered by the end of this day: the desk's days run again.
    InVain(String),
}

pub(in crate::pages::staff) fn waiting(texts: Texts, waits: &Waits) -> String {
    match waits {
        Waits::Until(day) => texts.get_with("desk-waits-until", &[("day", day)]),
        Waits::InVain(day) => texts.get_with("desk-waits-in-vain", &[("day", day)]),
    }
}
