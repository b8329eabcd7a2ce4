//! What a guide says in one language.

use std::collections::BTreeSet;

use frontend::guide::{Blank, Form, Guide, Item, Letter, Reason, WayBack};
use frontend::i18n::Locale;

use crate::read::Place;
use crate::service::Facts;

/// A guide in one language, and what is said about it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    pub title: String,
    /// A sentence for the list of guides.
    pub summary: String,
    /// Where it was seen.
    pub source: String,
    pub guide: Guide,
}

impl Told {
    /// The names of everything that can be ticked off.
    pub(crate) fn ticks(&self) -> [(&'static str, Vec<&str>); 3] {
        fn ids(items: &[Item]) -> Vec<&str> {
            items.iter().map(|item| item.id.as_str()).collect()
        }
        [("first", ids(&self.guide.first)), ("backup", ids(&self.guide.backup)), ("step", ids(&self.guide.steps))]
    }
}

/// Said of a language that no page of ours is in.
pub(crate) const UNKNOWN: &str = "is no language of our pages: see frontend/locales";

pub(crate) fn is_known(tag: &str) -> bool {
    Locale::REAL.iter().any(|locale| locale.tag() == tag)
}

pub(crate) fn read(place: &Place<'_, '_>, facts: &Facts) -> Told {
    let blanks = blanks(place);
    let guide = Guide {
        service: facts.id.clone(),
        intro: place.texts("intro"),
        consequences: place.texts("consequences"),
        alternatives: place.texts("alternatives"),
        first: items(place, "first"),
        backup: items(place, "backup"),
        keep: place.texts("keep"),
        steps: items(place, "step"),
        form: form(place, facts),
        letters: letters(place, &blanks),
        blanks,
        way_back: way_back(place, facts),
        stuck: place.texts("stuck"),
        survives: place.texts("survives"),
    };
    Told { title: place.text("title"), summary: place.text("summary"), source: place.text("source"), guide }
}

fn items(place: &Place<'_, '_>, key: &'static str) -> Vec<Item> {
    let mut seen = BTreeSet::new();
    let item = |item: Place<'_, '_>| {
        let id = item.id("id");
        if !seen.insert(id.clone()) {
            item.note("id", format!("`{id}` is there twice"));
        }
        Item { id, text: item.text("text"), more: item.maybe_text("more") }
    };
    place.places(key).into_iter().map(item).collect()
}

fn blanks(place: &Place<'_, '_>) -> Vec<Blank> {
    let blank = |blank: Place<'_, '_>| Blank { id: blank.id("id"), label: blank.text("label") };
    place.places("blank").into_iter().map(blank).collect()
}

fn letters(place: &Place<'_, '_>, blanks: &[Blank]) -> Vec<Letter> {
    let mut used = BTreeSet::new();
    let letter = |letter: Place<'_, '_>| {
        let lang = letter.maybe_text("lang");
        if lang.as_ref().is_some_and(|lang| !is_known(lang)) {
            letter.note("lang", UNKNOWN);
        }
        let (subject, text) = (letter.text("subject"), letter.text("text"));
        for blank in in_braces(&text).into_iter().chain(in_braces(&subject)) {
            if !blanks.iter().any(|known| known.id == blank) {
                letter.note("text", format!("has the blank {{{blank}}}, which no [[blank]] describes"));
            }
            used.insert(blank);
        }
        Letter { id: letter.id("id"), title: letter.text("title"), lang, subject, text }
    };
    let letters = place.places("letter").into_iter().map(letter).collect();
    for blank in blanks.iter().filter(|blank| !blank.id.is_empty() && !used.contains(&blank.id)) {
        place.note("blank", format!("describes {{{}}}, which no letter has", blank.id));
    }
    letters
}

fn in_braces(text: &str) -> Vec<String> {
    text.split('{').skip(1).map(|rest| rest.split('}').next().unwrap_or_default().to_owned()).collect()
}

/// There where the service has a form of its own, with a meaning for each of its reasons.
fn form(place: &Place<'_, '_>, facts: &Facts) -> Option<Form> {
    let here = place.maybe_place("form");
    let (Some(facts), Some(here)) = (&facts.form, &here) else {
        match (facts.form.is_some(), here.is_some()) {
            (true, false) => place.note("form", "is missing: service.toml has one"),
            (false, true) => place.note("form", "is here, and service.toml has none"),
            _ => {}
        }
        return None;
    };
    let actions = here.texts("actions");
    if !actions.iter().any(|action| action.contains(&format!("`{}`", facts.phrase))) {
        here.note("actions", format!("nowhere say the phrase `{}`", facts.phrase));
    }
    let said: Vec<(String, String)> =
        here.places("reason").iter().map(|reason| (reason.text("means"), reason.text("when"))).collect();
    if said.len() != facts.reasons.len() {
        here.note(
            "reason",
            format!("must be there once for each of the {} reasons in service.toml", facts.reasons.len()),
        );
    }
    let reason = |(words, (means, when)): (&String, (String, String))| Reason { words: words.clone(), means, when };
    let reasons = facts.reasons.iter().zip(said).map(reason).collect();
    Some(Form { text: here.texts("text"), actions, reasons })
}

/// Days where the service leaves some; otherwise the words that it leaves none.
fn way_back(place: &Place<'_, '_>, facts: &Facts) -> WayBack {
    let here = place.maybe_place("way_back");
    match (facts.days, here) {
        (Some(days), Some(here)) => WayBack::Days { days, text: here.texts("text"), ways: here.texts("ways") },
        (Some(_), None) => {
            place.note("way_back", "is missing: service.toml says days");
            WayBack::default()
        }
        (None, Some(_)) => {
            place.note("way_back", "is here, and service.toml says no days");
            WayBack::default()
        }
        (None, None) => WayBack::None(place.texts("no_way_back")),
    }
}
