//! The staff's way in: one button.

use leptos::prelude::*;
use shared::api::path;

use crate::components::button;
use crate::shell::{Frame, Shell};

/// Posts nothing to `/staff/sign-in`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    /// On the way already: the provider's door, for browsers that do not go there by themselves.
    pub there: Option<String>,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let texts = shell.texts;
    Frame::titled(texts.get("staff-sign-in-title")).desk(None).html(shell, || match props.there {
        Some(there) => view! {
            <p class="lead" role="status">{texts.get("staff-sign-in-leaving")}</p>
            <p class="actions">{button::link(there, texts.get("staff-sign-in-go"))}</p>
        }
        .into_any(),
        None => view! {
            <p class="lead">{texts.get("staff-sign-in-lead")}</p>
            <form method="post" action=path::STAFF_SIGN_IN>{button::primary(texts.get("staff-sign-in"))}</form>
        }
        .into_any(),
    })
}
