//! The two lists of the status: who has fallen quiet or confirmed, and what has happened so far.

use leptos::prelude::*;

use super::{Entry, Quiet};
use crate::components::foreign::foreign;
use crate::i18n::Texts;

/// What has stopped; while the purge runs, who has confirmed it.
pub(super) fn quiet(texts: Texts, quiet: &[Quiet], is_purge: bool) -> Option<AnyView> {
    if quiet.is_empty() {
        return None;
    }
    let rows = quiet
        .iter()
        .map(|quiet| {
            let (class, state) = match &quiet.acknowledged_at {
                Some(at) => {
                    let key = match (is_purge, quiet.is_checked) {
                        (false, _) => "status-quiet-done",
                        (true, false) => "receipt-acknowledged-at",
                        (true, true) => "receipt-verified-at",
                    };
                    ("tag tag-done", texts.get_with(key, &[("at", at)]))
                }
                None => ("tag tag-waits", texts.get("status-quiet-waits")),
            };
            view! { <li><span>{foreign(quiet.what.clone())}</span><span class=class>{state}</span></li> }
        })
        .collect_view();
    let view = view! {
        <section aria-labelledby="quiet">
            <h2 id="quiet">{texts.get(if is_purge { "receipt-acknowledged" } else { "status-quiet" })}</h2>
            <ul class="tasks">{rows}</ul>
        </section>
    };
    Some(view.into_any())
}

/// What has happened so far.
pub(super) fn timeline(texts: Texts, entries: &[Entry]) -> Option<AnyView> {
    if entries.is_empty() {
        return None;
    }
    let items = entries
        .iter()
        .map(|entry| {
            view! { <li><span class="timeline-at">{foreign(entry.at.clone())}</span><span>{entry.text.clone()}</span></li> }
        })
        .collect_view();
    let view = view! {
        <section aria-labelledby="timeline">
            <h2 id="timeline">{texts.get("status-timeline")}</h2>
            <ol class="timeline">{items}</ol>
        </section>
    };
    Some(view.into_any())
}
