//! The first page of the archive: what is in it.

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
}

pub fn render(texts: Texts, props: Props) -> String {
    let _ = texts;
    props.operator
}
