//! The only room that knows the browser.

use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Event, HtmlInputElement};

/// Called by `boot.js` once the module is there; it then wakes each island by its name.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}

/// The text field in which something happened.
pub(crate) struct Input(HtmlInputElement);

/// `None` if the event came from anything but a text field.
pub(crate) fn input_of(event: &Event) -> Option<Input> {
    event.target()?.dyn_into().ok().map(Input)
}

impl Input {
    pub(crate) fn value(&self) -> String {
        self.0.value()
    }

    /// What the page wrote on the field for its island.
    pub(crate) fn said(&self, attribute: &str) -> String {
        self.0.get_attribute(attribute).unwrap_or_default()
    }
}
