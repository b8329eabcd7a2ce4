//! One of the people of the desk: another role, or the end.

use leptos::prelude::*;
use shared::api::path;

use super::people::Listed;
use super::{Badge, role, roles};
use crate::components::summary::{self, Row};
use crate::components::{button, choice, panel};
use crate::shell::{FieldError, Frame, Shell};

/// Posts `act` (`role` or `remove`), `role`, `seen` to `/staff/people/{staff}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub badge: Badge,
    pub person: Listed,
    /// The version that is shown.
    pub seen: i64,
    pub errors: Vec<FieldError>,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let texts = shell.texts;
    let Props { badge, person, seen, errors } = props;
    let frame = Frame::titled(person.name.clone()).desk(Some(badge)).back(path::STAFF_PEOPLE.to_owned());
    frame.errors(&errors, &["role"]).html(shell, || {
        let rows = vec![
            Row::new(texts.get("staff-mail"), person.mail.clone()),
            Row::new(texts.get("staff-role"), role(texts, person.role)),
        ];
        let list = summary::list(texts, rows);
        if person.is_you {
            let you = panel::notice(view! { <p>{texts.get("staff-person-you")}</p> }.into_any());
            return view! { {list}{you} }.into_any();
        }
        let hidden = move |act: &'static str| {
            view! {
                <input type="hidden" name="act" value=act/>
                <input type="hidden" name="seen" value=seen.to_string()/>
            }
        };
        view! {
            {list}
            <h2>{texts.get("staff-person-role")}</h2>
            <form method="post" action=person.href.clone() novalidate>
                {hidden("role")}
                {choice::radios(texts, roles(texts, Some(person.role), &errors))}
                {button::primary(texts.get("staff-person-role-button"))}
            </form>
            <h2>{texts.get("staff-person-remove")}</h2>
            <p>{texts.get("staff-person-remove-lead")}</p>
            <form method="post" action=person.href.clone()>
                {hidden("remove")}
                {button::secondary(texts.get("staff-person-remove-button"))}
            </form>
        }
        .into_any()
    })
}
