//! Enter what somebody asked for who neither wrote a mail nor filled in a form.

use leptos::prelude::*;
use shared::desk::Channel;
use shared::form::{Writer, offered};

use super::Badge;
use crate::components::button;
use crate::components::choice::{Item, Radios, radios};
use crate::components::field::{self, Input};
use crate::shell::{FieldError, Frame, Shell};

/// The form as it came in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    pub channel: String,
    pub kind: String,
    pub identifier: String,
    pub address: String,
    pub text: String,
}

/// Posts `channel`, `kind`, `identifier`, `address`, `text`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub badge: Badge,
    pub typed: Typed,
    pub errors: Vec<FieldError>,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let (texts, errors, typed) = (shell.texts, props.errors.as_slice(), &props.typed);
    Frame::titled(texts.get("desk-request-enter"))
        .desk(Some(props.badge.clone()))
        .back("/staff/queue/mail".to_owned())
        .errors(errors, &["channel", "kind", "text", "identifier", "address"])
        .html(shell, || {
            let choose = |name: &'static str, legend: &str, key: &str, names: Vec<&'static str>, chosen: &str| {
                let item = |name: &&str| Item {
                    value: (*name).to_owned(),
                    label: texts.get(&format!("{key}{name}")),
                    hint: None,
                };
                let items = names.iter().map(item).collect();
                radios(
                    texts,
                    Radios { name, legend: texts.get(legend), hint: None, items, chosen: Some(chosen), errors },
                )
            };
            let channels = Channel::ALL.iter().map(|channel| channel.name()).collect();
            let kinds = offered(Writer::Desk).iter().map(|kind| kind.name()).collect();
            let text = |name: &'static str, label: &str, hint: &str, value: &str| Input {
                hint: Some(texts.get(hint)),
                value: value.to_owned(),
                ..Input::text(name, texts.get(label), errors)
            };
            let hint = Some(texts.get("desk-said-hint"));
            view! {
                <p class="lead">{texts.get("desk-request-enter-about")}</p>
                <form method="post" action="/staff/enter" novalidate>
                    {choose("channel", "desk-channel", "desk-channel-", channels, &typed.channel)}
                    {choose("kind", "desk-request-kind", "desk-kind-", kinds, &typed.kind)}
                    {field::area(texts, "text", texts.get("desk-said"), hint, &typed.text, errors)}
                    {text("identifier", "request-identifier", "request-identifier-hint", &typed.identifier).view(texts)}
                    {text("address", "desk-request-address", "desk-request-address-hint", &typed.address).view(texts)}
                    {button::primary(texts.get("desk-request-enter-button"))}
                </form>
            }
            .into_any()
        })
}
