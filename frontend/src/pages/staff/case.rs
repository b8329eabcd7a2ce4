//! One case: what is asked, what a machine has checked already, what was done, and what can be done next.

use leptos::prelude::*;

use super::Badge;
use super::queue::{Kind, Left, Owner, Waits, time_left, waiting};
pub(super) use crate::components::field::area;
use crate::components::foreign::foreign;
use crate::components::{detail, seen, summary};
use crate::i18n::Texts;
use crate::shell::{FieldError, Frame, Shell};

mod decision;
pub mod question;
pub(super) mod step;

pub use decision::Decision;

/// Something that a machine has looked at, so that nobody has to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    pub mark: Mark,
    /// A finished sentence.
    pub text: String,
}

/// What it says for the application.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    For,
    Against,
    /// Unknown: never read as good.
    Open,
    /// Known, and proof of nothing.
    Hint,
}

impl Mark {
    const fn name(self) -> &'static str {
        match self {
            Self::For => "for",
            Self::Against => "against",
            Self::Open => "open",
            Self::Hint => "hint",
        }
    }
}

/// The letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Letter {
    /// Filed without one: by the stop page.
    None,
    /// There, and closed until somebody says why they open it.
    Masked,
    /// Its paragraphs.
    Open(Vec<String>),
    /// Its key is destroyed.
    Erased,
}

/// One line of the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Happening {
    pub at: String,
    /// A finished sentence: who did what, and why.
    pub text: String,
    /// A colleague's own words.
    pub words: Option<String>,
}

/// What this reader may do here, by role and by what has happened.
#[expect(clippy::struct_excessive_bools, reason = "four buttons, each there or not")]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct May {
    pub take: bool,
    pub give_back: bool,
    pub comment: bool,
    pub reveal: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub badge: Badge,
    /// The case's own id, in its paths.
    pub id: String,
    pub reference: String,
    pub kind: Kind,
    /// Undecided: when it is due, and how long is left.
    pub due: Option<(String, Left)>,
    /// It waits for whoever filed it, or has waited in vain.
    pub waits: Option<Waits>,
    pub owner: Owner,
    /// A colleague looks at it just now.
    pub looked_at: bool,
    pub filed_at: String,
    pub erase_on: Option<String>,
    pub language: String,
    pub facts: Vec<Fact>,
    pub letter: Letter,
    pub history: Vec<Happening>,
    /// Other cases of the same deletion: text and path.
    pub others: Vec<(String, String)>,
    /// Mails about the same deletion: text and path.
    pub mails: Vec<(String, String)>,
    /// To whom this reader may give it: id and name.
    pub colleagues: Vec<(String, String)>,
    pub may: May,
    /// What can be decided, if this reader may; else why not.
    pub decision: Decision,
    /// What whoever filed it was asked.
    pub questions: question::Questions,
    /// Texts that can be inserted: as the form names them, and their titles.
    pub replies: Vec<(String, String)>,
    /// What was seen: the number of the last entry and the deletion's version.
    pub seen: (u32, i64),
    pub errors: Vec<FieldError>,
    /// What has just been done: the name of an act.
    pub done: Option<&'static str>,
    /// What was typed, when the form comes back.
    pub typed: Typed,
}

/// The form as it came in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    pub outcome: String,
    pub reason: String,
    pub words: String,
    pub comment: String,
    pub question: String,
}

pub const FIELDS: &[&str] = &["purpose", "question", "outcome", "reason", "words", "reply", "colleague", "comment"];

pub fn page(shell: &Shell, props: Props) -> String {
    let texts = shell.texts;
    let title = texts.get_with("desk-case", &[("reference", &props.reference)]);
    let errors = props.errors.clone();
    let back = "/staff".to_owned();
    Frame::titled(title)
        .desk(Some(props.badge.clone()))
        .back(back)
        .errors(&errors, FIELDS)
        .html(shell, || body(shell, &props))
}

fn body(shell: &Shell, props: &Props) -> AnyView {
    let texts = shell.texts;
    let lead = props.due.clone().map(|(day, left)| {
        let waits = props.waits.as_ref();
        // While it waits for somebody else, no day runs.
        let is_waiting = matches!(waits, Some(Waits::Until(_)));
        let left = (!is_waiting).then(|| view! { <strong>{time_left(texts, left)}</strong> });
        let due = (!is_waiting).then(|| view! { <span>{texts.get_with("desk-due", &[("day", &day)])}</span> });
        let waits = waits.map(|waits| view! { <span>{waiting(texts, waits)}</span> });
        view! { <p class="lead case-due">{left}{due}{waits}</p> }
    });
    // Whoever works by keyboard need not walk through everything that is only to be read.
    let can_decide = matches!(props.decision, Decision::Open { .. });
    let to_decision = can_decide.then(|| view! { <p><a href="#decision">{texts.get("desk-to-decision")}</a></p> });
    view! {
        {seen::done(texts, props.done)}
        {seen::looked_at(texts, props.looked_at)}
        {lead}
        {to_decision}
        {standing(texts, props)}
        <h2>{texts.get("desk-facts")}</h2>
        {facts(texts, &props.facts)}
        <h2>{texts.get("desk-letter")}</h2>
        {letter(texts, &props.at(), &props.letter)}
        {question::section(texts, props)}
        {decision::section(shell, props)}
        {step::sections(texts, &props.at())}
        <h2>{texts.get("desk-history")}</h2>
        {history(&props.history)}
        {others(texts, "desk-others", &props.others)}
        {others(texts, "desk-mails", &props.mails)}
        <p><a href=format!("/staff/deletion/{}", props.reference)>{texts.get("desk-to-deletion")}</a></p>
    }
    .into_any()
}

fn standing(texts: Texts, props: &Props) -> AnyView {
    let row = |key: &str, value: String| summary::Row::new(texts.get(key), value);
    let mut rows = vec![
        row("desk-asked", texts.get(&format!("desk-kind-{}", props.kind.name()))),
        row("desk-filed-at", props.filed_at.clone()),
        row("desk-owner", texts.get(&format!("desk-owner-{}", props.owner.name()))),
        row("desk-language", props.language.clone()),
    ];
    if let Some(day) = &props.erase_on {
        rows.push(row("desk-erase-on", day.clone()));
    }
    summary::list(texts, rows)
}

pub(super) fn facts(texts: Texts, facts: &[Fact]) -> AnyView {
    let items = facts
        .iter()
        .map(|fact| {
            let name = fact.mark.name();
            let class = format!("fact fact-{name}");
            let said = texts.get(&format!("desk-mark-{name}"));
            view! { <li class=class><strong>{said}</strong>" "<span>{fact.text.clone()}</span></li> }
        })
        .collect_view();
    view! { <ul class="facts">{items}</ul> }.into_any()
}

pub(super) fn letter(texts: Texts, at: &At<'_>, letter: &Letter) -> AnyView {
    match letter {
        Letter::None => view! { <p>{texts.get("desk-letter-none")}</p> }.into_any(),
        Letter::Erased => view! { <p>{texts.get("desk-letter-erased")}</p> }.into_any(),
        Letter::Open(paragraphs) => {
            let lines = paragraphs.iter().map(|line| view! { <p dir="auto">{line.clone()}</p> }).collect_view();
            view! { <blockquote class="letter">{lines}</blockquote> }.into_any()
        }
        Letter::Masked if at.may.reveal => step::reveal(texts, at),
        Letter::Masked => view! { <p>{texts.get("desk-letter-masked")}</p> }.into_any(),
    }
}

pub(super) fn history(happenings: &[Happening]) -> AnyView {
    let items = happenings
        .iter()
        .map(|one| {
            let words = one
                .words
                .clone()
                .map(|words| view! { <blockquote class="letter"><p dir="auto">{words}</p></blockquote> });
            view! { <li><p><strong>{foreign(one.at.clone())}</strong>" "{one.text.clone()}</p>{words}</li> }
        })
        .collect_view();
    view! { <ol class="history">{items}</ol> }.into_any()
}

/// Links to what belongs to it.
pub(super) fn others(texts: Texts, key: &str, others: &[(String, String)]) -> Option<AnyView> {
    if others.is_empty() {
        return None;
    }
    let items =
        others.iter().map(|(text, href)| view! { <li><a href=href.clone()>{text.clone()}</a></li> }).collect_view();
    let body = view! { <ul>{items}</ul> }.into_any();
    Some(detail::closed(texts.get(key), body))
}

impl Props {
    fn at(&self) -> At<'_> {
        At {
            path: format!("/staff/case/{}", self.id),
            seen: self.seen,
            may: self.may,
            colleagues: &self.colleagues,
            comment: &self.typed.comment,
            errors: &self.errors,
        }
    }
}

/// Where the smaller acts are done: at a case, or at a mail.
pub(super) struct At<'a> {
    pub path: String,
    pub seen: (u32, i64),
    pub may: May,
    pub colleagues: &'a [(String, String)],
    /// A note that was typed.
    pub comment: &'a str,
    pub errors: &'a [FieldError],
}

/// A form of this place, with what its writer saw.
pub(super) fn form(at: &At<'_>, act: &str, fields: AnyView) -> AnyView {
    seen::form(format!("{}/{act}", at.path), at.seen, fields)
}
