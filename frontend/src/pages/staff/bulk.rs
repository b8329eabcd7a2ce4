//! Several cases and mails at once: what will be done with each, and afterwards, what was.

use leptos::prelude::*;

use super::Badge;
use super::case::step;
use super::queue::{self, line};
use crate::components::button;
use crate::i18n::Texts;
use crate::shell::{FieldError, Frame, Shell};

/// What became of one of them; before anything is done, why nothing will.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    Done,
    /// Decided, closed or changed since it was shown.
    Overtaken,
    /// A colleague has it.
    NotYours,
    /// It was so before.
    Same,
}

impl Ending {
    pub const ALL: [Self; 4] = [Self::Done, Self::Overtaken, Self::NotYours, Self::Same];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Overtaken => "overtaken",
            Self::NotYours => "not-yours",
            Self::Same => "same",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub row: queue::Row,
    /// As the form names it, with what was seen.
    pub value: String,
    pub ending: Option<Ending>,
}

/// Posts `act`, `row` and, to give, `colleague` to `/staff/bulk`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub badge: Badge,
    /// `take`, `return`, `give`; done, also `close`.
    pub act: &'static str,
    pub rows: Vec<Row>,
    /// To whom they can be given: id and name.
    pub colleagues: Vec<(String, String)>,
    pub is_done: bool,
    /// The list that it began with.
    pub back: String,
    pub errors: Vec<FieldError>,
}

pub const FIELDS: &[&str] = &["colleague"];

pub fn page(shell: &Shell, props: Props) -> String {
    let texts = shell.texts;
    let title = texts.get(&format!("desk-bulk-{}{}", props.act, if props.is_done { "-done" } else { "" }));
    let errors = props.errors.clone();
    Frame::titled(title)
        .desk(Some(props.badge.clone()))
        .back(props.back.clone())
        .errors(&errors, FIELDS)
        .html(shell, || if props.is_done { result(texts, &props) } else { preview(texts, &props) })
}

fn counted(texts: Texts, key: &str, props: &Props, is: impl Fn(&Row) -> bool) -> String {
    let count = props.rows.iter().filter(|row| is(row)).count();
    texts.count(key, u32::try_from(count).unwrap_or(u32::MAX), &[])
}

fn rows(texts: Texts, props: &Props) -> AnyView {
    let items = props.rows.iter().map(|row| {
        let ending = row.ending.map(|ending| {
            let text = texts.get(&format!("desk-bulk-{}", ending.name()));
            view! { <p class="case-facts"><strong>{text}</strong></p> }.into_any()
        });
        line(texts, &row.row, None, ending)
    });
    view! { <ul class="cases">{items.collect_view()}</ul> }.into_any()
}

fn result(texts: Texts, props: &Props) -> AnyView {
    view! {
        <p class="lead" role="status">{counted(texts, "desk-bulk-so-many", props, |row| row.ending == Some(Ending::Done))}</p>
        {rows(texts, props)}
        <p class="actions">{button::link(props.back.clone(), texts.get("desk-bulk-back"))}</p>
    }
    .into_any()
}

fn preview(texts: Texts, props: &Props) -> AnyView {
    let will_be = |row: &Row| row.ending.is_none();
    let hidden = props.rows.iter().filter(|row| will_be(row)).map(|row| {
        view! { <input type="hidden" name="row" value=row.value.clone()/> }
    });
    let to = (props.act == "give").then(|| step::colleagues(texts, &props.colleagues, &props.errors));
    let confirm = button::step("confirm", "button", texts.get(&format!("desk-bulk-{}-button", props.act)));
    let form = props.rows.iter().any(will_be).then(|| {
        let part = props.back.rsplit('/').next().unwrap_or_default().to_owned();
        view! {
            <form method="post" action="/staff/bulk">
                <input type="hidden" name="act" value=props.act/>
                <input type="hidden" name="part" value=part/>
                {hidden.collect_view()}
                {to}
                <p class="actions">{confirm}</p>
            </form>
        }
    });
    view! {
        <p class="lead">{counted(texts, "desk-bulk-will-be", props, will_be)}</p>
        {rows(texts, props)}
        {form}
        <p class="actions">{button::plain_link(props.back.clone(), texts.get("desk-bulk-back"))}</p>
    }
    .into_any()
}
