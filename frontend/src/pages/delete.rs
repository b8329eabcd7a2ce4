//! Start: what happens, and which account is it.

use leptos::prelude::*;

use super::part::WayBack;
use crate::components::field::Input;
use crate::components::foreign::with_contact;
use crate::components::path::{Stop, path};
use crate::components::{button, detail, sign_in};
use crate::i18n::Texts;
use crate::route;
use crate::shell::{FieldError, Frame, Shell};

/// Opens with the listing names; posts `identifier`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    /// Where the form posts: `/delete` or `/{l}/delete`.
    pub action: String,
    pub listing_names: Vec<String>,
    /// The way back if the request were sent today; `None` where deletion is immediate.
    pub way_back: Option<WayBack>,
    /// When the erasure would be due if the request were sent today.
    pub erase_on: String,
    pub erased_and_kept_href: String,
    /// What was typed, echoed after an error.
    pub identifier: String,
    pub errors: Vec<FieldError>,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let texts = shell.texts;
    let errors = props.errors;
    Frame::titled(texts.get("delete-title"))
        .step(shell, "1")
        .back(route::front(shell.locale))
        .errors(&errors, &["identifier"])
        .html(shell, || {
            let names = props.listing_names.join(&texts.get("list-comma"));
            let input = Input {
                hint: Some(texts.get("delete-identifier-hint")),
                value: props.identifier,
                autocomplete: "username",
                ..Input::text("identifier", texts.get("delete-identifier"), &errors)
            };
            view! {
                <p class="listing"><strong dir="auto">{names}</strong></p>
                <p class="lead">{texts.get("delete-not-deactivation")}</p>
                {four_lines(texts, props.way_back.as_ref(), props.erase_on)}
                <p><a href=props.erased_and_kept_href>{texts.get("delete-erased-and-kept")}</a></p>
                <form method="post" action=props.action novalidate>
                    {input.view(texts)}
                    {button::primary(texts.get("continue"))}
                </form>
                {sign_in::beside_the_code(shell, None)}
                {detail::closed(texts.get("delete-other-ways"), other_ways(shell))}
            }
            .into_any()
        })
}

fn four_lines(texts: Texts, way_back: Option<&WayBack>, erase_on: String) -> AnyView {
    let prove = Stop::new(texts.get("delete-when-now"), texts.get("delete-prove")).text(texts.get("delete-prove-text"));
    let send = Stop::new(texts.get("delete-when-sent"), texts.get("delete-send")).text(texts.get("delete-send-text"));
    let erase = Stop::new(erase_on, texts.get("delete-erase")).text(texts.get("delete-erase-text"));
    let mut stops = vec![prove, send];
    match way_back {
        Some(way_back) => stops.push(
            Stop::new(
                texts.get_with("delete-when-until", &[("date", &way_back.last_day)]),
                texts.get("delete-way-back"),
            )
            .text(texts.get_with("delete-way-back-text", &[("window", &way_back.window)])),
        ),
        None => stops.push(
            Stop::new(texts.get("delete-when-at-once"), texts.get("delete-no-way-back"))
                .text(texts.get("delete-no-way-back-text")),
        ),
    }
    stops.push(erase);
    path(stops)
}

fn other_ways(shell: &Shell) -> AnyView {
    let texts = shell.texts;
    view! {
        <p>{with_contact(shell, "delete-other-ways-text")}</p>
        <p>
            {texts.get("delete-not-me")}{texts.joint()}<a href=route::not_me(shell.locale)>{texts.get("not-me-link")}</a>
        </p>
    }
    .into_any()
}
