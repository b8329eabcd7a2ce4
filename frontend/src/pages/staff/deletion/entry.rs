//! What somebody asked for by telephone, in a chat, at the counter or on paper, entered by a colleague.

use leptos::prelude::*;
use shared::desk::Channel;

use super::{Props, form};
use crate::components::choice::{Item, Radios, radios};
use crate::components::{button, detail};
use crate::i18n::Texts;
use crate::pages::staff::case::area;

pub(super) const FIELDS: [&str; 2] = ["channel", "said"];

pub(super) fn section(texts: Texts, props: &Props) -> Option<AnyView> {
    if !props.may_enter {
        return None;
    }
    let has_errors = props.errors.iter().any(|error| FIELDS.contains(&error.field));
    let body = fields(texts, props);
    // Open where it comes back with errors: what is closed cannot be corrected.
    Some(if has_errors { body } else { detail::closed(texts.get("desk-enter"), body) })
}

fn fields(texts: Texts, props: &Props) -> AnyView {
    let items = Channel::ALL
        .iter()
        .map(|channel| Item {
            value: channel.name().to_owned(),
            label: texts.get(&format!("desk-channel-{}", channel.name())),
            hint: None,
        })
        .collect();
    let channel = Radios {
        name: "channel",
        legend: texts.get("desk-channel"),
        hint: None,
        items,
        chosen: Some(props.typed.channel.as_str()),
        errors: &props.errors,
    };
    let hint = Some(texts.get("desk-said-hint"));
    let fields = view! {
        <p>{texts.get("desk-enter-about")}</p>
        {radios(texts, channel)}
        {area(texts, "said", texts.get("desk-said"), hint, &props.typed.said, &props.errors)}
        {button::secondary(texts.get("desk-enter-button"))}
    };
    form(props, "enter", fields.into_any())
}
