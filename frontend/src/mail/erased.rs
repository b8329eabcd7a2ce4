//! The account was deleted; the last mail.

use super::{Mail, Sender};
use crate::i18n::Texts;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub sender: Sender,
    pub at: String,
    pub kept: Vec<crate::pages::part::Kept>,
    pub backups_gone_on: String,
    pub receipt_page: String,
}

pub fn render(texts: Texts, props: Props) -> Mail {
    let subject = texts.get("mail-erased-subject");
    Mail {
        text: props.sender.reference,
        html: subject.clone(),
        subject,
    }
}
