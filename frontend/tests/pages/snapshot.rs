//! What each page says, kept beside the tests: a change of words is seen in review.

use frontend::i18n::Locale;

use crate::fixture::{all, shell};

/// One tag per line, so that a difference is one line.
fn readable(html: &str) -> String {
    html.replace("><", ">\n<")
}

#[test]
fn every_page_says_in_english_what_it_said_before() {
    // Of one page's refusals the first is kept: the others differ by their sentences, which have a test of their own.
    for page in all().into_iter().filter(|page| !page.name.contains("-error-")) {
        let html = (page.render)(&shell(Locale::En));
        insta::assert_snapshot!(format!("en-{}", page.name), readable(&html));
    }
}

#[test]
fn a_few_pages_mirrored_are_as_before() {
    for page in all().into_iter().filter(|page| ["delete-error", "check", "receipt"].contains(&page.name)) {
        let html = (page.render)(&shell(Locale::ArXb));
        insta::assert_snapshot!(format!("ar-XB-{}", page.name), readable(&html));
    }
}
