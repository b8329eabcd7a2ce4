//! The guides of `frontend/guides`: a folder for each service, with what is the same in every language in `service.toml` and a
//! file for each language. Whatever is wrong is told with file, line and field, before anybody reads it.

pub mod built;
mod language;
mod pseudo;
mod read;
mod script;
mod service;
#[cfg(test)]
#[expect(clippy::panic, clippy::expect_used, reason = "a test says what it missed and stops")]
mod test;

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::{fs, io};

pub use language::Told;
pub use service::{Facts, Service};

/// One fault of a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    pub file: String,
    /// Where it can be put right, counted from 1; of a key that is missing, where it would have to be.
    pub line: usize,
    /// Which key: `step[2].text`.
    pub field: String,
    pub fault: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, field, fault } = self;
        write!(f, "{file}:{line}: {field}: {fault}")
    }
}

/// A file with its path, as faults name it.
#[derive(Debug, Clone)]
pub struct File {
    pub path: String,
    pub text: String,
}

/// The folder of one service: its name, and its files by their own names.
#[derive(Debug, Clone, Default)]
pub struct Folder {
    pub name: String,
    pub files: BTreeMap<String, File>,
}

/// Reads one service with all its languages.
///
/// # Errors
/// Every fault, in the order of files and lines.
pub fn read(folder: &Folder) -> Result<Service, Vec<Fault>> {
    let faults = read::Faults::default();
    let service = service::read(folder, &faults);
    let mut found = faults.into_inner();
    found.sort();
    match service {
        Some(service) if found.is_empty() => Ok(service),
        _ => Err(found),
    }
}

/// The folders below one: a folder more is a service more.
///
/// # Errors
/// What cannot be read at all.
pub fn folders(root: &Path) -> io::Result<Vec<Folder>> {
    let mut folders = Vec::new();
    for path in entries(root)? {
        if !path.is_dir() {
            continue;
        }
        let mut files = BTreeMap::new();
        for file in entries(&path)? {
            let text = fs::read_to_string(&file)?;
            files.insert(named(&file), File { path: file.display().to_string(), text });
        }
        folders.push(Folder { name: named(&path), files });
    }
    Ok(folders)
}

fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut entries = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    entries.sort();
    Ok(entries)
}

fn named(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
