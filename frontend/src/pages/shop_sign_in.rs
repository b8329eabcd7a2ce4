//! Demo shop: sign in.

use leptos::prelude::*;

use crate::components::field::Input;
use crate::components::foreign::foreign;
use crate::components::{button, panel};
use crate::i18n::Texts;
use crate::shell::{FieldError, Frame, Shell};

/// Posts `identifier`, `password` to `/shop`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub identifier: String,
    /// Demo accounts to try: identifier, password and what is special.
    pub accounts: Vec<DemoAccount>,
    pub signed_out: bool,
    pub errors: Vec<FieldError>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoAccount {
    pub identifier: String,
    pub password: String,
    pub note: String,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let texts = shell.texts;
    let errors = props.errors;
    Frame::titled(texts.get("shop-sign-in")).errors(&errors, &["identifier", "password"]).html(shell, || {
        let signed_out = props
            .signed_out
            .then(|| panel::notice(view! { <p role="status">{texts.get("shop-signed-out")}</p> }.into_any()));
        let identifier = Input {
            value: props.identifier,
            autocomplete: "username",
            ..Input::text("identifier", texts.get("shop-identifier"), &errors)
        };
        let password = Input {
            kind: "password",
            autocomplete: "current-password",
            ..Input::text("password", texts.get("shop-password"), &errors)
        };
        view! {
            {signed_out}
            <p>{texts.get("shop-lead")}</p>
            <form method="post" action="/shop" novalidate>
                {identifier.view(texts)}
                {password.view(texts)}
                {button::primary(texts.get("shop-sign-in"))}
            </form>
            {demo(texts, &props.accounts)}
        }
        .into_any()
    })
}

fn demo(texts: Texts, accounts: &[DemoAccount]) -> Option<AnyView> {
    if accounts.is_empty() {
        return None;
    }
    let rows = accounts
        .iter()
        .map(|account| {
            let DemoAccount { identifier, password, note } = account.clone();
            view! {
                <tr>
                    <th scope="row"><code dir="auto">{identifier}</code></th>
                    <td data-label=texts.get("shop-password")><code dir="auto">{password}</code></td>
                    <td data-label=texts.get("shop-demo-note")>{foreign(note)}</td>
                </tr>
            }
        })
        .collect_view();
    let view = view! {
        <section aria-labelledby="demo">
            <h2 id="demo">{texts.get("shop-demo")}</h2>
            <table class="kept">
                <thead>
                    <tr>
                        <th scope="col">{texts.get("shop-identifier")}</th>
                        <th scope="col">{texts.get("shop-password")}</th>
                        <th scope="col">{texts.get("shop-demo-note")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    };
    Some(view.into_any())
}
