//! What waits, the most urgent first. No personal value in the list.

use leptos::prelude::*;

use super::Badge;
use crate::components::field::Input;
use crate::components::{button, seen};
use crate::i18n::Texts;
use crate::shell::{FieldError, Frame, Shell};

mod line;

pub(super) use line::line;

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
    /// As a form names it.
    pub value: String,
}

/// What this reader may do with several rows at once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Choose {
    /// Take them, and give them back.
    pub take: bool,
    /// Give them to a colleague.
    pub give: bool,
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
    /// The role writes what the desk answers with.
    pub writes_replies: bool,
    /// In order.
    pub rows: Vec<Row>,
    /// The next page.
    pub next: Option<String>,
    pub may: Choose,
    /// What was looked for, and not found.
    pub looked_for: String,
    pub errors: Vec<FieldError>,
    /// What has just been done: the name of an act.
    pub done: Option<&'static str>,
}

pub const FIELDS: &[&str] = &["row", "reference"];

pub fn page(shell: &Shell, props: Props) -> String {
    let title = shell.texts.get(&format!("desk-part-{}", props.part.name()));
    let errors = props.errors.clone();
    Frame::titled(title).desk(Some(props.badge.clone())).errors(&errors, FIELDS).html(shell, || body(shell, props))
}

fn body(shell: &Shell, props: Props) -> AnyView {
    let texts = shell.texts;
    let next = props
        .next
        .clone()
        .map(|href| view! { <p class="actions">{button::plain_link(href, texts.get("desk-next-page"))}</p> });
    let rows = if props.rows.is_empty() {
        view! { <p class="lead">{texts.get(&format!("desk-empty-{}", props.part.name()))}</p> }.into_any()
    } else {
        line::choosing(texts, &props)
    };
    view! {
        {seen::done(texts, props.done)}
        {parts(texts, &props)}
        {rows}
        {next}
        {find(texts, props.looked_for, &props.errors)}
    }
    .into_any()
}

fn parts(texts: Texts, props: &Props) -> AnyView {
    let items = Part::ALL
        .into_iter()
        .map(|part| {
            let here = (part == props.part).then_some("page");
            let name = texts.get(&format!("desk-part-{}", part.name()));
            view! { <li><a href=part.path() aria-current=here>{name}</a></li> }
        })
        .collect_view();
    let link = |href: &'static str, key: &str| view! { <li><a href=href>{texts.get(key)}</a></li> };
    let figures = link("/staff/figures", "desk-figures");
    let replies = props.writes_replies.then(|| link("/staff/replies", "desk-replies"));
    let log = props.sees_log.then(|| link("/staff/log", "desk-log"));
    view! { <nav class="parts" aria-label=texts.get("desk-parts")><ul>{items}{figures}{replies}{log}</ul></nav> }
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
