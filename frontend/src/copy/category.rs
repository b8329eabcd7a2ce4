//! One category as one HTML file of the archive.

use super::Category;
use crate::i18n::Texts;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub operator: String,
    pub made_at: String,
    pub category: Category,
}

pub fn render(texts: Texts, props: Props) -> String {
    let _ = texts;
    props.category.label
}
