//! Several accounts under one identifier: choose one.

use leptos::prelude::*;

use crate::components::button;
use crate::components::choice::{Item, Radios, radios};
use crate::shell::{FieldError, Frame, Shell};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The value of the field `account`.
    pub value: String,
    /// The account, masked.
    pub label: String,
    /// Something that tells it apart: "Opened in May 2021".
    pub hint: String,
}

/// Posts `account`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    /// Where the form goes.
    pub action: String,
    /// Nothing of it is deleted: it stays.
    pub stays: bool,
    pub choices: Vec<Choice>,
    pub errors: Vec<FieldError>,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let texts = shell.texts;
    let errors = props.errors;
    Frame::titled(texts.get(if props.stays { "right-account" } else { "account-title" }))
        .errors(&errors, &["account"])
        .html(shell, || {
            let items = props
                .choices
                .into_iter()
                .map(|choice| Item { value: choice.value, label: choice.label, hint: Some(choice.hint) })
                .collect();
            let choice = Radios {
                name: "account",
                legend: texts.get("account-legend"),
                hint: Some(texts.get("account-hint")),
                items,
                chosen: None,
                errors: &errors,
            };
            view! {
                <p>{texts.get(if props.stays { "right-account-lead" } else { "account-lead" })}</p>
                <form method="post" action=props.action novalidate>
                    {radios(texts, choice)}
                    {button::primary(texts.get("continue"))}
                </form>
            }
            .into_any()
        })
}
