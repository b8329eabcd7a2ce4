//! What happens next, with dates: the thread that runs from today to the end.

use leptos::prelude::*;

use crate::components::foreign::foreign;
pub(crate) struct Stop {
    /// A date, or "Now".
    pub when: String,
    pub what: String,
    pub text: Option<String>,
}

impl Stop {
    pub(crate) const fn new(when: String, what: String) -> Self {
        Self { when, what, text: None }
    }

    pub(crate) fn text(self, text: String) -> Self {
        Self { text: Some(text), ..self }
    }
}

pub(crate) fn path(stops: Vec<Stop>) -> AnyView {
    let stops = stops
        .into_iter()
        .map(|stop| {
            let text = stop.text.map(|text| view! { <p>{text}</p> });
            view! {
                <li>
                    <p class="path-when">{foreign(stop.when)}</p>
                    <p class="path-what">{stop.what}</p>
                    {text}
                </li>
            }
        })
        .collect_view();
    view! { <ol class="path">{stops}</ol> }.into_any()
}
