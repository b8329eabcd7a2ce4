//! What lies beside the Worker: for each language of the pages a list of the services, and a file for each service. Where a
//! guide lacks the language, its file says which it has.

use std::path::Path;
use std::{fs, io};

use frontend::guide::{Blank, Form, Guide, Item, Letter, Reason, WayBack, pieces};
use frontend::i18n::{Locale, Texts};
use serde_json::{Value, json};

use crate::{Service, Told, pseudo};

/// Writes everything into a folder. `script` is the address of what keeps ticks.
///
/// # Errors
/// What cannot be written.
pub fn write(folder: &Path, services: &[Service], script: &str) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for locale in Locale::ALL {
        let guide = |told: &Told| {
            let told = if locale.is_pseudo() { in_pseudo(locale, told) } else { told.clone() };
            let pieces = pieces(&told.guide, Texts::of(locale), script);
            (told, pieces)
        };
        one_language(folder, locale.tag(), services, |service| service.told.get(locale.ground().tag()).map(guide))?;
    }
    Ok(())
}

fn one_language(
    folder: &Path,
    tag: &str,
    services: &[Service],
    guide: impl Fn(&Service) -> Option<(Told, frontend::guide::Pieces)>,
) -> io::Result<()> {
    let mut list = Vec::new();
    for service in services {
        let facts = &service.facts;
        let languages: Vec<&String> = service.told.keys().collect();
        let mut entry = json!({ "service": facts.id, "name": facts.name, "languages": languages });
        let mut file = json!({ "name": facts.name, "languages": languages });
        if let Some((told, pieces)) = guide(service) {
            set(&mut entry, [("title", json!(told.title)), ("summary", json!(told.summary))]);
            set(&mut file, [("title", json!(told.title)), ("source", json!(told.source))]);
            set(&mut file, [("described", json!(facts.described)), ("days", json!(facts.days))]);
            set(&mut file, [("before", json!(pieces.before)), ("after", json!(pieces.after))]);
        }
        let place = folder.join(&facts.id);
        fs::create_dir_all(&place)?;
        fs::write(place.join(format!("{tag}.json")), file.to_string())?;
        list.push(entry);
    }
    fs::write(folder.join(format!("{tag}.json")), Value::from(list).to_string())
}

fn set<const N: usize>(object: &mut Value, entries: [(&str, Value); N]) {
    if let Some(object) = object.as_object_mut() {
        object.extend(entries.map(|(key, value)| (key.to_owned(), value)));
    }
}

fn in_pseudo(locale: Locale, told: &Told) -> Told {
    let said = |text: &String| pseudo::said(locale, text);
    let all = |texts: &[String]| texts.iter().map(said).collect::<Vec<_>>();
    let items = |items: &[Item]| {
        let item =
            |item: &Item| Item { id: item.id.clone(), text: said(&item.text), more: item.more.as_ref().map(said) };
        items.iter().map(item).collect()
    };
    let Guide { service, form, blanks, letters, way_back, .. } = &told.guide;
    let reason = |one: &Reason| Reason { words: one.words.clone(), means: said(&one.means), when: said(&one.when) };
    let form = form.as_ref().map(|form| Form {
        text: all(&form.text),
        actions: all(&form.actions),
        reasons: form.reasons.iter().map(reason).collect(),
    });
    let letter = |letter: &Letter| Letter {
        title: said(&letter.title),
        subject: said(&letter.subject),
        text: said(&letter.text),
        ..letter.clone()
    };
    let blank = |blank: &Blank| Blank { id: blank.id.clone(), label: said(&blank.label) };
    let way_back = match way_back {
        WayBack::Days { days, text, ways } => WayBack::Days { days: *days, text: all(text), ways: all(ways) },
        WayBack::None(texts) => WayBack::None(all(texts)),
    };
    let guide = Guide {
        service: service.clone(),
        intro: all(&told.guide.intro),
        consequences: all(&told.guide.consequences),
        alternatives: all(&told.guide.alternatives),
        first: items(&told.guide.first),
        backup: items(&told.guide.backup),
        keep: all(&told.guide.keep),
        steps: items(&told.guide.steps),
        form,
        blanks: blanks.iter().map(blank).collect(),
        letters: letters.iter().map(letter).collect(),
        way_back,
        stuck: all(&told.guide.stuck),
        survives: all(&told.guide.survives),
    };
    Told { title: said(&told.title), summary: said(&told.summary), source: said(&told.source), guide }
}
