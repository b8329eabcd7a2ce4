//! Letters about a request in writing: that it has arrived, that somebody looks into it, and its answer, which always says where
//! else one can turn.

use shared::request::Answer;

use super::letter::Letter;
use super::{Mail, Sender};
use crate::i18n::Texts;

/// What is told. Dates are finished.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    Received { code: String, status_page: String, answer_by: String },
    Acknowledged { answer_by: String },
    Answered(Answer),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub sender: Sender,
    pub is_complaint: bool,
    /// Who watches over data protection here.
    pub authority: String,
    pub told: Told,
}

pub fn render(texts: Texts, props: Props) -> Mail {
    let Props { sender, is_complaint, authority, told } = props;
    let what = texts.get(if is_complaint { "mail-request-complaint" } else { "mail-request-request" });
    let name = match &told {
        Told::Received { .. } => "received",
        Told::Acknowledged { .. } => "acknowledged",
        Told::Answered(_) => "answered",
    };
    let subject = [("what", what.as_str()), ("reference", &sender.reference)];
    let letter = Letter::new(texts, texts.get_with(&format!("mail-request-{name}-subject"), &subject));
    let letter = match told {
        Told::Received { code, status_page, answer_by } => letter
            .line(texts.get_with("mail-request-received-lead", &[("date", &answer_by)]))
            .line(texts.get("mail-request-received-status"))
            .code(code)
            .link(texts.get("mail-status-page"), status_page),
        Told::Acknowledged { answer_by } => {
            letter.line(texts.get_with("mail-request-acknowledged-lead", &[("date", &answer_by)]))
        }
        Told::Answered(answer) => answered(texts, letter, &answer),
    };
    elsewhere(texts, letter, &authority).close(&sender)
}

/// The ruling, the ground of a refusal with its law, and the reasons: none of them can be left out.
fn answered(texts: Texts, letter: Letter, answer: &Answer) -> Letter {
    let mut letter = letter.line(texts.get(&format!("request-told-{}", answer.ruling().name())));
    if let Some((ground, basis)) = answer.refused_on() {
        letter = letter.line(texts.get(&format!("request-ground-{}-told", ground.name()))).line(law(texts, basis));
    }
    letter.line(texts.get("request-reasons")).line(answer.reasons().to_owned())
}

/// What the refusal rests on. Where no law was chosen, the operator's own rules.
pub(crate) fn law(texts: Texts, basis: &str) -> String {
    if basis.is_empty() { texts.get("request-basis-own") } else { texts.get_with("request-basis", &[("law", basis)]) }
}

/// The other authority, and the court: in every letter.
fn elsewhere(texts: Texts, letter: Letter, authority: &str) -> Letter {
    letter.line(texts.get_with("request-authority", &[("authority", authority)])).line(texts.get("request-court"))
}
