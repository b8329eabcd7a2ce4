//! One category as one HTML file of the archive.

use leptos::prelude::*;

use super::{Category, file};
use crate::components::record;
use crate::i18n::Texts;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub operator: String,
    pub made_at: String,
    pub category: Category,
    /// The archive has a first page, to which this one leads back.
    pub has_index: bool,
}

pub fn render(texts: Texts, props: Props) -> String {
    let from = texts.get_with("copy-index-from", &[("operator", &props.operator), ("date", &props.made_at)]);
    file(texts, props.category.label.clone(), || {
        view! {
            <p>{from}</p>
            {props.has_index.then(|| view! { <p><a href="index.html">{texts.get("copy-index-back")}</a></p> })}
            {record::category(texts, &props.category)}
        }
        .into_any()
    })
}
