//! The smaller acts: take a case, write a note, open the letter.

use leptos::prelude::*;
use shared::desk::RevealReason;

use super::{At, area, form};
use crate::components::button;
use crate::components::choice::{Item, Radios, radios};
use crate::i18n::Texts;

pub(in crate::pages::staff) fn sections(texts: Texts, at: &At<'_>) -> AnyView {
    view! {
        {owner(texts, at)}
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
