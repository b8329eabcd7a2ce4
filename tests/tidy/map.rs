//! The README's map and the tree are equal.
//!
//! The map is the first fenced block after a heading that ends in `map`. A line's indentation tells in
//! which folder it lies; its first word is a path, `{a,b}` stands for several, `…` and `<name>` for any.

use std::collections::BTreeSet;
use std::fs;

use crate::tree::{File, files, none, one, read, root};

/// Where every folder and file must be on the map, because a newcomer looks there first.
const COMPLETE: [&str; 1] = [""];
/// What a newcomer need not know.
const SILENT: [&str; 8] =
    ["target", "node_modules", "dist", "Cargo.lock", "package-lock.json", "LICENSE-APACHE", "LICENSE-MIT", "README.md"];

fn block(readme: &str) -> Vec<&str> {
    let mut lines = readme.lines().skip_while(|line| !(line.starts_with('#') && line.to_lowercase().ends_with("map")));
    lines.by_ref().find(|line| line.starts_with("```"));
    lines.take_while(|line| !line.starts_with("```")).collect()
}

/// The paths that the map names, braces expanded.
fn paths(readme: &str) -> Vec<String> {
    let mut above: Vec<(usize, String)> = Vec::new();
    let mut found = Vec::new();
    for line in block(readme) {
        let depth = line.chars().take_while(|sign| *sign == ' ').count();
        let Some(word) = line.split_whitespace().next() else { continue };
        // A line that only goes on with the words of the line before stands far to the right.
        if depth > 12 {
            continue;
        }
        while above.last().is_some_and(|(other, _)| *other >= depth) {
            above.pop();
        }
        let parent = above.last().map(|(_, path)| path.clone()).unwrap_or_default();
        for name in expanded(word) {
            found.push(format!("{parent}{name}"));
        }
        if word.ends_with('/') {
            above.push((depth, format!("{parent}{word}")));
        }
    }
    found
}

fn expanded(word: &str) -> Vec<String> {
    let Some((before, rest)) = word.split_once('{') else { return vec![word.to_string()] };
    let Some((inside, after)) = rest.split_once('}') else { return vec![word.to_string()] };
    inside.split(',').map(|name| format!("{before}{name}{after}")).collect()
}

fn gone(readme: &str, exists: impl Fn(&str) -> bool) -> Vec<String> {
    let named = paths(readme);
    if named.is_empty() {
        return vec!["README.md has no map".to_string()];
    }
    let open = |path: &String| path.contains('…') || path.contains('<');
    named.into_iter().filter(|path| !open(path) && !exists(path)).map(|path| format!("the map names {path}")).collect()
}

fn unnamed(readme: &str, tree: &BTreeSet<String>) -> Vec<String> {
    let named = paths(readme);
    // `policy.rs` on the map stands for the folder `policy/` beside it as well.
    let covers = |other: &String, path: &String| {
        other.trim_end_matches('/') == path
            || other.starts_with(&format!("{path}/"))
            || other.strip_suffix(".rs").is_some_and(|stem| stem == path)
    };
    let covered = |path: &String| named.iter().any(|other| covers(other, path));
    tree.iter().filter(|path| !covered(path)).map(|path| format!("the map lacks {path}")).collect()
}

/// What lies at the top, and every room's folders and files one level into its sources.
fn tree() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for folder in COMPLETE {
        add(folder, &mut found);
    }
    for room in ["shared/src", "frontend/src", "edge/src"] {
        add(room, &mut found);
    }
    found
}

fn add(folder: &str, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(root().join(folder)).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let twin = name.strip_suffix(".rs").is_some_and(|stem| entry.path().with_file_name(stem).is_dir());
        if name.starts_with('.') || SILENT.contains(&name.as_str()) || name == "lib.rs" || twin {
            continue;
        }
        found.insert(if folder.is_empty() { name } else { format!("{folder}/{name}") });
    }
}

#[test]
fn the_map_names_nothing_that_is_gone() {
    let readme = read("README.md").text;
    none(&gone(&readme, |path| root().join(path).exists()));
    let made_up = "# The map\n```\nedge/src/\n  advance.rs   the spine\n  gone.rs      nothing\n```";
    one(&gone(made_up, |path| !path.ends_with("gone.rs")));
}

#[test]
fn the_map_lacks_nothing_that_is_there() {
    let readme = read("README.md").text;
    none(&unnamed(&readme, &tree()));
    let File { text, .. } = File::made_up("README.md", "## Map\n```\nshared/src/\n  {id,time}.rs   newtypes\n```");
    let there = BTreeSet::from(["shared/src/id.rs".to_string(), "shared/src/seal.rs".to_string()]);
    one(&unnamed(&text, &there));
}

/// The oldest compiler, as the README says it and as cargo is told.
fn compilers(readme: &str, manifest: &str) -> [Option<String>; 2] {
    let said = readme.split_once("Rust (rustup, ").and_then(|(_, rest)| rest.split_once(" or newer"));
    let told = manifest.split_once("\nrust-version = \"").and_then(|(_, rest)| rest.split_once('"'));
    [said, told].map(|found| found.map(|(version, _)| version.to_owned()))
}

#[test]
fn the_oldest_compiler_is_said_once_and_the_same_everywhere() {
    let [said, told] = compilers(&read("README.md").text, &read("Cargo.toml").text);
    assert!(said.is_some() && said == told, "the README says {said:?}, Cargo.toml {told:?}");
    let own = |file: &File| file.text.contains("\nrust-version = \"") && file.path != "Cargo.toml";
    let others = files(&[""], &["Cargo.toml"]);
    assert!(others.len() > 8 && !others.iter().any(own), "a member has a version of its own");
    assert!(own(&File::made_up("tools/x/Cargo.toml", "[package]\nrust-version = \"1.2\"")));
    let [said, told] = compilers("Rust (rustup, 1.90 or newer)", "a\nrust-version = \"1.91\"");
    assert_ne!(said, told);
}
