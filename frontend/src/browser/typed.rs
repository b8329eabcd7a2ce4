//! Fields that a person types into.

use leptos::wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};

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
        super::said(&self.0, attribute)
    }
}

/// Lower case, by the browser's own tables.
pub(crate) fn lower(text: &str) -> String {
    js_sys::JsString::from(text).to_lower_case().into()
}
