//! Anybody checks a receipt: in their browser, which sends nothing, or by pasting it.

use leptos::prelude::*;

use crate::components::field::{described_by, escaped, group};
pub use crate::components::receipt_check::Key;
use crate::components::{button, detail, list, receipt_check};
use crate::i18n::Texts;
use crate::route;
use crate::shell::{FieldError, Frame, Shell};
pub use crate::told::Told;

/// Posts `receipt`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub key: Key,
    /// What was pasted.
    pub typed: String,
    /// What a good receipt says.
    pub told: Option<Told>,
    pub errors: Vec<FieldError>,
}

/// The sentence about a receipt that is not believed.
pub fn doubt(shell: &Shell, code: &str) -> FieldError {
    let text = shell.texts.get_with(&format!("receipt-check-{code}"), &receipt_check::known(shell));
    FieldError { field: "receipt", text }
}

/// A line of what is kept, with places for what, why and until when.
pub fn kept_line(texts: Texts) -> String {
    texts.get_with("receipt-check-kept-line", &[("what", "{what}"), ("why", "{why}"), ("until", "{until}")])
}

pub fn page(shell: &Shell, props: Props) -> String {
    let texts = shell.texts;
    let Props { key, typed, told, errors } = props;
    Frame::titled(texts.get("receipt-check-title"))
        .back(route::front(shell.locale))
        .errors(&errors, &["receipt"])
        .proofs(true)
        .html(shell, || {
            let form = form(shell, &typed, &errors);
            view! {
                <p class="lead">{texts.get_with("receipt-check-lead", &receipt_check::known(shell))}</p>
                {receipt_check::around(shell, &key, form, told.as_ref(), true)}
                <section aria-labelledby="key">
                    <h2 id="key">{texts.get("receipt-check-key")}</h2>
                    <p>{texts.get_with("receipt-check-key-text", &receipt_check::known(shell))}</p>
                    <dl class="signature">
                        <div>
                            <dt>{texts.get("receipt-key")}</dt>
                            <dd dir="ltr" translate="no"><code>{key.id.clone()}</code></dd>
                        </div>
                        <div>
                            <dt>"Ed25519"</dt>
                            <dd dir="ltr" translate="no"><code>{key.key.clone()}</code></dd>
                        </div>
                    </dl>
                    <p><a href=shared::api::path::API_RECEIPT_KEYS>{texts.get("receipt-check-key-link")}</a></p>
                </section>
                {detail::closed(texts.get("receipt-check-by-hand"), by_hand(texts))}
            }
            .into_any()
        })
}

fn form(shell: &Shell, typed: &str, errors: &[FieldError]) -> AnyView {
    let texts = shell.texts;
    let described = described_by("receipt", false, errors);
    let invalid = (!errors.is_empty()).then_some("true");
    let area = view! {
        <textarea
            class="input"
            id="receipt"
            name="receipt"
            rows="5"
            autocomplete="off"
            autocapitalize="none"
            spellcheck="false"
            dir="ltr"
            aria-describedby=described
            aria-invalid=invalid
        >
            {escaped(typed)}
        </textarea>
    };
    view! {
        <p data-where="here" hidden>{texts.get("receipt-check-here")}</p>
        <p data-where="there">{texts.get("receipt-check-there")}</p>
        <form method="post" action=route::receipt_check(shell.locale) novalidate>
            <div class="group" data-file="" hidden>
                <label for="receipt-file">{texts.get("receipt-check-file")}</label>
                <input class="input" type="file" id="receipt-file" accept=".json,application/json"/>
            </div>
            {group(texts, "receipt", texts.get("receipt-check-text"), None, errors, area.into_any())}
            {button::primary(texts.get("receipt-check-button"))}
        </form>
    }
    .into_any()
}

fn by_hand(texts: Texts) -> AnyView {
    let lines = [
        "receipt-check-by-hand-signature",
        "receipt-check-by-hand-chain",
        "receipt-check-by-hand-entry",
        "receipt-check-by-hand-mark",
    ];
    list::plain(lines.map(|key| texts.get(key)).into())
}
