//! What waits, the most urgent first. No personal value in the list.

use leptos::prelude::*;

use super::Badge;
use crate::components::field::Input;
use crate::components::foreign::foreign;
use crate::components::{button, seen};
use crate::i18n::Texts;
use crate::shell::{FieldError, Frame, Shell};

/// Which part of the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Open,
    Mine,
    Revocation,
    Immediate,
    Mail,
    Decided,
}

impl Part {
    pub const ALL: [Self; 6] = [Self::Open, Self::Mine, Self::Revocation, Self::Immediate, Self::Mail, Self::Decided];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Mine => "mine",
            Self::Revocation => "revocation",
            Self::Immediate => "immediate",
            Self::Mail => "mail",
            Self::Decided => "decided",
        }
    }

    /// From its place in a path.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.name() == name)
    }

    /// Where it is.
    pub fn path(self) -> String {
        format!("/staff/queue/{}", self.name())
    }
}

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
    const fn name(self) -> &'static str {
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
    pub(super) const fn name(&self) -> &'static str {
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
}

/// What a question makes of a case. Days are finished.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Waits {
    /// For whoever filed it, through this day.
    Until(String),
    /// Nobody answered by the end of this day: the desk's days run again.
    InVain(String),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub badge: Badge,
    pub part: Part,
    /// The role watches over the desk.
    pub sees_log: bool,
    /// In order.
    pub rows: Vec<Row>,
    /// The next page.
    pub next: Option<String>,
    /// What was looked for, and not found.
    pub looked_for: String,
    pub errors: Vec<FieldError>,
    /// What has just been done: the name of an act.
    pub done: Option<&'static str>,
}

pub const FIELDS: &[&str] = &["reference"];

pub fn page(shell: &Shell, props: Props) -> String {
    let title = shell.texts.get(&format!("desk-part-{}", props.part.name()));
    let errors = props.errors.clone();
    Frame::titled(title).desk(Some(props.badge.clone())).errors(&errors, FIELDS).html(shell, || body(shell, props))
}

fn body(shell: &Shell, props: Props) -> AnyView {
    let texts = shell.texts;
    let next =
        props.next.map(|href| view! { <p class="actions">{button::plain_link(href, texts.get("desk-next-page"))}</p> });
    let rows = if props.rows.is_empty() {
        view! { <p class="lead">{texts.get(&format!("desk-empty-{}", props.part.name()))}</p> }.into_any()
    } else {
        groups(texts, &props.rows)
    };
    view! {
        {seen::done(texts, props.done)}
        {parts(texts, props.part, props.sees_log)}
        {rows}
        {next}
        {find(texts, props.looked_for, &props.errors)}
    }
    .into_any()
}

fn parts(texts: Texts, current: Part, sees_log: bool) -> AnyView {
    let items = Part::ALL
        .into_iter()
        .map(|part| {
            let here = (part == current).then_some("page");
            let name = texts.get(&format!("desk-part-{}", part.name()));
            view! { <li><a href=part.path() aria-current=here>{name}</a></li> }
        })
        .collect_view();
    let figures = view! { <li><a href="/staff/figures">{texts.get("desk-figures")}</a></li> };
    let log = sees_log.then(|| view! { <li><a href="/staff/log">{texts.get("desk-log")}</a></li> });
    view! { <nav class="parts" aria-label=texts.get("desk-parts")><ul>{items}{figures}{log}</ul></nav> }.into_any()
}

/// Under a heading for each urgency. The rows come sorted.
fn groups(texts: Texts, rows: &[Row]) -> AnyView {
    rows.chunk_by(|one, other| one.urgency == other.urgency)
        .map(|group| {
            let heading = group.first().map(|row| texts.get(&format!("desk-urgency-{}", row.urgency.name())));
            let items = group.iter().map(|row| case(texts, row)).collect_view();
            view! { <section><h2>{heading}</h2><ul class="cases">{items}</ul></section> }
        })
        .collect_view()
        .into_any()
}

fn case(texts: Texts, row: &Row) -> AnyView {
    let Row { href, reference, kind, due, left, owner, .. } = row.clone();
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
            <a href=href>{foreign(reference)}</a>
            <p class="case-facts">{facts}</p>
            <p class="case-due">{left}<span>{due}</span></p>
        </li>
    }
    .into_any()
}

pub(super) fn waiting(texts: Texts, waits: &Waits) -> String {
    match waits {
        Waits::Until(day) => texts.get_with("desk-waits-until", &[("day", day)]),
        Waits::InVain(day) => texts.get_with("desk-waits-in-vain", &[("day", day)]),
    }
}

pub(super) fn time_left(texts: Texts, left: Left) -> String {
    match left {
        Left::Days(days) => texts.count("desk-days-left", days, &[]),
        Left::Hours(hours) => texts.count("desk-hours-left", hours, &[]),
        Left::Over => texts.get("desk-overdue"),
    }
}

fn find(texts: Texts, looked_for: String, errors: &[FieldError]) -> AnyView {
    let input = Input::text("reference", texts.get("desk-find-reference"), errors);
    let input = Input { value: looked_for, hint: Some(texts.get("desk-find-hint")), ..input };
    view! {
        <form method="post" action="/staff/find" class="find">
            <h2>{texts.get("desk-find")}</h2>
            {input.view(texts)}
            {button::secondary(texts.get("desk-find-button"))}
        </form>
    }
    .into_any()
}
