//! Checking a receipt: all that the island may have to say, hidden until it is true.

use leptos::prelude::*;
use shared::receipt::Doubt;

use crate::i18n::Texts;
use crate::islands::receipt_check::ReceiptCheck;
use crate::shell::Shell;
use crate::told::Told;

/// What a check needs to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// Base64url, as it is published.
    pub key: String,
    pub id: String,
    /// The language in which a browser writes dates, and the zone.
    pub dates: &'static str,
    pub zone: String,
}

/// The island around a form that posts `receipt`, and below it what comes out.
pub(crate) fn around(shell: &Shell, key: &Key, form: AnyView, told: Option<&Told>, lists: bool) -> AnyView {
    let texts = shell.texts;
    let known = known(shell);
    let doubts = Doubt::ALL
        .map(Doubt::code)
        .into_iter()
        .chain(["unreadable"])
        .map(|code| {
            view! {
                <p class="outcome" data-outcome=code hidden>{texts.get_with(&format!("receipt-check-{code}"), &known)}</p>
            }
        })
        .collect_view();
    let lists = lists.then(|| says(texts, told));
    let line = [("what", "{what}"), ("why", "{why}"), ("until", "{until}")];
    view! {
        <div
            data-key=key.key.clone()
            data-dates=key.dates
            data-zone=key.zone.clone()
            data-kept=texts.get_with("receipt-check-kept-line", &line)
            data-held=texts.get("kept-by-hold")
            data-held-until=texts.get("kept-until-hold")
        >
            {form}
            <div role="status">
                {doubts}
                <div class="outcome outcome-good" data-outcome="genuine" hidden=told.is_none()>
                    <p>{texts.get_with("receipt-check-genuine", &known)}</p>
                </div>
            </div>
            {lists}
            <ReceiptCheck/>
        </div>
    }
    .into_any()
}

/// What the sentences about an outcome name.
pub(crate) fn known(shell: &Shell) -> [(&'static str, &str); 2] {
    [("operator", shell.operator.name.as_str()), ("contact", shell.operator.contact.as_str())]
}

/// What the receipt says; the island fills the same places.
fn says(texts: Texts, told: Option<&Told>) -> AnyView {
    let is_there = told.is_some();
    let lines = told.cloned().unwrap_or_default().lines();
    let rows = lines
        .into_iter()
        .map(|(name, text)| {
            // Signed in English, whatever the page is in.
            let place = view! { <dd class="lines" lang="en" dir="auto" data-told=name>{text}</dd> };
            view! { <div class="summary-row"><dt>{texts.get(&format!("receipt-check-told-{name}"))}</dt>{place}</div> }
        })
        .collect_view();
    view! {
        <section data-outcome="genuine" hidden=!is_there aria-labelledby="receipt-says">
            <h2 id="receipt-says">{texts.get("receipt-check-says")}</h2>
            <dl class="summary">{rows}</dl>
        </section>
    }
    .into_any()
}
