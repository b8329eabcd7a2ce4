//! Which services there is a guide to.

use leptos::prelude::*;

use crate::components::button;
use crate::components::field::Input;
use crate::components::foreign::foreign;
use crate::i18n::Locale;
use crate::route;
use crate::shell::{Frame, Shell};

/// One service.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    pub service: String,
    pub name: String,
    /// In this page's language, if the guide has it.
    pub summary: Option<String>,
    /// The languages that it has otherwise.
    pub languages: Vec<Locale>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Props {
    /// What was looked for.
    pub typed: String,
    pub found: Vec<Entry>,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let texts = shell.texts;
    Frame::titled(texts.get("guides-title")).back(route::front(shell.locale)).html(shell, || {
        let search =
            Input { value: props.typed, left_to_right: false, ..Input::text("q", texts.get("guides-name"), &[]) };
        let none = props.found.is_empty().then(|| view! { <p role="status">{texts.get("guides-none")}</p> });
        let found = props.found.into_iter().map(|entry| shown(shell, entry)).collect_view();
        view! {
            <p class="lead">{texts.get("guides-lead")}</p>
            <form method="get">
                {search.view(texts)}
                {button::secondary(texts.get("guides-search"))}
            </form>
            {none}
            <ul class="ways">{found}</ul>
        }
        .into_any()
    })
}

fn shown(shell: &Shell, entry: Entry) -> AnyView {
    let href = route::guide(shell.locale, &entry.service);
    let text = entry.summary.unwrap_or_else(|| {
        let languages: Vec<&str> = entry.languages.iter().map(|locale| locale.own_name()).collect();
        shell.texts.get_with("guides-elsewhere", &[("languages", &languages.join(", "))])
    });
    view! { <li><a href=href>{foreign(entry.name)}</a><p>{text}</p></li> }.into_any()
}
