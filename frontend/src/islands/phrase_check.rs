//! Says whether the typed phrase matches, before the request is sent. The edge decides again.

use leptos::prelude::*;

/// The input and the line below it; label, hint and error are the page's.
#[island]
pub fn PhraseCheck(
    expected: String,
    typed: String,
    described_by: String,
    invalid: bool,
    matches: String,
    differs: String,
) -> impl IntoView {
    let said = RwSignal::new(String::new());
    let right = RwSignal::new(false);
    let wanted = StoredValue::new(expected);
    let says = StoredValue::new((matches, differs));
    let check = move |typed: &str| wanted.with_value(|wanted| shared::phrase::matches(wanted, typed));

    // While typing only the good news is told: a "not yet" on every key would be noise.
    let typing = move |event: leptos::ev::Event| {
        let matching = check(&event_target_value(&event));
        right.set(matching);
        said.set(if matching { says.with_value(|says| says.0.clone()) } else { String::new() });
    };
    let leaving = move |event: leptos::ev::Event| {
        let typed = event_target_value(&event);
        if !typed.is_empty() && !check(&typed) {
            said.set(says.with_value(|says| says.1.clone()));
        }
    };
    view! {
        <input
            class="input"
            type="text"
            id="phrase"
            name="phrase"
            value=typed
            autocomplete="off"
            autocapitalize="none"
            spellcheck="false"
            aria-describedby=described_by
            aria-invalid=invalid.then_some("true")
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
