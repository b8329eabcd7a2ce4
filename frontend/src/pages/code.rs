//! Prove that the account is yours: the code of 8 digits.

use leptos::prelude::*;
use shared::deletion::Wish;

use crate::components::foreign::{foreign, with_contact, with_whole};
use crate::components::{button, detail, field, panel, sign_in};
use crate::i18n::Texts;
use crate::islands::code_field::{CodeField, CodeInput};
use crate::route;
use crate::shell::{FieldError, Frame, Shell};

/// Posts `code`; a second form asks for a new code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    /// Whoever wants to keep an account has come another way, and goes another.
    pub wish: Wish,
    pub reference: String,
    /// What the person typed as their account (never a looked-up contact).
    pub typed: String,
    /// How long a code lasts.
    pub minutes: u32,
    /// A new code has just been sent.
    pub sent_again: bool,
    /// The code is asked for again because the proof has grown too old.
    pub again_because_old: bool,
    /// The code comes after the link of the way back: what the operator checks again once the account is kept.
    pub recovery: Option<String>,
    /// A code is on its way or was sent and still works; otherwise it must be asked for first.
    pub is_ordered: bool,
    pub errors: Vec<FieldError>,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let texts = shell.texts;
    let errors = props.errors;
    // Whoever turns back has come for the account, not for its end.
    let wish = if props.recovery.is_some() { Wish::Keep } else { props.wish };
    let step = |step: &str| match wish {
        Wish::See => route::right(shell.locale, &format!("/{}/{step}", props.reference)),
        Wish::Leave | Wish::Keep | Wish::Access => route::step(shell.locale, &props.reference, step),
    };
    let (post, again) = (step("code"), step("code/again"));
    let frame = Frame::titled(texts.get("code-title"));
    let frame = match wish {
        Wish::Keep => frame.back(route::not_me(shell.locale)),
        Wish::Access => frame.back(route::without_access(shell.locale)),
        Wish::See => frame.back(route::right(shell.locale, "")),
        Wish::Leave => frame.step(shell, "2").back(route::delete(shell.locale)),
    };
    frame.errors(&errors, &["code"]).steps(true).html(shell, || {
        let notice = if props.sent_again {
            Some(texts.get("code-sent-again"))
        } else if props.recovery.is_some() {
            Some(texts.get("code-recovery"))
        } else if props.again_because_old {
            Some(texts.get("code-again-because-old"))
        } else {
            None
        };
        let recovery = props.recovery.map(|text| view! { <p>{foreign(text)}</p> });
        let notice = notice.map(|text| panel::notice(view! { <p role="status">{text}</p> }.into_any()));
        provide_context(CodeField {
            described_by: field::described_by("code", true, &errors),
            invalid: errors.iter().any(|error| error.field == "code"),
        });
        let island = view! { <CodeInput/> };
        let hint = Some(texts.count("code-hint", props.minutes, &[]));
        let input = field::group(texts, "code", texts.get("code-label"), hint, &errors, island.into_any());
        let lead = lead(texts, wish, props.is_ordered, &props.typed);
        let enter = props.is_ordered.then(|| {
            view! {
                <form method="post" action=post novalidate>
                    {input}
                    {button::primary(texts.get("continue"))}
                </form>
            }
        });
        let ask = if props.is_ordered {
            let again = button::secondary(texts.get("code-again"));
            view! { <p>{texts.get("code-not-arrived")}</p>{again} }.into_any()
        } else {
            button::primary(texts.get("code-send"))
        };
        view! {
            {notice}
            <p>{lead}</p>
            {recovery}
            {enter}
            <form class="again" method="post" action=again>{ask}</form>
            {beside(shell, wish, props.reference)}
            {no_access(shell, wish).map(|body| detail::closed(texts.get("code-no-access"), body))}
        }
        .into_any()
    })
}

/// Whoever came to keep the account, or to see, is known by the mailbox that they name.
fn beside(shell: &Shell, wish: Wish, reference: String) -> Option<AnyView> {
    if wish == Wish::Leave { sign_in::beside_the_code(shell, Some(reference)) } else { None }
}

/// Where the code is, as far as that may be said.
fn lead(texts: Texts, wish: Wish, is_ordered: bool, typed: &str) -> AnyView {
    match (is_ordered, typed) {
        (false, _) => texts.get("code-ask").into_any(),
        // Proven before: what was typed has been forgotten, and the account is known.
        (true, "") => texts.get("code-lead-proven").into_any(),
        (true, typed) => {
            let lead = match wish {
                Wish::Keep => "code-lead-keep",
                Wish::Access => "code-lead-access",
                Wish::Leave | Wish::See => "code-lead",
            };
            with_whole(texts, lead, "typed", typed)
        }
    }
}

/// What can be done without the mailbox. Whoever has just named a new one can read it.
fn no_access(shell: &Shell, wish: Wish) -> Option<AnyView> {
    let texts = shell.texts;
    let body = match wish {
        Wish::Access => return None,
        Wish::See => view! { <p>{with_contact(shell, "right-no-access")}</p> }.into_any(),
        Wish::Keep => view! {
            <p>{texts.get("not-me-no-access-why")}</p>
            <p>
                {texts.get("code-no-access-keep")}{texts.joint()}
                <a href=route::not_me(shell.locale)>{texts.get("stop-other")}</a>
            </p>
            <p>{with_contact(shell, "not-me-no-access-contact")}</p>
        }
        .into_any(),
        Wish::Leave => view! {
            <p>{texts.get("code-no-access-text")}</p>
            <p>
                {texts.get("code-no-access-ask")}{texts.joint()}
                <a href=route::without_access(shell.locale)>{texts.get("code-no-access-link")}</a>
            </p>
        }
        .into_any(),
    };
    Some(body)
}
