//! Answer a question of the staff: reference, the code of the mail that asked, and own words. Works by the link or by hand.

use leptos::prelude::*;

use crate::components::button;
use crate::components::field::{area, reference_and_code};
use crate::route;
use crate::shell::{FieldError, Frame, Shell};

/// Posts `reference`, `code`, `answer`. The code is never echoed; the fragment of the mailed link fills the first two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub reference: String,
    /// What was typed, when the form comes back.
    pub words: String,
    /// It was heard.
    pub is_done: bool,
    pub errors: Vec<FieldError>,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let texts = shell.texts;
    if props.is_done {
        return Frame::titled(texts.get("answer-done")).html(shell, || {
            view! {
                <p class="lead">{texts.get("answer-done-text")}</p>
                <p><a href=route::track(shell.locale)>{texts.get("answer-done-status")}</a></p>
            }
            .into_any()
        });
    }
    let Props { reference, words, errors, .. } = props;
    let frame = Frame::titled(texts.get("answer-title")).back(route::front(shell.locale));
    frame.errors(&errors, &["reference", "code", "answer"]).html(shell, || {
        let code = (texts.get("answer-code"), texts.get("answer-code-hint"));
        let named = reference_and_code(texts, reference, code, &errors);
        let hint = Some(texts.get("answer-words-hint"));
        view! {
            <p class="lead">{texts.get("answer-lead")}</p>
            <form method="post" action=route::answer(shell.locale) novalidate>
                {named}
                {area(texts, "answer", texts.get("answer-words"), hint, &words, &errors)}
                {button::primary(texts.get("answer-send"))}
            </form>
        }
        .into_any()
    })
}
