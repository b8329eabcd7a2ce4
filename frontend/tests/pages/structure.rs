//! Rules that hold for every page in every language.

use std::collections::BTreeSet;

use frontend::i18n::Locale;
use frontend::pages::staff::queue::Part;
use frontend::route::PATHS;

use crate::fixture::{all, shell};
use crate::html::{Tag, tags, text};

/// Runs a check on every page; the message names the page.
fn every(check: impl Fn(&str, &str, &[Tag])) {
    for locale in Locale::ALL {
        for page in all() {
            let html = (page.render)(&shell(locale));
            check(&format!("{}-{}", locale.tag(), page.name), &html, &tags(&html));
        }
    }
}

#[test]
fn a_page_has_one_title_and_one_first_heading() {
    every(|page, html, tags| {
        for name in ["title", "h1", "main"] {
            // A picture's title has a name, by which the picture refers to it.
            let is_pictures = |tag: &Tag| tag.name == "title" && tag.get("id").is_some();
            let found: Vec<&Tag> = tags.iter().filter(|tag| tag.name == name && !is_pictures(tag)).collect();
            assert_eq!(found.len(), 1, "{page}: {name}");
            assert!(!text(html, found[0]).trim().is_empty(), "{page}: empty {name}");
        }
    });
}

#[test]
fn a_page_names_its_language_and_direction() {
    for locale in Locale::ALL {
        let html = (all()[0].render)(&shell(locale));
        let root = &tags(&html)[0];
        assert_eq!((root.get("lang"), root.get("dir")), (Some(locale.language()), Some(locale.dir())));
    }
}

#[test]
fn headings_never_skip_a_level() {
    every(|page, _, tags| {
        let mut before = 0;
        for level in tags.iter().filter_map(|tag| tag.name.strip_prefix('h')?.parse::<u8>().ok()) {
            assert!(level <= before + 1 || before == 0, "{page}: h{level} after h{before}");
            before = level;
        }
    });
}

#[test]
fn an_id_stands_once() {
    every(|page, _, tags| {
        let mut seen = BTreeSet::new();
        for id in tags.iter().filter_map(|tag| tag.get("id")) {
            assert!(seen.insert(id), "{page}: {id} twice");
        }
    });
}

#[test]
fn every_reference_to_an_id_leads_somewhere() {
    every(|page, _, tags| {
        let ids: BTreeSet<&str> = tags.iter().filter_map(|tag| tag.get("id")).collect();
        for tag in tags {
            for attribute in ["aria-describedby", "aria-labelledby", "for", "form"] {
                for id in tag.get(attribute).unwrap_or_default().split_whitespace() {
                    assert!(ids.contains(id), "{page}: {attribute} to {id}");
                }
            }
            if let Some(id) = tag.get("href").and_then(|href| href.strip_prefix('#')) {
                assert!(ids.contains(id), "{page}: link to #{id}");
            }
        }
    });
}

#[test]
fn every_input_has_a_label() {
    every(|page, _, tags| {
        let labelled: BTreeSet<&str> = tags.iter().filter_map(|tag| tag.get("for")).collect();
        for tag in tags.iter().filter(|tag| ["input", "textarea", "select"].contains(&tag.name.as_str())) {
            if tag.get("type") != Some("hidden") {
                let id = tag.get("id").unwrap_or_default();
                assert!(labelled.contains(id), "{page}: {tag:?}");
            }
        }
    });
}

#[test]
fn nothing_is_inline_that_the_policy_for_content_forbids() {
    every(|page, html, tags| {
        for tag in tags {
            assert_ne!(tag.name, "style", "{page}");
            let handler = tag.attributes.keys().find(|name| *name == "style" || name.starts_with("on"));
            assert_eq!(handler, None, "{page}: {tag:?}");
            if tag.name == "script" {
                assert!(tag.get("src").is_some() && text(html, tag).is_empty(), "{page}");
            }
        }
    });
}

/// Whether the edge answers the path, by the table that its router is checked against.
fn is_answered(path: &str) -> bool {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let pattern = |locale: &Locale| {
        let tail = path.strip_prefix('/')?.strip_prefix(locale.tag())?;
        (tail.is_empty() || tail.starts_with('/')).then(|| format!("/{{l}}{tail}"))
    };
    let pattern = Locale::ALL.iter().find_map(pattern).unwrap_or_else(|| path.to_owned());
    let pattern = pattern.replace("/guides/alibaba", "/guides/{service}");
    let pattern = pattern.replace(crate::fixture::REFERENCE, "{reference}");
    let pattern = pattern.replace(crate::fixture::staff::STAFF, "{staff}");
    let pattern = pattern.replace(crate::fixture::desk::ID, "{id}");
    let pattern = pattern.replace(crate::fixture::inbox::ID, "{mail}");
    let pattern = pattern.replace(crate::fixture::reply::ID, "{reply}");
    let pattern = pattern.replace(crate::fixture::notice::ID, "{notice}");
    let of = |mark: &str, name: &str, pattern: String| match pattern.split_once(mark) {
        None => pattern,
        Some((before, after)) => {
            let rest = after.split_once('/').map(|(_, rest)| format!("/{rest}")).unwrap_or_default();
            format!("{before}{mark}{name}{rest}")
        }
    };
    let pattern = of("/correct/", "{item}", of("/kind/", "{category}", pattern));
    let is_queue = pattern.strip_prefix("/staff/queue/").is_some_and(|part| Part::parse(part).is_some());
    let pattern = if is_queue { "/staff/queue/{part}".to_owned() } else { pattern };
    // The operator's own files, and the style sheet that is named by its contents.
    let pattern = if pattern.starts_with("/brand-") { "/{brand_sheet}".to_owned() } else { pattern };
    ["/assets/", "/brand/"].iter().any(|folder| path.starts_with(folder))
        || PATHS.iter().any(|(known, _)| *known == pattern)
}

#[test]
fn every_link_within_leads_to_a_route() {
    every(|page, _, tags| {
        for path in tags.iter().flat_map(|tag| [tag.get("href"), tag.get("action"), tag.get("src")]).flatten() {
            assert!(!path.is_empty() || page.is_empty(), "{page}: empty address");
            if path.starts_with('/') {
                assert!(is_answered(path), "{page}: {path} is not in frontend/src/route/page.rs");
            }
        }
    });
}

#[test]
fn no_text_is_missing() {
    every(|page, html, _| assert!(!html.contains('\u{27e6}'), "{page}: {html}"));
}

/// Whatever stands behind a sentence's end there, words or a link, begins at once. (A window's title has its own dash, and a word
/// that is only heard is no sentence.)
#[test]
fn in_chinese_no_gap_stands_between_sentences() {
    for page in all() {
        let html = (page.render)(&shell(Locale::Zh)).replace("<!>", "").replace("<!--<() />-->", "");
        for end in ["。", "？", "！", "："] {
            let is_gap =
                |rest: &&str| rest.starts_with(' ') && !rest.starts_with(" – ") && !rest.starts_with(" </span>");
            let gap = html.split(end).skip(1).find(is_gap).map(|rest| rest.chars().take(40).collect::<String>());
            assert_eq!(gap, None, "{}: {end} has a gap behind it", page.name);
        }
    }
}

#[test]
fn a_refused_form_says_so_first() {
    every(|page, html, tags| {
        let has_summary = tags.iter().any(|tag| tag.get("id") == Some("error-summary"));
        let title = tags.iter().find(|tag| tag.name == "title").map(|tag| text(html, tag)).unwrap_or_default();
        assert_eq!(has_summary, page.ends_with("-error") || page.contains("-error-"), "{page}");
        if page.starts_with("en-") && !page.starts_with("en-XA") {
            assert_eq!(title.starts_with("Error: "), has_summary, "{page}: {title}");
        }
        if has_summary {
            let main = tags.iter().position(|tag| tag.name == "main").unwrap_or_default();
            assert_eq!(tags[main + 1].get("id"), Some("error-summary"), "{page}");
        }
    });
}

#[test]
fn errors_are_summed_up_in_the_order_of_the_page() {
    every(|page, _, tags| {
        let at = |id: &str| tags.iter().position(|tag| tag.get("id") == Some(id));
        let summary = tags.iter().skip_while(|tag| tag.get("id") != Some("error-summary"));
        let links = summary.take_while(|tag| tag.name != "h1").filter_map(|tag| tag.get("href")?.strip_prefix('#'));
        let places: Vec<Option<usize>> = links.map(at).collect();
        assert!(places.is_sorted(), "{page}: {places:?}");
    });
}

#[test]
fn the_warning_button_stands_on_one_page_only() {
    every(|page, html, _| {
        let expected = usize::from(page.contains("-check") && !page.contains("receipt"));
        assert_eq!(html.matches("button-warning").count(), expected, "{page}");
    });
}

#[test]
fn other_options_come_after_the_way_on() {
    let html = (all().iter().find(|page| page.name == "consequences").expect("the page").render)(&shell(Locale::En));
    let on = html.find(">Continue<").expect("the way on");
    let others = html.find("Other options").expect("the other options");
    assert!(on < others);
    assert_eq!(html.matches("Other options").count(), 1);
}

#[test]
fn the_made_up_reference_is_a_true_one() {
    assert_eq!(
        shared::id::Reference::parse(crate::fixture::REFERENCE).map(|reference| reference.to_string()).as_deref(),
        Ok(crate::fixture::REFERENCE),
    );
}

#[test]
fn nothing_that_somebody_typed_becomes_markup() {
    for locale in Locale::ALL {
        for page in crate::fixture::hostile::all() {
            let html = (page.render)(&shell(locale));
            assert!(html.contains("alert(1)"), "{}: what was typed is not shown", page.name);
            for tag in tags(&html) {
                let acts = tag.attributes.keys().any(|name| name.starts_with("on"));
                let foreign = ["img", "b"].contains(&tag.name.as_str());
                let inline = tag.name == "script" && tag.get("src").is_none();
                assert!(!acts && !foreign && !inline, "{}: {tag:?}", page.name);
            }
        }
    }
}

#[test]
fn a_secret_is_never_echoed() {
    let html = (all().iter().find(|page| page.name == "track-error").expect("the page").render)(&shell(Locale::En));
    let code = tags(&html).into_iter().find(|tag| tag.get("id") == Some("code")).expect("the field");
    assert_eq!(code.get("value"), Some(""));
}
