//! Nobody has decided, and the stop ends soon: the last word before the erasure goes on.

use super::letter::Letter;
use super::{Mail, Sender};
use crate::i18n::Texts;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub sender: Sender,
    pub until: String,
}

pub fn render(texts: Texts, props: Props) -> Mail {
    let contact = [("contact", props.sender.operator.contact.as_str())];
    Letter::new(texts, texts.get("mail-stop-ends-subject"))
        .line(texts.get("mail-stop-ends-lead"))
        .line(texts.get_with("mail-stop-ends-until", &[("until", &props.until)]))
        .link(texts.get("mail-stop-ends-keep"), props.sender.not_me_page.clone())
        .line(texts.get_with("mail-stop-ends-contact", &contact))
        .close(&props.sender)
}
