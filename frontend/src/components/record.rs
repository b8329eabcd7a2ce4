//! Records of the copy of the data, on the printable page and in the archive's files.

use leptos::prelude::*;

use crate::components::foreign::foreign;
use crate::copy::{Category, Field, Record};
use crate::i18n::Texts;

/// So many short records are read more easily line by line.
const FEWEST_FOR_A_TABLE: usize = 8;
/// A line has room for so many answers beside what names it, none longer than this (letters).
const MOST_COLUMNS: usize = 5;
const LONGEST: usize = 48;

pub(crate) fn category(texts: Texts, category: &Category) -> AnyView {
    if category.records.is_empty() {
        return view! { <p>{texts.get("copy-category-empty")}</p> }.into_any();
    }
    let columns = columns(&category.records);
    let (alike, others): (Vec<&Record>, Vec<&Record>) =
        category.records.iter().partition(|record| columns.as_ref().is_some_and(|columns| is_alike(record, columns)));
    let others = others.into_iter().map(record).collect_view();
    let Some(columns) = columns else { return others.into_any() };
    view! {
        {others}
        {table(texts, &category.label, &alike, &columns)}
    }
    .into_any()
}

/// The names that many short records share. What a processor beside the shop holds has others, and stands before them.
fn columns(records: &[Record]) -> Option<Vec<String>> {
    let columns: Vec<String> = records.last()?.fields.iter().map(|field| field.name.clone()).collect();
    let is_many = records.iter().filter(|record| is_alike(record, &columns)).count() >= FEWEST_FOR_A_TABLE;
    (is_many && (1..=MOST_COLUMNS).contains(&columns.len())).then_some(columns)
}

fn is_alike(record: &Record, columns: &[String]) -> bool {
    let is_short = |field: &Field| field.value.chars().count() <= LONGEST && !field.value.contains('\n');
    record.fields.iter().all(is_short) && record.fields.iter().map(|field| &field.name).eq(columns)
}

fn table(texts: Texts, label: &str, records: &[&Record], columns: &[String]) -> AnyView {
    let head = columns.iter().map(|name| view! { <th scope="col" role="columnheader">{name.clone()}</th> });
    let rows = records.iter().map(|record| {
        let cells = record.fields.iter().map(|field| {
            view! { <td role="cell" dir="auto" data-label=field.name.clone()>{field.value.clone()}</td> }
        });
        view! {
            <tr role="row">
                <th scope="row" role="rowheader" dir="auto">{record.title.clone()}</th>
                {cells.collect_view()}
            </tr>
        }
    });
    view! {
        <table class="kept records" role="table">
            <caption class="visually-hidden">{label.to_owned()}</caption>
            <thead role="rowgroup">
                <tr role="row">
                    <th scope="col" role="columnheader">{texts.get("kept-what")}</th>
                    {head.collect_view()}
                </tr>
            </thead>
            <tbody role="rowgroup">{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
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
