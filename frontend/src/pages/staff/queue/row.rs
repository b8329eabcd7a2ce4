//! One case or mail, as lists show it.

use leptos::prelude::*;

use super::pause::{Waits, waiting};
use crate::components::foreign::foreign;
use crate::i18n::Texts;

/// How soon something must be decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    Overdue,
    Today,
    Soon,
    Later,
    Decided,
}

impl Urgency {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::Today => "today",
            Self::Soon => "soon",
            Self::Later => "later",
            Self::Decided => "decided",
        }
    }
}

/// What is asked for. A mail may ask for anything; a case is one of the first two.
pub use shared::inbox::Kind;

/// Who has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Owner {
    Nobody,
    You,
    Colleague,
}

impl Owner {
    pub(in crate::pages::staff) const fn name(&self) -> &'static str {
        match self {
            Self::Nobody => "nobody",
            Self::You => "you",
            Self::Colleague => "colleague",
        }
    }
}

/// How long is left: business days, and hours on the last of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    Days(u32),
    Hours(u32),
    Over,
}

/// One case. Dates are finished.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub href: String,
    pub reference: String,
    pub kind: Kind,
    pub urgency: Urgency,
    pub due: String,
    pub left: Left,
    pub owner: Owner,
    /// One reviewer has approved; another is needed.
    pub seconded: bool,
    pub waits: Option<Waits>,
    /// A colleague looks at it just now.
    pub looked_at: bool,
    /// As a form names it.
    pub value: String,
}

/// One row; with a box to tick, and with what became of it.
pub(in crate::pages::staff) fn line(
    texts: Texts,
    row: &Row,
    choose: Option<String>,
    ending: Option<AnyView>,
) -> AnyView {
    let Row { href, reference, kind, due, left, owner, value, .. } = row.clone();
    let choose = choose.map(|id| {
        let label = texts.get_with("desk-bulk-choose", &[("reference", &reference)]);
        view! {
            <input type="checkbox" id=id.clone() name="row" value=value/>
            <label class="visually-hidden" for=id>{label}</label>
        }
    });
    let is_open = row.urgency != Urgency::Decided;
    let facts = [
        Some(texts.get(&format!("desk-kind-{}", kind.name()))),
        row.seconded.then(|| texts.get("desk-needs-second")),
        row.waits.as_ref().filter(|waits| matches!(waits, Waits::InVain(_))).map(|waits| waiting(texts, waits)),
        is_open.then(|| texts.get(&format!("desk-owner-{}", owner.name()))),
        row.looked_at.then(|| texts.get("desk-look")),
    ];
    let facts = facts.into_iter().flatten().map(|fact| view! { <span>{fact}</span> }).collect_view();
    let is_waiting = matches!(row.waits, Some(Waits::Until(_)));
    let due = if let Some(waits) = row.waits.as_ref().filter(|_| is_waiting) {
        waiting(texts, waits)
    } else if is_open {
        texts.get_with("desk-due", &[("day", &due)])
    } else {
        texts.get_with("desk-decided-at", &[("at", &due)])
    };
    let left = (is_open && !is_waiting).then(|| view! { <strong>{time_left(texts, left)}</strong> });
    view! {
        <li class="case">
            {choose}
            <a href=href>{foreign(reference)}</a>
            <p class="case-facts">{facts}</p>
            <p class="case-due">{left}<span>{due}</span></p>
            {ending}
        </li>
    }
    .into_any()
}

pub(in crate::pages::staff) fn time_left(texts: Texts, left: Left) -> String {
    match left {
        Left::Days(days) => texts.count("desk-days-left", days, &[]),
        Left::Hours(hours) => texts.count("desk-hours-left", hours, &[]),
        Left::Over => texts.get("desk-overdue"),
    }
}
