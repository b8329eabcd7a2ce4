//! The head of the staff's pages: who sits at the desk, and the way out; and their foot: the languages.

use leptos::prelude::*;
use shared::api::path;

use super::{Shell, brand};
use crate::components::foreign::foreign;
use crate::pages::staff::Badge;

pub(super) fn header(shell: &Shell, badge: Option<Badge>) -> AnyView {
    let texts = shell.texts;
    let who = badge.map(|badge| {
        view! {
            <div class="sitting">
                <p><strong>{foreign(badge.name)}</strong>" · "{badge.role}</p>
                <form method="post" action=path::STAFF_SIGN_OUT>
                    <button type="submit" class="button button-secondary">{texts.get("staff-sign-out")}</button>
                </form>
            </div>
        }
    });
    view! {
        <header class="top">
            <div class="top-inner">
                <a class="brand" href=path::STAFF>{brand::operator(&shell.operator, texts.get("staff-brand"))}</a>
                {who}
            </div>
        </header>
    }
    .into_any()
}

pub(super) fn footer(languages: Option<AnyView>) -> AnyView {
    let languages = languages.map(|languages| view! { <div class="bottom-inner">{languages}</div> });
    languages.map(|languages| view! { <footer class="bottom">{languages}</footer> }).into_any()
}
