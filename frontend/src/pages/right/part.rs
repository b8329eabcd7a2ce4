//! Which part of a kind of data is to go, and a last look at it.

use leptos::prelude::*;

use crate::components::choice::{Tick, ticks};
use crate::components::field::Input;
use crate::components::{button, list, panel};
use crate::i18n::Texts;
use crate::shell::FieldError;

/// Posts `item` for each that is ticked, `since` and `before`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    pub label: String,
    /// Where the form goes.
    pub action: String,
    /// The newest that can go.
    pub items: Vec<Item>,
    /// So many older ones are not in the list.
    pub older: u32,
    /// What must stay, and why.
    pub kept: Vec<String>,
    pub since: String,
    pub before: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    pub id: String,
    pub title: String,
    pub hint: String,
    pub is_ticked: bool,
}

/// What was chosen. Posts `act`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    pub act: String,
    pub label: String,
    pub count: u32,
    /// The first of them, by name.
    pub items: Vec<String>,
    /// What was chosen and must stay, and why.
    pub kept: Vec<String>,
    /// Who erases it.
    pub processors: Vec<String>,
}

pub(super) fn choose(texts: Texts, told: Part, errors: &[FieldError]) -> AnyView {
    let kept = kept(texts, told.kept);
    if told.items.is_empty() {
        return view! { <p class="lead">{texts.get("right-part-none")}</p> {kept} }.into_any();
    }
    let items = told.items.into_iter().map(|item| Tick {
        name: "item",
        value: item.id,
        label: item.title,
        hint: Some(item.hint),
        is_ticked: item.is_ticked,
    });
    let date =
        |name, value, key: &str| Input { kind: "date", value, ..Input::text(name, texts.get(key), errors) }.view(texts);
    let older = (told.older > 0).then(|| view! { <p>{texts.count("right-part-older", told.older, &[])}</p> });
    view! {
        <p class="lead">{texts.get("right-part-lead")}</p>
        {kept}
        <form method="post" action=told.action novalidate>
            {ticks(texts, "item", texts.get("right-part-items"), items.collect(), errors)}
            {older}
            <h2>{texts.get("right-part-days")}</h2>
            {date("since", told.since, "right-part-since")}
            {date("before", told.before, "right-part-before")}
            {button::primary(texts.get("continue"))}
        </form>
    }
    .into_any()
}

fn kept(texts: Texts, kept: Vec<String>) -> Option<AnyView> {
    let view = (!kept.is_empty()).then(|| view! { <h2>{texts.get("right-part-kept")}</h2> {list::plain(kept)} });
    view.map(IntoAny::into_any)
}

pub(super) fn check(texts: Texts, home: &str, told: Check) -> AnyView {
    let kept = kept(texts, told.kept);
    if told.count == 0 {
        return view! { <p class="lead">{texts.get("right-check-nothing")}</p> {kept} }.into_any();
    }
    let more = told.count.saturating_sub(u32::try_from(told.items.len()).unwrap_or_default());
    let more = (more > 0).then(|| view! { <p>{texts.count("right-check-more", more, &[])}</p> });
    view! {
        <p class="lead">{texts.count("right-check-lead", told.count, &[("kind", &told.label)])}</p>
        {list::plain(told.items)}
        {more}
        {kept}
        <h2>{texts.get("right-check-who")}</h2>
        {list::plain(told.processors)}
        {panel::warning(texts.get("warning"), texts.get("right-check-warning"))}
        <form method="post" action=format!("{home}/check")>
            <input type="hidden" name="act" value=told.act/>
            <div class="pair">
                {button::primary(texts.count("right-check-erase", told.count, &[]))}
                {button::plain_link(home.to_owned(), texts.get("right-check-keep"))}
            </div>
        </form>
    }
    .into_any()
}
