//! The copy as a person reads it: labels, titles, rows; and as a machine reads it: one JSON file per category.

use std::collections::BTreeSet;

use frontend::copy::{self, Field, Record};
use frontend::i18n::{Locale, Texts};
use serde_json::{Map, Value, json};
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
const TITLES: [&str; 8] = ["number", "subject", "product", "name", "app", "plan", "page", "address"];

/// Every category that the policy lets a person take along and that they did not leave out, in the policy's order, empty
/// ones too: nothing is left open.
pub fn parts(
    policy: &Policy,
    mut exported: Vec<CategoryExport>,
    locale: Locale,
    left_out: &BTreeSet<CategoryId>,
) -> Vec<Part> {
    policy
        .categories
        .iter()
        .filter(|category| category.exportable && !left_out.contains(&category.id))
        .map(|category| {
            let label = Texts::of(locale).content(category.label.in_locale(locale.tag()));
            let found = exported.iter_mut().find(|found| found.category == category.id);
            let records = found.map(|found| std::mem::take(&mut found.records)).unwrap_or_default();
            Part { id: category.id.clone(), label, records }
        })
        .collect()
}

fn record(label: &str, index: usize, fields: &Map<String, Value>) -> Record {
    let named = TITLES.iter().find_map(|name| fields.get(*name)).map(written);
    Record {
        title: named.unwrap_or_else(|| format!("{label} {}", index + 1)),
        fields: fields.iter().map(|(name, value)| Field { name: worded(name), value: written(value) }).collect(),
    }
}

impl Part {
    /// The category as a page shows it.
    pub fn shown(&self) -> copy::Category {
        let records = self.records.iter().enumerate().map(|(index, fields)| record(&self.label, index, fields));
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

fn written(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(values) => values.iter().map(written).collect::<Vec<_>>().join("; "),
        Value::Object(fields) => fields
            .iter()
            .map(|(name, value)| format!("{}: {}", worded(name), written(value)))
            .collect::<Vec<_>>()
            .join(", "),
        other => other.to_string(),
    }
}

/// All files of the archive, the first page first.
pub fn files(context: &Context, wish: Wish<'_>, parts: Vec<Part>) -> Result<Vec<File>, ExportError> {
    let Wish { policy, locale, left_out } = wish;
    let texts = Texts::of(locale);
    let made_at = format::moment(locale, policy, context.now);
    let operator = context.settings.operator.clone();
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
    let index = copy::index::Props { operator: operator.clone(), made_at: made_at.clone(), entries, left_out };
    let mut files = vec![File { name: "index.html".to_owned(), bytes: copy::index::render(texts, index).into_bytes() }];
    for part in parts {
        let page =
            copy::category::Props { operator: operator.clone(), made_at: made_at.clone(), category: part.shown() };
        files.push(File {
            name: format!("{}.html", part.stem()),
            bytes: copy::category::render(texts, page).into_bytes(),
        });
        files.push(File { name: format!("{}.json", part.stem()), bytes: machine(&part)? });
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

    #[test]
    fn a_list_of_things_is_one_line() {
        assert_eq!(
            written(&json!([{"product": "Kettle", "pieces": 2}, "gift wrap"])),
            "Pieces: 2, Product: Kettle; gift wrap"
        );
    }
}
