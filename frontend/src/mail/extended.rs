//! An answer takes longer, once: why, and until when (GDPR 12(3): told within the first month, with the reasons).

use shared::clock::law;
use shared::policy::Regime;

use super::letter::Letter;
use super::{Mail, Sender};
use crate::i18n::Texts;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub sender: Sender,
    /// When the person wrote.
    pub at: String,
    /// The name of a `shared::clock::ExtensionReason`.
    pub reason: &'static str,
    /// The last day for the answer, from now on.
    pub day: String,
    pub regime: Regime,
}

pub fn render(texts: Texts, props: Props) -> Mail {
    let reference = [("reference", props.sender.reference.as_str())];
    Letter::new(texts, texts.get_with("mail-extended-subject", &reference))
        .line(texts.get_with("mail-extended-lead", &[("at", &props.at), ("day", &props.day)]))
        .line(texts.get(&format!("mail-extended-{}", props.reason)))
        .line(texts.get("mail-extended-once"))
        .law(&law::remedies(props.regime))
        .close(&props.sender)
}
