//! One mail to the desk: what it asks for, what is known of where it came from, and what became of it. Its words are closed
//! until somebody says why they open them.

use leptos::prelude::*;
use shared::inbox::Outcome;

use super::Badge;
use super::case::{At, Fact, Happening, Letter, May, facts, form, history, letter, others, step};
use super::queue::{Kind, Left, Owner, time_left};
use crate::components::choice::{Item, Radios, radios};
use crate::components::{button, panel, seen, summary};
use crate::i18n::Texts;
use crate::shell::{FieldError, Frame, Shell};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub badge: Badge,
    /// The mail's own id, in its paths.
    pub id: String,
    /// As its sender was told it.
    pub reference: String,
    pub kind: Kind,
    /// Open: when it is due, and how long is left.
    pub due: Option<(String, Left)>,
    pub owner: Owner,
    /// A colleague looks at it just now.
    pub looked_at: bool,
    pub received_at: String,
    /// By when the law wants an answer, where it does.
    pub legal: Option<Legal>,
    /// Of a request in writing: how it came, and what is done with it.
    pub request: Option<Request>,
    /// This reader may answer whoever wrote.
    pub may_answer: bool,
    /// Mails of the same conversation: whether this one answers it, its reference and its path.
    pub replies: Vec<(bool, String, String)>,
    /// The deletion that it means, by its reference.
    pub about: Option<String>,
    pub facts: Vec<Fact>,
    pub words: Words,
    pub history: Vec<Happening>,
    pub may: May,
    /// This reader may close it.
    pub may_close: bool,
    /// Closed: when.
    pub closed_at: Option<String>,
    /// Other mails of the same sender, and about the same deletion: text and path.
    pub of_sender: Vec<(String, String)>,
    pub of_deletion: Vec<(String, String)>,
    /// Those of the sender that can be closed with it: as the form names them, and what they are.
    pub also: Vec<(String, String)>,
    /// To whom this reader may give it: id and name.
    pub colleagues: Vec<(String, String)>,
    /// The number of the last entry of its log.
    pub seen: u32,
    pub errors: Vec<FieldError>,
    /// What has just been done: the name of an act.
    pub done: Option<&'static str>,
    /// What was typed, when a form comes back.
    pub typed: Typed,
}

/// A form as it came in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    pub comment: String,
    pub written: String,
    /// Of a request: the names of a ruling and of a ground.
    pub ruling: String,
    pub ground: String,
    pub findings: String,
}

mod answer;
mod request;

pub use answer::{Legal, MayExtend};
pub use request::{Next, Request};

/// What somebody wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Words {
    /// As a letter of a case.
    Letter(Letter),
    /// It was filed, and lies at that case.
    Filed { case: String },
}

pub const FIELDS: &[&str] =
    &["purpose", "extension", "findings", "ruling", "refusal", "written", "ending", "colleague", "comment"];

pub fn page(shell: &Shell, props: Props) -> String {
    let title = shell.texts.get_with("desk-mail", &[("reference", &props.reference)]);
    let errors = props.errors.clone();
    Frame::titled(title)
        .desk(Some(props.badge.clone()))
        .back("/staff/queue/mail".to_owned())
        .errors(&errors, FIELDS)
        .html(shell, || body(shell.texts, &props))
}

fn body(texts: Texts, props: &Props) -> AnyView {
    let lead = props.due.clone().map(|(day, left)| {
        view! {
            <p class="lead case-due"><strong>{time_left(texts, left)}</strong><span>{texts.get_with("desk-due", &[("day", &day)])}</span></p>
        }
    });
    let at = At {
        path: format!("/staff/mail/{}", props.id),
        seen: (props.seen, 0),
        may: props.may,
        colleagues: &props.colleagues,
        comment: &props.typed.comment,
        errors: &props.errors,
    };
    view! {
        {seen::done(texts, props.done)}
        {seen::looked_at(texts, props.looked_at)}
        {lead}
        {standing(texts, props)}
        <h2>{texts.get("desk-facts")}</h2>
        {facts(texts, &props.facts)}
        <h2>{texts.get("desk-letter")}</h2>
        {words(texts, &at, &props.words)}
        {answer::sections(texts, &at, props)}
        {props.request.as_ref().map(|request| request::sections(texts, &at, props, request))}
        {ending(texts, &at, props)}
        {step::sections(texts, &at)}
        <h2>{texts.get("desk-history")}</h2>
        {history(&props.history)}
        {others(texts, "desk-mails-of-sender", &props.of_sender)}
        {others(texts, "desk-mails", &props.of_deletion)}
    }
    .into_any()
}

fn standing(texts: Texts, props: &Props) -> AnyView {
    let row = |key: &str, value: String| summary::Row::new(texts.get(key), value);
    let about = match (&props.about, &props.request) {
        (Some(about), _) => Some(about.clone()),
        (None, None) => Some(texts.get("desk-mail-about-none")),
        (None, Some(_)) => None,
    };
    let mut rows = vec![
        row("desk-asked", texts.get(&format!("desk-kind-{}", props.kind.name()))),
        row("desk-mail-received-at", props.received_at.clone()),
        row("desk-owner", texts.get(&format!("desk-owner-{}", props.owner.name()))),
    ];
    rows.extend(about.map(|about| row("desk-mail-about", about)));
    if let Some(request) = &props.request {
        rows.push(row("desk-request-via", request.via.clone()));
        rows.extend(request.topic.clone().map(|topic| row("desk-request-topic", topic)));
    }
    rows.extend(props.legal.as_ref().map(|legal| {
        row(
            "desk-legal",
            texts.get_with("desk-legal-day", &[("day", &legal.day), ("left", &time_left(texts, legal.left))]),
        )
    }));
    let link = props.about.as_ref().map(|reference| {
        view! { <p><a href=format!("/staff/deletion/{reference}")>{texts.get("desk-to-deletion")}</a></p> }
    });
    view! { {summary::list(texts, rows)}{link}{answer::replies(texts, &props.replies)} }.into_any()
}

fn words(texts: Texts, at: &At<'_>, words: &Words) -> AnyView {
    match words {
        Words::Filed { case } => view! {
            <p>{texts.get("desk-mail-letter-filed")}</p>
            <p><a href=format!("/staff/case/{case}")>{texts.get("desk-mail-to-case")}</a></p>
        }
        .into_any(),
        Words::Letter(Letter::Erased) => view! { <p>{texts.get("desk-mail-letter-erased")}</p> }.into_any(),
        Words::Letter(of) => letter(texts, at, of),
    }
}

fn ending(texts: Texts, at: &At<'_>, props: &Props) -> Option<AnyView> {
    if let Some(closed_at) = &props.closed_at {
        let text = texts.get_with("desk-mail-closed", &[("at", closed_at)]);
        return Some(panel::notice(view! { <p>{text}</p> }.into_any()));
    }
    if !props.may_close {
        return None;
    }
    let items = Outcome::ALL.iter().map(|outcome| Item {
        value: outcome.name().to_owned(),
        label: texts.get(&format!("desk-close-{}", outcome.name())),
        hint: None,
    });
    let outcome = Radios {
        name: "ending",
        legend: texts.get("desk-mail-close"),
        hint: Some(texts.get("desk-mail-close-hint")),
        items: items.collect(),
        chosen: None,
        errors: &props.errors,
    };
    let fields = view! {
        {radios(texts, outcome)}
        {also(texts, &props.also)}
        <p class="actions">{button::primary(texts.get("desk-mail-close-button"))}</p>
    };
    Some(form(at, "close", fields.into_any()))
}

/// Whoever writes four times has one answer.
fn also(texts: Texts, also: &[(String, String)]) -> Option<AnyView> {
    if also.is_empty() {
        return None;
    }
    let items = also.iter().enumerate().map(|(at, (value, text))| {
        let id = format!("also-{}", at + 1);
        view! {
            <div class="choice">
                <input type="checkbox" id=id.clone() name="also" value=value.clone()/>
                <label for=id>{text.clone()}</label>
            </div>
        }
    });
    let items = items.collect_view();
    Some(view! { <fieldset class="group"><legend>{texts.get("desk-mail-also")}</legend>{items}</fieldset> }.into_any())
}
