//! The account was deleted; the last mail.

use super::letter::Letter;
use super::{Mail, Sender};
use crate::i18n::Texts;
use crate::pages::part::Kept;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub sender: Sender,
    pub at: String,
    pub kept: Vec<Kept>,
    pub backups_gone_on: String,
    /// The policy's advice.
    pub afterwards: Option<String>,
    pub receipt_page: String,
    /// Opens the receipt with the reference; this is the last time that it can be told.
    pub status_code: Option<String>,
}

pub fn render(texts: Texts, props: Props) -> Mail {
    let lead = texts.get_with("mail-erased-lead", &[("at", &props.at)]);
    let letter = Letter::new(texts, texts.get("mail-erased-subject")).line(lead);
    let letter = if props.kept.is_empty() {
        letter.line(texts.get("mail-erased-nothing-kept"))
    } else {
        letter.line(texts.get("mail-erased-kept")).items(kept(texts, &props.kept))
    };
    let letter = letter
        .line(texts.get_with("mail-erased-backups", &[("date", &props.backups_gone_on)]))
        .link(texts.get("mail-erased-receipt"), props.receipt_page);
    let letter = match props.afterwards {
        Some(advice) => letter.line(advice),
        None => letter,
    };
    let letter = match props.status_code {
        Some(code) => letter.line(texts.get_with("mail-pending-status-code", &[("code", &code)])),
        None => letter,
    };
    letter.close(&props.sender)
}

fn kept(texts: Texts, kept: &[Kept]) -> Vec<String> {
    kept.iter()
        .map(|Kept { label, basis, until }| {
            texts.get_with("mail-erased-kept-item", &[("label", label), ("until", until), ("basis", basis)])
        })
        .collect()
}
