//! Somebody without access asks for a deletion: to every address of the account, which can object, and to whoever asked, who
//! learns nothing of the account before two of the staff have vouched.

use super::immediate::Veto;
use super::letter::Letter;
use super::{Mail, Sender};
use crate::i18n::Texts;

/// What is told. Dates are finished.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// To the account: object with one button.
    Filed { veto: Option<Veto> },
    /// To the account: it may be a child's, and is sealed. Object with one button.
    Sealed { veto: Option<Veto> },
    /// To the account: nothing came of it.
    Closed,
    /// To whoever asked: it came in.
    Received { decide_by: String },
    /// To whoever asked: nothing comes of it. One text, whether somebody objected, the staff refused, or there is no account.
    Refused {
        /// The name of a `shared::desk::RefusalReason`.
        reason: String,
        /// The reviewer's own words.
        words: Option<String>,
    },
    /// To whoever asked: it has begun.
    Granted { erase_on: String, status_code: Option<String>, status_page: String },
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub sender: Sender,
    pub kind: Kind,
}

pub fn render(texts: Texts, props: Props) -> Mail {
    let Props { sender, kind } = props;
    let letter = |subject: &str| Letter::new(texts, texts.get(subject));
    let contact = [("contact", sender.operator.contact.as_str())];
    match kind {
        Kind::Filed { veto } => filed(texts, letter("mail-access-filed-subject"), veto, &sender).close(&sender),
        Kind::Sealed { veto } => sealed(texts, letter("mail-access-sealed-subject"), veto, &sender).close(&sender),
        Kind::Closed => letter("mail-access-closed-subject").line(texts.get("mail-access-closed-text")).close(&sender),
        Kind::Received { decide_by } => {
            let subject = texts.get_with("mail-access-received-subject", &[("reference", &sender.reference)]);
            Letter::new(texts, subject)
                .line(texts.get_with("mail-access-received-lead", &[("date", &decide_by)]))
                .line(texts.get("mail-access-received-told"))
                .close(&sender)
        }
        Kind::Refused { reason, words } => {
            let mut letter = letter("mail-access-refused-subject").line(texts.get("mail-access-refused-text"));
            // "Another reason" has no sentence of its own: the words say it.
            if reason != shared::desk::RefusalReason::Other.name()
                && let Some(told) = texts.find(&format!("desk-refusal-{reason}-told"))
            {
                letter = letter.line(told);
            }
            if let Some(words) = words {
                letter = letter.line(texts.get("mail-refused-words")).line(words);
            }
            letter.line(texts.get_with("mail-refused-again", &contact)).law(&sender.operator.remedies).close(&sender)
        }
        Kind::Granted { erase_on, status_code, status_page } => {
            let mut letter = letter("mail-access-granted-subject")
                .line(texts.get_with("mail-access-granted-lead", &[("date", &erase_on)]))
                .line(texts.get("mail-access-granted-copy"));
            if let Some(code) = status_code {
                letter = letter.line(texts.get_with("mail-access-granted-status", &[("code", &code)]));
            }
            letter.link(texts.get("mail-status-page"), status_page).close(&sender)
        }
    }
}

fn sealed(texts: Texts, letter: Letter, veto: Option<Veto>, sender: &Sender) -> Letter {
    objection(texts, letter.line(texts.get("mail-access-sealed-lead")), veto, sender)
        .line(texts.get("mail-access-sealed-child"))
}

fn filed(texts: Texts, letter: Letter, veto: Option<Veto>, sender: &Sender) -> Letter {
    objection(texts, letter.line(texts.get("mail-access-filed-lead")), veto, sender)
        .line(texts.get("mail-access-filed-own"))
}

fn objection(texts: Texts, letter: Letter, veto: Option<Veto>, sender: &Sender) -> Letter {
    match veto {
        Some(veto) => letter
            .link(texts.get("mail-access-filed-object"), veto.link)
            .line(texts.get_with("mail-pending-type", &[("page", &veto.page)]))
            .line(texts.get_with("mail-reference", &[("reference", &sender.reference)]))
            .line(texts.get_with("mail-immediate-code", &[("code", &veto.code)])),
        None => letter,
    }
}
