//! For trying: every mail that was sent.

use leptos::prelude::*;

use crate::components::foreign::foreign;
use crate::shell::{Frame, Shell};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    pub at: String,
    pub to: String,
    pub subject: String,
    pub text: String,
    pub attachments: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub letters: Vec<Letter>,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let texts = shell.texts;
    Frame::titled(texts.get("dev-mailbox")).html(shell, || {
        if props.letters.is_empty() {
            return view! { <p>{texts.get("dev-mailbox-empty")}</p> }.into_any();
        }
        props.letters.iter().map(letter).collect_view().into_any()
    })
}

fn letter(letter: &Letter) -> AnyView {
    let Letter { at, to, subject, text, attachments } = letter.clone();
    let attachments =
        (!attachments.is_empty()).then(|| view! { <p class="hint">{foreign(attachments.join(", "))}</p> });
    view! {
        <article class="letter">
            <h2 dir="auto">{subject}</h2>
            <p class="hint">{foreign(at)}" · "{foreign(to)}</p>
            <div class="letter-text" dir="auto">{lines(&text)}</div>
            {attachments}
        </article>
    }
    .into_any()
}

/// Addresses become links, so that a person can try the mail as it would be.
fn lines(text: &str) -> AnyView {
    text.lines()
        .map(|line| {
            let line = line.to_owned();
            if line.starts_with("http://") || line.starts_with("https://") {
                view! { <p><a href=line.clone()>{line.clone()}</a></p> }.into_any()
            } else {
                view! { <p>{line}</p> }.into_any()
            }
        })
        .collect_view()
        .into_any()
}
