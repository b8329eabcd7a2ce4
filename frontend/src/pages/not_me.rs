//! "Somebody else asked to delete my account": the way in for whoever has neither reference nor code.

use leptos::prelude::*;

use crate::components::field::Input;
use crate::components::path::{Stop, path};
use crate::components::{button, detail, panel};
use crate::i18n::Texts;
use crate::route;
use crate::shell::{FieldError, Frame, Shell};

/// Posts `identifier`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    /// What was typed, echoed after an error.
    pub identifier: String,
    pub errors: Vec<FieldError>,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let texts = shell.texts;
    let errors = props.errors;
    Frame::titled(texts.get("not-me-title")).back(route::front(shell.locale)).errors(&errors, &["identifier"]).html(
        shell,
        || {
            let input = Input {
                hint: Some(texts.get("not-me-identifier-hint")),
                value: props.identifier,
                autocomplete: "username",
                ..Input::text("identifier", texts.get("not-me-identifier"), &errors)
            };
            view! {
                <p class="lead">{texts.get("not-me-lead")}</p>
                {mailed(shell)}
                <form method="post" action=route::not_me(shell.locale) novalidate>
                    {input.view(texts)}
                    {button::primary(texts.get("continue"))}
                </form>
                <section aria-labelledby="then">
                    <h2 id="then">{texts.get("not-me-then")}</h2>
                    {what_happens(texts)}
                </section>
                {detail::closed(texts.get("not-me-no-access"), no_access(shell))}
            }
            .into_any()
        },
    )
}

/// Whoever still has the message is one click away from the end of this.
fn mailed(shell: &Shell) -> AnyView {
    let texts = shell.texts;
    let text = view! {
        <p>{texts.get("not-me-mail")}{texts.joint()}<a href=route::revoke(shell.locale)>{texts.get("not-me-mail-code")}</a></p>
    };
    panel::notice(text.into_any())
}

fn what_happens(texts: Texts) -> AnyView {
    let stop = |when: &str, what: &str, text: &str| Stop::new(texts.get(when), texts.get(what)).text(texts.get(text));
    path(vec![
        stop("delete-when-now", "not-me-prove", "not-me-prove-text"),
        stop("not-me-keep-when", "not-me-keep", "not-me-keep-text"),
        stop("not-me-ask-when", "not-me-ask", "not-me-ask-text"),
        stop("not-me-told-when", "not-me-told", "not-me-told-text"),
    ])
}

fn no_access(shell: &Shell) -> AnyView {
    let texts = shell.texts;
    let contact = [("contact", shell.operator.contact.as_str())];
    view! {
        <p>{texts.get("not-me-no-access-why")}</p>
        <p>{texts.get_with("not-me-no-access-contact", &contact)}</p>
    }
    .into_any()
}
