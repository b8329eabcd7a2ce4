//! The deletion is cancelled.

use leptos::prelude::*;

use crate::components::{button, list, panel};
use crate::i18n::Texts;
use crate::route;
use crate::shell::{Frame, Shell};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub reference: String,
    pub at: String,
    /// Restored locked: the operator's recovery opens it.
    pub locked: bool,
    /// The account was suspended before and comes back suspended.
    pub suspended_before: bool,
    /// What could not be put back (cancelled orders).
    pub not_restored: Vec<String>,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let texts = shell.texts;
    Frame::titled(texts.get("revoked-title")).html(shell, || {
        let lead = texts.get_with("revoked-lead", &[("at", &props.at)]);
        let status = route::deletion(shell.locale, &props.reference);
        let home = shell.operator.home_url.clone().map(|href| {
            let name = [("operator", shell.operator.name.as_str())];
            view! { <p class="actions">{button::link(href, texts.get_with("revoked-home", &name))}</p> }
        });
        let missing = (!props.not_restored.is_empty()).then(|| {
            view! {
                <h2>{texts.get("revoked-not-restored")}</h2>
                {list::plain(props.not_restored.clone())}
            }
        });
        view! {
            <p class="lead">{lead}</p>
            {standing(texts, &props)}
            <p>{texts.get("revoked-sessions")}</p>
            {missing}
            {home}
            <p>
                {texts.get("status-reference")}" "
                <a href=status dir="ltr" translate="no">{props.reference.clone()}</a>
            </p>
            <p>{texts.get_with("revoked-not-me", &[("contact", &shell.operator.contact)])}</p>
        }
        .into_any()
    })
}

fn standing(texts: Texts, props: &Props) -> Option<AnyView> {
    let key = match (props.locked, props.suspended_before) {
        (true, _) => "revoked-locked",
        (false, true) => "revoked-suspended-before",
        (false, false) => return None,
    };
    Some(panel::notice(view! { <p>{texts.get(key)}</p> }.into_any()))
}
