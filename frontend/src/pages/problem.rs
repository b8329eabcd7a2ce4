//! Errors that help: what happened, what happened to the answers, what to do next.

use leptos::prelude::*;

use crate::components::button;
use crate::route;
use crate::shell::{Frame, Link, Shell};

/// What went wrong, in the person's terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A link or code was used before.
    LinkUsed,
    LinkExpired,
    /// No session, or one that ended.
    SignedOut,
    /// A step out of order: the link goes to the right one.
    WrongStep,
    /// Someone else (or another window) was faster.
    Overtaken,
    TooManyTries,
    /// The form was sent from another site.
    CrossSite,
    /// The form was larger or odder than any of ours.
    BadForm,
    MethodNotAllowed,
    /// Ours: answers are saved, nothing was deleted.
    Service,
    /// Data is on its way here; try again in a moment.
    NotYetHere,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub kind: Kind,
    pub reference: Option<String>,
    /// The next step, where there is one.
    pub next: Option<Link>,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let texts = shell.texts;
    let name = name(props.kind);
    Frame::titled(texts.get(&format!("problem-{name}-title"))).html(shell, || {
        let next =
            props.next.unwrap_or_else(|| Link { href: route::front(shell.locale), text: texts.get("not-found-front") });
        let reference = props.reference.map(|reference| {
            view! {
                <p>{texts.get("status-reference")}" "<strong dir="ltr" translate="no">{reference}</strong></p>
            }
        });
        let contact = [("contact", shell.operator.contact.as_str())];
        view! {
            <p class="lead">{texts.get(&format!("problem-{name}-text"))}</p>
            <p>{texts.get(&format!("problem-{name}-next"))}</p>
            {reference}
            <p class="actions">{button::link(next.href, next.text)}</p>
            <p>{texts.get_with("problem-contact", &contact)}</p>
        }
        .into_any()
    })
}

const fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::LinkUsed => "link-used",
        Kind::LinkExpired => "link-expired",
        Kind::SignedOut => "signed-out",
        Kind::WrongStep => "wrong-step",
        Kind::Overtaken => "overtaken",
        Kind::TooManyTries => "too-many-tries",
        Kind::CrossSite => "cross-site",
        Kind::BadForm => "bad-form",
        Kind::MethodNotAllowed => "method-not-allowed",
        Kind::Service => "service",
        Kind::NotYetHere => "not-yet-here",
    }
}
