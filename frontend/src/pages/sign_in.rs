//! On the way to the operator's own sign-in.

use leptos::prelude::*;

use crate::components::button;
use crate::route;
use crate::shell::{Frame, Shell};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    /// The provider's door, for browsers that do not go there by themselves.
    pub there: String,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let texts = shell.texts;
    let title = texts.get_with("sign-in-title", &[("operator", &shell.operator.name)]);
    Frame::titled(title).back(route::delete(shell.locale)).html(shell, || {
        view! {
            <p class="lead" role="status">{texts.get("sign-in-leaving")}</p>
            <p class="actions">{button::link(props.there, texts.get("sign-in-go"))}</p>
        }
        .into_any()
    })
}
