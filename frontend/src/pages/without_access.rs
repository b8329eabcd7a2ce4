//! Ask for a deletion when every way in is lost: no proof is asked for, because there is none. It says the same to everybody.

use leptos::prelude::*;

use super::part::Letter;
use crate::components::button;
use crate::components::field::{self, Input};
use crate::components::foreign::with_contact;
use crate::components::letter;
use crate::components::path::{Stop, path};
use crate::i18n::Texts;
use crate::route;
use crate::shell::{FieldError, Frame, Shell};

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    pub identifier: String,
    pub address: String,
    pub name: String,
    pub why: String,
    pub recognise: String,
}

/// How far it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Situation {
    Write,
    /// Finished, to be looked at before it is sent.
    Look(Letter),
    /// It came in.
    Done,
    /// There is no way back here, or nobody to decide, and so no deletion without proof.
    NotOffered,
}

/// Posts `identifier`, `address`, `name`, `why`, `recognise` and `step`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub typed: Typed,
    pub situation: Situation,
    /// Promised business days.
    pub days: u32,
    pub errors: Vec<FieldError>,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let texts = shell.texts;
    let title = match props.situation {
        Situation::Write | Situation::Look(_) => "without-access-title",
        Situation::Done => "without-access-done",
        Situation::NotOffered => "without-access-none",
    };
    let frame = Frame::titled(texts.get(title))
        .back(route::delete(shell.locale))
        .errors(&props.errors, &["identifier", "address", "name", "why", "recognise"])
        .steps(matches!(props.situation, Situation::Look(_)));
    frame.html(shell, || match &props.situation {
        Situation::Write => view! {
            <p class="lead">{texts.get("without-access-lead")}</p>
            <p>
                {texts.get("without-access-other")}{texts.joint()}
                <a href=route::delete(shell.locale)>{texts.get("without-access-other-link")}</a>
            </p>
            <h2>{texts.get("without-access-then")}</h2>
            {ahead(texts, props.days)}
            {write(shell, &props)}
        }
        .into_any(),
        Situation::Look(letter) => view! {
            {letter::shown(texts, letter)}
            <form method="post" action=route::without_access(shell.locale)>
                {carried(&props.typed)}
                {letter::ways_on(texts)}
            </form>
        }
        .into_any(),
        Situation::Done => view! {
            <p class="lead">{texts.count("without-access-done-text", props.days, &[])}</p>
            <p>{texts.get("without-access-told-text")}</p>
            <p>{texts.get("without-access-done-same")}</p>
            <p class="actions">
                {button::link(route::front(shell.locale), texts.get("without-access-done-front"))}
            </p>
        }
        .into_any(),
        Situation::NotOffered => {
            view! { <p class="lead">{with_contact(shell, "without-access-none-text")}</p> }.into_any()
        }
    })
}

fn ahead(texts: Texts, days: u32) -> AnyView {
    let stop = |when: String, what: &str, text: &str| Stop::new(when, texts.get(what)).text(texts.get(text));
    path(vec![
        stop(texts.get("without-access-code-when"), "without-access-code", "without-access-code-text"),
        stop(texts.get("without-access-told-when"), "without-access-told", "without-access-told-text"),
        stop(
            texts.count("without-access-checked-when", days, &[]),
            "without-access-checked",
            "without-access-checked-text",
        ),
        stop(texts.get("without-access-begun-when"), "without-access-begun", "without-access-begun-text"),
    ])
}

fn carried(typed: &Typed) -> AnyView {
    let Typed { identifier, address, name, why, recognise } = typed;
    letter::carried(&[
        ("identifier", identifier),
        ("address", address),
        ("name", name),
        ("why", why),
        ("recognise", recognise),
    ])
}

fn write(shell: &Shell, props: &Props) -> AnyView {
    let (texts, errors, typed) = (shell.texts, props.errors.as_slice(), &props.typed);
    let address = Input {
        hint: Some(texts.get("without-access-address-hint")),
        value: typed.address.clone(),
        autocomplete: "email",
        inputmode: Some("email"),
        ..Input::text("address", texts.get("without-access-address"), errors)
    };
    let area = |(name, label, hint): (&'static str, &str, &str), value: &str| {
        let hint = Some(texts.get(hint));
        field::area(texts, name, texts.get(label), hint, value, errors)
    };
    view! {
        <form method="post" action=route::without_access(shell.locale) novalidate>
            <h2>{texts.get("letter-fill-in")}</h2>
            {letter::account(texts, &typed.identifier, errors)}
            {address.view(texts)}
            {letter::line(texts, ("name", "letter-name"), &typed.name, errors)}
            {area(("why", "letter-why", "without-access-why-hint"), &typed.why)}
            {area(("recognise", "without-access-recognise", "without-access-recognise-hint"), &typed.recognise)}
            {button::step("look", "button", texts.get("letter-look"))}
        </form>
    }
    .into_any()
}
