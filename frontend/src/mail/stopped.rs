//! Somebody asked to keep the account: what that stops, until when, and what each reader can do.
//!
//! It reaches whoever asked, whoever wants the account gone, and perhaps somebody who took it over: it blames nobody.

use super::letter::Letter;
use super::{Mail, Sender};
use crate::i18n::Texts;
use crate::pages::part::HeldBack;
use crate::pages::stop::Shown;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub sender: Sender,
    pub at: String,
    /// What was shown; `None` if nothing was.
    pub shown: Option<Shown>,
    pub held_back: HeldBack,
    pub decide_by: String,
    pub status_page: String,
}

pub fn render(texts: Texts, props: Props) -> Mail {
    let contact = [("contact", props.sender.operator.contact.as_str())];
    let subject = match &props.held_back {
        HeldBack::No { .. } => "mail-stopped-not-subject",
        HeldBack::Until(_) | HeldBack::UntilDecided => "mail-stopped-subject",
    };
    let lead = texts.get_with("mail-stopped-lead", &[("at", &props.at), ("date", &props.decide_by)]);
    let mut letter = Letter::new(texts, texts.get(subject)).line(lead);
    if let Some(shown) = &props.shown {
        letter = letter.line(showed(texts, shown));
    }
    letter
        .line(held_back(texts, &props.held_back))
        .line(texts.get("mail-stopped-was-you"))
        .link(texts.get("mail-stopped-keep"), props.sender.not_me_page.clone())
        .line(texts.get_with("mail-stopped-leave", &contact))
        .link(texts.get("mail-status-page"), props.status_page)
        .close(&props.sender)
}

fn showed(texts: Texts, shown: &Shown) -> String {
    match shown {
        Shown::Own => texts.get("mail-stopped-own"),
        Shown::Replaced { on } => texts.get_with("mail-stopped-replaced", &[("date", on)]),
        Shown::Young { since } => texts.get_with("mail-stopped-young", &[("date", since)]),
        Shown::OneOfSeveral => texts.get("mail-stopped-one"),
    }
}

fn held_back(texts: Texts, held_back: &HeldBack) -> String {
    match held_back {
        HeldBack::UntilDecided => texts.get("mail-stopped-until-decided"),
        HeldBack::Until(until) => texts.get_with("mail-stopped-until", &[("until", until)]),
        HeldBack::No { erase_on } => texts.get_with("mail-stopped-not", &[("date", erase_on)]),
    }
}
