//! The operator's colour and logo on a page.

use frontend::i18n::Locale;
use frontend::shell::style_sheet;
use shared::colour::Colour;
use shared::policy::Accent;
use shared::policy::brand::ground;

use crate::fixture::{all, branded, shell};
use crate::html::tags;

const TOKENS: &str = include_str!("../../style/tokens.css");

/// The value of a token on light screens, or on dark ones.
fn token(name: &str, dark: bool) -> Colour {
    let (light, rest) = TOKENS.split_once("@media screen").expect("both schemes");
    let scheme = if dark { rest } else { light };
    let line = scheme.lines().find_map(|line| line.trim().strip_prefix(&format!("--{name}: "))).expect("the token");
    Colour::parse(line.trim_end_matches(';')).expect("a colour")
}

#[test]
fn the_grounds_that_colours_are_tried_against_are_those_of_the_style_sheet() {
    for (name, dark, known) in [
        ("paper", false, ground::PAPER),
        ("sheet", false, ground::SHEET),
        ("ink", false, ground::INK),
        ("paper", true, ground::DARK_PAPER),
        ("sheet", true, ground::DARK_SHEET),
    ] {
        assert_eq!(token(name, dark), known, "{name}");
    }
    // Our own colours pass what an operator's must pass.
    assert!(Accent::parse(token("sea", false)).is_ok());
    assert!(token("sea", true).is_readable_on(token("sea-wash", true)));
}

#[test]
fn a_colour_replaces_tokens_for_both_kinds_of_screens_and_nothing_else() {
    let accent = Accent::parse(Colour::rgb(0x8a, 0x1f, 0x4d)).expect("a colour that can be read");
    let sheet = style_sheet(accent, None);
    let (light, dark) = sheet.split_once('\n').expect("two rules");
    assert_eq!(light, ":root{--sea:#8a1f4d;--sea-deep:#611636;--on-sea:#ffffff;--sea-wash:#f3e7e7;--accent-line:4px}");
    assert!(dark.starts_with("@media screen and (prefers-color-scheme:dark){:root{--sea:#"), "{dark}");
    for name in ["--sea:", "--sea-deep:", "--on-sea:", "--sea-wash:", "--accent-line:"] {
        assert!(TOKENS.contains(name), "{name} is a token");
    }
}

#[test]
fn a_name_is_said_once_whatever_the_logo_shows() {
    for holds_name in [false, true] {
        let mut shell = branded(&shell(Locale::En));
        if let Some(logo) = &mut shell.operator.logo {
            logo.holds_name = holds_name;
        }
        let html = (all()[0].render)(&shell);
        let header = html.split("<header").nth(1).and_then(|rest| rest.split("</header>").next()).expect("a header");
        let pictures: Vec<_> = tags(header).into_iter().filter(|tag| tag.name == "img").collect();
        assert_eq!(pictures.len(), 2, "one for light and one for dark screens, of which the style sheet shows one");
        for picture in &pictures {
            let is_named = picture.get("alt") == Some("Harbour Market");
            assert_eq!(is_named, holds_name);
            assert!(picture.get("width").is_some() && picture.get("height").is_some(), "its room is kept");
        }
        assert_eq!(header.contains(">Harbour Market<"), !holds_name, "{header}");
    }
}
