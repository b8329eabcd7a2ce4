//! First in main when a form was refused; `boot.js` moves the focus here.

use leptos::prelude::*;

use shared::gather::sort_by_key;

use crate::i18n::Texts;
use crate::shell::FieldError;

/// Says each error once more, leading to its field where the page has that field. `fields` stand in the order of the
/// page, and so do the errors; what concerns the form as a whole comes first.
pub(crate) fn summary(texts: Texts, errors: &[FieldError], fields: &[&str]) -> Option<AnyView> {
    if errors.is_empty() {
        return None;
    }
    let mut errors: Vec<&FieldError> = errors.iter().collect();
    sort_by_key(&mut errors, |error| fields.iter().position(|field| *field == error.field));
    let items = errors
        .into_iter()
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
