//! An answer takes longer, once: why, and until when (GDPR 12(3): told within the first month, with the reasons).

use shared::clock::ExtensionReason;
use shared::clock::law::{Content, EXTENSION};

use super::letter::Letter;
use super::{Mail, Sender};
use crate::i18n::Texts;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub sender: Sender,
    /// When the person wrote.
    pub at: String,
    pub reason: ExtensionReason,
    /// The last day for the answer, from now on.
    pub day: String,
}

pub fn render(texts: Texts, props: Props) -> Mail {
    let reference = [("reference", props.sender.reference.as_str())];
    let says = |content: &Content| match content {
        Content::NewDay => Some(texts.get_with("mail-extended-lead", &[("at", &props.at), ("day", &props.day)])),
        Content::Reason => Some(texts.get(&format!("mail-extended-{}", props.reason.key()))),
        _ => None,
    };
    let letter = Letter::new(texts, texts.get_with("mail-extended-subject", &reference));
    EXTENSION
        .iter()
        .filter_map(says)
        .fold(letter, Letter::line)
        .line(texts.get("mail-extended-once"))
        .law(&props.sender.operator.remedies)
        .close(&props.sender)
}
