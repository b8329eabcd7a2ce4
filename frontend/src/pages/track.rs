//! Track a request with its reference and status code.

use leptos::prelude::*;

use crate::components::field::Input;
use crate::components::foreign::with_contact;
use crate::components::{button, detail};
use crate::route;
use crate::shell::{FieldError, Frame, Shell};

/// Posts `reference`, `code`. The code is never echoed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub reference: String,
    pub errors: Vec<FieldError>,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let texts = shell.texts;
    let errors = props.errors;
    Frame::titled(texts.get("track-title"))
        .back(route::front(shell.locale))
        .errors(&errors, &["reference", "code"])
        .html(shell, || {
            let reference = Input {
                hint: Some(texts.get("reference-hint")),
                value: props.reference,
                class: "input input-wide-code",
                ..Input::text("reference", texts.get("reference-label"), &errors)
            };
            let code = Input {
                hint: Some(texts.get("track-code-hint")),
                class: "input input-wide-code",
                ..Input::text("code", texts.get("track-code"), &errors)
            };
            let lost = view! { <p>{with_contact(shell, "track-lost-text")}</p> };
            view! {
                <p>{texts.get("track-lead")}</p>
                <form method="post" action=route::track(shell.locale) novalidate>
                    {reference.view(texts)}
                    {code.view(texts)}
                    {button::primary(texts.get("track-show"))}
                </form>
                {detail::closed(texts.get("track-lost"), lost.into_any())}
                <p><a href=route::notices(shell.locale)>{texts.get("notices-link")}</a></p>
            }
            .into_any()
        })
}
