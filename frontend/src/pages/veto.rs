//! Object to an immediate deletion: link or reference and code, one click, no name.

use leptos::prelude::*;

use crate::components::button;
use crate::components::field::reference_and_code;
use crate::route;
use crate::shell::{FieldError, Frame, Shell};

/// Posts `reference`, `code`. The code is never echoed; the fragment of the mailed link fills both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub reference: String,
    /// It was heard.
    pub is_done: bool,
    pub errors: Vec<FieldError>,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let texts = shell.texts;
    if props.is_done {
        return Frame::titled(texts.get("veto-done")).html(shell, || {
            view! {
                <p class="lead">{texts.get("veto-done-text")}</p>
                {not_me(shell, "veto-done-next")}
            }
            .into_any()
        });
    }
    let errors = props.errors;
    let frame = Frame::titled(texts.get("veto-title")).back(route::front(shell.locale));
    frame.errors(&errors, &["reference", "code"]).html(shell, || {
        let code = (texts.get("veto-code"), texts.get("veto-code-hint"));
        let named = reference_and_code(texts, props.reference, code, &errors);
        view! {
            <p class="lead">{texts.get("veto-lead")}</p>
            <p>{texts.get("veto-what")}</p>
            <form method="post" action=route::veto(shell.locale) novalidate>
                {named}
                {button::primary(texts.get("veto-send"))}
            </form>
            {not_me(shell, "veto-own")}
        }
        .into_any()
    })
}

fn not_me(shell: &Shell, key: &str) -> AnyView {
    let texts = shell.texts;
    view! { <p>{texts.get(key)}{texts.joint()}<a href=route::not_me(shell.locale)>{texts.get("not-me-link")}</a></p> }
        .into_any()
}
