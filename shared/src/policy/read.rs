//! Reads a table key by key, notes every fault with its path, and in the end every key nobody asked for.

use super::text::LOCALES;
use super::{PolicyFault, Text};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use toml::{Table, Value};

/// Faults found so far; shared by all places of one file.
#[derive(Default)]
pub(super) struct Faults {
    found: RefCell<Vec<PolicyFault>>,
    /// Every text that was read: its path, and the languages that it has.
    texts: RefCell<Vec<(String, Vec<String>)>>,
}

impl Faults {
    pub(super) fn note(&self, path: impl Into<String>, fault: impl Into<String>) {
        self.found.borrow_mut().push(PolicyFault { path: path.into(), fault: fault.into() });
    }

    pub(super) fn texts(&self) -> Vec<(String, Vec<String>)> {
        self.texts.borrow().clone()
    }

    pub(super) fn into_inner(self) -> Vec<PolicyFault> {
        self.found.into_inner()
    }
}

/// One table of the file.
pub(super) struct Place<'a> {
    path: String,
    table: &'a Table,
    faults: &'a Faults,
    asked: RefCell<BTreeSet<&'static str>>,
}

impl<'a> Place<'a> {
    pub(super) fn of(path: String, table: &'a Table, faults: &'a Faults) -> Self {
        Self { path, table, faults, asked: RefCell::default() }
    }

    pub(super) fn path(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    pub(super) fn note(&self, key: &str, fault: impl Into<String>) {
        self.faults.note(self.path(key), fault);
    }

    /// The value, if the key is there.
    pub(super) fn value(&self, key: &'static str) -> Option<&'a Value> {
        self.asked.borrow_mut().insert(key);
        self.table.get(key)
    }

    fn needed(&self, key: &'static str) -> Option<&'a Value> {
        let value = self.value(key);
        if value.is_none() {
            self.note(key, "is missing");
        }
        value
    }

    /// Runs `read` on a needed value; `wanted` says what it should have been.
    fn read<T>(&self, key: &'static str, wanted: &str, read: impl Fn(&'a Value) -> Option<T>) -> Option<T> {
        let value = read(self.needed(key)?);
        if value.is_none() {
            self.note(key, format!("must be {wanted}"));
        }
        value
    }

    pub(super) fn string(&self, key: &'static str) -> Option<String> {
        let text = |value: &Value| value.as_str().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
        self.read(key, "a text that is not empty", text)
    }

    pub(super) fn flag(&self, key: &'static str) -> Option<bool> {
        self.read(key, "true or false", Value::as_bool)
    }

    pub(super) fn number<T: TryFrom<i64>>(&self, key: &'static str, from: i64, to: i64) -> Option<T> {
        self.read(key, &format!("a whole number from {from} to {to}"), |value| {
            value.as_integer().filter(|number| (from..=to).contains(number)).and_then(|number| T::try_from(number).ok())
        })
    }

    /// A text that its own parser accepts.
    pub(super) fn parsed<T>(&self, key: &'static str, wanted: &str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        self.read(key, wanted, |value| value.as_str().and_then(&parse))
    }

    /// A list of texts that their own parser accepts; each bad one is a fault of its own.
    pub(super) fn list<T>(&self, key: &'static str, wanted: &str, parse: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
        let values = self.read(key, "a list", Value::as_array)?;
        let mut items = Vec::new();
        for (index, value) in values.iter().enumerate() {
            match value.as_str().and_then(&parse) {
                Some(item) => items.push(item),
                None => self.note(&format!("{key}[{index}]"), format!("must be {wanted}")),
            }
        }
        (items.len() == values.len()).then_some(items)
    }

    /// A sentence per locale.
    pub(super) fn text(&self, key: &'static str) -> Option<Text> {
        let place = self.place(key)?;
        let mut by_locale = BTreeMap::new();
        for (locale, value) in place.table {
            if !LOCALES.contains(&locale.as_str()) {
                place.note(locale, format!("is no language that can be shown: {}", LOCALES.join(", ")));
            }
            match value.as_str() {
                Some(text) => {
                    by_locale.insert(locale.clone(), text.trim().to_owned());
                }
                None => place.note(locale, "must be a text"),
            }
        }
        let tags = by_locale.keys().cloned().collect();
        self.faults.texts.borrow_mut().push((self.path(key), tags));
        Text::parse(by_locale).map_err(|error| self.note(key, error.to_string())).ok()
    }

    /// A name: one text for every language, or one for each.
    pub(super) fn named(&self, key: &'static str) -> Option<Text> {
        if !self.value(key).is_some_and(Value::is_str) {
            return self.text(key);
        }
        let text = self.string(key)?;
        Text::parse(BTreeMap::from([("en".to_owned(), text)])).ok()
    }

    /// What may be left out. The outer answer says whether it could be read.
    #[expect(clippy::option_option, reason = "an absent key is right, a broken one is not")]
    pub(super) fn optional<T>(
        &self,
        key: &'static str,
        read: impl FnOnce(&Self, &'static str) -> Option<T>,
    ) -> Option<Option<T>> {
        if self.value(key).is_none() { Some(None) } else { read(self, key).map(Some) }
    }

    /// A needed table inside this one.
    pub(super) fn place(&self, key: &'static str) -> Option<Place<'a>> {
        let table = self.read(key, "a table", Value::as_table)?;
        Some(Place::of(self.path(key), table, self.faults))
    }

    /// Tables in a list: `[[key]]`; none at all is an empty list.
    pub(super) fn places(&self, key: &'static str) -> Vec<Place<'a>> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let Some(values) = value.as_array() else {
            self.note(key, "must be a list of tables");
            return Vec::new();
        };
        let mut places = Vec::new();
        for (index, value) in values.iter().enumerate() {
            let path = format!("{key}[{index}]");
            match value.as_table() {
                Some(table) => places.push(Place::of(self.path(&path), table, self.faults)),
                None => self.note(&path, "must be a table"),
            }
        }
        places
    }

    /// Every key that nobody asked for is a fault: a misspelt rule must not be silently absent.
    pub(super) fn close(self) {
        let asked = self.asked.borrow();
        for key in self.table.keys().filter(|key| !asked.contains(key.as_str())) {
            self.note(key, "is not a key of a policy");
        }
    }
}
