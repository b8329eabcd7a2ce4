//! The first page of the archive: what is in it.

use leptos::prelude::*;

use super::file;
use crate::i18n::Texts;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// `orders.html`
    pub html_file: String,
    /// `orders.json`
    pub json_file: String,
    pub label: String,
    pub count: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub operator: String,
    pub made_at: String,
    pub entries: Vec<Entry>,
    /// Labels of what the person did not need.
    pub left_out: Vec<String>,
}

pub fn render(texts: Texts, props: Props) -> String {
    file(texts, texts.get("copy-index-title"), || {
        let from = texts.get_with("copy-index-from", &[("operator", &props.operator), ("date", &props.made_at)]);
        let entries = props.entries.iter().map(|entry| line(texts, entry)).collect_view();
        let left_out = (!props.left_out.is_empty()).then(|| {
            let kinds = props.left_out.join(&texts.get("list-comma"));
            view! { <p>{texts.get_with("copy-left-out", &[("kinds", &kinds)])}</p> }
        });
        view! {
            <p>{from}</p>
            <p>{texts.get("copy-index-how")}</p>
            <ul>{entries}</ul>
            {left_out}
        }
        .into_any()
    })
}

fn line(texts: Texts, entry: &Entry) -> AnyView {
    let Entry { html_file, json_file, label, count } = entry.clone();
    view! {
        <li>
            <strong>{label}</strong>" · "{texts.count("copy-index-count", count, &[])}" · "
            <a href=html_file>{texts.get("copy-index-read")}</a>" · "
            <a href=json_file>"JSON"</a>
        </li>
    }
    .into_any()
}
