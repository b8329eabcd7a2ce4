//! The operator's log: one JSON line per event, opaque ids only, never what a person typed.

/// Notes what went wrong or what an operator must see. `text` comes from our own errors, not from a request.
pub fn note(room: &str, text: &str) {
    let line = serde_json::json!({ "room": room, "note": text.chars().take(300).collect::<String>() });
    #[cfg(target_arch = "wasm32")]
    worker::console_error!("{line}");
    #[cfg(not(target_arch = "wasm32"))]
    eprintln!("{line}");
}
