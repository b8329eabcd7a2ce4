//! What the law orders to be handed out: proposals with what became of them, and the form for another.

use leptos::prelude::*;

use super::{Props, boxes, form};
use crate::components::choice::{Item, Radios, radios};
use crate::components::field::Input;
use crate::components::{button, detail, summary};
use crate::i18n::Texts;
use crate::pages::staff::case::area;

pub(super) const FIELDS: [&str; 7] = ["handed", "authority", "law", "file", "telling", "ground", "until"];

/// One of them. Texts are finished.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disclosure {
    pub id: String,
    /// What is to be handed out: the categories' names.
    pub what: String,
    /// Where it stands, and until when.
    pub state: String,
    /// Who gets it, the law, the file, the ground of silence: while these are kept.
    pub order: Option<[String; 4]>,
    /// When the person is told, or was.
    pub telling: String,
    /// This reader may decide it.
    pub may_decide: bool,
    /// This reader may take it out, once.
    pub may_fetch: bool,
}

/// The form as it came in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    pub handed: Vec<String>,
    pub authority: String,
    pub law: String,
    pub file: String,
    pub telling: String,
    pub ground: String,
    pub until: String,
}

pub(super) fn section(texts: Texts, props: &Props) -> Option<AnyView> {
    if props.disclosures.is_empty() && props.held.is_empty() {
        return None;
    }
    let list = props.disclosures.iter().map(|one| shown(texts, props, one)).collect_view();
    let propose = (!props.held.is_empty()).then(|| {
        let body = fields(texts, props);
        // Open where it comes back with errors: what is closed cannot be corrected.
        let has_errors = props.errors.iter().any(|error| FIELDS.contains(&error.field));
        if has_errors { body } else { detail::closed(texts.get("desk-disclosure-propose"), body) }
    });
    Some(view! { <h2>{texts.get("desk-disclosure-title")}</h2>{list}{propose} }.into_any())
}

fn shown(texts: Texts, props: &Props, one: &Disclosure) -> AnyView {
    const ROWS: [&str; 4] =
        ["desk-disclosure-authority", "desk-disclosure-law", "desk-disclosure-file", "desk-disclosure-ground"];
    let order = one.order.iter().flat_map(|order| ROWS.iter().zip(order)).filter(|(_, text)| !text.is_empty());
    let rows = order.map(|(key, text)| summary::Row::new(texts.get(key), text.clone())).collect();
    let id = || view! { <input type="hidden" name="disclosure" value=one.id.clone()/> }.into_any();
    let decide = |outcome: &'static str| {
        let fields = view! {
            {id()}
            <input type="hidden" name="outcome" value=outcome/>
            {button::secondary(texts.get(&format!("desk-disclosure-{outcome}")))}
        };
        form(props, "disclosure", fields.into_any())
    };
    let decide = one.may_decide.then(|| view! { {decide("approve")}{decide("refuse")} });
    let fetch = one.may_fetch.then(|| {
        let fields = view! { {id()}{button::secondary(texts.get("desk-disclosure-fetch"))} };
        form(props, "hand-out", fields.into_any())
    });
    view! {
        <div class="notice">
            <p>{texts.get_with("desk-disclosure-what", &[("what", &one.what)])}</p>
            <p>{one.state.clone()}</p>
            <p>{one.telling.clone()}</p>
            {summary::list(texts, rows)}
            {decide}
            {fetch}
        </div>
    }
    .into_any()
}

fn fields(texts: Texts, props: &Props) -> AnyView {
    let typed = &props.typed.disclosure;
    let line = |name: &'static str, value: &str| {
        let hint = Some(texts.get(&format!("desk-disclosure-{name}-hint")));
        let input = Input::text(name, texts.get(&format!("desk-disclosure-{name}")), &props.errors);
        Input { hint, value: value.to_owned(), left_to_right: false, ..input }.view(texts)
    };
    let items = ["now", "later"].map(|value| Item {
        value: value.to_owned(),
        label: texts.get(&format!("desk-disclosure-telling-{value}")),
        hint: None,
    });
    let telling = Radios {
        name: "telling",
        legend: texts.get("desk-disclosure-telling"),
        hint: None,
        items: items.into(),
        chosen: Some(typed.telling.as_str()),
        errors: &props.errors,
    };
    let hint = Some(texts.get("desk-disclosure-law-hint"));
    let fields = view! {
        <p>{texts.get("desk-disclosure-about")}</p>
        {boxes(texts, props, ("handed", "desk-disclosure-handed"), &props.held, &typed.handed)}
        {line("authority", &typed.authority)}
        {area(texts, "law", texts.get("desk-disclosure-law"), hint, &typed.law, &props.errors)}
        {line("file", &typed.file)}
        {radios(texts, telling)}
        {line("ground", &typed.ground)}
        {line("until", &typed.until)}
        {button::secondary(texts.get("desk-disclosure-button"))}
    };
    form(props, "disclose", fields.into_any())
}
