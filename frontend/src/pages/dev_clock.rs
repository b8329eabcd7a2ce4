//! For trying: move the clock.

use leptos::prelude::*;

use crate::components::field::Input;
use crate::components::foreign::foreign;
use crate::components::{button, panel};
use crate::i18n::Texts;
use crate::shell::{Frame, Shell};

/// Posts `now` or `forward` to `/dev/clock`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub now: String,
    pub now_ms: i64,
    /// What the last sweep did.
    pub note: Option<String>,
}

/// Jumps worth a button of their own: `forward` in days.
const JUMPS: [(&str, &str); 4] =
    [("1", "dev-clock-day"), ("7", "dev-clock-week"), ("31", "dev-clock-month"), ("62", "dev-clock-two-months")];

pub fn page(shell: &Shell, props: Props) -> String {
    let texts = shell.texts;
    Frame::titled(texts.get("dev-clock")).html(shell, || {
        let note = props.note.map(|note| panel::notice(view! { <p role="status">{note}</p> }.into_any()));
        let jumps = JUMPS.into_iter().map(|(days, key)| jump(texts, days, key)).collect_view();
        let exact = Input {
            value: props.now_ms.to_string(),
            inputmode: Some("numeric"),
            ..Input::text("now", texts.get("dev-clock-ms"), &[])
        };
        view! {
            <p class="lead">{foreign(props.now)}</p>
            {note}
            <div class="pair">{jumps}</div>
            <form method="post" action="/dev/clock" novalidate>
                {exact.view(texts)}
                {button::secondary(texts.get("dev-clock-set"))}
            </form>
            <form method="post" action="/dev/sweep">{button::secondary(texts.get("dev-sweep"))}</form>
            <p><a href="/dev/mailbox">{texts.get("dev-mailbox")}</a></p>
        }
        .into_any()
    })
}

fn jump(texts: Texts, days: &'static str, key: &str) -> AnyView {
    view! {
        <form method="post" action="/dev/clock">
            <input type="hidden" name="forward" value=days/>
            {button::primary(texts.get(key))}
        </form>
    }
    .into_any()
}
