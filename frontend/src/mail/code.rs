//! The one-time code.

use super::{Mail, Sender};
use crate::i18n::Texts;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub sender: Sender,
    /// 8 digits, shown as two groups.
    pub code: String,
    pub minutes: u32,
}

pub fn render(texts: Texts, props: Props) -> Mail {
    let subject = texts.get("mail-code-subject");
    Mail {
        text: props.sender.reference,
        html: subject.clone(),
        subject,
    }
}
