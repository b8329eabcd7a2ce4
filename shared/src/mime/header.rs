//! What stands above a mail or one of its parts.

use super::code;
use crate::identifier::Identifier;

/// Lines of a head that are looked at; an honest one has fifty.
const MOST: usize = 300;

/// Headers in their order, names in small letters, values unfolded.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Headers(Vec<(String, String)>);

impl std::fmt::Debug for Headers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Headers({})", self.0.len())
    }
}

impl Headers {
    /// Reads a head.
    #[must_use]
    pub fn read(head: &[u8]) -> Self {
        let text = code::text(head, "utf-8");
        let mut headers: Vec<(String, String)> = Vec::new();
        for line in text.lines().take(MOST) {
            if line.starts_with([' ', '\t']) {
                if let Some((_, value)) = headers.last_mut() {
                    value.push(' ');
                    value.push_str(line.trim());
                }
            } else if let Some((name, value)) = line.split_once(':') {
                headers.push((name.trim().to_lowercase(), value.trim().to_owned()));
            }
        }
        Self(headers)
    }

    /// The topmost of a name: the last who wrote is the first to be read.
    #[must_use]
    pub fn first(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// All of a name, the topmost first.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Whether any begins so.
    #[must_use]
    pub fn has(&self, prefix: &str) -> bool {
        self.0.iter().any(|(name, _)| name.starts_with(prefix))
    }
}

/// Head and body: an empty line parts them.
pub(super) fn parted(raw: &[u8]) -> (&[u8], &[u8]) {
    let mut end = 0;
    for line in raw.split_inclusive(|byte| *byte == b'\n') {
        let next = end + line.len();
        if line.trim_ascii().is_empty() {
            return (raw.get(..end).unwrap_or_default(), raw.get(next..).unwrap_or_default());
        }
        end = next;
    }
    (raw, &[])
}

/// The word before the first semicolon, in small letters.
pub(super) fn word(value: &str) -> String {
    value.split(';').next().unwrap_or_default().trim().to_lowercase()
}

/// `name="value"` or `name=value` behind the first semicolon.
pub(super) fn parameter(value: &str, name: &str) -> Option<String> {
    let mut rest = value.split_once(';')?.1;
    loop {
        let (key, after) = rest.split_once('=')?;
        let after = after.trim_start();
        let (found, tail) = match after.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
            None => after.split_once(';').unwrap_or((after, "")),
        };
        if key.trim().trim_start_matches(';').trim().eq_ignore_ascii_case(name) {
            return Some(found.trim_end().to_owned());
        }
        rest = tail;
    }
}

/// A value with its encoded words (RFC 2047) read; what lies between two of them is no space.
pub(super) fn decoded(value: &str) -> String {
    let mut out = String::new();
    let mut rest = value;
    let mut was_encoded = false;
    while let Some(at) = rest.find("=?") {
        let (before, from) = rest.split_at(at);
        let Some((word, after)) = encoded_word(from) else {
            let (sign, after) = from.split_at(2);
            out.push_str(before);
            out.push_str(sign);
            rest = after;
            was_encoded = false;
            continue;
        };
        if !was_encoded || !before.trim().is_empty() {
            out.push_str(before);
        }
        out.push_str(&word);
        rest = after;
        was_encoded = true;
    }
    out.push_str(rest);
    out
}

fn encoded_word(from: &str) -> Option<(String, &str)> {
    let (charset, rest) = from.strip_prefix("=?")?.split_once('?')?;
    let (kind, rest) = rest.split_once('?')?;
    let (text, after) = rest.split_once("?=")?;
    let bytes = match kind {
        "B" | "b" => code::base64(text.as_bytes()),
        "Q" | "q" => code::quoted_printable(text.as_bytes(), true),
        _ => return None,
    };
    Some((code::text(&bytes, &charset.to_lowercase()), after))
}

/// The mail address in a header, canonical.
#[must_use]
pub fn address(value: &str) -> Option<String> {
    let inner = value.rsplit_once('<').map_or(value, |(_, inner)| inner.split('>').next().unwrap_or_default());
    match Identifier::parse(inner) {
        Ok(found @ Identifier::Email(_)) => Some(found.as_str().to_owned()),
        Ok(Identifier::Phone(_) | Identifier::Username(_)) | Err(_) => None,
    }
}
