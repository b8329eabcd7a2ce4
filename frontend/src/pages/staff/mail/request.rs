//! What is done with a request in writing: say that it is looked into, write down what was found, answer.

use leptos::prelude::*;
use shared::request::{Ground, Ruling};

use super::Props;
use crate::components::button;
use crate::components::choice::{Item, Radios, radios};
use crate::i18n::Texts;
use crate::pages::staff::case::{At, area, form};

/// What this reader can do with it now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    Acknowledge,
    Find,
    Answer,
    /// This reader entered it, and somebody else answers.
    Leave,
}

/// What a request has beside what a mail has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// How it came, and what a complaint is about: finished texts.
    pub via: String,
    pub topic: Option<String>,
    pub next: Vec<Next>,
    pub rulings: &'static [Ruling],
    /// On what it can be refused, each with its law.
    pub grounds: Vec<(Ground, &'static str)>,
}

pub(super) fn sections(texts: Texts, at: &At<'_>, props: &Props, request: &Request) -> AnyView {
    let may = |next| request.next.contains(&next);
    let acknowledge = may(Next::Acknowledge).then(|| {
        let fields = view! {
            <p class="hint">{texts.get("desk-request-acknowledge-about")}</p>
            {button::secondary(texts.get("desk-request-acknowledge"))}
        };
        form(at, "acknowledge", fields.into_any())
    });
    let find = may(Next::Find).then(|| {
        let hint = Some(texts.get("desk-request-findings-hint"));
        let fields = view! {
            {area(texts, "findings", texts.get("desk-request-findings"), hint, &props.typed.findings, at.errors)}
            {button::secondary(texts.get("desk-request-findings-button"))}
        };
        form(at, "findings", fields.into_any())
    });
    let filer = may(Next::Leave).then(|| view! { <p>{texts.get("desk-request-filer")}</p> });
    let answer = may(Next::Answer).then(|| answer(texts, at, props, request));
    view! { {acknowledge}{find}{filer}{answer} }.into_any()
}

fn answer(texts: Texts, at: &At<'_>, props: &Props, request: &Request) -> AnyView {
    let item =
        |key: &str, name: &str, hint| Item { value: name.to_owned(), label: texts.get(&format!("{key}{name}")), hint };
    let ruling = Radios {
        name: "ruling",
        legend: texts.get("desk-request-ruling"),
        hint: None,
        items: request.rulings.iter().map(|ruling| item("desk-request-ruling-", ruling.name(), None)).collect(),
        chosen: Some(&props.typed.ruling),
        errors: at.errors,
    };
    let told = |(ground, basis): &(Ground, &str)| {
        let told = texts.get(&format!("request-ground-{}-told", ground.name()));
        item("desk-request-ground-", ground.name(), Some(texts.joined(&[told, (*basis).to_owned()])))
    };
    let ground = (!request.grounds.is_empty()).then(|| {
        let ground = Radios {
            name: "refusal",
            legend: texts.get("desk-request-ground"),
            hint: Some(texts.get("desk-request-ground-hint")),
            items: request.grounds.iter().map(told).collect(),
            chosen: Some(&props.typed.ground),
            errors: at.errors,
        };
        radios(texts, ground)
    });
    let hint = Some(texts.get("desk-request-written-hint"));
    let fields = view! {
        {radios(texts, ruling)}
        {ground}
        {area(texts, "written", texts.get("desk-request-written"), hint, &props.typed.written, at.errors)}
        <p class="actions">{button::primary(texts.get("desk-request-answer"))}</p>
    };
    form(at, "answer", fields.into_any())
}
