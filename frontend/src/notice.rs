//! What a notice says, in the order in which a page, a mail and the desk show it: one source, so that they cannot differ.

use leptos::prelude::*;
use shared::notice::{Kind, Part};

use crate::components::foreign::{foreign, with_contact};
use crate::components::{detail, list};
use crate::i18n::Texts;
use crate::route;
use crate::shell::Shell;

/// A notice in one language. Days are finished.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    pub kind: Kind,
    pub happened: String,
    pub noticed: String,
    pub categories: Vec<String>,
    /// In the order of reading.
    pub parts: Vec<(Part, String)>,
    /// The language of the parts, where they are not there in this one.
    pub in_other: Option<String>,
    /// A law forbade to say so before.
    pub is_late: bool,
    pub authority: String,
}

/// A part with its heading: paragraphs, and what is a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Section {
    pub heading: String,
    pub lines: Vec<String>,
    pub items: Vec<String>,
}

/// "Notice of data breach, Monday 23 November 2026".
pub fn title(texts: Texts, kind: Kind, happened: &str) -> String {
    texts.get_with(&format!("notice-{}", kind.name()), &[("day", happened)])
}

impl Told {
    pub(crate) fn title(&self, texts: Texts) -> String {
        title(texts, self.kind, &self.happened)
    }

    /// What stands before everything: to whoever it concerns, or to everybody.
    pub(crate) fn lead(&self, texts: Texts, is_public: bool) -> Vec<String> {
        let other = self.in_other.as_ref().map(|language| texts.get_with("notice-other", &[("language", language)]));
        let late = self.is_late.then(|| texts.get("mail-disclosed-late"));
        let whom = if is_public { "all" } else { "you" };
        let lead = texts.get(&format!("notice-{}-{whom}", self.kind.name()));
        [Some(lead), late, other].into_iter().flatten().collect()
    }

    /// What happened comes first, then which data, then everything else.
    pub(crate) fn sections(&self, texts: Texts) -> Vec<Section> {
        let days = [("happened", self.happened.as_str()), ("noticed", &self.noticed)];
        let days = texts.get_with(&format!("notice-{}-days", self.kind.name()), &days);
        let data = Section { heading: texts.get("notice-data"), lines: Vec::new(), items: self.categories.clone() };
        let mut all = vec![data];
        for (part, text) in &self.parts {
            let heading = texts.get(&format!("notice-part-{}", part.name()));
            let mut lines: Vec<String> =
                text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
            if *part == Part::What {
                lines.insert(0, days.clone());
            }
            all.push(Section { heading, lines, items: Vec::new() });
        }
        // What happened stands before which data.
        if all.len() > 1 {
            all.swap(0, 1);
        }
        all
    }
}

/// The whole of it.
pub(crate) fn whole(shell: &Shell, told: &Told, is_public: bool) -> AnyView {
    let texts = shell.texts;
    let lead = told.lead(texts, is_public).into_iter().map(|line| view! { <p>{line}</p> }).collect_view();
    let sections = told.sections(texts).into_iter().map(|section| {
        let lines = section.lines.into_iter().map(|line| view! { <p>{foreign(line)}</p> }).collect_view();
        let items = (!section.items.is_empty()).then(|| list::plain(section.items));
        view! { <h2>{section.heading}</h2>{lines}{items} }
    });
    view! {
        {lead}
        {sections.collect_view()}
        <h2>{texts.get("notice-more")}</h2>
        <p>{with_contact(shell, "notice-contact")}</p>
        <p>{texts.get_with("request-authority", &[("authority", &told.authority)])}</p>
        <p><a href=route::complaint(shell.locale)>{texts.get("request-to-complaint")}</a></p>
    }
    .into_any()
}

/// Those that concern a person, each to be opened.
pub(crate) fn about_you(shell: &Shell, all: &[Told]) -> Option<AnyView> {
    if all.is_empty() {
        return None;
    }
    let each = all.iter().map(|told| detail::closed(told.title(shell.texts), whole(shell, told, false))).collect_view();
    Some(view! { <h2>{shell.texts.get("notice-yours")}</h2>{each} }.into_any())
}
