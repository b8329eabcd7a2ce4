//! Whether the inputs of a step changed since it last ended well.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use sha2::{Digest as _, Sha256};

use crate::place::Place;

/// A step's inputs as one hash, and the file that remembers the hash of its last good end.
#[derive(Debug)]
pub struct Fingerprint {
    remembered: PathBuf,
    current: String,
}

impl Fingerprint {
    /// Reads the contents of every file under `inputs`; times of change are not trusted.
    pub fn take(place: &Place, step: &str, inputs: &[PathBuf], words: &[&str]) -> Result<Self> {
        let mut hash = Sha256::new();
        for word in words {
            absorb(&mut hash, word.as_bytes());
        }
        for input in inputs {
            for file in files(input)? {
                let name = file.strip_prefix(&place.root).unwrap_or(&file);
                absorb(&mut hash, name.to_string_lossy().as_bytes());
                let bytes = fs::read(&file).with_context(|| format!("reading {}", file.display()))?;
                absorb(&mut hash, &bytes);
            }
        }
        let remembered = place.memory().join(format!("{step}.hash"));
        Ok(Self { remembered, current: hex(&hash.finalize()) })
    }

    /// Same inputs as at the last good end, and all of its `outputs` still there.
    pub fn unchanged(&self, outputs: &[&Path]) -> bool {
        outputs.iter().all(|output| output.exists())
            && fs::read_to_string(&self.remembered).is_ok_and(|text| text == self.current)
    }

    pub fn remember(&self) -> Result<()> {
        if let Some(folder) = self.remembered.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&self.remembered, &self.current).context("remembering what was built")
    }
}

fn absorb(hash: &mut Sha256, bytes: &[u8]) {
    // The length keeps `ab` + `c` apart from `a` + `bc`.
    hash.update((bytes.len() as u64).to_le_bytes());
    hash.update(bytes);
}

/// Every file at or under `path`, in an order that does not depend on the file system.
pub fn files(path: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    collect(path, &mut found)?;
    found.sort();
    Ok(found)
}

fn collect(path: &Path, found: &mut Vec<PathBuf>) -> Result<()> {
    if path.is_file() {
        found.push(path.to_path_buf());
    } else if path.is_dir() {
        for entry in fs::read_dir(path)? {
            collect(&entry?.path(), found)?;
        }
    }
    Ok(())
}

/// The first ten bytes of a SHA-256: enough to name a file by its contents.
pub fn short_name(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    hex(digest.get(..10).unwrap_or_default())
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
