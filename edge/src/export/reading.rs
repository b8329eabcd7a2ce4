//! The copy as a person reads it: labels, titles, rows; and as a machine reads it: one JSON file per category.

use std::collections::BTreeSet;

use frontend::copy::{self, Field, Record};
use frontend::i18n::{Locale, Texts};
use serde_json::{Map, Value, json};
use shared::gather::sort_by_key;
use shared::id::CategoryId;
use shared::policy::{Category, Policy};

use super::archive::File;
use super::{ExportError, Wish};
use crate::context::Context;
use crate::directory::CategoryExport;
use crate::format;

/// One category of the copy.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    pub id: CategoryId,
    pub label: String,
    pub records: Vec<Map<String, Value>>,
}

/// What names a record, best first.
const TITLES: [&str; 10] =
    ["number", "subject", "product", "name", "app", "plan", "page", "address", "device", "document"];

/// Says a moment or a date as people do; anything else is left as it is.
type Dates<'a> = &'a dyn Fn(&str) -> Option<String>;

/// Every category that the policy lets a person take along and that they did not leave out, in the policy's order, empty
/// ones too: nothing is left open.
pub fn parts(
    policy: &Policy,
    exported: Vec<CategoryExport>,
    locale: Locale,
    left_out: &BTreeSet<CategoryId>,
) -> Vec<Part> {
    chosen(policy, exported, locale, |category| category.exportable && !left_out.contains(&category.id))
}

/// Some categories, in the policy's order.
pub fn chosen(
    policy: &Policy,
    mut exported: Vec<CategoryExport>,
    locale: Locale,
    is_wanted: impl Fn(&Category) -> bool,
) -> Vec<Part> {
    policy
        .categories
        .iter()
        .filter(|category| is_wanted(category))
        .map(|category| {
            let label = Texts::of(locale).content(category.label.in_locale(locale.tag()));
            let found = exported.iter_mut().find(|found| found.category == category.id);
            let records = found.map(|found| std::mem::take(&mut found.records)).unwrap_or_default();
            Part { id: category.id.clone(), label, records }
        })
        .collect()
}

/// What names a record is its heading; then what is short, then what has parts.
fn record(label: &str, index: usize, fields: &Map<String, Value>, dates: Dates<'_>) -> Record {
    let title = TITLES.iter().find(|name| fields.contains_key(**name)).copied();
    let mut rest: Vec<_> = fields.iter().filter(|(name, _)| Some(name.as_str()) != title).collect();
    sort_by_key(&mut rest, |(name, value)| (name.as_str() != "at", value.is_array() || value.is_object()));
    let named = title.and_then(|name| fields.get(name)).map(|value| written(value, dates));
    Record {
        title: named.unwrap_or_else(|| format!("{label} {}", index + 1)),
        fields: rest
            .into_iter()
            .map(|(name, value)| Field { name: worded(name), value: written(value, dates) })
            .collect(),
    }
}

impl Part {
    /// The category as a page shows it, the newest first.
    pub fn shown(&self, locale: Locale, policy: &Policy) -> copy::Category {
        let dates = |text: &str| format::written_date(locale, policy, text);
        let records = self.records.iter().enumerate().rev();
        let records = records.map(|(index, fields)| record(&self.label, index, fields, &dates));
        copy::Category { label: self.label.clone(), records: records.collect() }
    }

    pub fn count(&self) -> u32 {
        u32::try_from(self.records.len()).unwrap_or(u32::MAX)
    }

    /// The file's name without its ending. A colon is no file name everywhere.
    fn stem(&self) -> String {
        self.id.as_str().replace(':', "-")
    }
}

/// `order_number` → `Order number`. These are the shop's own names of its fields, the same in every language.
fn worded(name: &str) -> String {
    let mut characters = name.chars();
    let first: String = characters.next().map(|first| first.to_uppercase().collect()).unwrap_or_default();
    first + &characters.as_str().replace('_', " ")
}

/// A list of things is one line for each; a list of words is one line.
fn written(value: &Value, dates: Dates<'_>) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => dates(text).unwrap_or_else(|| text.clone()),
        Value::Array(values) => {
            let between = if values.iter().any(Value::is_object) { "\n" } else { "; " };
            values.iter().map(|value| written(value, dates)).collect::<Vec<_>>().join(between)
        }
        Value::Object(fields) => line(fields, dates),
        other => other.to_string(),
    }
}

/// `Kettle · Pieces: 2`, and of what somebody said `12 March 2026 at 14:05 · Ann: Is it still there?`
fn line(fields: &Map<String, Value>, dates: Dates<'_>) -> String {
    if let Some(text) = fields.get("text") {
        let who = fields.iter().filter(|(name, _)| *name != "text").map(|(_, value)| written(value, dates));
        return format!("{}: {}", who.collect::<Vec<_>>().join(" · "), written(text, dates));
    }
    let title = TITLES.iter().find(|name| fields.contains_key(**name)).copied();
    let first = title.and_then(|name| fields.get(name)).map(|value| written(value, dates));
    let rest = fields.iter().filter(|(name, _)| Some(name.as_str()) != title);
    let rest = rest.map(|(name, value)| format!("{}: {}", worded(name), written(value, dates)));
    first.into_iter().chain(rest).collect::<Vec<_>>().join(" · ")
}

/// All files of the archive, the first page first.
pub fn files(context: &Context, wish: Wish<'_>, parts: &[Part]) -> Result<Vec<File>, ExportError> {
    let Wish { policy, locale, left_out } = wish;
    let texts = Texts::of(locale);
    let made_at = format::moment(locale, policy, context.now);
    let entries = parts
        .iter()
        .map(|part| copy::index::Entry {
            html_file: format!("{}.html", part.stem()),
            json_file: format!("{}.json", part.stem()),
            label: part.label.clone(),
            count: part.count(),
        })
        .collect();
    let is_out = |category: &&Category| left_out.contains(&category.id);
    let label = |category: &Category| texts.content(category.label.in_locale(locale.tag()));
    let left_out = policy.categories.iter().filter(is_out).map(label).collect();
    let index = copy::index::Props { operator: context.settings.operator.clone(), made_at, entries, left_out };
    let mut files = vec![File { name: "index.html".to_owned(), bytes: copy::index::render(texts, index).into_bytes() }];
    files.extend(pieces(context, wish, parts, true)?);
    Ok(files)
}

/// The files of each category alone.
pub fn pieces(context: &Context, wish: Wish<'_>, parts: &[Part], has_index: bool) -> Result<Vec<File>, ExportError> {
    let Wish { policy, locale, .. } = wish;
    let (texts, made_at) = (Texts::of(locale), format::moment(locale, policy, context.now));
    let mut files = Vec::new();
    for part in parts {
        let page = copy::category::Props {
            operator: context.settings.operator.clone(),
            made_at: made_at.clone(),
            category: part.shown(locale, policy),
            has_index,
        };
        files.push(File {
            name: format!("{}.html", part.stem()),
            bytes: copy::category::render(texts, page).into_bytes(),
        });
        files.push(File { name: format!("{}.json", part.stem()), bytes: machine(part)? });
    }
    Ok(files)
}

fn machine(part: &Part) -> Result<Vec<u8>, ExportError> {
    let value = json!({ "category": part.id, "label": part.label, "records": part.records });
    serde_json::to_vec_pretty(&value).map_err(|cause| ExportError::Archive(cause.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_reads_like_words() {
        assert_eq!(worded("order_number"), "Order number");
        assert_eq!(worded(""), "");
    }

    /// Says no date in another way.
    fn as_it_is(_: &str) -> Option<String> {
        None
    }

    #[test]
    fn a_list_of_things_is_a_line_for_each() {
        let things = json!([{"pieces": 2, "product": "Kettle"}, "gift wrap"]);
        assert_eq!(written(&things, &as_it_is), "Kettle · Pieces: 2\ngift wrap");
        assert_eq!(written(&json!(["read orders", "read invoices"]), &as_it_is), "read orders; read invoices");
    }

    #[test]
    fn what_was_said_reads_like_a_conversation() {
        let said = json!([{"at": "Monday", "from": "Ann", "text": "Is it still there?"}]);
        assert_eq!(written(&said, &as_it_is), "Monday · Ann: Is it still there?");
    }

    #[test]
    fn what_names_a_record_is_its_heading_and_comes_once() {
        let order =
            json!({"items": [{"product": "Kettle"}], "number": "Order 7", "at": "Monday", "total": "34.90 EUR"});
        let order = record("Orders", 0, order.as_object().expect("an object"), &as_it_is);
        let names: Vec<&str> = order.fields.iter().map(|field| field.name.as_str()).collect();
        assert_eq!((order.title.as_str(), names), ("Order 7", vec!["At", "Total", "Items"]));
    }
}
