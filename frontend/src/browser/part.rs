//! Parts of what the edge rendered, found by what the page wrote on them. They are shown, hidden and filled, never made.

use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, HtmlInputElement, HtmlTextAreaElement};

/// An element of the page.
#[derive(Clone)]
pub(crate) struct Part(Element);

impl Part {
    pub(crate) fn of(element: &impl AsRef<Element>) -> Self {
        Self(element.as_ref().clone())
    }

    /// The nearest part around this one that carries the attribute.
    pub(crate) fn around(&self, attribute: &str) -> Option<Self> {
        self.0.closest(&format!("[{attribute}]")).ok().flatten().map(Self)
    }

    /// Acts on an event in this part, for as long as the page is there.
    pub(crate) fn hear(&self, event: &str, act: impl Fn(Event) + 'static) {
        let act = Closure::<dyn Fn(Event)>::new(act).into_js_value();
        // Refused by no browser.
        let _ = self.0.add_event_listener_with_callback(event, act.unchecked_ref());
    }

    /// The first part below this one that carries the attribute.
    pub(crate) fn find(&self, attribute: &str) -> Option<Self> {
        self.0.query_selector(&format!("[{attribute}]")).ok().flatten().map(Self)
    }

    /// Every part below this one that carries the attribute.
    pub(crate) fn all(&self, attribute: &str) -> Vec<Self> {
        let Ok(found) = self.0.query_selector_all(&format!("[{attribute}]")) else { return Vec::new() };
        (0..found.length()).filter_map(|index| found.item(index)?.dyn_into().ok().map(Self)).collect()
    }

    pub(crate) fn said(&self, attribute: &str) -> String {
        super::said(&self.0, attribute)
    }

    pub(crate) fn say(&self, attribute: &str, value: &str) {
        // Refused only for a name that is no attribute's.
        let _ = self.0.set_attribute(attribute, value);
    }

    pub(crate) fn show(&self, shown: bool) {
        // The same: `hidden` is one.
        let _ = self.0.toggle_attribute_with_force("hidden", !shown);
    }

    pub(crate) fn write(&self, text: &str) {
        self.0.set_text_content(Some(text));
    }

    /// What is in a field; empty for anything else.
    pub(crate) fn value(&self) -> String {
        let hidden = self.0.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::value);
        hidden.or_else(|| self.0.dyn_ref::<HtmlTextAreaElement>().map(HtmlTextAreaElement::value)).unwrap_or_default()
    }

    /// Shows the one part below that carries `attribute=value`, and hides its siblings that carry another value.
    pub(crate) fn choose(&self, attribute: &str, value: &str) {
        for part in self.all(attribute) {
            part.show(part.said(attribute) == value);
        }
    }
}
