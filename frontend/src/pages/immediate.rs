//! "Do not wait": what that means, the letter, and how far it is.

use leptos::prelude::*;

use super::part::{Haste, Letter};
use crate::components::choice::checkbox;
use crate::components::field::Input;
use crate::components::path::{Stop, path};
use crate::components::{button, letter, phrase};
use crate::i18n::Texts;
use crate::route;
use crate::shell::{FieldError, Frame, Shell};

/// What the person fills in; the date is the day on which it is sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    pub identifier: String,
    pub name: String,
    pub location: String,
    pub why: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Situation {
    /// Read what happens, fill the letter in.
    Write {
        typed: Typed,
        /// Until when the account waits otherwise.
        erase_on: String,
        /// Business days to object.
        veto_days: u32,
    },
    /// The letter, finished, before it is sent.
    Look {
        typed: Typed,
        letter: Letter,
        /// A fresh code is on its way and has to be typed.
        asks_code: bool,
        /// What was typed of the phrase.
        phrase: String,
        understood: bool,
    },
    /// A contact is too young.
    NotYet { from: String },
    /// It was sent.
    Sent(Haste),
}

/// Posts `identifier`, `name`, `location`, `why` and `step`; to send it also `phrase`, `understood` and,
/// where asked for, `code`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub reference: String,
    pub situation: Situation,
    pub errors: Vec<FieldError>,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let texts = shell.texts;
    let title = texts.get(match &props.situation {
        Situation::Write { .. } | Situation::Look { .. } | Situation::Sent(Haste::Possible) => "immediate-title",
        Situation::NotYet { .. } => "immediate-not-yet",
        Situation::Sent(Haste::Asked { .. }) => "immediate-waits",
        Situation::Sent(Haste::Approved { .. }) => "immediate-approved",
    });
    let back = route::deletion(shell.locale, &props.reference);
    let frame = Frame::titled(title).back(back.clone()).steps(matches!(props.situation, Situation::Look { .. }));
    let frame = frame.errors(&props.errors, &["identifier", "name", "location", "why", "code", "phrase", "understood"]);
    frame.html(shell, || match &props.situation {
        Situation::Write { typed, erase_on, veto_days } => {
            let then = view! {
                <p class="lead">{texts.get_with("immediate-lead", &[("date", erase_on)])}</p>
                <h2>{texts.get("immediate-then")}</h2>
                {ahead(texts, *veto_days)}
            };
            view! { {then} {write(shell, &props, typed)} }.into_any()
        }
        Situation::Look { typed, letter, asks_code, phrase, understood } => {
            let form = look(shell, &props, typed, (*asks_code, phrase, *understood));
            let by_mail = letter::by_mail(shell, &props.reference, letter);
            view! { {letter::shown(texts, letter)} {form} {by_mail} }.into_any()
        }
        Situation::NotYet { from } => view! {
            <p class="lead">{texts.get_with("immediate-not-yet-text", &[("date", from)])}</p>
            <p>{texts.get("immediate-not-yet-stays")}</p>
            <p class="actions">{button::link(back, texts.get("immediate-to-status"))}</p>
        }
        .into_any(),
        Situation::Sent(haste) => view! {
            {sent(shell, haste)}
            <p class="actions">{button::link(back, texts.get("immediate-to-status"))}</p>
        }
        .into_any(),
    })
}

fn ahead(texts: Texts, veto_days: u32) -> AnyView {
    let stop = |when: &str, what: String, text: &str| Stop::new(texts.get(when), what).text(texts.get(text));
    path(vec![
        stop("immediate-checked-when", texts.get("immediate-checked"), "immediate-checked-text"),
        stop("immediate-object-when", texts.count("immediate-object", veto_days, &[]), "immediate-object-text"),
        stop("immediate-erased-when", texts.get("immediate-erased"), "immediate-erased-text"),
    ])
}

fn write(shell: &Shell, props: &Props, typed: &Typed) -> AnyView {
    let (texts, errors) = (shell.texts, props.errors.as_slice());
    view! {
        <form method="post" action=route::step(shell.locale, &props.reference, "immediate") novalidate>
            <h2>{texts.get("letter-fill-in")}</h2>
            {letter::account(texts, &typed.identifier, errors)}
            {letter::line(texts, ("name", "letter-name"), &typed.name, errors)}
            {letter::line(texts, ("location", "letter-location"), &typed.location, errors)}
            {letter::why(texts, &typed.why, errors)}
            {button::step("look", "button", texts.get("letter-look"))}
        </form>
    }
    .into_any()
}

fn look(shell: &Shell, props: &Props, typed: &Typed, (asks_code, phrase, understood): (bool, &str, bool)) -> AnyView {
    let (texts, errors) = (shell.texts, props.errors.as_slice());
    let Typed { identifier, name, location, why } = typed;
    let code = asks_code.then(|| {
        Input {
            hint: Some(texts.get("immediate-code")),
            autocomplete: "one-time-code",
            inputmode: Some("numeric"),
            class: "input input-code",
            ..Input::text("code", texts.get("code-label"), errors)
        }
        .view(texts)
    });
    view! {
        <form method="post" action=route::step(shell.locale, &props.reference, "immediate") novalidate>
            {letter::carried(&[("identifier", identifier), ("name", name), ("location", location), ("why", why)])}
            {code}
            {phrase::field(texts, (texts.phrase(), phrase), errors)}
            {checkbox(texts, "understood", texts.get("immediate-understood"), understood, errors)}
            {letter::ways_on(texts)}
        </form>
    }
    .into_any()
}

fn sent(shell: &Shell, haste: &Haste) -> AnyView {
    let texts = shell.texts;
    match haste {
        Haste::Possible => ().into_any(),
        Haste::Asked { at } => view! {
            <p class="lead">{texts.get_with("immediate-waits-text", &[("at", at)])}</p>
            <p>{texts.get("immediate-waits-stays")}</p>
            <p>{texts.get("immediate-waits-object")}</p>
        }
        .into_any(),
        Haste::Approved { object_by } => view! {
            <p class="lead">{texts.get_with("immediate-approved-text", &[("date", object_by)])}</p>
            <p><a href=route::veto(shell.locale)>{texts.get("immediate-approved-object")}</a></p>
        }
        .into_any(),
    }
}
