//! Mails about a deletion that somebody asks for without access.

use frontend::i18n::Texts;
use frontend::mail::access::{self, Kind};
use frontend::mail::{Mail, code, immediate};
use shared::deletion::Wish;

use super::{BY, sender};
use crate::fixture::{REFERENCE, erase_on};

/// Somebody asked without access: what the account is told, and what they are.
pub fn mails(texts: Texts, code: code::Props) -> Vec<(&'static str, Mail)> {
    let veto = immediate::Veto {
        link: format!("https://adieu.example/en/veto#{REFERENCE}.SECRET"),
        page: "https://adieu.example/en/veto".into(),
        code: "H6WQ2-9RTMK-PZ4XJ-V8N3C".into(),
    };
    let refused = |reason: &str, words: Option<&str>| {
        let (reason, words) = (reason.to_owned(), words.map(str::to_owned));
        Kind::Refused { reason, words }
    };
    let granted = Kind::Granted {
        erase_on: erase_on(),
        status_code: Some("7Q4ZM-K2H8R-XW5TN-3JPVC".into()),
        status_page: "https://adieu.example/en/status".into(),
    };
    let code = code::render(texts, code::Props { wish: Wish::Access, ..code });
    let mut mails = vec![("code-access", code)];
    let told = [
        ("access-filed", Kind::Filed { veto: Some(veto) }),
        ("access-closed", Kind::Closed),
        ("access-received", Kind::Received { decide_by: BY.into() }),
        ("access-refused", refused("not-shown", None)),
        ("access-refused-other", refused("other", Some("We asked you twice, and had no answer."))),
        ("access-granted", granted),
    ];
    mails.extend(told.map(|(name, kind)| (name, access::render(texts, access::Props { sender: sender(), kind }))));
    mails
}
