//! Lines that stay true by themselves where a browser lets them, and as they were rendered elsewhere.

use leptos::prelude::*;

use crate::islands::watch::{Watch, WatchField};
use crate::route;
use crate::shell::Shell;

/// How many parts are erased; `text` is that sentence as it is now.
pub(crate) fn erasing(shell: &Shell, reference: &str, text: String, all: u32) -> AnyView {
    let texts = shell.texts;
    let field = WatchField {
        state: Some("erasing".to_owned()),
        template: Some(texts.count("status-erasing-text", all, &[("done", "{done}")])),
        changed: Some(texts.get("watch-erased")),
        href: Some(route::deletion(shell.locale, reference)),
        ..field(shell, reference, text)
    };
    island(field)
}

/// That the copy is being made. The way to it is the page that this stands on.
pub(crate) fn copy(shell: &Shell, reference: &str, text: String) -> AnyView {
    let field = WatchField {
        copy: Some("preparing".to_owned()),
        changed: Some(shell.texts.get("watch-copy")),
        href: Some(shell.path.clone()),
        ..field(shell, reference, text)
    };
    island(field)
}

fn field(shell: &Shell, reference: &str, text: String) -> WatchField {
    WatchField {
        text: Some(text),
        url: Some(route::step(shell.locale, reference, "progress")),
        offline: Some(shell.texts.get("watch-offline")),
        show: Some(shell.texts.get("watch-show")),
        ..WatchField::default()
    }
}

fn island(field: WatchField) -> AnyView {
    provide_context(field);
    view! { <Watch/> }.into_any()
}
