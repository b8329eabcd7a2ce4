//! Secrets to write down: grouped so that they can be read aloud.

use leptos::prelude::*;

use crate::i18n::Texts;
use crate::islands::copy_button::{CopyButton, CopyField};
use crate::pages::part::Codes;

pub(crate) fn block(texts: Texts, reference: &str, codes: &Codes) -> AnyView {
    let revocation = codes
        .revocation
        .as_ref()
        .map(|code| row(texts, texts.get("codes-revocation"), texts.get("codes-revocation-use"), code));
    view! {
        <section class="codes" aria-labelledby="codes-title">
            <h2 id="codes-title">{texts.get("codes-title")}</h2>
            <p>{texts.get("codes-once")}</p>
            <dl>
                {row(texts, texts.get("codes-reference"), texts.get("codes-reference-use"), reference)}
                {row(texts, texts.get("codes-status"), texts.get("codes-status-use"), &codes.status)}
                {revocation}
            </dl>
        </section>
    }
    .into_any()
}

fn row(texts: Texts, label: String, what_for: String, code: &str) -> AnyView {
    let code = code.to_owned();
    provide_context(CopyField {
        text: Some(code.clone()),
        label: Some(texts.get("codes-copy")),
        name: Some(texts.get_with("codes-copy-what", &[("what", &label)])),
        copied: Some(texts.get("codes-copied")),
        failed: Some(texts.get("codes-copy-failed")),
    });
    let copy = view! { <CopyButton/> };
    view! {
        <div class="codes-row">
            <dt>{label}</dt>
            <dd>
                <code class="secret" dir="ltr" translate="no">{code}</code>
                <span class="codes-use">{what_for}</span>
                {copy}
            </dd>
        </div>
    }
    .into_any()
}
