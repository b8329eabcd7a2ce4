//! Where pages link to. Relative to the root, with the locale first.

use crate::i18n::Locale;

pub(crate) fn front(locale: Locale) -> String {
    format!("/{}", locale.tag())
}

pub(crate) fn delete(locale: Locale) -> String {
    format!("/{}/delete", locale.tag())
}

pub(crate) fn track(locale: Locale) -> String {
    format!("/{}/status", locale.tag())
}

pub(crate) fn revoke(locale: Locale) -> String {
    format!("/{}/revoke", locale.tag())
}

pub(crate) fn erased_and_kept(locale: Locale) -> String {
    format!("/{}/erased-and-kept", locale.tag())
}

/// The status page of one deletion.
pub(crate) fn deletion(locale: Locale, reference: &str) -> String {
    format!("/{}/deletion/{reference}", locale.tag())
}

/// A page or file below the status page: `code`, `copy/archive.zip`, …
pub(crate) fn step(locale: Locale, reference: &str, step: &str) -> String {
    format!("/{}/deletion/{reference}/{step}", locale.tag())
}

/// The same page in another language; `None` where a path has no language (shop, try-out pages).
pub(crate) fn in_language(path: &str, locale: Locale) -> Option<String> {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let rest = path.strip_prefix('/')?;
    let (first, after) = rest.split_once('/').map_or((rest, ""), |(first, after)| (first, after));
    match (Locale::parse(first), first) {
        (Some(_), _) if after.is_empty() => Some(front(locale)),
        (Some(_), _) => Some(format!("/{}/{after}", locale.tag())),
        (None, "") => Some(front(locale)),
        (None, "delete") => Some(delete(locale)),
        (None, _) => None,
    }
}
