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

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub name: String,
    pub facts: Vec<Fact>,
    pub orders: Vec<Fact>,
    /// Where deleting starts.
    pub delete_href: String,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let texts = shell.texts;
    let title = texts.get_with("shop-hello", &[("name", &props.name)]);
    Frame::titled(title).html(shell, || {
        let orders = (!props.orders.is_empty()).then(|| {
            view! {
                <h2>{texts.get("shop-orders")}</h2>
                {facts(texts, &props.orders)}
            }
        });
        view! {
            <h2>{texts.get("shop-details")}</h2>
            {facts(texts, &props.facts)}
            {orders}
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
