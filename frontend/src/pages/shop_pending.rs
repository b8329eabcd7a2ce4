//! Demo shop: a sign-in to an account that is waiting to be deleted.

use leptos::prelude::*;

use crate::components::button;
use crate::shell::{Frame, Shell};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub last_day: String,
    pub erase_on: String,
    /// The signed link that cancels (opens the page with a button).
    pub keep_href: String,
    /// Back out; the deletion goes on.
    pub leave_href: String,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let texts = shell.texts;
    Frame::titled(texts.get("shop-pending-title")).html(shell, || {
        let dates = [("erase", props.erase_on.as_str()), ("last", props.last_day.as_str())];
        view! {
            <p class="lead">{texts.get_with("shop-pending-lead", &dates)}</p>
            <p>{texts.get("shop-pending-text")}</p>
            <div class="pair">
                {button::link(props.keep_href.clone(), texts.get("shop-pending-keep"))}
                {button::plain_link(props.leave_href.clone(), texts.get("shop-pending-leave"))}
            </div>
        }
        .into_any()
    })
}
