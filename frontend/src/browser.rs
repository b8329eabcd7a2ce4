//! The only room that knows the browser.

pub(crate) mod clipboard;
pub(crate) mod network;

use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement};

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

    /// Puts something else into the field; nobody is told of an event.
    pub(crate) fn put(&self, value: &str) {
        self.0.set_value(value);
    }

    /// What the page wrote on the field for its island.
    pub(crate) fn said(&self, attribute: &str) -> String {
        said(&self.0, attribute)
    }
}

/// What the page wrote on an element for its island.
pub(crate) fn said(element: &impl AsRef<Element>, attribute: &str) -> String {
    element.as_ref().get_attribute(attribute).unwrap_or_default()
}
