//! Demo shop: the account.

use leptos::prelude::*;

use crate::components::button;
use crate::components::summary::{self, Row};
use crate::i18n::Texts;
use crate::shell::{Frame, Shell};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    pub label: String,
    pub value: String,
}

/// The newest of one kind, and how many there are besides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    pub title: String,
    pub facts: Vec<Fact>,
    pub more: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub name: String,
    pub facts: Vec<Fact>,
    /// Some of what the shop knows, not all of it.
    pub sections: Vec<Section>,
    /// Where deleting starts.
    pub delete_href: String,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let texts = shell.texts;
    let title = texts.get_with("shop-hello", &[("name", &props.name)]);
    Frame::titled(title).html(shell, || {
        let sections = props
            .sections
            .iter()
            .map(|section| {
                let more = section.more.clone().map(|more| view! { <p class="hint">{more}</p> });
                view! {
                    <h2>{section.title.clone()}</h2>
                    {facts(texts, &section.facts)}
                    {more}
                }
            })
            .collect_view();
        view! {
            <h2>{texts.get("shop-details")}</h2>
            {facts(texts, &props.facts)}
            {sections}
            <h2>{texts.get("shop-account")}</h2>
            <p><a href=props.delete_href.clone()>{texts.get("front-delete")}</a></p>
            <form method="post" action="/shop/sign-out">
                {button::secondary(texts.get("shop-sign-out"))}
            </form>
        }
        .into_any()
    })
}

fn facts(texts: Texts, facts: &[Fact]) -> AnyView {
    let rows = facts.iter().map(|fact| Row::new(fact.label.clone(), fact.value.clone())).collect();
    summary::list(texts, rows)
}
