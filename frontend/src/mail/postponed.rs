//! The dates moved later.

use super::letter::Letter;
use super::{Mail, Sender};
use crate::components::blocker;
use crate::i18n::Texts;
use crate::pages::part::Blocker;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub sender: Sender,
    pub last_day: Option<String>,
    pub erase_on: String,
    pub blockers: Vec<Blocker>,
    pub status_page: String,
}

pub fn render(texts: Texts, props: Props) -> Mail {
    let lead = texts.get_with("mail-postponed-lead", &[("erase", &props.erase_on)]);
    let mut letter = Letter::new(texts, texts.get("mail-postponed-subject")).line(lead);
    if let Some(last) = &props.last_day {
        letter = letter.line(texts.get_with("mail-postponed-last", &[("last", last)]));
    }
    if !props.blockers.is_empty() {
        letter = letter.line(texts.get("mail-postponed-why")).items(blocker::lines(texts, &props.blockers));
    }
    letter.link(texts.get("mail-status-page"), props.status_page).not_you(&props.sender).close(&props.sender)
}
