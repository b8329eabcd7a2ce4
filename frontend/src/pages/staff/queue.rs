//! What waits, the most urgent first. No personal value in the list.

mod pause;
mod row;

pub use pause::Waits;
pub(super) use pause::waiting;
pub use row::{Kind, Left, Owner, Row, Urgency};
pub(super) use row::{line, time_left};

use leptos::prelude::*;

use super::Badge;
use crate::components::field::{Input, inline_error};
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
    Access,
    Mail,
    Decided,
}

impl Part {
    pub const ALL: [Self; 7] =
        [Self::Open, Self::Mine, Self::Revocation, Self::Immediate, Self::Access, Self::Mail, Self::Decided];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Mine => "mine",
            Self::Revocation => "revocation",
            Self::Immediate => "immediate",
            Self::Access => "access",
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

/// What this reader may do with several rows at once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Choose {
    /// Take them, and give them back.
    pub take: bool,
    /// Give them to a colleague.
    pub give: bool,
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
        choosing(texts, &props)
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
    let enter = props.may.take.then(|| link("/staff/enter", "desk-request-enter"));
    let figures = link("/staff/figures", "desk-figures");
    let replies = props.writes_replies.then(|| link("/staff/replies", "desk-replies"));
    let registry = (props.sees_log || props.writes_replies).then(|| link("/staff/registry", "desk-registry"));
    let notices = (props.sees_log || props.writes_replies).then(|| link("/staff/notices", "desk-notices"));
    let deliveries = (props.sees_log || props.writes_replies).then(|| link("/staff/deliveries", "desk-deliveries"));
    let log = props.sees_log.then(|| link("/staff/log", "desk-log"));
    view! { <nav class="parts" aria-label=texts.get("desk-parts")><ul>{items}{enter}{figures}{replies}{registry}{notices}{deliveries}{log}</ul></nav> }
        .into_any()
}

/// The rows, and what can be done with those that are ticked. Nothing is done before it was shown once more.
fn choosing(texts: Texts, props: &Props) -> AnyView {
    let rows = groups(texts, &props.rows, props.may.take);
    if !props.may.take {
        return rows;
    }
    let way = |act: &'static str| {
        let key = format!("desk-bulk-{act}");
        button::step(act, "button button-secondary", texts.get(&key))
    };
    view! {
        <form method="post" action="/staff/bulk" novalidate>
            <input type="hidden" name="part" value=props.part.name()/>
            {inline_error(texts, "row", &props.errors)}
            {rows}
            <p class="hint">{texts.get("desk-bulk-hint")}</p>
            <div class="pair">{way("take")}{way("return")}{props.may.give.then(|| way("give"))}</div>
        </form>
    }
    .into_any()
}

/// Under a heading for each urgency. The rows come sorted. The first box carries the field's name as its id: that is where the
/// error summary leads.
fn groups(texts: Texts, rows: &[Row], may_choose: bool) -> AnyView {
    let first = rows.first().map(|row| row.value.as_str());
    let id =
        |row: &Row| if first == Some(row.value.as_str()) { "row".to_owned() } else { format!("row-{}", row.value) };
    rows.chunk_by(|one, other| one.urgency == other.urgency)
        .map(|group| {
            let heading = group.first().map(|row| texts.get(&format!("desk-urgency-{}", row.urgency.name())));
            let items = group.iter().map(|row| line(texts, row, may_choose.then(|| id(row)), None)).collect_view();
            view! { <section><h2>{heading}</h2><ul class="cases">{items}</ul></section> }
        })
        .collect_view()
        .into_any()
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
