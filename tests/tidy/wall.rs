//! Which room may know what.

use crate::tree::{File, files, none, one, read, rooms};

/// A word, where it may stand, and why nowhere else. `one…other` are two words on one line.
struct Wall {
    words: &'static [&'static str],
    allowed: &'static [&'static str],
    reason: &'static str,
}

const SQL: Wall = Wall {
    words: &["\"SELECT ", "INSERT INTO ", "INSERT OR ", "DELETE FROM ", "\"UPDATE ", "\"WITH ", "CREATE TABLE "],
    allowed: &["edge/src/storage/", "edge/src/storage.rs"],
    reason: "only storage/ holds SQL",
};

const TIME: Wall = Wall {
    words: &["Date::now", "SystemTime", "Instant::now", "Utc::now", "Local::now", "Date::new_0", "performance()"],
    allowed: &["edge/src/clock.rs", "frontend/src/browser.rs", "frontend/src/browser/"],
    reason: "only clock.rs reads time, and browser.rs in the browser",
};

const BROWSER: Wall = Wall {
    words: &["web_sys", "js_sys::eval", "js_sys::global"],
    allowed: &["frontend/src/browser.rs", "frontend/src/browser/"],
    reason: "only browser.rs knows web_sys",
};

const RECORD: Wall = Wall {
    words: &[
        "deletion::update",
        "deletion::append",
        "deletion::insert",
        "deletion::unguarded",
        "deletion::*",
        // Imported among others.
        "deletion::{…update",
        "deletion::{…append",
        "deletion::{…insert",
    ],
    allowed: &["edge/src/advance.rs", "edge/src/advance/", "edge/src/storage/"],
    reason: "only advance.rs changes a deletion",
};

const ELEMENT: Wall = Wall {
    words: &["inner_html", "<Show", "<For", "<Suspense", "create_element", "insert_adjacent"],
    allowed: &[],
    reason: "no element is made in the browser: trusted-types 'none' refuses innerHTML",
};

impl Wall {
    fn complaints(&self, files: &[File]) -> Vec<String> {
        let mut complaints = Vec::new();
        for file in files.iter().filter(|file| !self.allowed.iter().any(|room| file.is_under(room))) {
            for (number, line) in file.code() {
                if self.words.iter().any(|word| word.split('…').all(|part| line.contains(part))) {
                    complaints.push(format!("{}:{number}: {}: {line}", file.path, self.reason));
                }
            }
        }
        complaints
    }
}

#[test]
fn only_storage_holds_sql() {
    none(&SQL.complaints(&rooms()));
    one(&SQL.complaints(&[File::made_up("edge/src/pages/status.rs", "let sql = \"SELECT state FROM deletion\";")]));
}

#[test]
fn only_the_clock_reads_time() {
    none(&TIME.complaints(&rooms()));
    one(&TIME.complaints(&[File::made_up("edge/src/session.rs", "let now = worker::Date::now();")]));
}

#[test]
fn only_the_browser_room_knows_web_sys() {
    none(&BROWSER.complaints(&rooms()));
    one(&BROWSER.complaints(&[File::made_up("frontend/src/islands/phrase.rs", "use web_sys::Element;")]));
}

#[test]
fn only_the_spine_changes_a_deletion() {
    let edge = files(&["edge/src"], &[".rs"]);
    none(&RECORD.complaints(&edge));
    one(&RECORD.complaints(&[File::made_up("edge/src/pages/check.rs", "batch.push(deletion::update(&change));")]));
    one(&RECORD.complaints(&[File::made_up("edge/src/job.rs", "use crate::storage::deletion::{Change, update};")]));
}

#[test]
fn no_island_makes_an_element() {
    let islands: Vec<File> = rooms().into_iter().filter(|file| file.is_under("frontend/src/island")).collect();
    assert!(!islands.is_empty(), "there is at least one island");
    none(&ELEMENT.complaints(&islands));
    one(&ELEMENT.complaints(&[File::made_up("frontend/src/islands/clock.rs", "view! { <Show when=late>")]));
}

/// Which crates a room's manifest must not name.
fn forbidden_dependencies(manifest: &File, banned: &[&str]) -> Vec<String> {
    let parsed: toml::Table = match manifest.text.parse() {
        Ok(table) => table,
        Err(error) => return vec![format!("{}: {error}", manifest.path)],
    };
    let mut tables = vec![parsed.get("dependencies")];
    let targets = parsed.get("target").and_then(toml::Value::as_table);
    tables.extend(targets.into_iter().flat_map(toml::Table::values).map(|target| target.get("dependencies")));
    tables
        .into_iter()
        .flatten()
        .filter_map(toml::Value::as_table)
        .flat_map(toml::Table::keys)
        .filter(|name| banned.iter().any(|word| *name == word || name.starts_with(&format!("{word}-"))))
        .map(|name| format!("{}: must not depend on {name}", manifest.path))
        .collect()
}

const UNKNOWN_TO_SHARED: [&str; 15] = [
    "worker",
    "leptos",
    "web",
    "js",
    "wasm",
    "gloo",
    "tokio",
    "axum",
    "getrandom",
    "getrandom_02",
    "getrandom_03",
    "rand",
    "ureq",
    "frontend",
    "edge",
];

#[test]
fn what_is_true_depends_on_no_platform() {
    none(&forbidden_dependencies(&read("shared/Cargo.toml"), &UNKNOWN_TO_SHARED));
    let broken = File::made_up("shared/Cargo.toml", "[dependencies]\nserde = \"1\"\nweb-sys = \"0.3\"");
    one(&forbidden_dependencies(&broken, &UNKNOWN_TO_SHARED));
    let hidden = "[target.'cfg(target_arch = \"wasm32\")'.dependencies]\nwasm-bindgen-futures = \"0.4\"";
    one(&forbidden_dependencies(&File::made_up("shared/Cargo.toml", hidden), &UNKNOWN_TO_SHARED));
}

#[test]
fn the_arrows_between_the_rooms_point_one_way() {
    none(&forbidden_dependencies(&read("frontend/Cargo.toml"), &["worker", "edge", "leptos_router", "tests"]));
    none(&forbidden_dependencies(&read("edge/Cargo.toml"), &["tests", "web", "gloo", "chrono-tz"]));
    none(&forbidden_dependencies(&read("tests/Cargo.toml"), &["frontend", "worker"]));
    none(&forbidden_dependencies(&read("xtask/Cargo.toml"), &["shared", "frontend", "edge", "wasm-bindgen-cli"]));
    let broken = File::made_up("frontend/Cargo.toml", "[dependencies]\nedge = { workspace = true }");
    one(&forbidden_dependencies(&broken, &["worker", "edge"]));
}
