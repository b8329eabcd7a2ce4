//! The lists of a policy file, `[[reason]]`, `[[category]]`, `[[blocker]]`, and its section `[brand]`.

use super::read::Place;
use super::{
    Accent, BlockerRule, Brand, Category, Keep, Lead, LegalBasis, Logo, Preparation, Processor, Reason, Recovery,
};
use super::{Retention, StayEvent, Stays, Strategy, Text};
use crate::colour::Colour;
use crate::eligibility::BlockerKind;
use crate::id::{CategoryId, ProcessorId, ReasonId};
use crate::time::{LocalDate, Window};

/// Reads every entry of a list, so that one fault does not hide the next.
pub(super) fn all<'a, T>(
    place: &Place<'a>,
    key: &'static str,
    read: impl Fn(&Place<'a>) -> Option<T>,
) -> Option<Vec<T>> {
    let places = place.places(key);
    let count = places.len();
    let mut entries = Vec::new();
    for entry in places {
        entries.extend(read(&entry));
        entry.close();
    }
    (entries.len() == count).then_some(entries)
}

const AN_ID: &str = "1 to 64 letters, digits, dots, dashes, underscores or colons";

pub(super) fn reason(place: &Place<'_>) -> Option<Reason> {
    let id = place.parsed("id", AN_ID, |text| ReasonId::parse(text).ok());
    let text = place.text("text");
    let gloss = place.optional("gloss", Place::text);
    let leads = |text: &str| (text == "complaint").then_some(Lead::Complaint);
    let leads_to = match place.value("leads_to") {
        Some(_) => place.parsed("leads_to", "\"complaint\"", leads).map(Some),
        None => Some(None),
    };
    Some(Reason { id: id?, text: text?, gloss: gloss?, leads_to: leads_to? })
}

pub(super) fn preparation(place: &Place<'_>) -> Option<Preparation> {
    let (title, text) = (place.text("title"), place.text("text"));
    Some(Preparation { title: title?, text: text? })
}

/// `[recovery]`, or nothing.
#[expect(clippy::option_option, reason = "an absent section is right, a broken one is not")]
pub(super) fn recovery(place: &Place<'_>) -> Option<Option<Recovery>> {
    if place.value("recovery").is_none() {
        return Some(None);
    }
    let inner = place.place("recovery")?;
    let text = inner.text("text");
    inner.close();
    Some(Some(Recovery { text: text? }))
}

pub(super) fn blocker(place: &Place<'_>) -> Option<BlockerRule> {
    let wanted = "\"unpaid\", \"dispute\", \"investigation\" or \"violation\"";
    let kind = place.parsed("kind", wanted, BlockerKind::parse);
    let (label, remedy) = (place.text("label"), place.text("remedy"));
    Some(BlockerRule { kind: kind?, label: label?, remedy: remedy? })
}

pub(super) fn category(place: &Place<'_>) -> Option<Category> {
    let id = place.parsed("id", AN_ID, |text| CategoryId::parse(text).ok());
    let (label, consequence) = (place.text("label"), place.text("consequence"));
    let exportable = place.flag("exportable");
    let strategy = place.parsed("strategy", "\"erase\" or \"anonymise\"", |text| match text {
        "erase" => Some(Strategy::Erase),
        "anonymise" => Some(Strategy::Anonymise),
        _ => None,
    });
    let retention = retention(place);
    let processors = place.list("processors", AN_ID, |text| ProcessorId::parse(text).ok());
    let purpose = place.optional("purpose", Place::text);
    let basis = "\"contract\", \"consent\", \"obligation\" or \"interest\"";
    let legal_basis = place.optional("legal_basis", |place, key| place.parsed(key, basis, LegalBasis::parse));
    let stays = place.optional("stays", stays);
    Some(Category {
        id: id?,
        label: label?,
        consequence: consequence?,
        exportable: exportable?,
        strategy: strategy?,
        retention: retention?,
        processors: processors?,
        purpose: purpose?,
        legal_basis: legal_basis?,
        stays: stays?,
    })
}

/// `[[never_collected]]` with a text.
pub(super) fn line(place: &Place<'_>) -> Option<Text> {
    place.text("text")
}

pub(super) fn processor(place: &Place<'_>) -> Option<Processor> {
    let id = place.parsed("id", AN_ID, |text| ProcessorId::parse(text).ok());
    let label = place.text("label");
    let receives = place.optional("receives", Place::text);
    let date = |text: &str| text.parse::<LocalDate>().ok();
    let agreement_at = place.optional("agreement_at", |place, key| place.parsed(key, "a date (2026-12-25)", date));
    Some(Processor { id: id?, label: label?, receives: receives?, agreement_at: agreement_at? })
}

/// `stays = { years = 3, from = "last-order" }`; `months` and `days` are the other lengths.
fn stays(place: &Place<'_>, key: &'static str) -> Option<Stays> {
    let inner = place.place(key)?;
    let period = if inner.value("years").is_some() {
        inner.number("years", 1, 20).map(|years: u8| Window::Months(years * 12))
    } else if inner.value("months").is_some() {
        inner.number("months", 1, 240).map(Window::Months)
    } else {
        inner.number("days", 1, 3660).map(Window::Days)
    };
    let from = inner.parsed("from", "\"created\" or \"last-order\"", StayEvent::parse);
    inner.close();
    Some(Stays { period: period?, from: from? })
}

/// `retention = "none"`, `"until-final-mail"` or `{ years = 6, basis = { en = "…" } }`.
fn retention(place: &Place<'_>) -> Option<Retention> {
    match place.value("retention").and_then(toml::Value::as_str) {
        Some("none") => return Some(Retention::None),
        Some("until-final-mail") => return Some(Retention::UntilFinalMail),
        Some(_) => {
            place.note(
                "retention",
                "must be \"none\", \"until-final-mail\" or a table with years or months and a basis",
            );
            return None;
        }
        None => {}
    }
    let inner = place.place("retention")?;
    let months = if inner.value("years").is_some() {
        inner.number("years", 1, 100).map(|years: u32| years * 12)
    } else {
        inner.number("months", 1, 1200)
    };
    let basis = inner.text("basis");
    inner.close();
    Some(Retention::Keep(Keep { months: months?, basis: basis? }))
}

/// `[brand]` with `colour` and `logo`, either or none. The outer answer says whether it could be read.
#[expect(clippy::option_option, reason = "an absent section is right, a broken one is not")]
pub(super) fn brand(place: &Place<'_>) -> Option<Option<Brand>> {
    if place.value("brand").is_none() {
        return Some(None);
    }
    let inner = place.place("brand")?;
    let colour = if inner.value("colour").is_some() { colour(&inner).map(Some) } else { Some(None) };
    let logo = if inner.value("logo").is_some() { logo(&inner).map(Some) } else { Some(None) };
    inner.close();
    Some(Some(Brand { colour: colour?, logo: logo? }))
}

/// A colour is refused with every place where it could not be read.
fn colour(place: &Place<'_>) -> Option<Accent> {
    let colour = place.parsed("colour", "a colour (#0b585f)", |text| Colour::parse(text).ok())?;
    match Accent::parse(colour) {
        Ok(accent) => Some(accent),
        Err(failures) => {
            for failure in failures {
                place.note("colour", format!("{colour} {failure}"));
            }
            None
        }
    }
}

fn logo(place: &Place<'_>) -> Option<Logo> {
    const A_FILE: &str = "a path from the root of this origin to an .svg or .png (/brand/logo.svg)";
    let inner = place.place("logo")?;
    let path = |text: &str| Logo::is_file(text).then(|| text.to_owned());
    let file = inner.parsed("file", A_FILE, path);
    let has_dark = inner.value("dark_file").is_some();
    let dark_file = if has_dark { inner.parsed("dark_file", A_FILE, path).map(Some) } else { Some(None) };
    let width = inner.number("width", 1, Logo::MOST_WIDE);
    let height = inner.number("height", 1, Logo::MOST_HIGH);
    let holds_name = inner.flag("holds_name");
    inner.close();
    Some(Logo { file: file?, dark_file: dark_file?, width: width?, height: height?, holds_name: holds_name? })
}
