//! Sentences a policy carries itself, per locale, with English as the ground.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The languages that pages can be in: a text in another one would never be seen.
pub const LOCALES: [&str; 4] = ["en", "fi", "ru", "zh"];

/// Why a map of sentences is not a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// English is what every other locale falls back to.
    #[error("there is no English text")]
    NoEnglish,
    /// A sentence without words.
    #[error("a text is empty")]
    Empty,
}

/// Locale tag → sentence; `en` is always there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "BTreeMap<String, String>", into = "BTreeMap<String, String>")]
pub struct Text(BTreeMap<String, String>);

impl Text {
    /// Checks that English is there and nothing is empty.
    ///
    /// # Errors
    /// No English, or a sentence without words.
    pub fn parse(by_locale: BTreeMap<String, String>) -> Result<Self, TextError> {
        if by_locale.values().any(|text| text.trim().is_empty()) {
            return Err(TextError::Empty);
        }
        if by_locale.contains_key("en") { Ok(Self(by_locale)) } else { Err(TextError::NoEnglish) }
    }

    /// The sentence in this locale, or in English. Pseudo locales are made from English by the caller.
    #[must_use]
    pub fn in_locale(&self, tag: &str) -> &str {
        self.0.get(tag).or_else(|| self.0.get("en")).map_or("", String::as_str)
    }

    /// The languages that it is in.
    pub fn locales(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// The English sentence.
    #[must_use]
    pub fn en(&self) -> &str {
        self.in_locale("en")
    }
}

impl TryFrom<BTreeMap<String, String>> for Text {
    type Error = TextError;
    fn try_from(by_locale: BTreeMap<String, String>) -> Result<Self, TextError> {
        Self::parse(by_locale)
    }
}

impl From<Text> for BTreeMap<String, String> {
    fn from(text: Text) -> Self {
        text.0
    }
}

/// A name that may be the same in every language: kept as a plain text then, as it was before there were languages.
pub(super) mod plain {
    use super::Text;
    use serde::{Deserialize as _, Deserializer, Serialize as _, Serializer};
    use std::collections::BTreeMap;

    #[derive(serde::Deserialize)]
    #[serde(untagged)]
    enum Kept {
        Plain(String),
        ByLocale(Text),
    }

    pub(in super::super) fn serialize<S: Serializer>(text: &Text, serializer: S) -> Result<S::Ok, S::Error> {
        if text.0.len() == 1 { serializer.serialize_str(text.en()) } else { text.serialize(serializer) }
    }

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Text, D::Error> {
        Ok(match Kept::deserialize(deserializer)? {
            Kept::Plain(text) => Text(BTreeMap::from([("en".to_owned(), text)])),
            Kept::ByLocale(text) => text,
        })
    }
}
