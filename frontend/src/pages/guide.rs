//! How to leave one service that the operator does not run. What it says is made at build time, see `crate::guide`.

use leptos::prelude::*;

use crate::components::field::Input;
use crate::components::foreign::{foreign, with_contact};
use crate::components::{button, detail, panel};
use crate::i18n::Locale;
use crate::route;
use crate::shell::{FieldError, Frame, Shell};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    /// As in its path.
    pub service: String,
    pub name: String,
    pub content: Content,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Not in this page's language, but in these.
    Elsewhere(Vec<Locale>),
    Here(Box<Told>),
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    pub title: String,
    /// As of which day, finished.
    pub described: String,
    pub source: String,
    /// Built HTML, put in as it is.
    pub before: String,
    pub after: String,
    pub deadline: Option<Deadline>,
}

/// When the service's own days are over.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Deadline {
    pub days: u32,
    /// The first day, as it was typed.
    pub typed: String,
    /// The last day, finished.
    pub last_day: Option<String>,
    pub errors: Vec<FieldError>,
    /// How the browser writes a date as we do.
    pub intl_tag: &'static str,
}

/// Where built HTML goes. Nothing that somebody typed can look like it: its brackets would be escaped.
const BEFORE: &str = "<div data-piece=\"before\"></div>";
const AFTER: &str = "<div data-piece=\"after\"></div>";

pub fn page(shell: &Shell, props: Props) -> String {
    let Props { service, name, content } = props;
    match content {
        Content::Elsewhere(languages) => elsewhere(shell, &service, &name, &languages),
        Content::Here(told) => here(shell, &service, &name, *told),
    }
}

fn elsewhere(shell: &Shell, service: &str, name: &str, languages: &[Locale]) -> String {
    let texts = shell.texts;
    let title = texts.get_with("guide-title", &[("service", name)]);
    Frame::titled(title).back(route::guides(shell.locale)).html(shell, || {
        let link = |locale: &Locale| {
            let href = route::guide(*locale, service);
            view! { <li><a href=href lang=locale.language() hreflang=locale.language()>{locale.own_name()}</a></li> }
        };
        let links = languages.iter().map(link).collect_view();
        view! { <p class="lead">{texts.get("guide-elsewhere")}</p><ul class="links">{links}</ul> }.into_any()
    })
}

fn here(shell: &Shell, service: &str, name: &str, told: Told) -> String {
    let texts = shell.texts;
    let errors = told.deadline.as_ref().map(|deadline| deadline.errors.clone()).unwrap_or_default();
    let frame = Frame::titled(told.title).back(route::guides(shell.locale)).errors(&errors, &["from"]);
    let html = frame.html(shell, || {
        let named = |key: &str| texts.get_with(key, &[("service", name), ("date", &told.described)]);
        let dated =
            view! { <p>{named("guide-described")}{texts.joint()}{foreign(told.source)}</p><p>{named("guide-independent")}</p> };
        view! {
            {panel::notice(dated.into_any())}
            <div data-piece="before"></div>
            {told.deadline.map(|deadline| calculator(shell, service, deadline))}
            <div data-piece="after"></div>
            <h2 id="helped">{texts.get("guide-helped")}</h2>
            <p>{texts.get("guide-helped-text")}</p>
            {detail::closed(texts.get("guide-helped-yes"), texts.get("guide-helped-yes-text").into_any())}
            {detail::closed(texts.get("guide-helped-no"), with_contact(shell, "guide-helped-no-text"))}
        }
        .into_any()
    });
    html.replacen(BEFORE, &told.before, 1).replacen(AFTER, &told.after, 1)
}

/// In the browser where that is possible, and otherwise by asking for this page with a date.
fn calculator(shell: &Shell, service: &str, deadline: Deadline) -> AnyView {
    let texts = shell.texts;
    let input = Input {
        hint: Some(texts.get("guide-from-hint")),
        value: deadline.typed.clone(),
        kind: "date",
        ..Input::text("from", texts.get("guide-from"), &deadline.errors)
    };
    let calendar = route::guide_calendar(shell.locale, service);
    let is_open = deadline.last_day.is_some();
    let said = |day: &str| texts.get_with("guide-last-day", &[("date", day)]);
    let last_day = deadline.last_day.as_deref().map(said).unwrap_or_default();
    let href = format!("{calendar}?from={}", if is_open { deadline.typed.as_str() } else { "" });
    view! {
        <form
            method="get"
            action="#deadline"
            id="calculator"
            data-days=deadline.days.to_string()
            data-tag=deadline.intl_tag
            data-said=said("\u{fffc}")
            data-calendar=calendar
        >
            {input.view(texts)}
            {button::secondary(texts.get("guide-count"))}
        </form>
        <div role="status">
            <div id="counted" class="notice" hidden=!is_open>
                <p>{last_day}</p>
                <p><a href=href>{texts.get("guide-calendar")}</a></p>
            </div>
        </div>
    }
    .into_any()
}
