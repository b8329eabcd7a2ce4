//! The parts of a mail, and what they say in words.

use super::header::{Headers, parameter, parted, word};
use super::{code, html};

/// Mails in mails, and parts in parts, are read so deep.
const DEEPEST: u8 = 6;
/// So many parts are looked at in all.
const MOST_PARTS: u16 = 60;

/// Everything that a mail says in words; attachments are not read.
pub fn words(headers: &Headers, body: &[u8]) -> String {
    let mut left = MOST_PARTS;
    read(headers, body, DEEPEST, &mut left).unwrap_or_default().text
}

/// What a part says, and whether it was written as plain text.
#[derive(Default)]
struct Said {
    text: String,
    is_plain: bool,
}

fn read(headers: &Headers, body: &[u8], depth: u8, left: &mut u16) -> Option<Said> {
    let depth = depth.checked_sub(1)?;
    *left = left.checked_sub(1)?;
    if headers.first("content-disposition").is_some_and(|value| word(value) == "attachment") {
        return None;
    }
    let kind = headers.first("content-type").unwrap_or("text/plain");
    let name = word(kind);
    if name == "message/rfc822" {
        let (head, body) = parted(body);
        return read(&Headers::read(head), body, depth, left);
    }
    if name.starts_with("multipart/") {
        if let Some(parts) = parameter(kind, "boundary").and_then(|boundary| parts(body, &boundary)) {
            return several(&parts, name == "multipart/alternative", depth, left);
        }
    } else if name == "text/html" {
        return Some(Said { text: html::words(&decoded(headers, kind, body)), is_plain: false });
    } else if !name.starts_with("text/") && !name.is_empty() {
        return None;
    }
    Some(Said { text: decoded(headers, kind, body), is_plain: true })
}

/// All parts one after the other; of alternatives the plain one, else the first that says anything.
fn several(parts: &[&[u8]], is_choice: bool, depth: u8, left: &mut u16) -> Option<Said> {
    let mut said: Vec<Said> = Vec::new();
    for part in parts {
        let (head, body) = parted(part);
        said.extend(read(&Headers::read(head), body, depth, left).filter(|said| !said.text.trim().is_empty()));
    }
    if is_choice {
        let best = said.iter().position(|said| said.is_plain).unwrap_or(0);
        return said.into_iter().nth(best);
    }
    let is_plain = said.iter().any(|said| said.is_plain);
    let text = said.into_iter().map(|said| said.text).collect::<Vec<_>>().join("\n");
    Some(Said { text, is_plain })
}

/// What lies between the lines of a boundary; nothing if there is no such line. The end may be missing.
fn parts<'a>(body: &'a [u8], boundary: &str) -> Option<Vec<&'a [u8]>> {
    let (mut found, mut begun, mut at) = (Vec::new(), None, 0);
    for line in body.split_inclusive(|byte| *byte == b'\n') {
        let (from, next) = (at, at + line.len());
        at = next;
        let Some(mark) = line.trim_ascii_end().strip_prefix(b"--") else { continue };
        let Some(end) = mark.strip_prefix(boundary.as_bytes()).filter(|_| !boundary.is_empty()) else { continue };
        if !end.is_empty() && end != b"--" {
            continue;
        }
        found.extend(begun.and_then(|begun: usize| body.get(begun..from)));
        begun = end.is_empty().then_some(next);
        if begun.is_none() || found.len() > usize::from(MOST_PARTS) {
            return Some(found);
        }
    }
    found.push(body.get(begun?..)?);
    Some(found)
}

fn decoded(headers: &Headers, kind: &str, body: &[u8]) -> String {
    let charset = parameter(kind, "charset").unwrap_or_default().to_lowercase();
    match headers.first("content-transfer-encoding").map(word).as_deref() {
        Some("base64") => code::text(&code::base64(body), &charset),
        Some("quoted-printable") => code::text(&code::quoted_printable(body, false), &charset),
        _ => code::text(body, &charset),
    }
}
