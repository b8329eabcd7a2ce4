//! First in main when a form was refused; `boot.js` moves the focus here.

use leptos::prelude::*;

use crate::i18n::Texts;
use crate::shell::FieldError;

/// Says each error once more, leading to its field where the page has that field.
pub(crate) fn summary(texts: Texts, errors: &[FieldError], fields: &[&str]) -> Option<AnyView> {
    if errors.is_empty() {
        return None;
    }
    let items = errors
        .iter()
        .map(|error| {
            let text = error.text.clone();
            if fields.contains(&error.field) {
                let href = format!("#{}", error.field);
                view! { <li><a href=href>{text}</a></li> }.into_any()
            } else {
                view! { <li>{text}</li> }.into_any()
            }
        })
        .collect_view();
    let view = view! {
        <div class="error-summary" id="error-summary" tabindex="-1" role="alert" aria-labelledby="error-summary-title">
            <h2 id="error-summary-title">{texts.get("error-summary-title")}</h2>
            <ul>{items}</ul>
        </div>
    };
    Some(view.into_any())
}
