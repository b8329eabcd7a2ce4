//! Every language says everything, and every text that the code asks for is there.

use std::collections::{BTreeMap, BTreeSet};

use crate::tree::{File, files, none, one};

/// The language that the others are measured by.
const FIRST: &str = "en";

/// A message's key and the variables that its text uses.
type Messages = BTreeMap<String, BTreeSet<String>>;

fn languages(files: &[File]) -> BTreeMap<String, Messages> {
    let mut languages: BTreeMap<String, Messages> = BTreeMap::new();
    for file in files {
        let Some(language) = file.path.rsplit('/').nth(1) else { continue };
        let messages = languages.entry(language.to_string()).or_default();
        let mut current = None;
        for line in file.text.lines().filter(|line| !line.starts_with('#')) {
            if let Some((key, _)) =
                line.split_once('=').filter(|_| line.starts_with(|first: char| first.is_alphabetic()))
            {
                current = Some(key.trim().to_string());
            }
            if let Some(key) = &current {
                messages.entry(key.clone()).or_default().extend(variables(line));
            }
        }
    }
    languages
}

fn variables(line: &str) -> Vec<String> {
    let after = line.split('$').skip(1);
    after.map(|rest| rest.chars().take_while(|sign| sign.is_alphanumeric() || "-_".contains(*sign)).collect()).collect()
}

fn differences(files: &[File]) -> Vec<String> {
    let mut languages = languages(files);
    let Some(first) = languages.remove(FIRST) else { return vec![format!("there is no {FIRST}")] };
    let mut complaints = Vec::new();
    for (language, messages) in &languages {
        for key in first.keys().filter(|key| !messages.contains_key(*key)) {
            complaints.push(format!("{language} lacks {key}"));
        }
        for (key, used) in messages {
            match first.get(key) {
                None => complaints.push(format!("{language} says {key}, {FIRST} does not")),
                Some(known) if known != used => complaints.push(format!("{language}: {key} uses other variables")),
                Some(_) => {}
            }
        }
    }
    complaints
}

fn twice(files: &[File]) -> Vec<String> {
    let mut seen: BTreeMap<(String, String), &str> = BTreeMap::new();
    let mut complaints = Vec::new();
    for file in files {
        let language = file.path.rsplit('/').nth(1).unwrap_or_default().to_string();
        let begins = file.text.lines().filter(|line| line.starts_with(|first: char| first.is_alphabetic()));
        for key in begins.filter_map(|line| line.split_once('=')).map(|(key, _)| key.trim().to_string()) {
            if let Some(other) = seen.insert((language.clone(), key.clone()), &file.path) {
                complaints.push(format!("{}: {key} is said in {other} already", file.path));
            }
        }
    }
    complaints
}

fn texts() -> Vec<File> {
    files(&["frontend/locales"], &[".ftl"])
}

#[test]
fn every_language_says_everything() {
    none(&differences(&texts()));
    let english = File::made_up("frontend/locales/en/a.ftl", "hello = Hello { $name }\nbye = Bye");
    let finnish = File::made_up("frontend/locales/fi/a.ftl", "hello = Hei { $name }");
    one(&differences(&[english.clone(), finnish]));
    let other_variable = File::made_up("frontend/locales/fi/a.ftl", "hello = Hei { $nimi }\nbye = Hei");
    one(&differences(&[english, other_variable]));
}

#[test]
fn no_text_is_said_twice() {
    none(&twice(&texts()));
    let one_file = File::made_up("frontend/locales/en/a.ftl", "hello = Hello");
    let other_file = File::made_up("frontend/locales/en/b.ftl", "hello = Hello again");
    one(&twice(&[one_file, other_file]));
}

/// Sentences that the code puts one behind the other: between them stands what their language has there. A name and what it
/// names are no sentences.
fn joined(code: &[File]) -> Vec<String> {
    let is_joined = |line: &str| {
        line.contains(".join(\" \")")
            || (line.contains("texts.") && line.contains("}\" \"") && !line.contains("-reference\")"))
            || (line.contains("texts.") && line.contains("format!(\"") && line.contains("} {"))
    };
    let lines = |file: &File| -> Vec<String> {
        let found = file.code().into_iter().filter(|(_, line)| is_joined(line));
        found.map(|(number, _)| format!("{}:{number} joins sentences by a space", file.path)).collect()
    };
    code.iter().flat_map(lines).collect()
}

#[test]
fn sentences_are_joined_as_their_language_does() {
    let mut pages = files(&["frontend/src"], &[".rs"]);
    pages.retain(|file| !file.path.ends_with("/test.rs"));
    none(&joined(&pages));
    let by_hand = "<p>{texts.get(\"one\")}\" \"{texts.get(\"two\")}</p>";
    one(&joined(&[File::made_up("frontend/src/pages/a.rs", by_hand)]));
    one(&joined(&[File::made_up("frontend/src/pages/a.rs", "let both = told.join(\" \");")]));
    none(&joined(&[File::made_up("frontend/src/pages/a.rs", "{texts.get(\"status-reference\")}\" \"{reference}")]));
}

/// Keys that the code names as a whole; those that it puts together are for the tests of the pages.
fn missing(code: &[File], texts: &[File]) -> Vec<String> {
    let known = languages(texts).remove(FIRST).unwrap_or_default();
    let mut complaints = Vec::new();
    for file in code {
        for (number, line) in file.code() {
            for call in ["texts.get(\"", "texts.get_with(\"", "texts.count(\""] {
                for rest in line.split(call).skip(1) {
                    let key = rest.split('"').next().unwrap_or_default();
                    // Attributes are asked for as `message.attribute`.
                    let message = key.split('.').next().unwrap_or_default();
                    if !known.contains_key(message) {
                        complaints.push(format!("{}:{number}: no locale file says {key}", file.path));
                    }
                }
            }
        }
    }
    complaints
}

#[test]
fn every_text_that_the_code_asks_for_is_there() {
    none(&missing(&files(&["frontend/src", "edge/src"], &[".rs"]), &texts()));
    let asks = File::made_up("frontend/src/pages/front.rs", "view! { {texts.get(\"front-nobody-wrote-this\")} }");
    one(&missing(&[asks], &texts()));
}

/// What is said in code on purpose: the answer when there is no language to choose, what a made-up shop writes, and what a
/// language calls itself.
const SAID_IN_CODE: [&str; 4] = [
    "edge/src/door.rs",
    "edge/src/directory/embedded/ending.rs",
    "edge/src/shop/api.rs",
    "frontend/src/i18n/locale.rs",
];

/// Whether a literal is something to be read: a capital, and another word after the first. Keys, names and paths are not.
fn is_sentence(literal: &str) -> bool {
    let text = literal.trim_start_matches(|sign: char| !sign.is_alphanumeric() && sign != '{' && sign != '<');
    let mut words = text.split_whitespace();
    // Another program's words and SQL shout their first.
    let is_shouted = |word: &str| word.len() > 1 && !word.contains(char::is_lowercase);
    let is_plain =
        |word: &str| word.len() > 1 && word.trim_end_matches(['.', ',', '!', '?']).chars().all(char::is_lowercase);
    let begins = words.next().is_some_and(|word| word.starts_with(char::is_uppercase) && !is_shouted(word));
    begins && words.any(is_plain)
}

fn hard_coded(code: &[File]) -> Vec<String> {
    let mut complaints = Vec::new();
    for file in code.iter().filter(|file| !SAID_IN_CODE.contains(&file.path.as_str())) {
        let read = |line: &&str| !line.contains("reason = ") && !line.contains("expect(");
        for (number, line) in file.code().into_iter().filter(|(_, line)| read(line)) {
            for literal in line.split('"').skip(1).step_by(2).filter(|literal| is_sentence(literal)) {
                complaints.push(format!("{}:{number}: “{literal}” belongs into the text files", file.path));
            }
        }
    }
    complaints
}

#[test]
fn no_sentence_stands_in_the_code() {
    let code = files(&["frontend/src", "edge/src"], &[".rs"]);
    none(&hard_coded(&code.into_iter().filter(|file| !file.is_under("edge/src/local")).collect::<Vec<_>>()));
    let says = File::made_up("frontend/src/pages/front.rs", "view! { <p>\"Your account is gone.\"</p> }");
    one(&hard_coded(&[says]));
    let key = File::made_up(
        "frontend/src/pages/front.rs",
        "view! { <p class=\"lead wide\">{texts.get(\"front-lead\")}</p> }",
    );
    none(&hard_coded(&[key]));
}
