//! Do you want a copy of your data?

use leptos::prelude::*;

use super::part::{CopyChoice, CopyState, Kind};
use crate::components::choice::{Item, Radios, radios};
use crate::components::{button, copy_state, kind};
use crate::i18n::Texts;
use crate::route;
use crate::shell::{FieldError, Frame, Shell};

/// Posts `choice`, and an answer per kind where there is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub reference: String,
    pub choice: Option<CopyChoice>,
    pub state: CopyState,
    /// What a copy can hold.
    pub kinds: Vec<Kind>,
    pub errors: Vec<FieldError>,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let texts = shell.texts;
    let errors = props.errors;
    let post = route::step(shell.locale, &props.reference, "copy");
    let frame = Frame::titled(texts.get("copy-title"));
    frame
        .proofs(matches!(props.state, CopyState::Preparing | CopyState::Ready(_)))
        .step(shell, "4")
        .back(route::step(shell.locale, &props.reference, "consequences"))
        .errors(&errors, &["choice"])
        .html(shell, || {
            let choice = Radios {
                name: "choice",
                legend: texts.get("copy-legend"),
                hint: None,
                items: choices(texts),
                chosen: props.choice.map(CopyChoice::value),
                errors: &errors,
            };
            view! {
                <p class="lead">{texts.get("copy-lead")}</p>
                {copy_state::asked(shell, &props.reference, &props.state)}
                <form method="post" action=post novalidate>
                    {radios(texts, choice)}
                    {kind::fields(texts, &props.kinds)}
                    {button::primary(texts.get("continue"))}
                </form>
            }
            .into_any()
        })
}

fn choices(texts: Texts) -> Vec<Item> {
    let item = |choice: CopyChoice, label: &str, hint: Option<&str>| Item {
        value: choice.value().to_owned(),
        label: texts.get(label),
        hint: hint.map(|hint| texts.get(hint)),
    };
    vec![
        item(CopyChoice::Prepare, "copy-prepare", Some("copy-prepare-hint")),
        item(CopyChoice::Have, "copy-have", None),
        item(CopyChoice::None, "copy-none", None),
    ]
}
