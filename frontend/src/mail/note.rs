//! Short notices: one sentence and the way to the request's page.

use super::letter::Letter;
use super::{Mail, Sender};
use crate::i18n::Texts;

/// What is told; a date where the sentence names one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    BlockedAnswer,
    AskAgain,
    Expired,
    ExportReady { until: String },
    ExportFailed,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub sender: Sender,
    pub kind: Kind,
    pub status_page: String,
}

pub fn render(texts: Texts, props: Props) -> Mail {
    let (subject, text, date) = words(&props.kind);
    Letter::new(texts, texts.get(subject))
        .line(texts.get_with(text, &[("date", date)]))
        .link(texts.get("mail-status-page"), props.status_page)
        .not_you(&props.sender)
        .close(&props.sender)
}

fn words(kind: &Kind) -> (&'static str, &'static str, &str) {
    match kind {
        Kind::BlockedAnswer => ("mail-blocked-answer-subject", "mail-blocked-answer-text", ""),
        Kind::AskAgain => ("mail-ask-again-subject", "mail-ask-again-text", ""),
        Kind::Expired => ("mail-expired-subject", "mail-expired-text", ""),
        Kind::ExportReady { until } => ("mail-export-ready-subject", "mail-export-ready-text", until),
        Kind::ExportFailed => ("mail-export-failed-subject", "mail-export-failed-text", ""),
    }
}
