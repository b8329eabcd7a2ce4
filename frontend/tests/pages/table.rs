//! The list of pages comes from the route table times every state: what nobody pictures fails by name.

use std::collections::BTreeSet;
use std::fs;

use frontend::i18n::{Locale, Texts};
use frontend::pages::problem::Kind;
use frontend::route::{PATHS, Page};

use crate::fixture::{all, shell};

/// The page and the state that a fixture is called after; of two pages that fit, the longer name is meant.
fn pictured(name: &str) -> Option<(Page, &str)> {
    let fits =
        |page: &Page| name.strip_prefix(page.name()).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
    let page = Page::ALL.iter().copied().filter(fits).max_by_key(|page| page.name().len())?;
    let state = name.strip_prefix(page.name()).unwrap_or_default().trim_start_matches('-');
    Some((page, state))
}

fn called(page: Page, state: &str) -> String {
    if state.is_empty() { page.name().to_owned() } else { format!("{}-{state}", page.name()) }
}

fn none(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n  {}\n", complaints.join("\n  "));
}

#[test]
fn every_page_is_pictured_in_every_state() {
    let there: BTreeSet<(Page, &str)> = all().iter().filter_map(|fixture| pictured(fixture.name)).collect();
    let missing = |page: Page| {
        let there = &there;
        page.states().iter().filter(move |state| !there.contains(&(page, **state))).map(move |state| {
            let name = called(page, state);
            format!(
                "nothing pictures `{name}`: add a `Page {{ name: \"{name}\", … }}` to frontend/tests/pages/fixture/"
            )
        })
    };
    none(&Page::ALL.iter().copied().flat_map(missing).collect::<Vec<_>>());
}

#[test]
fn no_picture_shows_what_the_table_does_not_know() {
    let mut seen = BTreeSet::new();
    let mut complaints = Vec::new();
    for fixture in all() {
        let name = fixture.name;
        match pictured(name) {
            None => {
                complaints.push(format!("`{name}` begins with no page of frontend/src/route/page.rs: add it there"));
            }
            Some((page, state)) if !page.states().contains(&state) => complaints.push(format!(
                "`{name}`: the page `{}` has no state \"{state}\": add it in frontend/src/route/page.rs",
                page.name()
            )),
            Some(_) => {}
        }
        if !seen.insert(name) {
            complaints.push(format!("two fixtures are called `{name}`"));
        }
    }
    none(&complaints);
}

#[test]
fn every_kind_of_failure_has_its_picture() {
    let kinds: BTreeSet<&str> = Kind::ALL.iter().map(|kind| kind.name()).collect();
    let states: BTreeSet<&str> = Page::Problem.states().iter().copied().collect();
    assert_eq!(states, kinds, "the states of `problem` in frontend/src/route/page.rs are the kinds of failures");
}

#[test]
fn every_page_of_the_house_is_in_the_table_and_on_a_path() {
    // `part` is what pages share, `staff` what the staff's do; another folder belongs to the file beside it.
    let stems = |folder: &str| -> Vec<String> {
        let entries = fs::read_dir(format!("{}/src/pages/{folder}", env!("CARGO_MANIFEST_DIR")));
        let names = entries.expect("a folder of pages").filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        names.filter_map(|name| Some(name.strip_suffix(".rs")?.replace('_', "-"))).collect()
    };
    let mut files: BTreeSet<String> = stems("").into_iter().filter(|stem| stem != "part" && stem != "staff").collect();
    files.extend(stems("staff").iter().map(|stem| format!("staff-{stem}")));
    let table: BTreeSet<String> = Page::ALL.iter().map(|page| page.name().to_owned()).collect();
    assert_eq!(files, table, "frontend/src/pages/ against the table in frontend/src/route/page.rs");
    let shown = |page: &Page| Page::ANYWHERE.contains(page) || PATHS.iter().any(|(_, pages)| pages.contains(page));
    none(
        &Page::ALL
            .iter()
            .filter(|page| !shown(page))
            .map(|page| format!("no path shows `{}`: add it to PATHS in frontend/src/route/page.rs", page.name()))
            .collect::<Vec<_>>(),
    );
}

#[test]
fn every_sentence_that_refuses_a_field_is_pictured() {
    // What is said of any field is the net below; a page with such a fault is pictured with one of them.
    const NET: &str = "error-any";
    // The frame's own words, not sentences.
    const WORDS: [&str; 2] = ["error-prefix", "error-summary-title"];
    let file = format!("{}/locales/en/error.ftl", env!("CARGO_MANIFEST_DIR"));
    let keys = fs::read_to_string(file).expect("the sentences");
    let pages: String = all().iter().map(|fixture| (fixture.render)(&shell(Locale::En))).collect();
    let texts = Texts::of(Locale::En);
    let is_shown = |key: &str| {
        let day = [("day", "Monday 30 November 2026")];
        pages.contains(&texts.get_with(key, &day).replace('\'', "&#x27;"))
    };
    none(
        &keys
            .lines()
            .filter_map(|line| Some(line.split_once('=')?.0.trim()))
            .filter(|key| key.starts_with("error-") && !key.starts_with(NET) && !WORDS.contains(key))
            .filter(|key| !is_shown(key))
            .map(|key| format!("no page of the fixtures shows `{key}`: picture that refusal, or remove the sentence"))
            .collect::<Vec<_>>(),
    );
}
