//! Radios and the single checkbox, in a fieldset of their own.

use leptos::prelude::*;

use crate::components::field::{described_by, inline_error};
use crate::components::foreign::foreign;
use crate::i18n::Texts;
use crate::shell::FieldError;

pub(crate) struct Item {
    pub value: String,
    pub label: String,
    pub hint: Option<String>,
}

pub(crate) struct Radios<'page> {
    pub name: &'static str,
    pub legend: String,
    pub hint: Option<String>,
    pub items: Vec<Item>,
    pub chosen: Option<&'page str>,
    pub errors: &'page [FieldError],
}

/// The first radio carries the field's name as its id: that is where the error summary leads.
pub(crate) fn radios(texts: Texts, radios: Radios<'_>) -> AnyView {
    let Radios { name, legend, hint, items, chosen, errors } = radios;
    let described = described_by(name, hint.is_some(), errors);
    let error = inline_error(texts, name, errors);
    let class = if error.is_some() { "group group-error" } else { "group" };
    let hint = hint.map(|hint| view! { <p class="hint" id=format!("{name}-hint")>{hint}</p> });
    let items = items
        .into_iter()
        .enumerate()
        .map(|(at, item)| {
            let id = if at == 0 { name.to_owned() } else { format!("{name}-{}", at + 1) };
            let checked = chosen == Some(item.value.as_str());
            radio(name, id, checked, item)
        })
        .collect_view();
    view! {
        <fieldset class=class aria-describedby=described>
            <legend>{legend}</legend>
            {hint}
            {error}
            {items}
        </fieldset>
    }
    .into_any()
}

fn radio(name: &'static str, id: String, checked: bool, item: Item) -> AnyView {
    let hint_id = item.hint.as_ref().map(|_| format!("{id}-about"));
    let hint = item.hint.map(|hint| view! { <p class="hint" id=format!("{id}-about")>{hint}</p> });
    view! {
        <div class="choice">
            <input
                type="radio"
                id=id.clone()
                name=name
                value=item.value
                checked=checked
                aria-describedby=hint_id
            />
            <label for=id>{item.label}</label>
            {hint}
        </div>
    }
    .into_any()
}

/// One box to tick; the label is the whole statement.
pub(crate) fn checkbox(
    texts: Texts,
    name: &'static str,
    label: String,
    checked: bool,
    errors: &[FieldError],
) -> AnyView {
    let described = described_by(name, false, errors);
    let error = inline_error(texts, name, errors);
    let class = if error.is_some() { "group group-error" } else { "group" };
    view! {
        <div class=class>
            {error}
            <div class="choice">
                <input
                    type="checkbox"
                    id=name
                    name=name
                    value="yes"
                    checked=checked
                    aria-describedby=described
                />
                <label for=name>{label}</label>
            </div>
        </div>
    }
    .into_any()
}

/// One of several boxes to tick.
pub(crate) struct Tick {
    pub name: &'static str,
    pub value: String,
    pub label: String,
    pub hint: Option<String>,
    pub is_ticked: bool,
}

/// Boxes of one question. The first carries the question's name as its id: that is where the error summary leads.
pub(crate) fn ticks(
    texts: Texts,
    name: &'static str,
    legend: String,
    items: Vec<Tick>,
    errors: &[FieldError],
) -> AnyView {
    let described = described_by(name, false, errors);
    let error = inline_error(texts, name, errors);
    let class = if error.is_some() { "group group-error" } else { "group" };
    let items = items.into_iter().enumerate().map(|(at, tick)| {
        let id = if at == 0 { name.to_owned() } else { format!("{name}-{}", at + 1) };
        let about = tick.hint.as_ref().map(|_| format!("{id}-about"));
        let hint = tick.hint.map(|hint| view! { <p class="hint" id=format!("{id}-about")>{hint}</p> });
        view! {
            <div class="choice">
                <input type="checkbox" id=id.clone() name=tick.name value=tick.value checked=tick.is_ticked aria-describedby=about/>
                <label for=id>{foreign(tick.label)}</label>
                {hint}
            </div>
        }
    });
    view! {
        <fieldset class=class aria-describedby=described>
            <legend>{legend}</legend>
            {error}
            {items.collect_view()}
        </fieldset>
    }
    .into_any()
}
