//! A letter with its blanks.

use super::{Field, Filled, one_line};
use crate::application::Kind;
use crate::gather::sort_by_key;

/// The words of one letter in one language. In `text` each blank stands once, as `[account]`, `[name]`, `[date]`,
/// `[location]`, `[reason]`, `[contact]`, `[recognise]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    pub(super) kind: Kind,
    pub(super) parts: Vec<Part>,
    pub(super) blanks: Filled,
}

/// A piece of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Words that are always the same.
    Words(String),
    /// A blank.
    Blank(Field),
}

impl Template {
    /// Takes a text apart. `blanks` says what stands in an empty one, for instance "specific reason".
    /// Nothing if a blank of this letter is missing, stands twice, or belongs to the other letter.
    #[must_use]
    pub fn parse(kind: Kind, text: &str, blanks: Filled) -> Option<Self> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((at, field)) = next_blank(rest) {
            let (words, after) = (rest.get(..at)?, rest.get(at + mark(field).len()..)?);
            parts.extend([Part::Words(words.to_owned()), Part::Blank(field)]);
            rest = after;
        }
        parts.push(Part::Words(rest.to_owned()));
        let mut found: Vec<Field> = parts.iter().filter_map(Part::field).collect();
        sort_by_key(&mut found, |field| *field);
        (found == Field::of(kind)).then_some(Self { kind, parts, blanks })
    }

    /// What it asks for.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// The letter. A blank without a value stays a blank, in brackets.
    #[must_use]
    pub fn write(&self, fields: &Filled) -> String {
        let piece = |part: &Part| match part {
            Part::Words(words) => words.clone(),
            Part::Blank(field) => match fields.get(field).map(|value| written(*field, value)) {
                Some(value) if !value.is_empty() => value,
                Some(_) | None => format!("[{}]", self.blanks.get(field).map_or(field.name(), String::as_str)),
            },
        };
        self.parts.iter().map(piece).collect()
    }
}

impl Part {
    const fn field(&self) -> Option<Field> {
        match self {
            Self::Words(_) => None,
            Self::Blank(field) => Some(*field),
        }
    }
}

/// A reason ends where the letter's own sentence goes on.
fn written(field: Field, value: &str) -> String {
    let value = one_line(value);
    if field == Field::Reason {
        value.trim_end_matches(['.', ',', ';', ' ', '。', '，', '；']).to_owned()
    } else {
        value
    }
}

fn mark(field: Field) -> String {
    format!("[{}]", field.name())
}

fn next_blank(text: &str) -> Option<(usize, Field)> {
    let found = Field::ALL.into_iter().filter_map(|field| Some((text.find(&mark(field))?, field)));
    found.min_by_key(|(at, _)| *at)
}
