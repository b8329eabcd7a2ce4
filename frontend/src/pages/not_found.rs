//! There is no such page.

use leptos::prelude::*;

use crate::components::button;
use crate::route;
use crate::shell::{Frame, Shell};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {}

pub fn page(shell: &Shell, _props: Props) -> String {
    let texts = shell.texts;
    Frame::titled(texts.get("not-found-title")).html(shell, || {
        view! {
            <p class="lead">{texts.get("not-found-lead")}</p>
            <p>{texts.get("not-found-text")}</p>
            <p class="actions">{button::link(route::front(shell.locale), texts.get("not-found-front"))}</p>
            <p><a href=route::track(shell.locale)>{texts.get("front-track")}</a></p>
        }
        .into_any()
    })
}
