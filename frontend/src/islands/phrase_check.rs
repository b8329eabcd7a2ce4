//! Says whether the typed phrase matches, before the request is sent. The edge decides again.

use leptos::prelude::*;

use crate::browser;

/// What the page tells its field, through the context. In the browser there is none: an absent
/// attribute touches nothing, what was rendered stays, and the island reads it back from the
/// field. (Serialised props would bring a whole JSON reader into the module for three strings.)
#[derive(Debug, Clone, Default)]
pub struct PhraseField {
    pub expected: Option<String>,
    pub typed: Option<String>,
    pub described_by: Option<String>,
    pub invalid: bool,
    pub matches: Option<String>,
    pub differs: Option<String>,
}

/// The field and the line below it; label, hint and error are the page's.
#[island]
pub fn PhraseCheck() -> impl IntoView {
    let field = use_context::<PhraseField>().unwrap_or_default();
    let said = RwSignal::new(String::new());
    let right = RwSignal::new(false);

    // While typing only the good news is told: a "not yet" on every key would be noise.
    let typing = move |event: leptos::ev::Event| {
        let Some(input) = browser::typed::input_of(&event) else { return };
        let expected = input.said("data-expected");
        let matching = shared::phrase::matches_by(&expected, &input.value(), browser::typed::lower);
        right.set(matching);
        said.set(if matching { input.said("data-matches") } else { String::new() });
    };
    let leaving = move |event: leptos::ev::Event| {
        let Some(input) = browser::typed::input_of(&event) else { return };
        if !right.get_untracked() && !input.value().is_empty() {
            said.set(input.said("data-differs"));
        }
    };
    view! {
        <input
            class="input"
            type="text"
            id="phrase"
            name="phrase"
            value=field.typed
            autocomplete="off"
            autocapitalize="none"
            spellcheck="false"
            aria-describedby=field.described_by
            aria-invalid=field.invalid.then_some("true")
            data-expected=field.expected
            data-matches=field.matches
            data-differs=field.differs
            on:input=typing
            on:change=leaving
        />
        <p
            class="phrase-said"
            id="phrase-said"
            aria-live="polite"
            data-right=move || right.get().then_some("")
        >
            {move || said.get()}
        </p>
    }
}
