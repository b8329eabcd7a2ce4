//! Boxes that stand out: a calm notice, a warning, something done.

use leptos::prelude::*;

pub(crate) fn notice(body: AnyView) -> AnyView {
    view! { <div class="notice">{body}</div> }.into_any()
}

/// The words say that it is serious; the colour only repeats it.
pub(crate) fn warning(prefix: String, text: String) -> AnyView {
    view! {
        <div class="warning">
            <span class="warning-mark" aria-hidden="true">"!"</span>
            <p><span class="visually-hidden">{prefix}" "</span>{text}</p>
        </div>
    }
    .into_any()
}
