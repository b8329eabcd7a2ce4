//! The one-time code.

use shared::deletion::Wish;

use super::letter::Letter;
use super::{Mail, Sender};
use crate::i18n::Texts;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub sender: Sender,
    /// 8 digits, shown as two groups.
    pub code: String,
    pub minutes: u32,
    /// What it is asked for.
    pub wish: Wish,
}

pub fn render(texts: Texts, props: Props) -> Mail {
    let (lead, not_you) = match props.wish {
        Wish::Keep => ("mail-code-keep-lead", "mail-code-keep-not-you"),
        Wish::Access => ("mail-code-access-lead", "mail-code-not-you"),
        Wish::Leave => ("mail-code-lead", "mail-code-not-you"),
    };
    letter(texts, props, lead, not_you)
}

/// The same for whoever asks for something in writing.
pub fn about_a_request(texts: Texts, props: Props) -> Mail {
    letter(texts, props, "mail-code-request-lead", "mail-code-not-you")
}

fn letter(texts: Texts, props: Props, lead: &str, not_you: &str) -> Mail {
    let operator = [("operator", props.sender.operator.name.as_str())];
    Letter::new(texts, texts.get_with("mail-code-subject", &[("code", &props.code)]))
        .line(texts.get_with(lead, &operator))
        .code(props.code)
        .line(texts.count("mail-code-lasts", props.minutes, &[]))
        .line(texts.get(not_you))
        .close(&props.sender)
}
