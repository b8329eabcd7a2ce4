//! What was held was handed out, because the law ordered it.

use super::letter::Letter;
use super::{Mail, Sender};
use crate::i18n::Texts;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub sender: Sender,
    /// The day on which two of the staff agreed to it.
    pub day: String,
    /// The names of what was handed out.
    pub what: Vec<String>,
    /// Who got it and by which order, in the staff's own words, while these are kept.
    pub order: Option<(String, String)>,
    /// The law did not let us say so at once.
    pub is_late: bool,
    pub status_page: String,
}

pub fn render(texts: Texts, props: Props) -> Mail {
    let lead = texts.get_with("mail-disclosed-lead", &[("day", &props.day)]);
    let mut letter = Letter::new(texts, texts.get("mail-disclosed-subject")).line(lead).items(props.what);
    if let Some((authority, law)) = &props.order {
        letter = letter
            .line(texts.get_with("mail-disclosed-to", &[("who", authority)]))
            .line(texts.get_with("mail-disclosed-law", &[("law", law)]));
    }
    if props.is_late {
        letter = letter.line(texts.get("mail-disclosed-late"));
    }
    letter
        .law(&props.sender.operator.remedies)
        .link(texts.get("mail-status-page"), props.status_page)
        .close(&props.sender)
}
