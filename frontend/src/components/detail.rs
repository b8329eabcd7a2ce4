//! What can be opened, and is closed at first.

use leptos::prelude::*;

pub(crate) fn closed(summary: String, body: AnyView) -> AnyView {
    view! {
        <details class="detail">
            <summary><span>{summary}</span></summary>
            <div class="detail-body">{body}</div>
        </details>
    }
    .into_any()
}
