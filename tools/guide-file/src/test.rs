//! Each fault, made in a good file and told with its place; and what a good one is made into.

use std::fs;
use std::path::Path;

use crate::{Fault, File, Folder, Service, built, read};

const SERVICE: &str = include_str!("../../../frontend/guides/alibaba/service.toml");
const ENGLISH: &str = include_str!("../../../frontend/guides/alibaba/en.toml");
const RUSSIAN: &str = include_str!("../../../frontend/guides/alibaba/ru.toml");
const WITH_FORM: &str = include_str!("../../../frontend/guides/aliexpress/service.toml");
const OF_FORM: &str = include_str!("../../../frontend/guides/aliexpress/fi.toml");

fn folder(name: &str, files: &[(&str, &str)]) -> Folder {
    let file =
        |(name, text): &(&str, &str)| ((*name).to_owned(), File { path: (*name).to_owned(), text: (*text).to_owned() });
    Folder { name: name.to_owned(), files: files.iter().map(file).collect() }
}

fn faults_of(files: &[(&str, &str)]) -> Vec<Fault> {
    read(&folder("made-up", files)).map(|service| service.facts.id).expect_err("a fault")
}

/// The faults of a good folder with one piece of one file replaced, and the line on which the replacement begins.
fn spoilt(good: &[(&str, &str)], at: usize, piece: &str, by: &str) -> (Vec<Fault>, usize) {
    let (name, text) = good[at];
    let (before, _) = text.split_once(piece).unwrap_or_else(|| panic!("{name} has {piece}"));
    let text = text.replacen(piece, by, 1);
    let files: Vec<(&str, &str)> =
        good.iter().enumerate().map(|(index, file)| if index == at { (name, text.as_str()) } else { *file }).collect();
    (faults_of(&files), before.matches('\n').count() + 1)
}

fn alibaba() -> [(&'static str, &'static str); 3] {
    [("service.toml", SERVICE), ("en.toml", ENGLISH), ("ru.toml", RUSSIAN)]
}

/// Exactly these faults, by field and words, in the file that was spoilt; one of them on the very line.
fn told(good: &[(&str, &str)], at: usize, (piece, by): (&str, &str), expected: &[(&str, &str)]) {
    let (faults, line) = spoilt(good, at, piece, by);
    assert_eq!(faults.len(), expected.len(), "{piece}: {faults:#?}");
    for (field, says) in expected {
        let fault = faults.iter().find(|fault| fault.field == *field && fault.fault.contains(says));
        let fault = fault.unwrap_or_else(|| panic!("{field} {says}: {faults:#?}"));
        assert_eq!(fault.file, good[at].0, "{fault}");
    }
    // What is missing is told at the table around it, which begins further up.
    let is_near = |fault: &Fault| fault.line == line || (fault.fault.contains("missing") && fault.line < line);
    assert!(faults.iter().any(is_near), "line {line}: {faults:#?}");
}

#[test]
fn every_guide_of_ours_is_good() {
    let folders = crate::folders(Path::new("../../frontend/guides")).expect("the guides");
    assert!(folders.len() >= 2);
    for folder in folders {
        let service = read(&folder).unwrap_or_else(|faults| panic!("{faults:#?}"));
        assert_eq!(service.told.len() + 1, folder.files.len());
    }
}

#[test]
fn a_guide_without_a_date_or_a_source_is_refused_with_its_place() {
    let good = alibaba();
    let date = "described = 2026-11-27";
    told(&good, 0, (date, ""), &[("described", "is missing")]);
    told(&good, 0, (date, "described = \"lately\""), &[("described", "must be a date")]);
    told(&good, 0, (date, "described = 2026-11-27T10:00:00Z"), &[("described", "must be a date")]);
    told(&good, 0, (date, "described = 2026-02-30"), &[("file", "")]);
    told(&good, 0, ("days = 30", "days = 0"), &[("days", "from 1 to 366")]);
    told(&good, 1, ("source = ", "sauce = "), &[("source", "is missing"), ("sauce", "is not a key of a guide")]);
    told(&good, 2, ("title = ", "titel = "), &[("title", "is missing"), ("titel", "is not a key of a guide")]);
}

#[test]
fn a_section_that_is_missing_is_refused_with_its_place() {
    let good = alibaba();
    for section in ["intro", "consequences", "alternatives", "keep", "stuck", "survives"] {
        let (key, other) = (format!("\n{section} = ["), format!("\nx{section} = ["));
        let (faults, _) = spoilt(&good, 2, &key, &other);
        let fields: Vec<&str> = faults.iter().map(|fault| fault.field.as_str()).collect();
        assert_eq!(fields, [section, &format!("x{section}")], "{faults:#?}");
    }
    told(&good, 1, ("[way_back]", "[way_forth]"), &[("way_back", "is missing"), ("way_forth", "is not a key")]);
    let (faults, _) = spoilt(&good, 0, "days = 30", "");
    assert!(faults.iter().all(|fault| fault.field == "way_back" || fault.field == "no_way_back"), "{faults:#?}");
    let facts_alone = faults_of(&[("service.toml", SERVICE)]);
    assert_eq!((facts_alone.len(), facts_alone[0].fault.as_str()), (1, "has no language beside it"));
    let told_alone = faults_of(&[("en.toml", ENGLISH)]);
    assert_eq!((told_alone[0].file.as_str(), told_alone[0].fault.as_str()), ("made-up/service.toml", "is missing"));
}

#[test]
fn an_empty_step_is_refused_with_its_place() {
    let good = alibaba();
    let step = "text = \"Откройте справку.\"";
    told(&good, 2, (step, "text = \"  \""), &[("step[1].text", "must not be empty")]);
    told(&good, 2, (step, ""), &[("step[1].text", "is missing")]);
    told(&good, 2, (step, "text = [\"Откройте справку.\"]"), &[("step[1].text", "must be a text")]);
    told(&good, 2, (step, &format!("{step}\nmroe = \"?\"")), &[("step[1].mroe", "is not a key")]);
}

#[test]
fn steps_that_differ_between_languages_are_refused() {
    let good = alibaba();
    told(&good, 2, ("id = \"confirm\"", "id = \"agree\""), &[("step", "must be those of `en`")]);
    told(&good, 2, ("id = \"confirm\"", "id = \"wait\""), &[("step[6].id", "twice"), ("step", "must be those")]);
    told(&good, 2, ("id = \"confirm\"", "id = \"Да\""), &[("step[5].id", "small letters"), ("step", "must be those")]);
}

#[test]
fn an_unknown_language_is_refused() {
    let mut files = alibaba().to_vec();
    files.push(("ru-RU.toml", RUSSIAN));
    files.push(("notes.txt", "to do"));
    let faults = faults_of(&files);
    let told: Vec<(&str, bool)> =
        faults.iter().map(|fault| (fault.file.as_str(), fault.fault.contains("is no language of our pages"))).collect();
    assert_eq!(told, [("notes.txt", true), ("ru-RU.toml", true)]);
    let good = [("service.toml", WITH_FORM), ("fi.toml", OF_FORM)];
    self::told(&good, 1, ("lang = \"en\"", "lang = \"english\""), &[("letter[2].lang", "is no language")]);
}

#[test]
fn mixed_scripts_and_marks_that_turn_a_text_around_are_refused_with_their_place() {
    let good = alibaba();
    told(&good, 2, ("text = \"Контакты\"", "text = \"Кoнтакты\""), &[("backup[3].text", "letters of two scripts")]);
    told(&good, 0, ("name = \"Alibaba\"", "name = \"Аlibaba\""), &[("name", "letters of two scripts")]);
    told(&good, 1, ("\"Contacts\"", "\"Con\u{202e}tacts\""), &[("backup[3].text", "U+202E")]);
    told(&good, 1, ("\"Contacts\"", "\"Con\\u2066tacts\""), &[("backup[3].text", "U+2066")]);
    told(&good, 0, ("# What is", "# What\u{200f} is"), &[("line", "U+200F")]);
    told(&good, 1, ("`Help` or", "`Help or"), &[("step[1].more", "begins English words")]);
}

#[test]
fn a_blank_without_a_letter_and_a_letter_without_its_blank_are_refused() {
    let good = alibaba();
    told(&good, 1, ("Username: {user}", "Username: {nick}"), &[("letter[0].text", "the blank {nick}")]);
    told(&good, 1, ("on {asked} I", "lately I"), &[("blank", "describes {asked}")]);
}

#[test]
fn a_form_whose_reasons_are_not_all_told_is_refused() {
    let good = [("service.toml", WITH_FORM), ("fi.toml", OF_FORM)];
    assert!(read(&folder("aliexpress", &good)).is_ok());
    let (faults, _) = spoilt(&good, 0, "  \"Other\",\n", "");
    assert_eq!((faults.len(), faults[0].field.as_str()), (1, "form.reason"), "{faults:#?}");
    let (faults, _) = spoilt(&good, 0, "phrase = \"Deactivate", "phrase = \"Please deactivate");
    assert_eq!((faults.len(), faults[0].field.as_str()), (1, "form.actions"), "{faults:#?}");
}

/// Everything is escaped, nothing in a text becomes markup, and a language that is not there says which are.
#[test]
fn a_service_becomes_a_file_for_each_language_of_the_pages() {
    let place = std::env::temp_dir().join(format!("adieu-guides-{}", std::process::id()));
    let hostile = ENGLISH.replace("text = \"Contacts\"", "text = \"<img src=x onerror=alert(1)> & `</textarea>`\"");
    let hostile = hostile.replace("Dear customer service", "</textarea><script>alert(1)</script>");
    let files = [("service.toml", SERVICE), ("en.toml", hostile.as_str())];
    let service: Service = read(&folder("alibaba", &files)).expect("a good one");
    built::write(&place, &[service], "/assets/guide.js").expect("files");
    let read = |name: &str| -> serde_json::Value {
        serde_json::from_str(&fs::read_to_string(place.join(name)).expect("a file")).expect("JSON")
    };
    let (english, finnish) = (read("alibaba/en.json"), read("alibaba/fi.json"));
    let html = english["before"].as_str().unwrap_or_default();
    assert!(!html.contains("<img") && !html.contains("<script>") && html.contains("&lt;img"), "{html}");
    assert_eq!(html.matches("<textarea").count(), html.matches("</textarea").count());
    assert_eq!((english["days"].as_u64(), english["described"].as_str()), (Some(30), Some("2026-11-27")));
    assert_eq!(finnish, serde_json::json!({ "name": "Alibaba", "languages": ["en"] }));
    assert_eq!(read("en.json")[0]["title"], english["title"]);
    assert_eq!(read("fi.json")[0].get("title"), None);
    assert!(read("alibaba/ar-XB.json")["before"].as_str().is_some_and(|html| html.contains('\u{202e}')));
    fs::remove_dir_all(place).expect("tidied up");
}
