//! What the staff answer to a mail, in their own words. Its subject carries the token by which a reply finds its mail.

use super::letter::Letter;
use super::{Mail, Sender};
use crate::i18n::Texts;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub sender: Sender,
    /// When the person wrote.
    pub at: String,
    pub words: String,
    pub token: String,
}

pub fn render(texts: Texts, props: Props) -> Mail {
    let subject = [("reference", props.sender.reference.as_str()), ("token", &props.token)];
    Letter::new(texts, texts.get_with("mail-reply-subject", &subject))
        .line(texts.get_with("mail-reply-lead", &[("at", &props.at)]))
        .line(props.words)
        .line(texts.get("mail-reply-again"))
        .law(&props.sender.operator.remedies)
        .close(&props.sender)
}
