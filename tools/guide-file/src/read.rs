//! Reads a table key by key, notes every fault with its line, and in the end every key that nobody asked for.

use std::cell::RefCell;
use std::collections::BTreeSet;

use chrono::NaiveDate;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::{Fault, File, script};

/// Faults found so far; shared by all files of one service.
#[derive(Default)]
pub(crate) struct Faults(RefCell<Vec<Fault>>);

impl Faults {
    pub(crate) fn note(&self, file: &File, at: usize, field: &str, fault: impl Into<String>) {
        let line = file.text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1;
        let fault = Fault { file: file.path.clone(), line, field: field.to_owned(), fault: fault.into() };
        self.0.borrow_mut().push(fault);
    }

    /// In a comment too: whoever reviews the file would read something else than what is there.
    fn note_hidden(&self, file: &File) {
        let mut at = 0;
        for (index, line) in file.text.split('\n').enumerate() {
            let is_told = |fault: &Fault| fault.file == file.path && fault.line == index + 1;
            let hidden = script::hidden(line.trim_end_matches('\r'));
            if let Some(fault) = hidden.filter(|_| !self.0.borrow().iter().any(is_told)) {
                let field = line.split_once('=').map_or("line", |(key, _)| key.trim());
                self.note(file, at, field, fault);
            }
            at += line.len() + 1;
        }
    }

    pub(crate) fn into_inner(self) -> Vec<Fault> {
        self.0.into_inner()
    }
}

/// Reads a whole file. A text that is no TOML has one fault.
pub(crate) fn file<T>(file: &File, faults: &Faults, read: impl FnOnce(&Place<'_, '_>) -> T) -> Option<T> {
    let found = match DeTable::parse(&file.text) {
        Ok(table) => Some(read(&Place::of(file, faults, String::new(), 0, table.get_ref()))),
        Err(error) => {
            faults.note(file, error.span().map_or(0, |span| span.start), "file", error.message());
            None
        }
    };
    faults.note_hidden(file);
    found
}

/// One table of the file. What is wrong is noted, and something empty is handed back.
pub(crate) struct Place<'a, 'i> {
    file: &'a File,
    faults: &'a Faults,
    path: String,
    at: usize,
    table: &'a DeTable<'i>,
    asked: RefCell<BTreeSet<&'static str>>,
}

impl<'a, 'i> Place<'a, 'i> {
    fn of(file: &'a File, faults: &'a Faults, path: String, at: usize, table: &'a DeTable<'i>) -> Self {
        Self { file, faults, path, at, table, asked: RefCell::default() }
    }

    fn path(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    /// A fault of a key: at the key, or where it would have to be.
    pub(crate) fn note(&self, key: &str, fault: impl Into<String>) {
        let at =
            self.table.iter().find(|(name, _)| name.get_ref() == key).map_or(self.at, |(name, _)| name.span().start);
        self.faults.note(self.file, at, &self.path(key), fault);
    }

    fn maybe(&self, key: &'static str) -> Option<&'a Spanned<DeValue<'i>>> {
        self.asked.borrow_mut().insert(key);
        self.table.get(key)
    }

    fn needed(&self, key: &'static str) -> Option<&'a Spanned<DeValue<'i>>> {
        let value = self.maybe(key);
        if value.is_none() {
            self.note(key, "is missing");
        }
        value
    }

    fn checked(&self, field: &str, value: &Spanned<DeValue<'_>>) -> String {
        let note = |fault: &str| self.faults.note(self.file, value.span().start, field, fault);
        let Some(text) = value.get_ref().as_str().map(str::trim) else {
            note("must be a text");
            return String::new();
        };
        if text.is_empty() {
            note("must not be empty");
        }
        if text.matches('`').count() % 2 == 1 {
            note("begins English words with ` and does not end them");
        }
        if let Some(fault) = script::fault(text) {
            note(&fault);
        }
        text.to_owned()
    }

    pub(crate) fn text(&self, key: &'static str) -> String {
        self.needed(key).map(|value| self.checked(&self.path(key), value)).unwrap_or_default()
    }

    pub(crate) fn maybe_text(&self, key: &'static str) -> Option<String> {
        self.maybe(key).map(|value| self.checked(&self.path(key), value))
    }

    /// What things are called among themselves: small letters, digits and dashes.
    pub(crate) fn id(&self, key: &'static str) -> String {
        let id = self.text(key);
        if !id.is_empty() && !is_id(&id) {
            self.note(key, "must be small letters, digits and dashes");
        }
        id
    }

    /// At least one text.
    pub(crate) fn texts(&self, key: &'static str) -> Vec<String> {
        let Some(value) = self.needed(key) else { return Vec::new() };
        let Some(list) = value.get_ref().as_array().filter(|list| !list.is_empty()) else {
            self.note(key, "must be a list with at least one text");
            return Vec::new();
        };
        list.iter()
            .enumerate()
            .map(|(index, value)| self.checked(&format!("{}[{index}]", self.path(key)), value))
            .collect()
    }

    pub(crate) fn date(&self, key: &'static str) -> String {
        let Some(value) = self.needed(key) else { return String::new() };
        let date =
            value.get_ref().as_datetime().map(ToString::to_string).filter(|text| text.parse::<NaiveDate>().is_ok());
        if date.is_none() {
            self.note(key, "must be a date, like 2026-11-27");
        }
        date.unwrap_or_default()
    }

    pub(crate) fn maybe_number(&self, key: &'static str, (from, to): (u32, u32)) -> Option<u32> {
        let value = self.maybe(key)?;
        let number =
            value.get_ref().as_integer().and_then(|number| u32::from_str_radix(number.as_str(), number.radix()).ok());
        let number = number.filter(|number| (from..=to).contains(number));
        if number.is_none() {
            self.note(key, format!("must be a whole number from {from} to {to}"));
        }
        number
    }

    /// A table inside this one, if it is there.
    pub(crate) fn maybe_place(&self, key: &'static str) -> Option<Place<'a, 'i>> {
        let value = self.maybe(key)?;
        let Some(table) = value.get_ref().as_table() else {
            self.note(key, "must be a table");
            return None;
        };
        let at = self.table.get_key_value(key).map_or(self.at, |(name, _)| name.span().start);
        Some(Place::of(self.file, self.faults, self.path(key), at, table))
    }

    /// At least one table: `[[key]]`.
    pub(crate) fn places(&self, key: &'static str) -> Vec<Place<'a, 'i>> {
        let Some(value) = self.needed(key) else { return Vec::new() };
        let list = value.get_ref().as_array().map(|list| list.iter().as_slice()).unwrap_or_default();
        let mut places = Vec::new();
        for (index, value) in list.iter().enumerate() {
            if let Some(table) = value.get_ref().as_table() {
                let path = format!("{}[{index}]", self.path(key));
                places.push(Place::of(self.file, self.faults, path, value.span().start, table));
            }
        }
        if places.len() != list.len() || places.is_empty() {
            self.note(key, "must be a list with at least one table");
        }
        places
    }
}

impl Drop for Place<'_, '_> {
    /// Every key that nobody asked for is a fault: a misspelt section must not be silently absent.
    fn drop(&mut self) {
        let asked = self.asked.borrow();
        for key in self.table.keys().map(|key| key.get_ref().as_ref()).filter(|key| !asked.contains(key)) {
            self.note(key, "is not a key of a guide");
        }
    }
}

pub(crate) fn is_id(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == b'-')
}
