//! Where the copy of the data stands, with its ways to take it.

use leptos::prelude::*;

use crate::components::panel;
use crate::components::summary::{self, Row};
use crate::pages::part::{CopyState, ReadyCopy};
use crate::route;
use crate::shell::Shell;

pub(crate) fn view(shell: &Shell, reference: &str, state: &CopyState) -> Option<AnyView> {
    let texts = shell.texts;
    let text = match state {
        CopyState::Absent => return None,
        CopyState::Ready(ready) => return Some(ready_copy(shell, reference, ready)),
        CopyState::Preparing => texts.get("copy-state-preparing"),
        CopyState::Failed => texts.get("copy-state-failed"),
        CopyState::Expired => texts.get("copy-state-expired"),
    };
    Some(panel::notice(view! { <p role="status">{text}</p> }.into_any()))
}

fn ready_copy(shell: &Shell, reference: &str, ready: &ReadyCopy) -> AnyView {
    let texts = shell.texts;
    let archive = route::step(shell.locale, reference, "copy/archive.zip");
    let print = route::step(shell.locale, reference, "copy/print");
    let rows = vec![
        Row::new(texts.get("copy-size"), ready.size.clone()),
        Row::new(texts.get("copy-expires"), ready.expires.clone()),
    ];
    view! {
        <section class="copy-ready" aria-labelledby="copy-ready">
            <h2 id="copy-ready">{texts.get("copy-state-ready")}</h2>
            {summary::list(texts, rows)}
            <p class="fingerprint">
                <span>{texts.get("copy-sha256")}</span>
                <code dir="ltr" translate="no">{ready.sha256.clone()}</code>
            </p>
            <ul class="links">
                <li><a href=archive download="">{texts.get("copy-download")}</a></li>
                <li><a href=print>{texts.get("copy-print")}</a></li>
            </ul>
        </section>
    }
    .into_any()
}
