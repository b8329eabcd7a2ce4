//! Public: how many requests came in the last quarter, and how they were decided. Only where the operator publishes it.

use leptos::prelude::*;

use crate::components::summary;
use crate::i18n::Texts;
use crate::route;
use crate::shell::{Frame, Shell};

/// One kind of request. Numbers and days are finished.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kind {
    pub name: String,
    /// Received, decided, refused among them, median and mean days.
    pub numbers: [String; 5],
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    /// The first and the last day that are counted.
    pub from: String,
    pub until: String,
    pub kinds: Vec<Kind>,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let texts = shell.texts;
    Frame::titled(texts.get("figures-title")).back(route::front(shell.locale)).html(shell, || {
        let days = [("from", props.from.as_str()), ("until", &props.until)];
        let kinds = props.kinds.into_iter().map(|kind| shown(texts, kind)).collect_view();
        view! {
            <p class="lead">{texts.get_with("figures-lead", &days)}</p>
            <p>{texts.get("figures-few-text")}</p>
            {kinds}
        }
        .into_any()
    })
}

fn shown(texts: Texts, kind: Kind) -> AnyView {
    const HEADS: [&str; 5] =
        ["figures-received", "figures-decided", "figures-refused", "figures-median", "figures-mean"];
    let rows = HEADS.iter().zip(kind.numbers).map(|(key, number)| summary::Row::new(texts.get(key), number));
    view! { <section><h2>{kind.name}</h2>{summary::list(texts, rows.collect())}</section> }.into_any()
}
