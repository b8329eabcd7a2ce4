//! The deletion is pending: the date, the way back.

use super::{Mail, Sender};
use crate::i18n::Texts;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub sender: Sender,
    /// `None` where there is no way back.
    pub last_day: Option<String>,
    pub erase_on: String,
    /// The absolute address with the token in its fragment.
    pub revoke_link: Option<String>,
    /// What to type instead of following the link.
    pub revocation_code: Option<String>,
    pub revoke_page: String,
    pub status_page: String,
    pub status_code: Option<String>,
}

pub fn render(texts: Texts, props: Props) -> Mail {
    let subject = texts.get("mail-pending-subject");
    Mail {
        text: props.sender.reference,
        html: subject.clone(),
        subject,
    }
}
