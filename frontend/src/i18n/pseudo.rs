//! Languages made by machine: what breaks in them would break in Finnish or Arabic.

use std::borrow::Cow;

/// Starts right-to-left override; [`END`] ends it.
const MIRROR: char = '\u{202e}';
const END: char = '\u{202c}';

/// Each letter with a look-alike that no English text has.
const ACCENTS: &str = "aáeéiíoöuüyýcçdðnñrŕsštţlļgĝhĥAÅEÉIÎOÖUÛYÝCÇDÐNÑSŠTŢ";

/// Accented, and about 40 % longer: each vowel twice.
pub(super) fn longer(text: &str) -> Cow<'_, str> {
    let mut out = String::with_capacity(text.len() * 2);
    for letter in text.chars() {
        let accented = accent(letter);
        out.push(accented);
        if matches!(letter.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u') {
            out.push(accented);
        }
    }
    Cow::Owned(out)
}

/// Shows where a text begins and ends: a bracket that is missing was cut off.
pub(super) fn bracketed(text: &str) -> String {
    format!("[{text}]")
}

/// Runs from right to left, letter by letter; spaces at the edges stay outside.
pub(super) fn mirrored(text: &str) -> Cow<'_, str> {
    let inner = text.trim();
    if inner.is_empty() {
        return Cow::Borrowed(text);
    }
    let start = text.len() - text.trim_start().len();
    let (before, rest) = text.split_at(start);
    let (inner, after) = rest.split_at(inner.len());
    Cow::Owned(format!("{before}{MIRROR}{inner}{END}{after}"))
}

fn accent(letter: char) -> char {
    let mut pairs = ACCENTS.chars();
    while let (Some(plain), Some(accented)) = (pairs.next(), pairs.next()) {
        if plain == letter {
            return accented;
        }
    }
    letter
}
