//! Putting a text where the person can paste it.

use wasm_bindgen_futures::JsFuture;
use web_sys::Clipboard;

/// Old browsers have none, and none has it on a page without encryption.
fn clipboard() -> Option<Clipboard> {
    let clipboard = web_sys::window()?.navigator().clipboard();
    (!clipboard.is_undefined()).then_some(clipboard)
}

pub(crate) fn is_there() -> bool {
    clipboard().is_some()
}

/// Whether it is there now; a person or the browser may refuse.
pub(crate) async fn put(text: &str) -> bool {
    match clipboard() {
        Some(clipboard) => JsFuture::from(clipboard.write_text(text)).await.is_ok(),
        None => false,
    }
}
