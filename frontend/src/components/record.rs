//! Records of the copy of the data, on the printable page and in the archive's files.

use leptos::prelude::*;

use crate::components::foreign::foreign;
use crate::copy::{Category, Record};
use crate::i18n::Texts;

pub(crate) fn category(texts: Texts, category: &Category) -> AnyView {
    if category.records.is_empty() {
        return view! { <p>{texts.get("copy-category-empty")}</p> }.into_any();
    }
    category.records.iter().map(record).collect_view().into_any()
}

fn record(record: &Record) -> AnyView {
    let title = record.title.clone();
    let fields = record
        .fields
        .iter()
        .map(|field| {
            view! { <div><dt>{foreign(field.name.clone())}</dt><dd dir="auto">{field.value.clone()}</dd></div> }
        })
        .collect_view();
    view! { <article class="record"><h3 dir="auto">{title}</h3><dl>{fields}</dl></article> }.into_any()
}
