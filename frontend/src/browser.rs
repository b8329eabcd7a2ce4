//! The only room that knows the browser.

#[cfg(any(feature = "ssr", feature = "step"))]
pub(crate) mod clipboard;
#[cfg(any(feature = "ssr", feature = "proof"))]
pub(crate) mod file;
#[cfg(any(feature = "ssr", feature = "proof"))]
pub(crate) mod moment;
#[cfg(any(feature = "ssr", feature = "proof"))]
pub(crate) mod network;
#[cfg(any(feature = "ssr", feature = "proof"))]
pub(crate) mod part;
#[cfg(any(feature = "ssr", feature = "step"))]
pub(crate) mod typed;
#[cfg(any(feature = "ssr", feature = "proof"))]
pub(crate) mod wait;

use web_sys::Element;

/// Called by `boot.js` once the module is there; it then wakes each island by its name.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}

/// What the page wrote on an element for its island.
pub(crate) fn said(element: &impl AsRef<Element>, attribute: &str) -> String {
    element.as_ref().get_attribute(attribute).unwrap_or_default()
}
