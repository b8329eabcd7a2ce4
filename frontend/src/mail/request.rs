//! Letters about a request in writing: that it has arrived, that somebody looks into it, and its answer, which always says where
//! else one can turn.

use shared::clock::law::Content;
use shared::request::Answer;

use super::letter::Letter;
use super::{Mail, Sender};
use crate::i18n::Texts;

/// What is told. Dates are finished.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// Whether the law lets it take longer, too.
    Received {
        code: String,
        status_page: String,
        answer_by: String,
        may_extend: bool,
    },
    Acknowledged {
        answer_by: String,
    },
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
        Told::Received { code, status_page, answer_by, may_extend } => letter
            .line(texts.get("mail-request-received-lead"))
            .line(promise(texts, &answer_by, may_extend))
            .line(texts.get("mail-request-received-status"))
            .code(code)
            .link(texts.get("mail-status-page"), status_page),
        Told::Acknowledged { answer_by } => {
            letter.line(texts.get_with("mail-request-acknowledged-lead", &[("date", &answer_by)]))
        }
        Told::Answered(answer) => {
            let letter = letter.line(texts.get(&format!("request-told-{}", answer.ruling().name())));
            let lines = answer.says().iter().flat_map(|content| says(texts, *content, Some(&answer), &authority));
            return lines.fold(letter, Letter::line).close(&sender);
        }
    };
    let elsewhere = sender.operator.remedies.iter().flat_map(|content| says(texts, *content, None, &authority));
    elsewhere.fold(letter, Letter::line).close(&sender)
}

/// By when it is answered; where the law lets it take longer, that too.
pub(crate) fn promise(texts: Texts, day: &str, may_extend: bool) -> String {
    texts.get_with(if may_extend { "request-by" } else { "request-by-always" }, &[("day", day)])
}

/// The sentences that say it. Nothing that an answer must say can be left out: its letter, and its page, are made of these.
pub(crate) fn says(texts: Texts, content: Content, answer: Option<&Answer>, authority: &str) -> Vec<String> {
    match content {
        Content::Reason => {
            answer.map(|answer| vec![texts.get("request-reasons"), answer.reasons().to_owned()]).unwrap_or_default()
        }
        Content::Basis => answer.and_then(Answer::refused_on).map_or_else(Vec::new, |(ground, basis)| {
            vec![texts.get(&format!("request-ground-{}-told", ground.name())), law(texts, basis)]
        }),
        Content::Rest => vec![texts.get("mail-law-rest")],
        Content::Locked => vec![texts.get("mail-law-locked")],
        Content::Authority => vec![texts.get_with("request-authority", &[("authority", authority)])],
        Content::Court => vec![texts.get("request-court")],
        // An answer is the end of waiting.
        Content::NewDay => Vec::new(),
    }
}

/// What the refusal rests on. Where no law was chosen, the operator's own rules.
fn law(texts: Texts, basis: &str) -> String {
    if basis.is_empty() { texts.get("request-basis-own") } else { texts.get_with("request-basis", &[("law", basis)]) }
}
