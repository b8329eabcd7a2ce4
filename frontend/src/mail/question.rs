//! A question of the staff, to whoever filed an application and to nobody else. Its subject carries the token by which the
//! answer finds its case.

use super::letter::Letter;
use super::{Mail, Sender};
use crate::i18n::Texts;

/// What was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Revocation,
    Immediate,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub sender: Sender,
    pub kind: Kind,
    /// The staff's own words.
    pub words: String,
    /// The last day on which we wait for the answer.
    pub until: String,
    /// The day on which the deletion goes on if nobody has decided.
    pub goes_on: Option<String>,
    /// Whether replying is enough.
    pub replies: bool,
    pub link: String,
    pub token: String,
}

pub fn render(texts: Texts, props: Props) -> Mail {
    let asked = match props.kind {
        Kind::Revocation => "mail-question-revocation",
        Kind::Immediate => "mail-question-immediate",
    };
    let subject = texts.get_with("mail-question-subject", &[("token", &props.token)]);
    let mut letter = Letter::new(texts, subject).line(texts.get(asked)).line(props.words);
    let page = if props.replies {
        letter = letter.line(texts.get("mail-question-reply"));
        "mail-question-page"
    } else {
        "mail-question-page-only"
    };
    letter = letter
        .link(texts.get(page), props.link)
        .line(texts.get("mail-question-code"))
        .code(props.token)
        .line(texts.get_with("mail-question-waits", &[("day", &props.until)]));
    if let Some(day) = props.goes_on {
        letter = letter.line(texts.get_with("mail-question-goes-on", &[("day", &day)]));
    }
    letter.line(texts.get("mail-question-not-yours")).close(&props.sender)
}
