//! Which of the languages that we have an operator offers.

use super::read::{Faults, Place};
use serde::{Deserialize, Serialize};

/// The languages that there are texts for, by the tags that stand in paths and in policies.
pub const LANGUAGES: [&str; 4] = ["en", "ru", "fi", "zh"];

/// What is offered, in the operator's order: the first is the desk's own, and what a browser gets that asks for none of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Languages(Vec<String>);

impl Default for Languages {
    fn default() -> Self {
        Self(vec!["en".to_owned()])
    }
}

impl Languages {
    /// A policy from before there was a choice is the same text, and so the same version, as before.
    #[must_use]
    pub fn is_unsaid(&self) -> bool {
        *self == Self::default()
    }

    /// Their tags.
    pub fn tags(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

/// `languages = ["en", "fi"]`; left out, it is English alone.
pub(super) fn languages(place: &Place<'_>) -> Option<Languages> {
    if place.value("languages").is_none() {
        return Some(Languages::default());
    }
    let known = LANGUAGES.map(|tag| format!("\"{tag}\"")).join(", ");
    let wanted = format!("one of {known}");
    let tags = place.list("languages", &wanted, |tag| LANGUAGES.contains(&tag).then(|| tag.to_owned()))?;
    if tags.is_empty() {
        place.note("languages", "must name at least one");
        return None;
    }
    for (index, tag) in tags.iter().enumerate() {
        if tags.get(..index).is_some_and(|before| before.contains(tag)) {
            place.note(&format!("languages[{index}]"), "comes twice");
        }
    }
    Some(Languages(tags))
}

/// Whoever is offered a language reads every sentence in it.
pub(super) fn complete(offered: &Languages, faults: &Faults) {
    for (path, tags) in faults.texts() {
        for tag in offered.tags().filter(|tag| !tags.iter().any(|said| said == tag)) {
            faults.note(path.as_str(), format!("has no text in `{tag}`, which `languages` offers"));
        }
    }
}
