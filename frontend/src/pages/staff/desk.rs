//! The desk.

use leptos::prelude::*;
use shared::api::path;

use super::Badge;
use crate::components::summary::{self, Row};
use crate::shell::{Frame, Shell};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub badge: Badge,
    /// The role looks after the people of the desk.
    pub sees_people: bool,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let texts = shell.texts;
    let rows = vec![
        Row::new(texts.get("staff-name"), props.badge.name.clone()),
        Row::new(texts.get("staff-role"), props.badge.role.clone()),
    ];
    Frame::titled(texts.get("staff-desk")).desk(Some(props.badge)).html(shell, || {
        let people =
            props.sees_people.then(|| view! { <p><a href=path::STAFF_PEOPLE>{texts.get("staff-people")}</a></p> });
        view! {
            <p class="lead">{texts.get("staff-desk-lead")}</p>
            {summary::list(texts, rows)}
            {people}
        }
        .into_any()
    })
}
