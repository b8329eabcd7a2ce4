//! The operator's log: one JSON line per event, opaque ids only, never what a person typed. And one line for each thing that is counted,
//! for charts and alarms: words of our own, and no id at all, so that a counter can be kept for years and given to anybody.

/// Notes what went wrong or what an operator must see. `text` comes from our own errors, not from a request.
pub fn note(room: &str, text: &str) {
    let line = serde_json::json!({ "room": room, "note": text.chars().take(300).collect::<String>() });
    #[cfg(target_arch = "wasm32")]
    worker::console_error!("{line}");
    #[cfg(not(target_arch = "wasm32"))]
    eprintln!("{line}");
}

/// One more of something. Every word is a name in our code, or one that the operator has set: no id, no reference, nothing typed.
pub fn count(counter: &str, words: &[(&str, &str)]) {
    let line = counted(counter, words);
    #[cfg(target_arch = "wasm32")]
    worker::console_log!("{line}");
    #[cfg(not(target_arch = "wasm32"))]
    eprintln!("{line}");
}

fn counted(counter: &str, words: &[(&str, &str)]) -> serde_json::Value {
    let mut line = serde_json::json!({ "counter": counter, "n": 1 });
    for (name, word) in words {
        line[*name] = (*word).into();
    }
    line
}

#[cfg(test)]
mod tests {
    use super::counted;

    #[test]
    fn a_counter_is_one_flat_object_that_programs_add_up() {
        let line = counted("deletion", &[("from", "preparing"), ("to", "pending")]).to_string();
        assert_eq!(line, r#"{"counter":"deletion","from":"preparing","n":1,"to":"pending"}"#);
    }
}
