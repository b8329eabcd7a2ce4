//! Waiting.

use js_sys::{Function, Promise};
use wasm_bindgen_futures::JsFuture;

/// Resolves once, and is then forgotten.
pub(super) fn once(target: &web_sys::EventTarget, event: &str, resolve: &Function) {
    let options = web_sys::AddEventListenerOptions::new();
    options.set_once(true);
    // Without the event the timer still comes.
    let _ = target.add_event_listener_with_callback_and_add_event_listener_options(event, resolve, &options);
}

pub(super) async fn until(mut begin: impl FnMut(&Function)) {
    let promise = Promise::new(&mut |resolve, _| begin(&resolve));
    // It is never rejected.
    let _ = JsFuture::from(promise).await;
}

/// Some milliseconds, or less if the connection comes or goes.
pub(crate) async fn pause(ms: i32) {
    let Some(window) = web_sys::window() else { return };
    until(|resolve| {
        once(&window, "online", resolve);
        once(&window, "offline", resolve);
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(resolve, ms);
    })
    .await;
}

/// Does something later. (A callback and no future of its own: each kind of those costs the module two kilobytes.)
#[cfg(feature = "proof")]
pub(super) fn after(ms: i32, act: impl FnOnce() + 'static) {
    use leptos::wasm_bindgen::JsCast;
    use leptos::wasm_bindgen::closure::Closure;
    let Some(window) = web_sys::window() else { return };
    let act = Closure::once_into_js(act);
    let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(act.unchecked_ref(), ms);
}

/// Lets the page be painted, and a press be heard.
pub(crate) async fn breathe() {
    let Some(window) = web_sys::window() else { return };
    until(|resolve| drop(window.set_timeout_with_callback_and_timeout_and_arguments_0(resolve, 0))).await;
}
