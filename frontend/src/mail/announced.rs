//! A notice of an incident, or of a disclosure that a law orders.

use super::Mail;
use super::letter::Letter;
use crate::i18n::Texts;
use crate::notice::Told;
use crate::shell::Operator;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub operator: Operator,
    pub told: Told,
    /// It stands on a public page, too.
    pub is_public: bool,
    /// Where it can be read again.
    pub page: String,
    /// The same in other languages: the name of each, and its address.
    pub elsewhere: Vec<(String, String)>,
    pub complaint: String,
}

pub fn render(texts: Texts, props: &Props) -> Mail {
    let told = &props.told;
    let mut letter = Letter::new(texts, told.title(texts));
    for line in told.lead(texts, false) {
        letter = letter.line(line);
    }
    for section in told.sections(texts) {
        letter = letter.heading(section.heading);
        letter = section.lines.into_iter().fold(letter, Letter::line);
        if !section.items.is_empty() {
            letter = letter.items(section.items);
        }
    }
    let page = if props.is_public { "mail-notice-page" } else { "mail-notice-data" };
    letter = letter
        .heading(texts.get("notice-more"))
        .link(texts.get(page), props.page.clone())
        .line(texts.get_with("request-authority", &[("authority", &told.authority)]))
        .link(texts.get("request-to-complaint"), props.complaint.clone())
        .line(texts.get("mail-notice-safe"));
    letter = props.elsewhere.iter().fold(letter, |letter, (name, href)| letter.link(name.clone(), href.clone()));
    letter.close_from(&props.operator)
}
