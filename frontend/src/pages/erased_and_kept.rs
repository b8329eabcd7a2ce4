//! Public: what is erased, what is kept, and for how long.

use leptos::prelude::*;

use super::part::schedule::Schedule;
use super::part::{Category, EmailReuse};
use crate::components::foreign::with_contact;
use crate::components::{button, list, reuse, schedule};
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
    /// With periods in the place of dates.
    pub schedule: Schedule,
    /// Companies that hold data and erase it too.
    pub processors: Vec<String>,
    /// What is never collected, where the operator says it.
    pub never_collected: Vec<String>,
    /// Who watches over data protection here.
    pub authority: String,
    pub email_reuse: EmailReuse,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let texts = shell.texts;
    Frame::titled(texts.get("erased-and-kept-title")).back(route::front(shell.locale)).html(shell, || {
        let names = props.listing_names.join(&texts.get("list-comma"));
        let when = match &props.window {
            Some(window) => texts.get_with("erased-and-kept-when", &[("window", window)]),
            None => texts.get("erased-and-kept-when-immediate"),
        };
        view! {
            <p class="listing"><strong dir="auto">{names}</strong></p>
            <p class="lead">{texts.get("erased-and-kept-lead")}</p>
            <p>{when}</p>
            {what_when(texts, &props.schedule)}
            {gone(texts, &props)}
            {companies(texts, props.processors.clone())}
            <h2>{texts.get("reuse-title")}</h2>
            <p>{reuse::sentence(texts, &props.email_reuse)}</p>
            {never(texts, &props.never_collected)}
            {contact(shell, &props.authority)}
            <p class="actions">{button::link(route::delete(shell.locale), texts.get("front-delete"))}</p>
            <p><a href=route::retention(shell.locale)>{texts.get("registry-title")}</a></p>
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

fn what_when(texts: Texts, told: &Schedule) -> AnyView {
    view! {
        <h2>{texts.get("schedule-title")}</h2>
        {schedule::picture(texts, told)}
    }
    .into_any()
}

fn never(texts: Texts, never_collected: &[String]) -> Option<AnyView> {
    (!never_collected.is_empty()).then(|| {
        view! { <h2>{texts.get("erased-and-kept-never")}</h2>{list::plain(never_collected.to_vec())} }.into_any()
    })
}

/// Whom to ask, where the privacy policy says so, and where else to turn.
fn contact(shell: &Shell, authority: &str) -> AnyView {
    let (texts, operator) = (shell.texts, &shell.operator);
    let policy = texts.get_with("erased-and-kept-policy", &[("section", &operator.privacy_section)]);
    view! {
        <h2>{texts.get("erased-and-kept-contact")}</h2>
        <p>{with_contact(shell, "erased-and-kept-contact-text")}{texts.joint()}<a href=operator.privacy_url.clone()>{policy}</a></p>
        <p>{texts.get_with("request-authority", &[("authority", authority)])}</p>
        <p><a href=route::request(shell.locale)>{texts.get("request-title")}</a></p>
        <p><a href=route::complaint(shell.locale)>{texts.get("request-complaint-title")}</a></p>
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
