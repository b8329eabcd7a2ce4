use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};

use super::{Locale, Texts, source};

/// Keys put together at run time; the rest must stand in the code letter by letter.
const FAMILIES: [&str; 74] = [
    "error-",
    "event-",
    "blocker-",
    "problem-",
    "shop-matter-",
    "shop-situation-",
    "shop-life-",
    "staff-role-",
    "copy-check-",
    "receipt-check-",
    "desk-part-",
    "desk-empty-",
    "desk-urgency-",
    "desk-kind-",
    "desk-owner-",
    "desk-mark-",
    "desk-reveal-",
    "desk-approve-",
    "desk-refusal-",
    "desk-basis-",
    "desk-state-",
    "desk-hold-",
    "desk-done-",
    "desk-delivery-heard-",
    "desk-delivery-kind-",
    "desk-act-",
    "desk-channel-",
    "desk-access-",
    "desk-close-",
    "desk-fact-mail-",
    "inbox-words-",
    "desk-take",
    "desk-return",
    "desk-answered-",
    "desk-extension-",
    "mail-extended-",
    "registry-own-",
    "registry-stays-",
    "registry-from-",
    "registry-basis-",
    "registry-duty-",
    "registry-start-",
    "desk-door-",
    "desk-bulk-",
    "desk-sibling-",
    "desk-mails",
    "desk-reply-",
    "desk-disclosure-",
    "desk-notice-",
    "notice-incident",
    "notice-disclosure",
    "notice-part-",
    "figures-kind-",
    "right-can-",
    "right-use-",
    "right-field-",
    "right-kept-",
    "right-preferences-text",
    "right-correct-text",
    "right-act-",
    "mail-right-",
    "guide-",
    "request-topic-",
    "request-kind-",
    "request-stage-",
    "request-told-",
    "request-ground-",
    "desk-request-via-",
    "desk-request-ruling-",
    "desk-request-ground-",
    "mail-request-received-subject",
    "mail-request-acknowledged-subject",
    "mail-request-answered-subject",
    "mail-request-complaint",
];

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

fn sources(room: &str) -> Vec<String> {
    let mut files = Vec::new();
    let folder = format!("{}{room}", env!("CARGO_MANIFEST_DIR"));
    rust_files(Path::new(&folder), &mut files);
    files
        .into_iter()
        .filter(|file| !file.ends_with("i18n/test.rs"))
        .map(|file| fs::read_to_string(file).unwrap())
        .collect()
}

const OURS: &str = "/src";
/// The edge says a few things itself, in the same words.
const EDGE: &str = "/../edge/src";

/// Literals handed to `get`, `get_with` and `count`.
fn asked_for(room: &str, receiver: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for text in sources(room) {
        for call in [".get(", ".get_with(", ".count("].map(|call| format!("{receiver}{call}")) {
            for rest in text.split(&call).skip(1) {
                if let Some(literal) = rest.trim_start().strip_prefix('"') {
                    found.insert(literal.split('"').next().unwrap_or_default().to_owned());
                }
            }
        }
    }
    found
}

fn english() -> &'static str {
    source::of(Locale::En).unwrap()
}

fn keys() -> Vec<String> {
    english()
        .lines()
        .filter(|line| line.starts_with(|letter: char| letter.is_ascii_lowercase()))
        .filter_map(|line| line.split_once('='))
        .map(|(key, _)| key.trim().to_owned())
        .collect()
}

#[test]
fn the_text_files_have_no_broken_entry() {
    for locale in Locale::REAL {
        let Some(text) = source::of(locale) else { continue };
        let errors = FluentResource::try_new(text.to_owned()).err().map(|(_, errors)| errors);
        assert_eq!(errors, None, "{}", locale.tag());
    }
}

#[test]
fn no_key_is_defined_twice() {
    let mut seen = BTreeSet::new();
    let twice: Vec<String> = keys().into_iter().filter(|key| !seen.insert(key.clone())).collect();
    assert!(twice.is_empty(), "{twice:?}");
}

#[test]
fn every_key_in_the_code_exists() {
    let known: BTreeSet<String> = keys().into_iter().collect();
    let missing: Vec<String> =
        asked_for(OURS, "").into_iter().chain(asked_for(EDGE, "texts")).filter(|key| !known.contains(key)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_key_in_the_files_is_used() {
    let all: Vec<String> = sources(OURS).into_iter().chain(sources(EDGE)).collect();
    let literals: BTreeSet<&str> = all.iter().flat_map(|text| text.split('"')).collect();
    let idle: Vec<String> = keys()
        .into_iter()
        .filter(|key| !FAMILIES.iter().any(|family| key.starts_with(family)))
        .filter(|key| !literals.contains(key.as_str()))
        .collect();
    assert!(idle.is_empty(), "{idle:?}");
}

#[test]
fn a_missing_key_shows_itself() {
    assert_eq!(Texts::of(Locale::En).get("no-such-key"), "\u{27e6}no-such-key\u{27e7}");
}

#[test]
fn the_longer_language_is_about_forty_percent_longer() {
    let (mut plain, mut long) = (0, 0);
    for key in keys() {
        plain += Texts::of(Locale::En).get(&key).chars().count();
        long += Texts::of(Locale::EnXa).get(&key).chars().count();
    }
    assert!(long * 100 > plain * 130, "{long} against {plain}");
}

#[test]
fn a_placeable_passes_through_the_pseudo_languages_untouched() {
    for locale in Locale::ALL {
        let text = Texts::of(locale).get_with("page-title", &[("title", "Ann's order"), ("operator", "Shop")]);
        assert!(text.contains("Ann's order"), "{text}");
    }
}

#[test]
fn a_browser_gets_a_pseudo_language_only_by_naming_it() {
    let negotiate = |header: &str| Locale::negotiate(header, &Locale::REAL);
    assert_eq!(negotiate("ar,en;q=0.5"), Locale::En);
    assert_eq!(negotiate("en-GB,en;q=0.9"), Locale::En);
    assert_eq!(negotiate("ar-XB"), Locale::ArXb);
    assert_eq!(negotiate(""), Locale::En);
    assert_eq!(negotiate("\u{0};;q=x,,--"), Locale::En);
}

#[test]
fn a_browser_gets_what_it_likes_best_of_what_is_offered() {
    let negotiate = |header: &str| Locale::negotiate(header, &Locale::REAL);
    assert_eq!(negotiate("fi-FI,fi;q=0.9,en;q=0.8"), Locale::Fi);
    assert_eq!(negotiate("ru"), Locale::Ru);
    assert_eq!(negotiate("zh-CN,zh;q=0.9,en;q=0.8"), Locale::Zh);
    assert_eq!(negotiate("zh-Hans-CN"), Locale::Zh);
    assert_eq!(negotiate("sv,de;q=0.9,ru;q=0.2"), Locale::Ru);
    // Whom nothing fits gets what the operator names first.
    assert_eq!(Locale::negotiate("ja", &[Locale::Fi, Locale::Ru]), Locale::Fi);
    assert_eq!(Locale::negotiate("en,ru;q=0.1", &[Locale::Fi, Locale::Ru]), Locale::Ru);
}

#[test]
fn every_language_has_its_own_plural_rules() {
    let say = |locale: Locale, count: u32| {
        let text = "files = { $count ->\n    [one] one\n    [few] few\n    [many] many\n   *[other] other\n }\n";
        let read = FluentResource::try_new(text.to_owned()).unwrap();
        let mut bundle = FluentBundle::new(vec![locale.tag().parse().unwrap()]);
        bundle.add_resource(&read).unwrap();
        let mut arguments = FluentArgs::new();
        arguments.set("count", FluentValue::from(count));
        let pattern = bundle.get_message("files").unwrap().value().unwrap();
        bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned()
    };
    assert_eq!([1, 2, 5, 11, 21, 22].map(|count| say(Locale::Ru, count)), ["one", "few", "many", "many", "one", "few"]);
    assert_eq!([0, 1, 2].map(|count| say(Locale::Fi, count)), ["other", "one", "other"]);
    assert_eq!([0, 1, 2].map(|count| say(Locale::Zh, count)), ["other", "other", "other"]);
}
