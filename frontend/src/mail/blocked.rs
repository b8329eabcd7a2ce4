//! The request waits for blockers.

use super::letter::Letter;
use super::{Mail, Sender};
use crate::components::blocker;
use crate::i18n::Texts;
use crate::pages::part::Blocker;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub sender: Sender,
    pub blockers: Vec<Blocker>,
    pub until: String,
    pub status_page: String,
}

pub fn render(texts: Texts, props: Props) -> Mail {
    Letter::new(texts, texts.get("mail-blocked-subject"))
        .line(texts.get("mail-blocked-lead"))
        .items(blocker::lines(texts, &props.blockers))
        .line(texts.get_with("mail-blocked-waits", &[("until", &props.until)]))
        .link(texts.get("mail-status-page"), props.status_page)
        .not_you(&props.sender)
        .close(&props.sender)
}
