//! Staff refused an application: why, what stays true, what can still be done, and what else the chosen law wants said
//! (GDPR 12(4): reasons, supervisory authority, court). To every address.

use shared::clock::law;
use shared::inbox;
use shared::policy::Regime;

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
    /// The name of a `shared::desk::RefusalReason`.
    pub reason: Option<String>,
    /// The reviewer's own words.
    pub words: Option<String>,
    pub erase_on: String,
    pub regime: Regime,
    pub status_page: String,
}

pub fn render(texts: Texts, props: Props) -> Mail {
    let (asked, subject, text) = match props.kind {
        Kind::Revocation => {
            (inbox::Kind::Revocation, "mail-revocation-refused-subject", "mail-revocation-refused-text")
        }
        Kind::Immediate => (inbox::Kind::Immediate, "mail-immediate-refused-subject", "mail-immediate-refused-text"),
    };
    let mut letter = Letter::new(texts, texts.get(subject)).line(texts.get(text));
    // "Another reason" has no sentence of its own: the words say it.
    let reason = props.reason.filter(|reason| reason != shared::desk::RefusalReason::Other.name());
    if let Some(reason) = reason.and_then(|reason| texts.find(&format!("desk-refusal-{reason}-told"))) {
        letter = letter.line(reason);
    }
    if let Some(words) = props.words {
        letter = letter.line(texts.get("mail-refused-words")).line(words);
    }
    let contact = [("contact", props.sender.operator.contact.as_str())];
    letter
        .line(texts.get_with("mail-refused-day", &[("date", &props.erase_on)]))
        .line(texts.get_with("mail-refused-again", &contact))
        .law(law::refusal(props.regime, asked))
        .link(texts.get("mail-status-page"), props.status_page)
        .not_you(&props.sender)
        .close(&props.sender)
}
