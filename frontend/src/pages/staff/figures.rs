//! What the desk has done in the last ninety days, in figures, and who opened what. Nothing here names a person whose account
//! it is.

use leptos::prelude::*;

use super::Badge;
use crate::components::foreign::foreign;
use crate::components::list;
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
            {table(texts, props.rows)}
            {access}
        }
        .into_any()
    })
}

fn table(texts: Texts, rows: Vec<Row>) -> AnyView {
    const HEADS: [&str; 5] =
        ["desk-figure-open", "desk-figure-decided", "desk-figure-refused", "desk-figure-median", "desk-figure-mean"];
    let heads = HEADS.iter().map(|key| view! { <th scope="col" role="columnheader">{texts.get(key)}</th> });
    let rows = rows.into_iter().map(|row| {
        let cells = row.numbers.into_iter().zip(HEADS).map(|(number, key)| {
            view! { <td role="cell" data-label=texts.get(key)>{foreign(number)}</td> }
        });
        view! { <tr role="row"><th scope="row" role="rowheader">{row.kind}</th>{cells.collect_view()}</tr> }
    });
    view! {
        <table class="kept records" role="table">
            <caption class="visually-hidden">{texts.get("desk-figures")}</caption>
            <thead role="rowgroup">
                <tr role="row">
                    <th scope="col" role="columnheader">{texts.get("desk-figure-kind")}</th>
                    {heads.collect_view()}
                </tr>
            </thead>
            <tbody role="rowgroup">{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}
