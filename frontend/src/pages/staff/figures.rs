//! What the desk has done in the last ninety days, in figures, and who opened what. Nothing here names a person whose account
//! it is.

use leptos::prelude::*;

use super::Badge;
use crate::components::{list, summary};
use crate::i18n::Texts;
use crate::shell::{Frame, Shell};

/// One kind of case. Numbers and days are finished.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub kind: String,
    /// Open now, decided, refused among them, median and mean days.
    pub numbers: [String; 5],
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub badge: Badge,
    pub since: String,
    pub rows: Vec<Row>,
    /// Who opened letters or took the log out, how often and why: finished sentences. Only for whoever watches the desk.
    pub access: Option<Vec<String>>,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let texts = shell.texts;
    let frame = Frame::titled(texts.get("desk-figures")).desk(Some(props.badge)).back("/staff".to_owned());
    frame.html(shell, || {
        let access = props.access.map(|lines| {
            let body = if lines.is_empty() {
                view! { <p>{texts.get("desk-access-none")}</p> }.into_any()
            } else {
                list::plain(lines)
            };
            view! { <section><h2>{texts.get("desk-access")}</h2><p>{texts.get("desk-access-text")}</p>{body}</section> }
        });
        view! {
            <p class="lead">{texts.get_with("desk-figures-since", &[("day", &props.since)])}</p>
            {kinds(texts, props.rows)}
            {access}
        }
        .into_any()
    })
}

/// A list for each kind: a table of five numbers would not fit where letters are large.
fn kinds(texts: Texts, rows: Vec<Row>) -> AnyView {
    const HEADS: [&str; 5] =
        ["desk-figure-open", "desk-figure-decided", "desk-figure-refused", "desk-figure-median", "desk-figure-mean"];
    rows.into_iter()
        .map(|row| {
            let numbers = HEADS.iter().zip(row.numbers);
            let numbers = numbers.map(|(key, number)| summary::Row::new(texts.get(key), number)).collect();
            view! { <section><h2>{row.kind}</h2>{summary::list(texts, numbers)}</section> }
        })
        .collect_view()
        .into_any()
}
