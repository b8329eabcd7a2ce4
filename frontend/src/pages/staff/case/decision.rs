//! Approving or refusing, with the very sentences that the person will read.

use leptos::prelude::*;

use super::{Props, area, form};
use crate::components::choice::{Item, Radios, radios};
use crate::components::field::{described_by, group};
use crate::components::{button, panel};
use crate::i18n::Texts;
use crate::shell::Shell;

/// What may be decided here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// Approve or refuse; `second` where the other of two has approved already. Each reason to refuse: its name, its label,
    /// and the sentence that the person will read.
    Open { second: bool, reasons: Vec<(String, String, String)> },
    /// Not by this reader, or not any more: a finished sentence.
    Closed(String),
}

pub(super) fn section(shell: &Shell, props: &Props) -> AnyView {
    let texts = shell.texts;
    let body = match &props.decision {
        Decision::Closed(why) => panel::notice(view! { <p>{why.clone()}</p> }.into_any()),
        Decision::Open { second, reasons } => open(shell, props, *second, reasons),
    };
    view! { <section class="decision" id="decision"><h2>{texts.get("desk-decide")}</h2>{body}</section> }.into_any()
}

fn open(shell: &Shell, props: &Props, second: bool, reasons: &[(String, String, String)]) -> AnyView {
    let texts = shell.texts;
    let kind = props.kind.name();
    let approve_hint = texts.get(&format!("desk-approve-{kind}{}", if second { "-second" } else { "" }));
    let outcome = Radios {
        name: "outcome",
        legend: texts.get("desk-outcome"),
        hint: None,
        items: vec![
            Item { value: "approve".to_owned(), label: texts.get("desk-approve"), hint: Some(approve_hint) },
            Item {
                value: "refuse".to_owned(),
                label: texts.get("desk-refuse"),
                hint: Some(texts.get("desk-refuse-hint")),
            },
        ],
        chosen: Some(props.typed.outcome.as_str()),
        errors: &props.errors,
    };
    let reason = Radios {
        name: "reason",
        legend: texts.get("desk-reason"),
        hint: Some(texts.get("desk-reason-hint")),
        items: reasons
            .iter()
            .map(|(value, label, told)| Item { value: value.clone(), label: label.clone(), hint: Some(told.clone()) })
            .collect(),
        chosen: Some(props.typed.reason.as_str()),
        errors: &props.errors,
    };
    let words_hint = Some(texts.get("desk-words-hint"));
    let fields = view! {
        {radios(texts, outcome)}
        {radios(texts, reason)}
        {area(texts, "words", texts.get("desk-words"), words_hint, &props.typed.words, &props.errors)}
        <p>{texts.get("desk-told")}</p>
        // The first button of a form is what Enter presses.
        <p class="actions">{button::primary(texts.get("desk-decide-button"))}</p>
        {insert(texts, props)}
    };
    form(&props.at(), "decide", fields.into_any())
}

/// A text that is kept ready, put into the field below by a button: nothing is decided with it.
fn insert(texts: Texts, props: &Props) -> AnyView {
    let options =
        props.replies.iter().map(|(value, title)| view! { <option value=value.clone()>{title.clone()}</option> });
    let described = described_by("reply", true, &props.errors);
    let control = view! {
        <select class="input" id="reply" name="reply" aria-describedby=described>
            <option value="">{texts.get("desk-insert-none")}</option>
            {options.collect_view()}
        </select>
    };
    let hint = Some(texts.get("desk-insert-hint"));
    view! {
        {group(texts, "reply", texts.get("desk-insert"), hint, &props.errors, control.into_any())}
        <p>{button::step("insert", "button button-secondary", texts.get("desk-insert-button"))}</p>
    }
    .into_any()
}
