//! Do you want a copy of your data?

use leptos::prelude::*;

use super::part::{CopyChoice, CopyState};
use crate::components::choice::{Item, Radios, radios};
use crate::components::{button, copy_state, detail, list};
use crate::i18n::Texts;
use crate::route;
use crate::shell::{FieldError, Frame, Shell};

/// Posts `choice`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub reference: String,
    pub choice: Option<CopyChoice>,
    pub state: CopyState,
    /// Labels of what goes into a copy.
    pub included: Vec<String>,
    pub errors: Vec<FieldError>,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let texts = shell.texts;
    let errors = props.errors;
    let post = route::step(shell.locale, &props.reference, "copy");
    let frame = Frame::titled(texts.get("copy-title"));
    let frame = if props.state == CopyState::Preparing { frame.with_islands() } else { frame };
    frame
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
                    {button::primary(texts.get("continue"))}
                </form>
                {detail::closed(texts.get("copy-included"), list::plain(props.included))}
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
