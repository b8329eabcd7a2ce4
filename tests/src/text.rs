//! What the text files say, read where the product reads it: tests of a language must not know its words themselves.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

/// A plain text of one line, by its language, its file and its key.
pub fn text(language: &str, file: &str, key: &str) -> Result<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join("frontend").join("locales");
    let path = root.join(language).join(format!("{file}.ftl"));
    let texts = fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    let found = texts.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = "));
    Ok(found.with_context(|| format!("{language} does not say {key}"))?.to_owned())
}

/// What a text with blanks begins with, before the first of them.
pub fn beginning(language: &str, file: &str, key: &str) -> Result<String> {
    let text = text(language, file, key)?;
    Ok(text.split('{').next().unwrap_or_default().trim().to_owned())
}
