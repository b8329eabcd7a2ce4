//! Somebody asked not to wait: to every address, each time that something comes of it. Whoever reads it can object.

use super::letter::Letter;
use super::{Mail, Sender};
use crate::i18n::Texts;

/// What is told. Dates are finished.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    Asked,
    /// Two have approved it; the last day to object.
    Approved {
        object_by: String,
    },
    Vetoed {
        erase_on: String,
    },
}

/// How to object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Veto {
    /// The absolute address with the token in its fragment.
    pub link: String,
    pub page: String,
    pub code: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub sender: Sender,
    pub kind: Kind,
    /// While there is something to object to.
    pub veto: Option<Veto>,
    pub status_page: String,
}

pub fn render(texts: Texts, props: Props) -> Mail {
    let (subject, text, date) = words(&props.kind);
    let mut letter = Letter::new(texts, texts.get(subject)).line(texts.get_with(text, &[("date", date)]));
    if let Some(veto) = props.veto {
        letter = letter
            .link(texts.get("mail-immediate-object"), veto.link)
            .line(texts.get_with("mail-pending-type", &[("page", &veto.page)]))
            .line(texts.get_with("mail-reference", &[("reference", &props.sender.reference)]))
            .line(texts.get_with("mail-immediate-code", &[("code", &veto.code)]));
    }
    letter.link(texts.get("mail-status-page"), props.status_page).not_you(&props.sender).close(&props.sender)
}

fn words(kind: &Kind) -> (&'static str, &'static str, &str) {
    match kind {
        Kind::Asked => ("mail-immediate-filed-subject", "mail-immediate-filed-text", ""),
        Kind::Approved { object_by } => ("mail-immediate-approved-subject", "mail-immediate-approved-text", object_by),
        Kind::Vetoed { erase_on } => ("mail-immediate-vetoed-subject", "mail-immediate-vetoed-text", erase_on),
    }
}
