//! Cancel a deletion: link or reference and code, one click.

use leptos::prelude::*;

use crate::components::field::reference_and_code;
use crate::components::foreign::with_contact;
use crate::components::{button, detail, panel};
use crate::i18n::Texts;
use crate::route;
use crate::shell::{FieldError, Frame, Shell};

/// Posts `reference`, `code`. The code is never echoed; the fragment of the mailed link fills both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub reference: String,
    /// The policy has staff decide: by when.
    pub decided_by: Option<String>,
    /// The policy wants a fresh code besides.
    pub proves_again: bool,
    pub errors: Vec<FieldError>,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let texts = shell.texts;
    let errors = props.errors;
    Frame::titled(texts.get("revoke-title"))
        .back(route::front(shell.locale))
        .errors(&errors, &["reference", "code"])
        .html(shell, || {
            let lost = view! {
                <p>
                    {texts.get("revoke-lost-text")}{texts.joint()}
                    <a href=route::not_me(shell.locale)>{texts.get("not-me-link")}</a>
                </p>
                <p>{with_contact(shell, "revoke-lost-contact")}</p>
            };
            let staff = props.decided_by.map(|by| {
                let text = texts.get_with("revoke-by-staff", &[("date", &by)]);
                panel::notice(view! { <p>{text}</p> }.into_any())
            });
            let code = (texts.get("revoke-code"), texts.get("revoke-code-hint"));
            let named = reference_and_code(texts, props.reference, code, &errors);
            view! {
                <p class="lead">{texts.get(if props.proves_again { "revoke-lead-again" } else { "revoke-lead" })}</p>
                {staff}
                {what_returns(texts)}
                <form method="post" action=route::revoke(shell.locale) novalidate>
                    {named}
                    {button::primary(texts.get("revoke-send"))}
                </form>
                {detail::closed(texts.get("revoke-lost"), lost.into_any())}
            }
            .into_any()
        })
}

fn what_returns(texts: Texts) -> AnyView {
    view! {
        <div class="two">
            <section aria-labelledby="returns">
                <h2 id="returns">{texts.get("revoke-returns")}</h2>
                <ul>
                    <li>{texts.get("revoke-returns-account")}</li>
                    <li>{texts.get("revoke-returns-standing")}</li>
                    <li>{texts.get("revoke-returns-messages")}</li>
                </ul>
            </section>
            <section aria-labelledby="lost">
                <h2 id="lost">{texts.get("revoke-gone")}</h2>
                <ul>
                    <li>{texts.get("revoke-gone-orders")}</li>
                    <li>{texts.get("revoke-gone-sessions")}</li>
                    <li>{texts.get("revoke-gone-store")}</li>
                </ul>
            </section>
        </div>
    }
    .into_any()
}
