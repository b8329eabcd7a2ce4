//! Copies a code, so that nobody has to type twenty characters. Shown only where the browser can.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser;

/// What the page tells its button, through the context.
#[derive(Debug, Clone, Default)]
pub struct CopyField {
    pub text: Option<String>,
    /// On the button, and its full name: three buttons on a page must not all be "Copy".
    pub label: Option<String>,
    pub name: Option<String>,
    pub copied: Option<String>,
    pub failed: Option<String>,
}

#[island]
pub fn CopyButton() -> impl IntoView {
    let field = use_context::<CopyField>().unwrap_or_default();
    let place = NodeRef::<leptos::html::Button>::new();
    let is_there = RwSignal::new(false);
    let said = RwSignal::new(String::new());
    Effect::new(move |_| is_there.set(browser::clipboard::is_there()));

    let copy = move |_| {
        let Some(button) = place.get_untracked() else { return };
        // Emptied first: the same word twice would be read out once.
        said.set(String::new());
        spawn_local(async move {
            let copied = browser::clipboard::put(&browser::said(&button, "data-text")).await;
            said.set(browser::said(&button, if copied { "data-copied" } else { "data-failed" }));
        });
    };
    view! {
        <button
            type="button"
            class="button button-secondary copy-button no-print"
            hidden=move || !is_there.get()
            node_ref=place
            aria-label=field.name
            data-text=field.text
            data-copied=field.copied
            data-failed=field.failed
            on:click=copy
        >
            {field.label.unwrap_or_default()}
        </button>
        <span class="copy-said no-print" role="status">{move || said.get()}</span>
    }
}
