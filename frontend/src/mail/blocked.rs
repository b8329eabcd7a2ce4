//! The request waits for blockers.

use super::{Mail, Sender};
use crate::i18n::Texts;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub sender: Sender,
    pub blockers: Vec<crate::pages::part::Blocker>,
    pub until: String,
    pub status_page: String,
}

pub fn render(texts: Texts, props: Props) -> Mail {
    let subject = texts.get("mail-blocked-subject");
    Mail {
        text: props.sender.reference,
        html: subject.clone(),
        subject,
    }
}
