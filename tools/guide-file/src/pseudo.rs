//! A guide's texts in a pseudo-language.

use frontend::i18n::{Locale, Texts};

/// What a pseudo-language makes of a text: not of English words that stand on a screen, nor of a letter's blanks.
pub(crate) fn said(locale: Locale, text: &str) -> String {
    let texts = Texts::of(locale);
    let mut out = String::new();
    let mut rest = text;
    while let Some(start) = rest.find(['`', '{']) {
        let (before, marked) = rest.split_at(start);
        let end = if marked.starts_with('{') { '}' } else { '`' };
        let length =
            marked.char_indices().skip(1).find(|(_, sign)| *sign == end).map_or(marked.len(), |(at, _)| at + 1);
        let (marked, after) = marked.split_at(length);
        out.push_str(&content(texts, before));
        out.push_str(marked);
        rest = after;
    }
    out + &content(texts, rest)
}

/// Line by line, as a letter is written.
fn content(texts: Texts, text: &str) -> String {
    let line = |line: &str| if line.trim().is_empty() { line.to_owned() } else { texts.content(line) };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}
