//! What was found for whoever says that they did not ask for a deletion, and what they can do about it.
//!
//! Shown after a code, to somebody who may be the account's person or its former one: never an address, a name or a code.

use leptos::prelude::*;

use super::part::HeldBack;
use crate::components::{button, list};
use crate::i18n::Texts;
use crate::route;
use crate::shell::{Frame, Shell};

mod told;

pub(super) use told::advice;

/// What the code has shown, in the words of a mailbox. Dates are finished.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    /// The account's own address, there for long enough.
    Own,
    /// One that another has replaced.
    Replaced { on: String },
    /// The account's own address, but new.
    Young { since: String },
    /// One of several, nobody knows which.
    OneOfSeveral,
}

/// Where a deletion stands, as far as it concerns whoever did not ask for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Situation {
    /// Waiting to be deleted, and control is proven: it can be kept at once.
    Keep { asked_at: String, erase_on: String },
    /// Begun or waiting for blockers, and control is proven: it can be ended.
    Withdraw { begun_at: String },
    /// Begun or waiting for blockers, and control is not proven: there is nothing to stop yet.
    NotSent,
    /// Waiting to be deleted: the erasure can be held back until somebody has looked at it.
    Ask { shown: Shown, asked_at: String, erase_on: String, held_back: HeldBack, decide_by: String },
    /// Somebody has asked, and a person looks at it.
    Waits { at: String, held_back: HeldBack, decide_by: String },
    /// The last day has passed, and a hold keeps everything where it is.
    Held { review_on: String },
    /// The erasure has begun.
    TooLate,
    /// It was cancelled.
    Back { at: String, locked: bool },
}

/// One deletion that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Its own reference, which names nobody.
    pub reference: String,
    pub situation: Situation,
}

/// Posts `deletion` (the reference of the finding) and `means`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    /// The reference of this visit, under which the forms are posted.
    pub reference: String,
    pub findings: Vec<Finding>,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let texts = shell.texts;
    let action = route::step(shell.locale, &props.reference, "stop");
    match props.findings.as_slice() {
        [] => Frame::titled(texts.get("stop-nothing")).html(shell, || nothing(shell)),
        [finding] => Frame::titled(told::heading(texts, &finding.situation))
            .html(shell, || view! { {told::body(shell, finding, &action)} {told::safe(texts, finding)} }.into_any()),
        several => Frame::titled(texts.get("stop-several")).html(shell, || {
            let sections = several
                .iter()
                .map(|finding| {
                    view! {
                        <section>
                            <h2>{told::heading(texts, &finding.situation)}</h2>
                            {told::body(shell, finding, &action)}
                        </section>
                    }
                })
                .collect_view();
            view! { <p class="lead">{texts.get("stop-several-text")}</p> {sections} }.into_any()
        }),
    }
}

/// No deletion under any account of the address: good news, and perhaps somebody else's trick.
fn nothing(shell: &Shell) -> AnyView {
    let texts = shell.texts;
    let next = list::plain(vec![
        texts.get("stop-nothing-sign-in"),
        texts.get("stop-nothing-other"),
        texts.get_with("stop-nothing-fraud", &[("contact", &shell.operator.contact)]),
    ]);
    view! {
        <p class="lead">{texts.get("stop-nothing-text")}</p>
        <h2>{texts.get("stop-nothing-next")}</h2>
        {next}
        <p class="actions">{button::plain_link(route::not_me(shell.locale), texts.get("stop-other"))}</p>
    }
    .into_any()
}

/// The form with one button. What it means is decided anew when it is pressed.
fn send(texts: Texts, finding: &Finding, action: &str, means: &'static str, key: &str) -> AnyView {
    view! {
        <form method="post" action=action.to_owned()>
            <input type="hidden" name="deletion" value=finding.reference.clone()/>
            <input type="hidden" name="means" value=means/>
            {button::primary(texts.get(key))}
        </form>
    }
    .into_any()
}
