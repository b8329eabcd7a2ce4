//! Looks for a person in raw bytes, in every way in which text is usually written down.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};
use data_encoding::{BASE64, HEXLOWER, HEXUPPER};

/// One text in one spelling.
#[derive(Debug, Clone)]
pub struct Needle {
    pub what: String,
    bytes: Vec<u8>,
}

/// Every spelling of a text.
pub fn needles(text: &str) -> Vec<Needle> {
    let plain = text.as_bytes().to_vec();
    let wide: Vec<u16> = text.encode_utf16().collect();
    let little = wide.iter().flat_map(|unit| unit.to_le_bytes()).collect();
    let big = wide.iter().flat_map(|unit| unit.to_be_bytes()).collect();
    let mut all = vec![
        ("utf-8", plain.clone()),
        ("utf-16-le", little),
        ("utf-16-be", big),
        ("hex", HEXLOWER.encode(&plain).into_bytes()),
        ("HEX", HEXUPPER.encode(&plain).into_bytes()),
    ];
    all.extend(
        ["base64+0", "base64+1", "base64+2"]
            .into_iter()
            .enumerate()
            .map(|(shift, how)| (how, in_base64(&plain, shift))),
    );
    all.into_iter().map(|(how, bytes)| Needle { what: format!("{text} as {how}"), bytes }).collect()
}

/// The part of the text's base64 that does not depend on its neighbours, when it begins `shift` bytes into a group.
fn in_base64(plain: &[u8], shift: usize) -> Vec<u8> {
    let mut padded = vec![0; shift];
    padded.extend_from_slice(plain);
    let encoded = BASE64.encode(&padded).into_bytes();
    // Each sign holds six bits: those of the bytes before and after the text are left out.
    let first = (shift * 8).div_ceil(6);
    let last = (padded.len() * 8) / 6;
    encoded.get(first..last).unwrap_or_default().to_vec()
}

/// Every file under the folder, with its bytes.
pub fn files(folder: &Path) -> Result<Vec<(PathBuf, Vec<u8>)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            // A file may go while we look: then it holds nothing any more.
            found.extend(fs::read(&path).ok().map(|bytes| (path, bytes)));
        }
    }
    Ok(found)
}

/// Where the needles are found under the folder.
pub fn found(folder: &Path, needles: &[Needle]) -> Result<Vec<String>> {
    let files = files(folder)?;
    ensure!(
        files.iter().any(|(path, _)| path.to_string_lossy().ends_with(".sqlite")),
        "there is a database to look into"
    );
    let mut hits = Vec::new();
    for (path, bytes) in &files {
        for needle in needles.iter().filter(|needle| contains(bytes, &needle.bytes)) {
            hits.push(format!("{}: {}", path.display(), needle.what));
        }
    }
    Ok(hits)
}

/// Whether the bytes hold the needle.
pub fn holds(bytes: &[u8], needle: &Needle) -> bool {
    contains(bytes, &needle.bytes)
}

fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    let Some((first, rest)) = needle.split_first() else { return false };
    let mut from = 0;
    while let Some(step) = bytes.get(from..).and_then(|tail| tail.iter().position(|byte| byte == first)) {
        let after = from + step + 1;
        if bytes.get(after..after + rest.len()) == Some(rest) {
            return true;
        }
        from = after;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_found_in_every_spelling_and_at_every_place() {
        let text = "Quill Featherstone";
        let all = needles(text);
        assert_eq!(all.len(), 8);
        for shift in 0..3 {
            let around = format!("{}{text}, and more", "x".repeat(shift));
            let encoded = BASE64.encode(around.as_bytes());
            assert!(all.iter().any(|needle| holds(encoded.as_bytes(), needle)), "base64 at {shift}");
        }
        let wide: Vec<u8> = format!("a{text}b").encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert!(all.iter().any(|needle| holds(&wide, needle)));
        assert!(all.iter().any(|needle| holds(HEXLOWER.encode(text.as_bytes()).as_bytes(), needle)));
        assert!(!all.iter().any(|needle| holds(b"somebody else entirely", needle)));
    }
}
