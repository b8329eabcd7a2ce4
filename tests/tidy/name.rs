//! How things are called, and how long they may get.

use crate::tree::{File, files, none, one, rooms};

const EVERYWHERE: [&str; 6] = ["shared", "frontend", "edge", "tests", "xtask", "tools"];
const BANNED: [&str; 12] =
    ["utils", "util", "helpers", "helper", "common", "misc", "manager", "data", "info", "process", "stuff", "core"];
const MOST_LINES: usize = 300;

fn banned_names(files: &[File]) -> Vec<String> {
    let mut complaints = Vec::new();
    for file in files {
        let parts: Vec<&str> = file.path.split('/').map(|part| part.trim_end_matches(".rs")).collect();
        for part in parts {
            if BANNED.contains(&part) || part.starts_with("handle_") {
                complaints.push(format!("{}: `{part}` says nothing about what is inside", file.path));
            }
        }
        for (number, line) in file.code() {
            let declared = line.trim_start_matches("pub ").trim_start_matches("pub(crate) ");
            let module = declared.strip_prefix("mod ").and_then(|rest| rest.strip_suffix(" {"));
            if module.is_some_and(|name| BANNED.contains(&name)) {
                complaints.push(format!("{}:{number}: {line}", file.path));
            }
        }
    }
    complaints
}

#[test]
fn every_module_is_named_after_what_is_inside() {
    none(&banned_names(&files(&EVERYWHERE, &[".rs"])));
    one(&banned_names(&[File::made_up("edge/src/utils.rs", "")]));
    one(&banned_names(&[File::made_up("edge/src/pages.rs", "pub mod helpers {")]));
    one(&banned_names(&[File::made_up("edge/src/job/handle_erase.rs", "")]));
}

fn too_long(files: &[File]) -> Vec<String> {
    let long = files.iter().filter(|file| file.text.lines().count() >= MOST_LINES);
    long.map(|file| format!("{}: {} lines, split it", file.path, file.text.lines().count())).collect()
}

#[test]
fn no_file_outgrows_three_hundred_lines() {
    none(&too_long(&files(&EVERYWHERE, &[".rs", ".css", ".js", ".mjs", ".sql"])));
    one(&too_long(&[File::made_up("edge/src/advance.rs", &"line\n".repeat(300))]));
}

/// What clippy denies as well; said here for macros' insides, which clippy does not see.
fn panics(files: &[File]) -> Vec<String> {
    const WORDS: [&str; 6] = [".unwrap()", ".expect(", "panic!(", "unreachable!(", "todo!(", "unimplemented!("];
    let mut complaints = Vec::new();
    for file in files {
        for (number, line) in file.code() {
            if WORDS.iter().any(|word| line.contains(word)) {
                complaints.push(format!("{}:{number}: may panic: {line}", file.path));
            }
        }
    }
    complaints
}

#[test]
fn nothing_that_is_deployed_may_panic() {
    none(&panics(&rooms()));
    one(&panics(&[File::made_up("edge/src/vault.rs", "let key = map.get(name).unwrap();")]));
    none(&panics(&[File::made_up("edge/src/vault.rs", "#[cfg(test)]\nmod tests {\n    key.unwrap();\n}")]));
}

fn terse_tests(files: &[File]) -> Vec<String> {
    let mut complaints = Vec::new();
    for file in files {
        let lines: Vec<&str> = file.text.lines().map(str::trim).collect();
        for (index, _) in lines.iter().enumerate().filter(|(_, line)| **line == "#[test]") {
            let declared = lines.iter().skip(index + 1).find(|line| line.starts_with("fn "));
            let name = declared.and_then(|line| line.strip_prefix("fn ")?.split('(').next()).unwrap_or_default();
            if name.split('_').count() < 4 {
                complaints.push(format!("{}:{}: `{name}` is no sentence", file.path, index + 1));
            }
        }
    }
    complaints
}

#[test]
fn every_test_is_called_by_a_sentence() {
    none(&terse_tests(&files(&EVERYWHERE, &[".rs"])));
    one(&terse_tests(&[File::made_up("shared/src/id.rs", "    #[test]\n    fn parse_works() {")]));
}

/// A literal of several words that begins like a sentence: it belongs into a locale file.
fn sentences(files: &[File]) -> Vec<String> {
    let mut complaints = Vec::new();
    for file in files {
        for (number, line) in file.code() {
            // Every second piece between quotes is a literal.
            for literal in line.split('"').skip(1).step_by(2) {
                let mut letters = literal.chars();
                let capital = letters.next().is_some_and(char::is_uppercase);
                let small = letters.next().is_some_and(char::is_lowercase);
                if capital && small && literal.trim().contains(' ') {
                    complaints.push(format!("{}:{number}: a text for people stands in the code: {literal}", file.path));
                }
            }
        }
    }
    complaints
}

#[test]
fn no_text_for_people_stands_in_the_code_of_the_pages() {
    const SHOWN: [&str; 4] =
        ["frontend/src/pages/", "frontend/src/components/", "frontend/src/islands/", "frontend/src/mail/"];
    let shown = files(&SHOWN, &[".rs"]);
    none(&sentences(&shown));
    one(&sentences(&[File::made_up("frontend/src/pages/front.rs", "view! { <p>\"Delete your account\"</p> }")]));
}
