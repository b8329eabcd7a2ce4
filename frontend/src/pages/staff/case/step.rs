//! The smaller acts: take a case, write a note, open the letter.

use leptos::prelude::*;
use shared::desk::RevealReason;

use super::{At, area, form};
use crate::components::choice::{Item, Radios, radios};
use crate::components::{button, detail};
use crate::i18n::Texts;
use crate::shell::FieldError;

pub(in crate::pages::staff) fn sections(texts: Texts, at: &At<'_>) -> AnyView {
    view! {
        {owner(texts, at)}
        {give(texts, at)}
        {comment(texts, at)}
    }
    .into_any()
}

fn owner(texts: Texts, at: &At<'_>) -> Option<AnyView> {
    let act = match (at.may.take, at.may.give_back) {
        (true, _) => "take",
        (false, true) => "return",
        (false, false) => return None,
    };
    Some(form(at, act, button::secondary(texts.get(&format!("desk-{act}")))))
}

/// Whoever gives out the work gives it to one of these.
pub(in crate::pages::staff) fn colleagues(
    texts: Texts,
    colleagues: &[(String, String)],
    errors: &[FieldError],
) -> AnyView {
    let items = colleagues.iter().map(|(id, name)| Item { value: id.clone(), label: name.clone(), hint: None });
    let whom = Radios {
        name: "colleague",
        legend: texts.get("desk-give-to"),
        hint: None,
        items: items.collect(),
        chosen: None,
        errors,
    };
    radios(texts, whom)
}

fn give(texts: Texts, at: &At<'_>) -> Option<AnyView> {
    if at.colleagues.is_empty() {
        return None;
    }
    let fields = view! {
        {colleagues(texts, at.colleagues, at.errors)}
        {button::secondary(texts.get("desk-give-button"))}
    };
    let body = form(at, "give", fields.into_any());
    // Open where it comes back with an error: what is closed cannot be corrected.
    let is_refused = at.errors.iter().any(|error| error.field == "colleague");
    Some(if is_refused { body } else { detail::closed(texts.get("desk-give"), body) })
}

fn comment(texts: Texts, at: &At<'_>) -> Option<AnyView> {
    if !at.may.comment {
        return None;
    }
    let hint = Some(texts.get("desk-comment-hint"));
    let fields = view! {
        {area(texts, "comment", texts.get("desk-comment"), hint, at.comment, at.errors)}
        {button::secondary(texts.get("desk-comment-button"))}
    };
    Some(form(at, "comment", fields.into_any()))
}

/// The letter is closed until somebody says why they open it; that they did is kept.
pub(in crate::pages::staff) fn reveal(texts: Texts, at: &At<'_>) -> AnyView {
    let items = RevealReason::ALL
        .iter()
        .map(|reason| Item {
            value: reason.name().to_owned(),
            label: texts.get(&format!("desk-reveal-{}", reason.name())),
            hint: None,
        })
        .collect();
    let why = Radios {
        name: "purpose",
        legend: texts.get("desk-reveal-why"),
        hint: Some(texts.get("desk-reveal-hint")),
        items,
        chosen: None,
        errors: at.errors,
    };
    let fields = view! {
        {radios(texts, why)}
        {button::secondary(texts.get("desk-reveal"))}
    };
    form(at, "reveal", fields.into_any())
}
