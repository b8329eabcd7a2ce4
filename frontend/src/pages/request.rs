//! Something asked for in writing, a complaint among it: the form, the code that its address gets, and how far it is.

use leptos::prelude::*;
use shared::clock::law::Content;
use shared::form::{Writer, offered};
use shared::request::{Answer, Stage, Topic};

use crate::components::choice::{Item, Radios, radios};
use crate::components::field::{self, Input};
use crate::components::foreign::{foreign, with_contact, with_whole};
use crate::components::{button, panel, summary};
use crate::i18n::Texts;
use crate::mail::request::{promise, says};
use crate::route;
use crate::shell::{FieldError, Frame, Shell};

/// The form as it came in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    /// The name of a topic, or of a kind.
    pub about: String,
    pub identifier: String,
    pub address: String,
    pub text: String,
}

/// How far it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Situation {
    /// To be written; `answer_by` is a finished day, and whether the law lets it be later.
    Write { typed: Typed, answer_by: String, may_extend: bool },
    /// A code is on its way to this address.
    Code { address: String, minutes: u32 },
    /// It has arrived.
    Known(Known),
    /// Nobody has a desk to look at it.
    NotOffered,
}

/// What is known of it. Dates are finished.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    pub reference: String,
    /// The status code, to whoever has just written it.
    pub code: Option<String>,
    /// What it is about: a finished text.
    pub about: String,
    pub received_at: String,
    pub stage: Stage,
    /// By when it is answered, while it is not.
    pub due: Option<String>,
    /// Why it takes longer: the name of a `shared::clock::ExtensionReason`.
    pub extended: Option<&'static str>,
    /// The answer, while it is kept.
    pub answer: Option<Answer>,
}

/// Posts `topic` or `kind`, `identifier`, `address`, `text`; then `code`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub is_complaint: bool,
    pub situation: Situation,
    /// Who watches over data protection here.
    pub authority: String,
    pub errors: Vec<FieldError>,
}

const FIELDS: &[&str] = &["topic", "kind", "text", "identifier", "address", "code"];

pub fn page(shell: &Shell, props: Props) -> String {
    let texts = shell.texts;
    let title = match (&props.situation, props.is_complaint) {
        (Situation::Code { .. }, _) => "code-title",
        (Situation::NotOffered, _) => "request-none",
        (Situation::Write { .. }, true) => "request-complaint-title",
        (Situation::Write { .. }, false) => "request-title",
        (Situation::Known(_), true) => "request-complaint-known",
        (Situation::Known(_), false) => "request-known",
    };
    let frame = Frame::titled(texts.get(title)).back(route::front(shell.locale)).errors(&props.errors, FIELDS);
    frame.html(shell, || match &props.situation {
        Situation::Write { typed, answer_by, may_extend } => {
            write(shell, &props, typed, promise(texts, answer_by, *may_extend))
        }
        Situation::Code { address, minutes } => code(shell, &props, address, *minutes),
        Situation::Known(known) => status(shell, known, &props),
        Situation::NotOffered => view! { <p class="lead">{with_contact(shell, "request-none-text")}</p> }.into_any(),
    })
}

fn write(shell: &Shell, props: &Props, typed: &Typed, promise: String) -> AnyView {
    let (texts, errors) = (shell.texts, props.errors.as_slice());
    let (lead, action) = if props.is_complaint {
        ("request-complaint-lead", route::complaint(shell.locale))
    } else {
        ("request-lead", route::request(shell.locale))
    };
    let text = |name: &'static str, label: &str, hint: &str, value: &str| Input {
        hint: Some(texts.get(hint)),
        value: value.to_owned(),
        ..Input::text(name, texts.get(label), errors)
    };
    let address = Input {
        autocomplete: "email",
        inputmode: Some("email"),
        ..text("address", "request-address", "request-address-hint", &typed.address)
    };
    let identifier = text("identifier", "request-identifier", "request-identifier-hint", &typed.identifier);
    let words = field::area(
        texts,
        "text",
        texts.get("request-text"),
        Some(texts.get("request-text-hint")),
        &typed.text,
        errors,
    );
    let other = if props.is_complaint {
        (route::request(shell.locale), "request-to-request")
    } else {
        (route::complaint(shell.locale), "request-to-complaint")
    };
    view! {
        <p class="lead">{texts.get(lead)}</p>
        <p>{promise}</p>
        <p>{texts.get_with("request-authority", &[("authority", &props.authority)])}</p>
        <form method="post" action=action novalidate>
            {about(texts, props, &typed.about)}
            {words}
            {identifier.view(texts)}
            {address.view(texts)}
            {button::primary(texts.get("request-send"))}
        </form>
        <p><a href=other.0>{texts.get(other.1)}</a></p>
        <p><a href=route::notices(shell.locale)>{texts.get("notices-link")}</a></p>
    }
    .into_any()
}

fn about(texts: Texts, props: &Props, chosen: &str) -> AnyView {
    let item =
        |name: &str, key: &str| Item { value: name.to_owned(), label: texts.get(&format!("{key}{name}")), hint: None };
    let (name, legend, items): (_, _, Vec<Item>) = if props.is_complaint {
        let items = Topic::ALL.iter().map(|topic| item(topic.name(), "request-topic-"));
        ("topic", "request-topic", items.collect())
    } else {
        let items = offered(Writer::Person).iter().map(|kind| item(kind.name(), "request-kind-"));
        ("kind", "request-kind", items.collect())
    };
    let radio =
        Radios { name, legend: texts.get(legend), hint: None, items, chosen: Some(chosen), errors: &props.errors };
    radios(texts, radio)
}

fn code(shell: &Shell, props: &Props, address: &str, minutes: u32) -> AnyView {
    let texts = shell.texts;
    let input = Input {
        hint: Some(texts.count("code-hint", minutes, &[])),
        class: "input input-code",
        autocomplete: "one-time-code",
        inputmode: Some("numeric"),
        ..Input::text("code", texts.get("code-label"), &props.errors)
    };
    let again = if props.is_complaint { route::complaint(shell.locale) } else { route::request(shell.locale) };
    view! {
        <p>{with_whole(texts, "code-lead-access", "typed", address)}</p>
        <form method="post" action=route::request_code(shell.locale) novalidate>
            {input.view(texts)}
            {button::primary(texts.get("continue"))}
        </form>
        <p>{texts.get("request-not-arrived")}{texts.joint()}<a href=again>{texts.get("request-again")}</a></p>
    }
    .into_any()
}

fn status(shell: &Shell, known: &Known, props: &Props) -> AnyView {
    let texts = shell.texts;
    let row = |key: &str, value: String| summary::Row::new(texts.get(key), value);
    let reference = if props.is_complaint { "request-complaint-reference" } else { "request-reference" };
    let mut rows = vec![row(reference, known.reference.clone())];
    rows.extend(known.code.clone().map(|code| row("track-code", code)));
    rows.push(row("request-about", known.about.clone()));
    rows.push(row("request-received-at", known.received_at.clone()));
    rows.push(row("request-stage", texts.get(&format!("request-stage-{}", known.stage.name()))));
    rows.extend(known.due.clone().map(|day| row("request-due", day)));
    let keep = known.code.is_some().then(|| panel::notice(view! { <p>{texts.get("request-keep")}</p> }.into_any()));
    let longer = known.extended.filter(|_| known.due.is_some()).map(|reason| {
        view! { <p>{texts.get(&format!("mail-extended-{reason}"))}{texts.joint()}{texts.get("mail-extended-once")}</p> }
    });
    let elsewhere = shell.operator.remedies.iter().flat_map(|content| says(texts, *content, None, &props.authority));
    let elsewhere = elsewhere.map(|said| view! { <p>{said}</p> }).collect_view();
    let is_erased = known.stage == Stage::Answered && known.answer.is_none();
    view! {
        {keep}
        {summary::list(texts, rows)}
        {longer}
        {known.answer.as_ref().map(|answer| answered(texts, answer, &shell.operator.remedies))}
        {is_erased.then(|| view! { <p>{texts.get("request-erased")}</p> })}
        <h2>{texts.get("request-elsewhere")}</h2>
        {elsewhere}
    }
    .into_any()
}

/// As its letter says it. Where else one can turn stands below, of every request.
fn answered(texts: Texts, answer: &Answer, elsewhere: &[Content]) -> AnyView {
    let said = |content: &Content| match content {
        Content::Reason => {
            let reasons = answer.reasons().replace('\r', "");
            let reasons = reasons.split('\n').filter(|line| !line.trim().is_empty());
            let reasons = reasons.map(|line| view! { <p>{foreign(line.to_owned())}</p> }).collect_view();
            view! { <p>{texts.get("request-reasons")}</p>{panel::notice(reasons.into_any())} }.into_any()
        }
        other => {
            let lines = says(texts, *other, Some(answer), "");
            lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view().into_any()
        }
    };
    view! {
        <h2>{texts.get("request-answer")}</h2>
        <p>{texts.get(&format!("request-told-{}", answer.ruling().name()))}</p>
        {answer.says().iter().filter(|content| !elsewhere.contains(content)).map(said).collect_view()}
    }
    .into_any()
}
