//! The deletion was cancelled.

use super::letter::Letter;
use super::{Mail, Sender};
use crate::i18n::Texts;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub sender: Sender,
    pub at: String,
    /// Restored locked.
    pub locked: bool,
    pub home: Option<String>,
}

pub fn render(texts: Texts, props: Props) -> Mail {
    let key = if props.locked { "mail-revoked-locked" } else { "mail-revoked-lead" };
    let lead = texts.get_with(key, &[("at", &props.at)]);
    let operator = [("operator", props.sender.operator.name.as_str())];
    let contact = [("contact", props.sender.operator.contact.as_str())];
    let mut letter = Letter::new(texts, texts.get("mail-revoked-subject")).line(lead);
    if let Some(home) = props.home {
        letter = letter.link(texts.get_with("mail-revoked-home", &operator), home);
    }
    letter.line(texts.get_with("mail-not-you-revoked", &contact)).close(&props.sender)
}
