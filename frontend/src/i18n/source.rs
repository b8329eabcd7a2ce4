//! The text files, in one piece per language, for native programs: tests, and pages made at build time. What is deployed
//! carries no text; it is handed its languages, see [`super::give`].

use super::Locale;

/// Read where they lie, once for each program: a file more needs no line anywhere.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn of(locale: Locale) -> Option<&'static str> {
    use std::sync::OnceLock;
    static READ: [OnceLock<Option<String>>; Locale::REAL.len()] = [const { OnceLock::new() }; Locale::REAL.len()];
    READ.get(locale as usize)?.get_or_init(|| together(locale)).as_deref()
}

#[cfg(not(target_arch = "wasm32"))]
fn together(locale: Locale) -> Option<String> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(locale.tag());
    let mut files: Vec<_> = std::fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "ftl"));
    files.sort();
    files.iter().map(|file| std::fs::read_to_string(file).map(|text| text + "\n").ok()).collect()
}

#[cfg(target_arch = "wasm32")]
pub(super) const fn of(_locale: Locale) -> Option<&'static str> {
    None
}
