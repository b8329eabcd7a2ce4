//! The people of the desk, for its administrator.

use leptos::prelude::*;
use shared::api::path;
use shared::staff::Role;

use super::{Badge, role, roles};
use crate::components::field::Input;
use crate::components::foreign::foreign;
use crate::components::{button, choice};
use crate::i18n::Texts;
use crate::shell::{FieldError, Frame, Shell};

/// Posts `mail`, `role` to `/staff/people`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub badge: Badge,
    pub people: Vec<Listed>,
    pub kept_out: Option<KeptOut>,
    pub mail: String,
    pub role: Option<Role>,
    pub errors: Vec<FieldError>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    pub href: String,
    pub name: String,
    pub mail: String,
    pub role: Role,
    /// Has signed in at least once.
    pub has_come: bool,
    pub is_you: bool,
}

/// Addresses that may never be used again. Posts `step` to `/staff/addresses`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptOut {
    /// By when the next is looked at.
    pub next: String,
    pub due: u32,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let texts = shell.texts;
    let errors = props.errors;
    let frame = Frame::titled(texts.get("staff-people")).desk(Some(props.badge)).back(path::STAFF.to_owned());
    frame.errors(&errors, &["mail", "role"]).html(shell, || {
        let mail = Input { value: props.mail, ..Input::text("mail", texts.get("staff-mail"), &errors) };
        view! {
            {table(texts, &props.people)}
            <p><a href="/staff/registry">{texts.get("desk-registry")}</a></p>
            <h2>{texts.get("staff-add")}</h2>
            <p>{texts.get("staff-add-lead")}</p>
            <form method="post" action=path::STAFF_PEOPLE novalidate>
                {mail.view(texts)}
                {choice::radios(texts, roles(texts, props.role, &errors))}
                {button::primary(texts.get("staff-add-button"))}
            </form>
            {props.kept_out.map(|kept_out| addresses(texts, kept_out))}
            <p><a href="/staff/notices">{texts.get("desk-notices")}</a></p>
            <p><a href="/staff/deliveries">{texts.get("desk-deliveries")}</a></p>
        }
        .into_any()
    })
}

fn addresses(texts: Texts, kept_out: KeptOut) -> AnyView {
    let KeptOut { next, due } = kept_out;
    let review = (due > 0).then(|| {
        view! {
            <p><strong>{texts.count("staff-addresses-due", due, &[])}</strong>{texts.joint()}{texts.get("staff-addresses-ask")}</p>
            <form method="post" action=path::STAFF_ADDRESSES>
                {button::step("keep", "button button-plain", texts.get("staff-addresses-keep"))}
                {button::step("erase", "button button-plain", texts.get("staff-addresses-erase"))}
            </form>
        }
    });
    view! {
        <h2>{texts.get("staff-addresses")}</h2>
        <p>{texts.get_with("staff-addresses-next", &[("date", &next)])}</p>
        {review}
    }
    .into_any()
}

fn table(texts: Texts, people: &[Listed]) -> AnyView {
    let rows = people
        .iter()
        .map(|person| {
            let Listed { href, name, mail, .. } = person.clone();
            let note = match (person.is_you, person.has_come) {
                (true, _) => texts.get("staff-you"),
                (false, true) => texts.get("staff-has-come"),
                (false, false) => texts.get("staff-has-not-come"),
            };
            view! {
                <tr>
                    <th scope="row"><a href=href>{foreign(name)}</a></th>
                    <td data-label=texts.get("staff-mail")>{foreign(mail)}</td>
                    <td data-label=texts.get("staff-role")>{role(texts, person.role)}</td>
                    <td data-label=texts.get("staff-note")>{note}</td>
                </tr>
            }
        })
        .collect_view();
    let heads = ["staff-name", "staff-mail", "staff-role", "staff-note"];
    let heads = heads.map(|key| view! { <th scope="col">{texts.get(key)}</th> }).collect_view();
    view! {
        <table class="kept people">
            <thead>
                <tr>{heads}</tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}
