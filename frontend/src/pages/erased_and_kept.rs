//! Public: what is erased, what is kept, and for how long.

use leptos::prelude::*;

use super::part::{Category, EmailReuse, Kept};
use crate::components::{button, kept, list, reuse};
use crate::i18n::Texts;
use crate::route;
use crate::shell::{Frame, Shell};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub listing_names: Vec<String>,
    /// "two months"; `None` where deletion is immediate.
    pub window: Option<String>,
    pub erased: Vec<Category>,
    pub anonymised: Vec<Category>,
    pub kept: Vec<Kept>,
    /// Companies that hold data and erase it too.
    pub processors: Vec<String>,
    pub backups_days: u32,
    pub email_reuse: EmailReuse,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let texts = shell.texts;
    Frame::titled(texts.get("erased-and-kept-title")).back(route::front(shell.locale)).html(shell, || {
        let names = props.listing_names.join(", ");
        let when = match &props.window {
            Some(window) => texts.get_with("erased-and-kept-when", &[("window", window)]),
            None => texts.get("erased-and-kept-when-immediate"),
        };
        view! {
            <p class="listing"><strong dir="auto">{names}</strong></p>
            <p class="lead">{texts.get("erased-and-kept-lead")}</p>
            <p>{when}</p>
            {gone(texts, &props)}
            {remains(texts, &props)}
            {companies(texts, props.processors.clone())}
            <h2>{texts.get("reuse-title")}</h2>
            <p>{reuse::sentence(texts, &props.email_reuse)}</p>
            <p class="actions">{button::link(route::delete(shell.locale), texts.get("front-delete"))}</p>
            <p><a href=route::receipt_check(shell.locale)>{texts.get("receipt-check-title")}</a></p>
        }
        .into_any()
    })
}

fn gone(texts: Texts, props: &Props) -> AnyView {
    let anonymised = (!props.anonymised.is_empty()).then(|| {
        view! {
            <h2>{texts.get("consequences-anonymised")}</h2>
            <p>{texts.get("consequences-anonymised-text")}</p>
            {list::categories(&props.anonymised)}
        }
    });
    view! {
        <h2>{texts.get("consequences-erased")}</h2>
        {list::categories(&props.erased)}
        {anonymised}
    }
    .into_any()
}

fn remains(texts: Texts, props: &Props) -> AnyView {
    let table = (!props.kept.is_empty()).then(|| {
        view! {
            <h2>{texts.get("consequences-kept")}</h2>
            <p>{texts.get("consequences-kept-text")}</p>
            {kept::periods(texts, &props.kept)}
        }
    });
    view! {
        {table}
        <h2>{texts.get("receipt-backups")}</h2>
        <p>{texts.count("erased-and-kept-backups", props.backups_days, &[])}</p>
    }
    .into_any()
}

fn companies(texts: Texts, processors: Vec<String>) -> Option<AnyView> {
    if processors.is_empty() {
        return None;
    }
    let view = view! {
        <h2>{texts.get("erased-and-kept-companies")}</h2>
        <p>{texts.get("erased-and-kept-companies-text")}</p>
        {list::plain(processors)}
    };
    Some(view.into_any())
}
