//! A service: what is the same in every language, and the languages.

use std::collections::BTreeMap;

use crate::read::{self, Faults, Place};
use crate::{File, Folder, Told, language};

const FACTS: &str = "service.toml";

/// A service with its guide in every language that it has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Service {
    pub facts: Facts,
    pub told: BTreeMap<String, Told>,
}

/// What is the same in every language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// As in its path.
    pub id: String,
    pub name: String,
    /// As of which day: year, month, day.
    pub described: String,
    /// The service's own days to change one's mind.
    pub days: Option<u32>,
    pub form: Option<Form>,
}

/// The words of the service's own form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Form {
    pub phrase: String,
    pub reasons: Vec<String>,
}

/// Days that a service leaves: a year at most, or it is a mistake.
const DAYS: (u32, u32) = (1, 366);

pub(crate) fn read(folder: &Folder, faults: &Faults) -> Option<Service> {
    let whole = File { path: format!("{}/{FACTS}", folder.name), text: String::new() };
    let Some(file) = folder.files.get(FACTS) else {
        faults.note(&whole, 0, "file", "is missing");
        return None;
    };
    if !read::is_id(&folder.name) {
        faults.note(file, 0, "folder", "must be called in small letters, digits and dashes");
    }
    let facts = read::file(file, faults, |place| facts(place, &folder.name))?;
    let mut told: BTreeMap<String, Told> = BTreeMap::new();
    for (name, file) in folder.files.iter().filter(|(name, _)| *name != FACTS) {
        match name.strip_suffix(".toml").filter(|tag| language::is_known(tag)) {
            Some(tag) => {
                if let Some(read) = read::file(file, faults, |place| language::read(place, &facts)) {
                    told.insert(tag.to_owned(), read);
                }
            }
            None => faults.note(file, 0, "file", language::UNKNOWN),
        }
    }
    if told.is_empty() {
        faults.note(file, 0, "file", "has no language beside it");
    }
    same_ticks(folder, &told, faults);
    Some(Service { facts, told })
}

fn facts(place: &Place<'_, '_>, id: &str) -> Facts {
    let form =
        place.maybe_place("form").map(|form| Form { phrase: form.text("phrase"), reasons: form.texts("reasons") });
    Facts {
        id: id.to_owned(),
        name: place.text("name"),
        described: place.date("described"),
        days: place.maybe_number("days", DAYS),
        form,
    }
}

/// What is ticked in one language is ticked in the other: they have the same steps.
fn same_ticks(folder: &Folder, told: &BTreeMap<String, Told>, faults: &Faults) {
    let Some((first, measure)) = told.get_key_value("en").or_else(|| told.iter().next()) else { return };
    for (tag, other) in told {
        for ((list, wanted), (_, found)) in measure.ticks().into_iter().zip(other.ticks()) {
            if wanted != found
                && let Some(file) = folder.files.get(&format!("{tag}.toml"))
            {
                let at = file.text.find(&format!("[[{list}]]")).unwrap_or_default();
                faults.note(
                    file,
                    at,
                    list,
                    format!("must be those of `{first}`, in that order: {}", wanted.join(", ")),
                );
            }
        }
    }
}
