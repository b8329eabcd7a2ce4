//! Crockford's base32: no I, L, O, U; spoken and typed without mistakes.

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Longest text looked at: a typed code, not a book.
const MAX_CHARS: usize = 64;

/// Five-bit values as text; each value is taken modulo 32.
#[must_use]
pub fn text(values: &[u8]) -> String {
    values.iter().map(|value| char::from(ALPHABET[usize::from(value & 31)])).collect()
}

/// What a person typed as five-bit values: case does not matter, spaces and dashes of every kind are
/// skipped, O is 0, I and L are 1. `None` for any other character, or more than 64 of them.
#[must_use]
pub fn values(typed: &str) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    for character in typed.chars() {
        if character.is_whitespace() || matches!(character, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}') {
            continue;
        }
        let upper = match character.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        };
        let byte = u8::try_from(upper).ok()?;
        let value = ALPHABET.iter().position(|letter| *letter == byte)?;
        out.push(u8::try_from(value).ok()?);
        if out.len() > MAX_CHARS {
            return None;
        }
    }
    Some(out)
}
