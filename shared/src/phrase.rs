//! The typed phrase (seed 002), compared kindly: used by the edge and by the browser's island.

/// Whether what was typed is the phrase. Case, spaces, quotes around it and a trailing dot do not matter.
/// An empty expectation matches nothing.
#[must_use]
pub fn matches(expected: &str, typed: &str) -> bool {
    let expected = normal(expected);
    !expected.is_empty() && expected == normal(typed)
}

fn normal(text: &str) -> String {
    let around = |character: char| {
        character.is_whitespace()
            || matches!(character, '"' | '\'' | '“' | '”' | '„' | '‘' | '’' | '«' | '»' | '‹' | '›' | '.' | '。' | '…')
    };
    let words: Vec<String> = text.trim_matches(around).split_whitespace().map(str::to_lowercase).collect();
    words.join(" ")
}
