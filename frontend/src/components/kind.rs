//! The copy, kind by kind: "I have it", "I do not need it". Nobody has to answer, and no answer holds anything up.

use leptos::prelude::*;

use crate::components::{button, detail};
use crate::i18n::Texts;
use crate::pages::part::{CopyChoice, Kind, KindAnswer};
use crate::route;
use crate::shell::Shell;

/// Closed at first, within a form that asks about the whole.
pub(crate) fn fields(texts: Texts, kinds: &[Kind]) -> AnyView {
    let rows = kinds.iter().map(|kind| row(texts, kind)).collect_view();
    let body = view! {
        <p>{texts.get("copy-kinds-text")}</p>
        <div class="kinds">{rows}</div>
    };
    detail::closed(texts.get("copy-kinds"), body.into_any())
}

/// Closed at first, as a form of its own.
pub(crate) fn disclosed(shell: &Shell, reference: &str, kinds: &[Kind]) -> AnyView {
    let texts = shell.texts;
    let rows = kinds.iter().map(|kind| row(texts, kind)).collect_view();
    let body = view! {
        <p>{texts.get("copy-kinds-text")}</p>
        <form method="post" action=route::step(shell.locale, reference, "copy")>
            <input type="hidden" name="choice" value=CopyChoice::Prepare.value()/>
            <div class="kinds">{rows}</div>
            {button::secondary(texts.get("copy-kinds-save"))}
        </form>
    };
    view! { <div class="no-print">{detail::closed(texts.get("copy-kinds"), body.into_any())}</div> }.into_any()
}

/// A button that asks for a copy; what was said before about its kinds goes along.
pub(crate) fn asking(shell: &Shell, reference: &str, kinds: &[Kind]) -> AnyView {
    let texts = shell.texts;
    let said = kinds
        .iter()
        .filter_map(|kind| {
            let value = kind.answer?.value();
            Some(view! { <input type="hidden" name=name(kind) value=value/> })
        })
        .collect_view();
    view! {
        <section class="no-print" aria-labelledby="copy-ask">
            <h2 id="copy-ask">{texts.get("copy-ask")}</h2>
            <p>{texts.get("copy-prepare-hint")}</p>
            <form method="post" action=route::step(shell.locale, reference, "copy")>
                <input type="hidden" name="choice" value=CopyChoice::Prepare.value()/>
                {said}
                {button::secondary(texts.get("copy-prepare"))}
            </form>
        </section>
    }
    .into_any()
}

fn name(kind: &Kind) -> String {
    format!("{}{}", shared::form::KIND_PREFIX, kind.id)
}

fn row(texts: Texts, kind: &Kind) -> AnyView {
    let name = name(kind);
    let option = |answer: Option<KindAnswer>, key: &str| {
        let value = answer.map_or("", KindAnswer::value);
        view! { <option value=value selected=kind.answer == answer>{texts.get(key)}</option> }
    };
    view! {
        <div class="kind">
            <label for=name.clone()>{kind.label.clone()}</label>
            <select class="input" id=name.clone() name=name>
                {option(None, "copy-kind-none")}
                {option(Some(KindAnswer::Have), "copy-kind-have")}
                {option(Some(KindAnswer::NotNeeded), "copy-kind-not-needed")}
            </select>
        </div>
    }
    .into_any()
}
