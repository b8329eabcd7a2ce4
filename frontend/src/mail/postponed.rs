//! The dates moved later.

use super::{Mail, Sender};
use crate::i18n::Texts;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub sender: Sender,
    pub last_day: Option<String>,
    pub erase_on: String,
    pub blockers: Vec<crate::pages::part::Blocker>,
    pub status_page: String,
}

pub fn render(texts: Texts, props: Props) -> Mail {
    let subject = texts.get("mail-postponed-subject");
    Mail {
        text: props.sender.reference,
        html: subject.clone(),
        subject,
    }
}
