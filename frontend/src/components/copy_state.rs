//! Where the copy of the data stands, with its ways to take it.

use leptos::prelude::*;

use crate::components::summary::{self, Row};
use crate::components::{copy_check, kind, panel, watch};
use crate::pages::part::{CopyState, Kind, ReadyCopy};
use crate::route;
use crate::shell::Shell;

/// Where the question is asked: with what can be done about it there.
pub(crate) fn asked(shell: &Shell, reference: &str, state: &CopyState) -> Option<AnyView> {
    let texts = shell.texts;
    let more = match state {
        CopyState::Preparing => Some(texts.get("copy-state-go-on")),
        CopyState::Failed | CopyState::Expired => Some(texts.get("copy-state-again")),
        CopyState::Absent | CopyState::Ready(_) => None,
    };
    view(shell, reference, state, more)
}

/// On the page of the request; with `kinds`, another copy can be asked for, and more said about this one.
pub(crate) fn told(shell: &Shell, reference: &str, state: &CopyState, kinds: &[Kind]) -> AnyView {
    let more = match state {
        _ if kinds.is_empty() => None,
        CopyState::Ready(_) => Some(kind::disclosed(shell, reference, kinds)),
        CopyState::Preparing => None,
        CopyState::Absent | CopyState::Failed | CopyState::Expired => Some(kind::asking(shell, reference, kinds)),
    };
    view! { {view(shell, reference, state, None)} {more} }.into_any()
}

fn view(shell: &Shell, reference: &str, state: &CopyState, more: Option<String>) -> Option<AnyView> {
    let texts = shell.texts;
    let text = match state {
        CopyState::Absent => return None,
        CopyState::Ready(ready) => return Some(ready_copy(shell, reference, ready)),
        CopyState::Preparing => texts.get("copy-state-preparing"),
        CopyState::Failed => texts.get("copy-state-failed"),
        CopyState::Expired => texts.get("copy-state-expired"),
    };
    let text = texts.joined(&std::iter::once(text).chain(more).collect::<Vec<_>>());
    Some(panel::notice(match state {
        CopyState::Preparing => watch::copy(shell, reference, text),
        _ => view! { <p role="status">{text}</p> }.into_any(),
    }))
}

fn ready_copy(shell: &Shell, reference: &str, ready: &ReadyCopy) -> AnyView {
    let texts = shell.texts;
    let archive = route::step(shell.locale, reference, "copy/archive.zip");
    let print = route::step(shell.locale, reference, "copy/print");
    let rows = vec![
        Row::new(texts.get("copy-size"), ready.size.clone()),
        Row::new(texts.get("copy-expires"), ready.expires.clone()),
    ];
    let left_out = (!ready.left_out.is_empty()).then(|| {
        let kinds = ready.left_out.join(&texts.get("list-comma"));
        view! { <p>{texts.get_with("copy-left-out", &[("kinds", &kinds)])}</p> }
    });
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
            {left_out}
            {copy_check::view(shell, ready)}
        </section>
    }
    .into_any()
}
