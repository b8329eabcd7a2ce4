//! What is written down: what was asked, what became of it and how long it took. Never whom it was about.

/// One line. `what` is a name of ours, and `words` hold no value of the database.
pub fn note(what: &str, words: &str) {
    eprintln!("directory-service: {what}: {words}");
}
