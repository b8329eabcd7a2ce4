//! Question, answer, and a link to change it.

use leptos::prelude::*;

use crate::components::foreign::foreign;
use crate::i18n::Texts;

pub(crate) struct Row {
    pub label: String,
    pub value: String,
    /// Where the answer is changed, and the words that only a screen reader needs to tell
    /// one "Change" from another.
    pub change: Option<(String, String)>,
}

impl Row {
    pub(crate) const fn new(label: String, value: String) -> Self {
        Self { label, value, change: None }
    }
}

pub(crate) fn list(texts: Texts, rows: Vec<Row>) -> AnyView {
    let rows = rows
        .into_iter()
        .map(|row| {
            let change = row.change.map(|(href, what)| {
                view! {
                    <dd class="summary-change">
                        <a href=href>
                            {texts.get("change")}<span class="visually-hidden">" "{what}</span>
                        </a>
                    </dd>
                }
            });
            view! {
                <div class="summary-row">
                    <dt>{foreign(row.label)}</dt>
                    <dd>{foreign(row.value)}</dd>
                    {change}
                </div>
            }
        })
        .collect_view();
    view! { <dl class="summary">{rows}</dl> }.into_any()
}
