//! The deletion is pending: the date, the way back.

use super::letter::Letter;
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
    let lead = texts.get_with("mail-pending-lead", &[("erase", &props.erase_on)]);
    let mut letter = Letter::new(texts, texts.get("mail-pending-subject")).line(lead);
    letter = match &props.last_day {
        Some(last) => letter.line(texts.get_with("mail-pending-way-back", &[("last", last)])),
        None => letter.line(texts.get("mail-pending-no-way-back")),
    };
    if let Some(link) = props.revoke_link {
        letter = letter.link(texts.get("mail-pending-revoke"), link);
    }
    if let Some(code) = props.revocation_code {
        letter = letter
            .line(texts.get_with("mail-pending-type", &[("page", &props.revoke_page)]))
            .line(texts.get_with("mail-reference", &[("reference", &props.sender.reference)]))
            .line(texts.get_with("mail-pending-code", &[("code", &code)]));
    }
    letter = letter.link(texts.get("mail-pending-status"), props.status_page);
    if let Some(code) = props.status_code {
        letter = letter.line(texts.get_with("mail-pending-status-code", &[("code", &code)]));
    }
    letter.not_you(&props.sender).close(&props.sender)
}
