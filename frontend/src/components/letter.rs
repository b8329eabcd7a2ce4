//! A written application: its blanks, and the letter as it will be sent.

use leptos::prelude::*;

use crate::components::field::{self, Input};
use crate::components::foreign::foreign;
use crate::components::{button, detail};
use crate::i18n::Texts;
use crate::islands::copy_button::{CopyButton, CopyField};
use crate::letter::mailto;
use crate::pages::part::Letter;
use crate::shell::{FieldError, Shell};

/// The account, in any of its names.
pub(crate) fn account(texts: Texts, value: &str, errors: &[FieldError]) -> AnyView {
    let input = Input::text("identifier", texts.get("letter-account"), errors);
    let hint = Some(texts.get("letter-account-hint"));
    Input { value: value.to_owned(), hint, autocomplete: "username", ..input }.view(texts)
}

/// A short text of the person's own, `key` being its label.
pub(crate) fn line(
    texts: Texts,
    (name, key): (&'static str, &'static str),
    value: &str,
    errors: &[FieldError],
) -> AnyView {
    let input = Input::text(name, texts.get(key), errors);
    Input { value: value.to_owned(), left_to_right: false, ..input }.view(texts)
}

/// The reason, in the person's own words.
pub(crate) fn why(texts: Texts, value: &str, errors: &[FieldError]) -> AnyView {
    let hint = Some(texts.get("letter-why-hint"));
    field::area(texts, "why", texts.get("letter-why"), hint, value, errors)
}

/// The letter, word by word, to be read before it is sent.
pub(crate) fn shown(texts: Texts, letter: &Letter) -> AnyView {
    let lines = letter.text.lines().map(|line| view! { <p>{foreign(line.to_owned())}</p> }).collect_view();
    provide_context(CopyField {
        text: Some(letter.text.clone()),
        label: Some(texts.get("codes-copy")),
        name: Some(texts.get_with("codes-copy-what", &[("what", &texts.get("letter-shown"))])),
        copied: Some(texts.get("codes-copied")),
        failed: Some(texts.get("letter-copy-failed")),
    });
    view! {
        <section aria-labelledby="letter">
            <h2 id="letter">{texts.get("letter-shown")}</h2>
            <div class="notice">{lines}</div>
            <CopyButton/>
        </section>
    }
    .into_any()
}

/// What was filled in rides along unseen.
pub(crate) fn carried(fields: &[(&'static str, &String)]) -> AnyView {
    let inputs = fields.iter().map(|(name, value)| view! { <input type="hidden" name=*name value=(*value).clone()/> });
    inputs.collect_view().into_any()
}

/// Send it, or write it differently: side by side.
pub(crate) fn ways_on(texts: Texts) -> AnyView {
    view! {
        <div class="pair">
            {button::step("send", "button", texts.get("letter-send"))}
            {button::step("change", "button button-plain", texts.get("letter-change"))}
        </div>
    }
    .into_any()
}

/// By mail instead: the reference is in it, and no secret.
pub(crate) fn by_mail(shell: &Shell, reference: &str, letter: &Letter) -> Option<AnyView> {
    let texts = shell.texts;
    let named = texts.get_with("mail-reference", &[("reference", reference)]);
    let subject = texts.get_with("letter-subject", &[("subject", &letter.subject), ("reference", reference)]);
    let href = mailto(&shell.operator.contact_url, &subject, &format!("{}\n\n{named}\n", letter.text))?;
    let body = view! {
        <p>{texts.get("letter-by-mail-text")}</p>
        <p><a href=href>{texts.get_with("letter-by-mail-link", &[("contact", &shell.operator.contact)])}</a></p>
    };
    Some(detail::closed(texts.get("letter-by-mail"), body.into_any()))
}
