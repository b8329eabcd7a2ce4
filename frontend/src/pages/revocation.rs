//! An application to keep the account: where staff decide, or where nothing can be proven.

use leptos::prelude::*;

use super::part::{HeldBack, Letter};
use crate::components::path::{Stop, path};
use crate::components::{button, letter, panel};
use crate::i18n::Texts;
use crate::route;
use crate::shell::{FieldError, Frame, Shell};

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    pub identifier: String,
    pub why: String,
}

/// Posts `identifier`, `why` and `step`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub reference: String,
    pub typed: Typed,
    /// Finished, to be looked at before it is sent.
    pub letter: Option<Letter>,
    /// The policy has staff decide every cancellation.
    pub by_staff: bool,
    pub held_back: HeldBack,
    pub decide_by: String,
    pub errors: Vec<FieldError>,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let texts = shell.texts;
    let frame = Frame::titled(texts.get("revocation-title"))
        .back(route::deletion(shell.locale, &props.reference))
        .errors(&props.errors, &["identifier", "why"])
        .steps(props.letter.is_some());
    frame.html(shell, || match &props.letter {
        None => view! {
            <p class="lead">{texts.get_with("revocation-lead", &[("date", &props.decide_by)])}</p>
            {other_way(shell, props.by_staff)}
            <h2>{texts.get("revocation-then")}</h2>
            {ahead(texts, &props)}
            {write(shell, &props)}
        }
        .into_any(),
        Some(letter) => view! {
            {letter::shown(texts, letter)}
            <form method="post" action=route::step(shell.locale, &props.reference, "revocation")>
                {letter::carried(&[("identifier", &props.typed.identifier), ("why", &props.typed.why)])}
                {letter::ways_on(texts)}
            </form>
            {letter::by_mail(shell, &props.reference, letter)}
        }
        .into_any(),
    })
}

fn other_way(shell: &Shell, by_staff: bool) -> AnyView {
    let texts = shell.texts;
    if by_staff {
        return view! { <p>{texts.get("revocation-by-staff")}</p> }.into_any();
    }
    let body = view! {
        <p>
            {texts.get("revocation-self")}{texts.joint()}
            <a href=route::revoke(shell.locale)>{texts.get("revocation-self-link")}</a>
        </p>
    };
    panel::notice(body.into_any())
}

/// What the letter holds back, and until when.
fn ahead(texts: Texts, props: &Props) -> AnyView {
    let held = Stop::new(texts.get("stop-when-now"), texts.get("stop-held-back"));
    let looks = Stop::new(texts.get_with("stop-when-by", &[("date", &props.decide_by)]), texts.get("stop-looks"));
    let restored = Stop::new(texts.get("revocation-restored"), texts.get("stop-back"));
    let restored = restored.text(texts.get("revocation-restored-text"));
    path(match &props.held_back {
        HeldBack::UntilDecided => {
            vec![held.text(texts.get("stop-until-decided")), looks, restored]
        }
        HeldBack::Until(until) => {
            let goes_on = Stop::new(texts.get_with("stop-when-on", &[("date", until)]), texts.get("stop-goes-on"));
            vec![
                held.text(texts.get("stop-held-back-text")),
                looks,
                restored,
                goes_on.text(texts.get("stop-until-text")),
            ]
        }
        HeldBack::No { erase_on } => {
            vec![looks.text(texts.get_with("stop-again-text", &[("date", erase_on)])), restored]
        }
    })
}

fn write(shell: &Shell, props: &Props) -> AnyView {
    let (texts, errors) = (shell.texts, props.errors.as_slice());
    view! {
        <form method="post" action=route::step(shell.locale, &props.reference, "revocation") novalidate>
            <h2>{texts.get("letter-fill-in")}</h2>
            {letter::account(texts, &props.typed.identifier, errors)}
            {letter::why(texts, &props.typed.why, errors)}
            {button::step("look", "button", texts.get("letter-look"))}
        </form>
    }
    .into_any()
}
