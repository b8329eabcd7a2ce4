//! The only room that knows the browser.

use wasm_bindgen::prelude::wasm_bindgen;

/// Called by `boot.js` once the module is there; it then wakes each island by its name.
#[wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_islands();
}
