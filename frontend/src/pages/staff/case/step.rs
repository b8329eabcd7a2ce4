//! The smaller acts: take a case, write a note, open the letter.

use leptos::prelude::*;
use shared::desk::RevealReason;

use super::{Props, area, form};
use crate::components::button;
use crate::components::choice::{Item, Radios, radios};
use crate::i18n::Texts;

pub(super) fn sections(texts: Texts, props: &Props) -> AnyView {
    view! {
        {owner(texts, props)}
        {comment(texts, props)}
    }
    .into_any()
}

fn owner(texts: Texts, props: &Props) -> Option<AnyView> {
    let act = match (props.may.take, props.may.give_back) {
        (true, _) => "take",
        (false, true) => "return",
        (false, false) => return None,
    };
    Some(form(props, act, button::secondary(texts.get(&format!("desk-{act}")))))
}

fn comment(texts: Texts, props: &Props) -> Option<AnyView> {
    if !props.may.comment {
        return None;
    }
    let hint = Some(texts.get("desk-comment-hint"));
    let fields = view! {
        {area(texts, "comment", texts.get("desk-comment"), hint, &props.typed.comment, &props.errors)}
        {button::secondary(texts.get("desk-comment-button"))}
    };
    Some(form(props, "comment", fields.into_any()))
}

/// The letter is closed until somebody says why they open it; that they did is kept.
pub(super) fn reveal(texts: Texts, props: &Props) -> AnyView {
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
        errors: &props.errors,
    };
    let fields = view! {
        {radios(texts, why)}
        {button::secondary(texts.get("desk-reveal"))}
    };
    form(props, "reveal", fields.into_any())
}
