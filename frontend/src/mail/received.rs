//! The automatic answer to a mail that came in: the same for everybody, whatever it said and whoever sent it.

use super::letter::Letter;
use super::{Mail, Sender};
use crate::i18n::Texts;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    /// With the mail's own reference.
    pub sender: Sender,
    /// By when somebody has looked at it.
    pub due: String,
    /// Where everything can be done at once.
    pub page: String,
}

pub fn render(texts: Texts, props: Props) -> Mail {
    let subject = texts.get_with("mail-received-subject", &[("reference", &props.sender.reference)]);
    Letter::new(texts, subject)
        .line(texts.get_with("mail-received-lead", &[("date", &props.due)]))
        .link(texts.get("mail-received-page"), props.page)
        .line(texts.get("mail-received-proof"))
        .line(texts.get("mail-received-once"))
        .close(&props.sender)
}
