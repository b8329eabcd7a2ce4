//! Something that was asked for about the data of an account that stays: it is done.

use super::letter::Letter;
use super::{Mail, Sender};
use crate::i18n::Texts;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub sender: Sender,
    /// `preferences`, `part`, `correct` or `copy`.
    pub kind: String,
    pub at: String,
    /// A kind of data, and how much of it.
    pub what: String,
    pub count: u32,
}

pub fn render(texts: Texts, props: Props) -> Mail {
    let contact = [("contact", props.sender.operator.contact.as_str())];
    let lead =
        texts.count(&format!("mail-right-{}", props.kind), props.count, &[("at", &props.at), ("what", &props.what)]);
    Letter::new(texts, texts.get("mail-right-subject"))
        .line(lead)
        .line(texts.get_with("mail-right-not-you", &contact))
        .close(&props.sender)
}
