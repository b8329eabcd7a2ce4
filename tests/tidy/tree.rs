//! The files of the checkout, as the rules read them.

use std::fs;
use std::path::{Path, PathBuf};

/// A file, its path relative to the checkout and with `/` between the parts.
#[derive(Debug, Clone)]
pub struct File {
    pub path: String,
    pub text: String,
}

impl File {
    pub fn made_up(path: &str, text: &str) -> Self {
        Self { path: path.to_string(), text: text.to_string() }
    }

    /// The text up to the test module, each line with its number, comments left out.
    pub fn code(&self) -> Vec<(usize, &str)> {
        if self.is_test() {
            return Vec::new();
        }
        self.text
            .lines()
            .enumerate()
            .take_while(|(_, line)| *line != "#[cfg(test)]" && !line.starts_with("#[cfg(all(test"))
            .map(|(index, line)| (index + 1, uncommented(line)))
            .filter(|(_, line)| !line.is_empty())
            .collect()
    }

    pub fn is_test(&self) -> bool {
        self.path.contains("/tests/") || self.path.starts_with("tests/") || ["test", "tests"].contains(&self.stem())
    }

    pub fn is_under(&self, folder: &str) -> bool {
        self.path.starts_with(folder)
    }

    pub fn stem(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        name.split('.').next().unwrap_or_default()
    }
}

fn uncommented(line: &str) -> &str {
    let line = line.trim();
    if line.starts_with("//") {
        return "";
    }
    line.split(" // ").next().unwrap_or_default().trim_end()
}

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_path_buf).unwrap_or_default()
}

pub fn read(path: &str) -> File {
    let text = fs::read_to_string(root().join(path)).unwrap_or_default();
    File { path: path.to_string(), text }
}

/// Every file under the folders whose name ends in one of the endings.
pub fn files(folders: &[&str], endings: &[&str]) -> Vec<File> {
    let mut found = Vec::new();
    for folder in folders {
        collect(&root().join(folder), endings, &mut found);
    }
    found.sort_by(|one, other| one.path.cmp(&other.path));
    assert!(!found.is_empty(), "there is nothing under {folders:?}: the rule would hold for nothing");
    found
}

/// All Rust of the product itself: not of xtask, not of the tests.
pub fn rooms() -> Vec<File> {
    files(&["shared/src", "frontend/src", "edge/src"], &[".rs"])
}

fn collect(path: &Path, endings: &[&str], found: &mut Vec<File>) {
    const NOT_OURS: [&str; 6] = ["target", "node_modules", "dist", "build", ".git", ".wrangler"];
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    if path.is_dir() {
        // `edge/build` is made; `xtask/src/build` is written.
        if NOT_OURS.contains(&name.as_str()) && !path.starts_with(root().join("xtask")) {
            return;
        }
        for entry in fs::read_dir(path).into_iter().flatten().flatten() {
            collect(&entry.path(), endings, found);
        }
    } else if endings.iter().any(|ending| name.ends_with(ending))
        && let Ok(text) = fs::read_to_string(path)
    {
        let relative = path.strip_prefix(root()).unwrap_or(path);
        let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).collect();
        found.push(File { path: parts.join("/"), text });
    }
}

/// Fails with every complaint at once.
pub fn none(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n  {}\n", complaints.join("\n  "));
}

/// The rule must notice the deliberate break, once.
pub fn one(complaints: &[String]) {
    assert_eq!(complaints.len(), 1, "\n  {}\n", complaints.join("\n  "));
}
