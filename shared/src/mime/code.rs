//! Bytes that were written as letters, and letters that were written as bytes.

/// Quoted-printable; `spaces` where an underline stands for a space, as in a header.
pub fn quoted_printable(text: &[u8], spaces: bool) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        match (byte, after) {
            (b'=', [b'\r', b'\n', tail @ ..] | [b'\n', tail @ ..]) => rest = tail,
            (b'=', [high, low, tail @ ..]) => match (digit(*high), digit(*low)) {
                (Some(high), Some(low)) => {
                    out.push(high << 4 | low);
                    rest = tail;
                }
                _ => out.push(b'='),
            },
            (b'_', _) if spaces => out.push(b' '),
            (byte, _) => out.push(*byte),
        }
    }
    out
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

/// Base64; what is none of its letters is skipped, and it ends with the first sign of its end.
pub fn base64(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0_u8);
    for byte in text.iter().take_while(|byte| **byte != b'=') {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => continue,
        };
        bits = (bits << 6 | u32::from(value)) & 0xff_ffff;
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push(u8::try_from(bits >> count & 0xff).unwrap_or_default());
        }
    }
    out
}

/// Text of a charset. What calls itself UTF-8 or nothing and is not, is read as what Western mail programs write.
pub fn text(bytes: &[u8], charset: &str) -> String {
    let is_western = ["iso-8859-1", "iso-8859-15", "latin1", "windows-1252", "cp1252"].contains(&charset);
    match std::str::from_utf8(bytes) {
        Ok(text) if !is_western => text.to_owned(),
        _ => bytes.iter().map(|byte| western(*byte)).collect(),
    }
}

/// Windows-1252, of which ISO 8859-1 is the part that is no control sign.
fn western(byte: u8) -> char {
    const HIGH: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";
    match byte {
        0x80..=0x9f => HIGH.chars().nth(usize::from(byte - 0x80)).unwrap_or(char::REPLACEMENT_CHARACTER),
        _ => char::from(byte),
    }
}
