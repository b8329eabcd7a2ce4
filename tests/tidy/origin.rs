//! Nothing in the tree tells on which machine it was made, or from where its tools were loaded.

use crate::tree::{File, files, none, one, read};

/// Put together from halves, or this file would break its own rule.
fn telling() -> Vec<String> {
    let halves = [("/ro", "ot/"), ("/ho", "me/"), ("/wo", "rk/"), ("/Us", "ers/"), ("C:\\", "Users")];
    halves.iter().map(|(one, other)| format!("{one}{other}")).collect()
}

fn paths_of_a_machine(files: &[File]) -> Vec<String> {
    let telling = telling();
    let mut complaints = Vec::new();
    for file in files {
        for (index, line) in file.text.lines().enumerate() {
            if telling.iter().any(|path| line.contains(path)) {
                complaints.push(format!("{}:{}: {}", file.path, index + 1, line.trim()));
            }
        }
    }
    complaints
}

#[test]
fn no_file_names_a_folder_of_one_machine() {
    const ENDINGS: [&str; 11] =
        [".rs", ".toml", ".md", ".json", ".ftl", ".css", ".js", ".mjs", ".sql", ".snap", ".yml"];
    none(&paths_of_a_machine(&files(&[""], &ENDINGS)));
    let broken = format!("let file = \"{}me/notes\";", telling().first().cloned().unwrap_or_default());
    one(&paths_of_a_machine(&[File::made_up("xtask/src/place.rs", &broken)]));
}

fn addresses_in_lock(lock: &File) -> Vec<String> {
    let lines = lock.text.lines().enumerate().filter(|(_, line)| line.trim().starts_with("\"resolved\""));
    lines.map(|(index, line)| format!("{}:{}: {}", lock.path, index + 1, line.trim())).collect()
}

#[test]
fn the_lock_file_pins_contents_and_no_server() {
    let lock = read("package-lock.json");
    assert!(lock.text.contains("\"integrity\""), "the contents are pinned");
    none(&addresses_in_lock(&lock));
    one(&addresses_in_lock(&File::made_up("package-lock.json", "  \"resolved\": \"https://example.com/a.tgz\",")));
}

fn floating(manifest: &File) -> Vec<String> {
    let parsed: serde_json::Value = serde_json::from_str(&manifest.text).unwrap_or_default();
    let tools = parsed.get("devDependencies").and_then(serde_json::Value::as_object);
    let exact = |version: &str| version.chars().all(|sign| sign.is_ascii_digit() || sign == '.');
    tools
        .into_iter()
        .flatten()
        .filter(|(_, version)| !version.as_str().is_some_and(exact))
        .map(|(name, version)| format!("{}: {name} floats: {version}", manifest.path))
        .collect()
}

#[test]
fn every_tool_of_node_is_pinned_to_one_version() {
    none(&floating(&read("package.json")));
    one(&floating(&File::made_up("package.json", "{\"devDependencies\": {\"wrangler\": \"^4.0.0\"}}")));
}
