//! To the operator, once an hour at most: the cases whose time runs out. It names nobody.

use super::Mail;
use super::letter::Letter;
use crate::i18n::Texts;

/// Cases that have used so much of their time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// 50, 80 or 100.
    pub percent: u8,
    /// Reference and day, finished.
    pub cases: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    /// The most urgent first.
    pub groups: Vec<Group>,
    /// Messages to processors that nobody has confirmed.
    pub dead: u32,
    /// References of deletions whose notice came back from an address.
    pub returned: Vec<String>,
    pub desk_page: String,
}

pub fn render(texts: Texts, props: Props) -> Mail {
    let count = props.groups.iter().map(|group| group.cases.len()).sum::<usize>() + props.returned.len();
    let subject = match count {
        0 => texts.count("mail-digest-deliveries-subject", props.dead, &[]),
        count => texts.count("mail-digest-subject", u32::try_from(count).unwrap_or(u32::MAX), &[]),
    };
    let mut letter = Letter::new(texts, subject);
    for group in props.groups {
        let lead = match group.percent {
            100 => "mail-digest-all",
            80 => "mail-digest-most",
            _ => "mail-digest-half",
        };
        letter = letter.line(texts.get(lead)).items(group.cases);
    }
    if props.dead > 0 {
        letter = letter.line(texts.count("mail-digest-deliveries", props.dead, &[]));
    }
    if !props.returned.is_empty() {
        letter = letter.line(texts.get("mail-digest-returned")).items(props.returned);
    }
    letter.link(texts.get("mail-digest-desk"), props.desk_page).line(texts.get("mail-digest-once")).close_inside()
}
