//! The deletion was cancelled.

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
    let subject = texts.get("mail-revoked-subject");
    Mail {
        text: props.sender.reference,
        html: subject.clone(),
        subject,
    }
}
