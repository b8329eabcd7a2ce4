//! Check your request before you send it.

use leptos::prelude::*;

use super::part::schedule::Schedule;
use super::part::{Blocker, CopyChoice, WayBack};
use crate::components::choice::{Item, Radios, checkbox, radios};
use crate::components::field::{self, Input};
use crate::components::summary::{self, Row};
use crate::components::{button, panel, phrase, schedule};
use crate::i18n::Texts;
use crate::route;
use crate::shell::{FieldError, Frame, Shell};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// The value of the field `reason`.
    pub value: String,
    pub label: String,
    /// For whom it is.
    pub gloss: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    pub expected: String,
    /// What was typed, or empty.
    pub typed: String,
}

/// Field `window`: `policy` keeps the way back, `law` does not wait.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WindowQuestion {
    /// When the erasure is due if the person does not wait.
    pub law_erase_on: String,
    /// What was chosen, after an error; the longer one otherwise.
    pub chose_law: bool,
}

/// Posts `understood`, `reason`, `reason_text`, `identifier`, `phrase`, `seen`.
/// The way out posts `seen` to withdraw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub reference: String,
    /// The version of the deletion that this page shows.
    pub seen: String,
    pub account: String,
    /// Where messages about the request go, masked.
    pub contact: String,
    pub way_back: Option<WayBack>,
    pub erase_on: String,
    /// In short: the page before has said the rest.
    pub schedule: Schedule,
    pub copy: CopyChoice,
    pub reasons: Vec<Reason>,
    pub reason_required: bool,
    /// What was chosen and typed, after an error.
    pub reason: Option<String>,
    pub reason_text: String,
    pub understood: bool,
    /// The policy asks for the identifier: what was typed, or empty.
    pub identifier: Option<String>,
    /// The policy asks for the phrase.
    pub phrase: Option<Phrase>,
    /// The law is quicker than the window: the person chooses.
    pub window: Option<WindowQuestion>,
    /// Sent now, the request waits until these are gone.
    pub blockers: Vec<Blocker>,
    pub errors: Vec<FieldError>,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let texts = shell.texts;
    let step = |step: &str| route::step(shell.locale, &props.reference, step);
    let frame = Frame::titled(texts.get("check-title"))
        .step(shell, "5")
        .back(step("copy"))
        .errors(&props.errors, &["identifier", "phrase", "reason", "reason_text", "window", "understood"]);
    let frame = frame.steps(props.phrase.is_some());
    frame.html(shell, || {
        view! {
            {summary::list(texts, rows(shell, &props))}
            {what_when(texts, &props)}
            {waits(texts, &props.blockers)}
            <form id="send" method="post" action=step("check") novalidate>
                <input type="hidden" name="seen" value=props.seen.clone()/>
                {typed(texts, &props)}
                {reason(texts, &props)}
                {window(texts, &props)}
                {panel::warning(texts.get("warning"), warning_text(texts, &props))}
                {checkbox(texts, "understood", understood_label(texts, &props), props.understood, &props.errors)}
            </form>
            <form id="keep" method="post" action=step("withdraw")>
                <input type="hidden" name="seen" value=props.seen.clone()/>
            </form>
            // Side by side and of one size, though they belong to two forms.
            <div class="pair">
                {button::of_form("send", "button button-warning", texts.get("check-send"))}
                {button::of_form("keep", "button button-plain", texts.get("check-keep"))}
            </div>
        }
        .into_any()
    })
}

fn rows(shell: &Shell, props: &Props) -> Vec<Row> {
    let texts = shell.texts;
    let copy = texts.get(match props.copy {
        CopyChoice::Have => "check-copy-have",
        CopyChoice::Prepare => "check-copy-prepare",
        CopyChoice::None => "check-copy-none",
    });
    let change_copy = route::step(shell.locale, &props.reference, "copy");
    let change_account = route::delete(shell.locale);
    vec![
        Row {
            label: texts.get("check-account"),
            value: props.account.clone(),
            change: Some((change_account, texts.get("check-account-change"))),
        },
        Row {
            label: texts.get("check-copy"),
            value: copy,
            change: Some((change_copy, texts.get("check-copy-change"))),
        },
        Row::new(texts.get("check-contact"), props.contact.clone()),
    ]
}

/// The dates, and that there are others for whoever chooses them.
fn what_when(texts: Texts, props: &Props) -> AnyView {
    let law = props.window.as_ref().map(|question| {
        view! { <p>{texts.get_with("schedule-if-law", &[("date", &question.law_erase_on)])}</p> }
    });
    view! {
        <section aria-labelledby="schedule">
            <h2 id="schedule">{texts.get("schedule-title")}</h2>
            {schedule::picture(texts, &props.schedule)}
            {law}
        </section>
    }
    .into_any()
}

fn waits(texts: Texts, blockers: &[Blocker]) -> Option<AnyView> {
    if blockers.is_empty() {
        return None;
    }
    let items = blockers.iter().map(|blocker| view! { <li>{blocker.what.clone()}</li> }).collect_view();
    let body = view! { <p>{texts.get("check-waits")}</p><ul>{items}</ul> };
    Some(panel::notice(body.into_any()))
}

fn reason(texts: Texts, props: &Props) -> AnyView {
    let item = |reason: &Reason| {
        let Reason { value, label, gloss } = reason.clone();
        Item { value, label, hint: gloss }
    };
    let mut items: Vec<Item> = props.reasons.iter().map(item).collect();
    if !props.reason_required {
        // A radio once chosen cannot be unchosen: saying nothing is an answer of its own.
        items.push(Item { value: String::new(), label: texts.get("check-reason-none"), hint: None });
    }
    let legend = if props.reason_required { "check-reason" } else { "check-reason-optional" };
    let choice = Radios {
        name: "reason",
        legend: texts.get(legend),
        hint: None,
        items,
        chosen: props.reason.as_deref(),
        errors: &props.errors,
    };
    let name = "reason_text";
    let area = view! {
        <textarea
            class="input"
            id=name
            name=name
            rows="3"
            dir="auto"
            autocomplete="off"
            aria-describedby=field::described_by(name, true, &props.errors)
        >
            {field::escaped(&props.reason_text)}
        </textarea>
    };
    let hint = Some(texts.get("check-reason-text-hint"));
    view! {
        {radios(texts, choice)}
        {field::group(texts, name, texts.get("check-reason-text"), hint, &props.errors, area.into_any())}
    }
    .into_any()
}

fn window(texts: Texts, props: &Props) -> Option<AnyView> {
    let (question, way_back) = props.window.as_ref().zip(props.way_back.as_ref())?;
    let item = |value: &str, label: String| Item { value: value.to_owned(), label, hint: None };
    let items = vec![
        item("policy", texts.get_with("check-window-policy", &[("date", &way_back.last_day)])),
        item("law", texts.get_with("check-window-law", &[("date", &question.law_erase_on)])),
    ];
    let choice = Radios {
        name: "window",
        legend: texts.get("check-window"),
        hint: Some(texts.get("check-window-hint")),
        items,
        chosen: Some(if question.chose_law { "law" } else { "policy" }),
        errors: &props.errors,
    };
    Some(radios(texts, choice))
}

/// What the policy wants typed, if anything.
fn typed(texts: Texts, props: &Props) -> AnyView {
    let identifier = props.identifier.clone().map(|value| {
        Input {
            hint: Some(texts.get_with("check-identifier-hint", &[("account", &props.account)])),
            value,
            autocomplete: "username",
            ..Input::text("identifier", texts.get("check-identifier"), &props.errors)
        }
        .view(texts)
    });
    let phrase = props.phrase.as_ref();
    let phrase = phrase.map(|phrase| phrase::field(texts, (phrase.expected.clone(), &phrase.typed), &props.errors));
    view! {
        {identifier}
        {phrase}
    }
    .into_any()
}

fn warning_text(texts: Texts, props: &Props) -> String {
    match &props.way_back {
        // Two dates can be chosen above: the warning names neither.
        Some(_) if props.window.is_some() => texts.get("check-warning-choice"),
        Some(way_back) => texts.get_with("check-warning", &[("erase", &props.erase_on), ("last", &way_back.last_day)]),
        None => texts.get_with("check-warning-immediate", &[("erase", &props.erase_on)]),
    }
}

fn understood_label(texts: Texts, props: &Props) -> String {
    let key = if props.way_back.is_some() { "check-understood" } else { "check-understood-immediate" };
    texts.get(key)
}
