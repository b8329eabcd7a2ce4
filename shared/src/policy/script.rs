//! What a reader cannot see: marks that turn the direction of a text, and look-alike letters of another alphabet in a word.

use super::read::Faults;
use crate::phrase::is_mark_of_direction;
use std::collections::BTreeSet;
use toml::{Table, Value};

/// Looks at every text of a file, also at those that nobody asks for.
pub(super) fn all(table: &Table, faults: &Faults) {
    for (key, value) in table {
        look("", key, value, faults);
    }
}

fn look(around: &str, key: &str, value: &Value, faults: &Faults) {
    let path = if around.is_empty() { key.to_owned() } else { format!("{around}.{key}") };
    match value {
        Value::String(text) => text_of(&path, text, faults),
        Value::Array(values) => {
            for (index, value) in values.iter().enumerate() {
                look(around, &format!("{key}[{index}]"), value, faults);
            }
        }
        Value::Table(table) => {
            for (key, value) in table {
                look(&path, key, value, faults);
            }
        }
        Value::Integer(_) | Value::Float(_) | Value::Boolean(_) | Value::Datetime(_) => {}
    }
}

fn text_of(path: &str, text: &str, faults: &Faults) {
    if let Some(mark) = text.chars().find(|letter| is_mark_of_direction(*letter)) {
        faults.note(path, format!("holds a mark of direction that nobody sees (U+{:04X})", u32::from(mark)));
    }
    for word in text.split(|letter: char| !letter.is_alphabetic()) {
        let scripts: BTreeSet<&str> = word.chars().filter_map(script).collect();
        if scripts.len() > 1 {
            let named = scripts.into_iter().collect::<Vec<_>>().join(" and ");
            faults.note(path, format!("`{word}` has letters of more than one alphabet ({named})"));
        }
    }
}

/// The alphabets whose letters can be taken for each other's.
const fn script(letter: char) -> Option<&'static str> {
    match letter {
        'A'..='Z' | 'a'..='z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => Some("Latin"),
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Some("Greek"),
        '\u{400}'..='\u{52f}' => Some("Cyrillic"),
        '\u{530}'..='\u{58f}' => Some("Armenian"),
        _ => None,
    }
}
