use crate::world::{STANDARD, parse, zone};
use shared::colour::{Colour, READABLE};
use shared::policy::brand::{Logo, Scheme, ground};
use shared::policy::{self, Accent, Policy, PolicyErrors};

fn colour(text: &str) -> Colour {
    Colour::parse(text).unwrap()
}

/// The standard policy with this section in place of its own.
fn with_brand(section: &str) -> String {
    let before = STANDARD.split("[brand]").next().unwrap();
    let rest = STANDARD.split("[brand]").nth(1).unwrap_or_default();
    let after = rest.find("\n[").map_or("", |at| &rest[at..]);
    format!("{before}{section}\n{after}")
}

fn faults(section: &str) -> Vec<(String, String)> {
    let PolicyErrors(faults) = policy::parse(&with_brand(section), &zone).expect_err("the policy should not parse");
    faults.into_iter().map(|fault| (fault.path, fault.fault)).collect()
}

#[test]
fn contrast_is_what_the_standard_says_of_known_pairs() {
    for (one, other, wanted) in [
        ("#000000", "#ffffff", 21.0),
        ("#767676", "#ffffff", 4.54),
        ("#777777", "#ffffff", 4.48),
        ("#ff0000", "#ffffff", 4.0),
        ("#0000ff", "#ffffff", 8.59),
        ("#ffffff", "#0b585f", 8.15),
        ("#123456", "#123456", 1.0),
    ] {
        let contrast = colour(one).contrast(colour(other));
        assert!((contrast - wanted).abs() < 0.006, "{one} on {other}: {contrast}");
        assert!((contrast - colour(other).contrast(colour(one))).abs() < f64::EPSILON, "either may be the text");
    }
}

#[test]
fn only_six_digits_are_a_colour() {
    assert_eq!(colour("#0B585f").to_string(), "#0b585f");
    for wrong in ["", "#", "0b585f", "#0b585", "#0b585f0", "#0b585g", "#fff", "red", "#+1+1+1", "# 0b58", "#äöü"] {
        assert!(Colour::parse(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn a_colour_that_cannot_be_read_is_refused_by_its_field_with_every_place() {
    let found = faults("[brand]\ncolour = \"#ffcc00\"");
    assert!(found.iter().all(|(path, _)| path == "brand.colour"), "{found:?}");
    let words = found.iter().map(|(_, fault)| fault.as_str()).collect::<Vec<_>>().join("\n");
    assert_eq!(
        words,
        "#ffcc00 reaches 1.35:1 as a link on the page (#f6f2ea), and needs 4.5:1\n\
         #ffcc00 reaches 1.48:1 as a link on the sheet (#fffdf8), and needs 4.5:1"
    );
    let grey = faults("[brand]\ncolour = \"#808080\"");
    assert!(grey.iter().any(|(_, fault)| fault.contains("under the better of white and ink")), "{grey:?}");
    assert_eq!(faults("[brand]\ncolour = \"teal\"")[0].1, "must be a colour (#0b585f)");
}

#[test]
fn a_policy_without_a_brand_is_the_same_text_as_before_there_was_one() {
    let json = serde_json::to_value(parse(&with_brand(""))).unwrap();
    assert!(json.get("brand").is_none());
    let old: Policy = serde_json::from_value(json).unwrap();
    assert_eq!(old.brand, None);
}

#[test]
fn a_brand_survives_its_json_and_a_bad_one_does_not_pass_through_it() {
    let policy = parse(&with_brand("[brand]\ncolour = \"#8a1f4d\""));
    let mut json = serde_json::to_value(&policy).unwrap();
    assert_eq!(serde_json::from_value::<Policy>(json.clone()).unwrap(), policy);
    json["brand"]["colour"] = "#ffcc00".into();
    assert!(serde_json::from_value::<Policy>(json).is_err());
}

#[test]
fn a_logo_is_a_file_of_this_origin_with_its_size() {
    let section = |file: &str, width: i64| {
        format!("[brand]\nlogo = {{ file = \"{file}\", width = {width}, height = 40, holds_name = false }}")
    };
    assert!(parse(&with_brand(&section("/brand/logo.svg", 40))).brand.unwrap().logo.is_some());
    for wrong in [
        "brand/logo.svg",
        "https://elsewhere.example/logo.svg",
        "//elsewhere.example/logo.svg",
        "/brand/../logo.svg",
        "/.well-known/logo.svg",
        "/brand/logo.html",
        "/logo.svg?size=2",
        "/lo go.svg",
    ] {
        assert_eq!(faults(&section(wrong, 40))[0].0, "brand.logo.file", "{wrong}");
    }
    assert_eq!(faults(&section("/brand/logo.svg", Logo::MOST_WIDE + 1))[0].0, "brand.logo.width");
    assert_eq!(faults("[brand]\nlogo = \"/brand/logo.svg\"")[0].0, "brand.logo");
    assert_eq!(faults("[brand]\ncolor = \"#0b585f\"")[0].0, "brand.color");
}

fn is_readable(scheme: Scheme, grounds: &[Colour], what: &str) {
    for on in grounds.iter().chain([&scheme.wash]) {
        assert!(scheme.accent.is_readable_on(*on), "{what}: a link on {on}");
        assert!(scheme.deep.is_readable_on(*on), "{what}: a link under a pointer on {on}");
    }
    assert!(scheme.on_accent.is_readable_on(scheme.accent), "{what}: a button");
    assert!(scheme.on_accent.is_readable_on(scheme.deep), "{what}: a button under a pointer");
}

#[test]
fn every_colour_that_is_accepted_can_be_read_on_light_and_dark_screens() {
    let (mut accepted, mut refused) = (0, 0);
    for step in 0..4096_u32 {
        let [red, green, blue] = [step >> 8, (step >> 4) & 15, step & 15].map(|part| u8::try_from(part * 17).unwrap());
        let tried = Colour::rgb(red, green, blue);
        let Ok(accent) = Accent::parse(tried) else {
            refused += 1;
            continue;
        };
        accepted += 1;
        assert_eq!(accent.light().accent, tried, "a light screen shows the colour itself");
        is_readable(accent.light(), &[ground::PAPER, ground::SHEET], &format!("{tried} light"));
        is_readable(accent.dark(), &[ground::DARK_PAPER, ground::DARK_SHEET], &format!("{tried} dark"));
    }
    assert!(accepted > 800 && refused > 800, "{accepted} accepted, {refused} refused");
}

#[test]
fn on_dark_screens_a_colour_is_only_as_much_lighter_as_it_must_be() {
    let accent = Accent::parse(colour("#8a1f4d")).unwrap();
    let dark = accent.dark();
    let lighter = (0..=100).find(|share| accent.colour().towards(colour("#ffffff"), *share) == dark.accent).unwrap();
    let before = accent.colour().towards(colour("#ffffff"), lighter - 1);
    assert!(before.contrast(ground::DARK_SHEET.towards(before, 14)) < READABLE, "one hundredth less is not enough");
    assert_eq!(Accent::parse(colour("#8a1f4d")).unwrap().dark(), dark, "the same every time");
}
