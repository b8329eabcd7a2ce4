//! Whether the file that a person saved is the copy that was made, and what is in it. Runs where the file is: in the
//! person's browser.

use crate::encoding;
use crate::id::CategoryId;
use serde::Deserialize;
use serde::de::IgnoredAny;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// What every zip begins with: a file's header, or the end of an empty one.
const BEGINNINGS: [&[u8]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];

/// The copy, as the edge knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// 64 lower hex digits.
    pub sha256: String,
    /// Its size.
    pub bytes: u64,
}

/// How many records of each category lie in an archive of ours.
pub type Archive = BTreeMap<CategoryId, u32>;

/// What a file turned out to be. The codes are stable: pages hang their sentences on them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The very copy, with what is in it.
    Same(Archive),
    /// The very copy, too large to be opened as well.
    SameUnopened,
    /// The beginning of it, or of another zip.
    CutOff,
    /// As long as the copy, with other bytes.
    Changed,
    /// A copy from this desk, but another one.
    AnotherCopy,
    /// A zip of another kind.
    OtherArchive,
    /// No zip at all.
    NoArchive,
}

impl Verdict {
    /// Every code.
    pub const CODES: [&str; 7] =
        ["same", "same-unopened", "cut-off", "changed", "another-copy", "other-archive", "no-archive"];

    /// The stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        let [same, unopened, cut, changed, another, other, none] = Self::CODES;
        match self {
            Self::Same(_) => same,
            Self::SameUnopened => unopened,
            Self::CutOff => cut,
            Self::Changed => changed,
            Self::AnotherCopy => another,
            Self::OtherArchive => other,
            Self::NoArchive => none,
        }
    }
}

/// One reading of a file, piece by piece.
#[derive(Clone, Debug)]
pub struct Reading {
    hash: Sha256,
    read: u64,
    kept: Vec<u8>,
    /// A file that does not fit into this many bytes is weighed, not opened.
    most: u64,
}

impl Reading {
    /// Before the first piece.
    #[must_use]
    pub fn keeping(most: u64) -> Self {
        Self { hash: Sha256::new(), read: 0, kept: Vec::new(), most }
    }

    /// The next piece.
    pub fn take(&mut self, piece: &[u8]) {
        self.hash.update(piece);
        self.read = self.read.saturating_add(u64::try_from(piece.len()).unwrap_or(u64::MAX));
        // The beginning of any file says what it is.
        if self.read <= self.most || self.kept.len() < BEGINNINGS[0].len() {
            self.kept.extend(piece);
        }
    }

    /// After the last piece.
    #[must_use]
    pub fn verdict(self, expected: &Expected) -> Verdict {
        let is_whole = self.read <= self.most;
        let is_same = encoding::hex(&self.hash.finalize()) == expected.sha256;
        let begins = BEGINNINGS.iter().any(|beginning| self.kept.starts_with(beginning));
        match (is_same, is_whole) {
            (true, false) => Verdict::SameUnopened,
            // What cannot be opened holds nothing.
            (true, true) => Verdict::Same(open(self.kept).unwrap_or_default()),
            _ if self.read == expected.bytes => Verdict::Changed,
            _ if !begins => Verdict::NoArchive,
            (false, false) => Verdict::OtherArchive,
            (false, true) => match open(self.kept) {
                Some(archive) if archive.is_empty() => Verdict::OtherArchive,
                Some(_) => Verdict::AnotherCopy,
                None => Verdict::CutOff,
            },
        }
    }
}

/// A category's file for machines; everything else in it is not ours to look at.
#[derive(Deserialize)]
struct Part {
    category: CategoryId,
    records: Vec<IgnoredAny>,
}

/// What is in an archive; `None` if it does not open.
fn open(bytes: Vec<u8>) -> Option<Archive> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut archive = Archive::new();
    for index in 0..zip.len() {
        let Ok(mut file) = zip.by_index(index) else { continue };
        let is_json = file.name().is_ok_and(|name| name.rsplit_once('.').is_some_and(|(_, ending)| ending == "json"));
        let mut text = Vec::new();
        if !is_json || file.read_to_end(&mut text).is_err() {
            continue;
        }
        if let Ok(part) = serde_json::from_slice::<Part>(&text) {
            archive.insert(part.category, u32::try_from(part.records.len()).unwrap_or(u32::MAX));
        }
    }
    Some(archive)
}
