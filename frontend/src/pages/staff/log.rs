//! The desk's log, as an auditor reads it: who did what, when and why. The newest first.

use leptos::prelude::*;

use super::Badge;
use crate::components::button;
use crate::components::field::Input;
use crate::components::foreign::foreign;
use crate::i18n::Texts;
use crate::shell::{Frame, Shell};

/// One entry. Texts are finished.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub at: String,
    pub text: String,
    /// The case, where the entry has one.
    pub case: Option<(String, String)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub badge: Badge,
    pub rows: Vec<Row>,
    pub next: Option<String>,
    /// The days that a regulator's pack is offered for: the first and the last.
    pub pack: (String, String),
}

pub fn page(shell: &Shell, props: Props) -> String {
    let texts = shell.texts;
    Frame::titled(texts.get("desk-log")).desk(Some(props.badge)).back("/staff".to_owned()).html(shell, || {
        let items = props
            .rows
            .into_iter()
            .map(|row| {
                let case =
                    row.case.map(|(reference, href)| view! { {texts.joint()}<a href=href>{foreign(reference)}</a> });
                view! { <li><p><strong>{foreign(row.at)}</strong>" "{row.text}{case}</p></li> }
            })
            .collect_view();
        let next = props.next.map(|href| button::plain_link(href, texts.get("desk-next-page")));
        view! {
            <p class="lead">{texts.get("desk-log-text")}</p>
            <form method="post" action="/staff/log/export">{button::secondary(texts.get("desk-log-export"))}</form>
            <ol class="history">{items}</ol>
            <p class="actions">{next}</p>
            {pack(texts, props.pack)}
        }
        .into_any()
    })
}

/// What a regulator asks for, of some days.
fn pack(texts: Texts, (from, to): (String, String)) -> AnyView {
    let day = |name, key: &str, value| Input { value, ..Input::text(name, texts.get(key), &[]) }.view(texts);
    view! {
        <section>
            <h2>{texts.get("desk-pack")}</h2>
            <p>{texts.get("desk-pack-text")}</p>
            <form method="post" action="/staff/log/pack" novalidate>
                {day("from", "desk-pack-from", from)}
                {day("to", "desk-pack-to", to)}
                {button::secondary(texts.get("desk-pack-button"))}
            </form>
        </section>
    }
    .into_any()
}
