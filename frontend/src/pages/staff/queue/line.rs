//! The rows of a list, and what can be done with several of them.

use leptos::prelude::*;

use super::{Props, Row, Urgency, Waits, time_left, waiting};
use crate::components::button;
use crate::components::field::inline_error;
use crate::components::foreign::foreign;
use crate::i18n::Texts;

/// The rows, and what can be done with those that are ticked. Nothing is done before it was shown once more.
pub(super) fn choosing(texts: Texts, props: &Props) -> AnyView {
    let rows = groups(texts, &props.rows, props.may.take);
    if !props.may.take {
        return rows;
    }
    let way = |act: &'static str| {
        let key = format!("desk-bulk-{act}");
        button::step(act, "button button-secondary", texts.get(&key))
    };
    view! {
        <form method="post" action="/staff/bulk" novalidate>
            <input type="hidden" name="part" value=props.part.name()/>
            {inline_error(texts, "row", &props.errors)}
            {rows}
            <p class="hint">{texts.get("desk-bulk-hint")}</p>
            <p class="actions">{way("take")}{way("return")}{props.may.give.then(|| way("give"))}</p>
        </form>
    }
    .into_any()
}

/// Under a heading for each urgency. The rows come sorted. The first box carries the field's name as its id: that is where the
/// error summary leads.
fn groups(texts: Texts, rows: &[Row], may_choose: bool) -> AnyView {
    let first = rows.first().map(|row| row.value.as_str());
    let id =
        |row: &Row| if first == Some(row.value.as_str()) { "row".to_owned() } else { format!("row-{}", row.value) };
    rows.chunk_by(|one, other| one.urgency == other.urgency)
        .map(|group| {
            let heading = group.first().map(|row| texts.get(&format!("desk-urgency-{}", row.urgency.name())));
            let items = group.iter().map(|row| line(texts, row, may_choose.then(|| id(row)), None)).collect_view();
            view! { <section><h2>{heading}</h2><ul class="cases">{items}</ul></section> }
        })
        .collect_view()
        .into_any()
}

/// One row; with a box to tick, and with what became of it.
pub(in crate::pages::staff) fn line(
    texts: Texts,
    row: &Row,
    choose: Option<String>,
    ending: Option<AnyView>,
) -> AnyView {
    let Row { href, reference, kind, due, left, owner, value, .. } = row.clone();
    let choose = choose.map(|id| {
        let label = texts.get_with("desk-bulk-choose", &[("reference", &reference)]);
        view! {
            <input type="checkbox" id=id.clone() name="row" value=value/>
            <label class="visually-hidden" for=id>{label}</label>
        }
    });
    let is_open = row.urgency != Urgency::Decided;
    let facts = [
        Some(texts.get(&format!("desk-kind-{}", kind.name()))),
        row.seconded.then(|| texts.get("desk-needs-second")),
        row.waits.as_ref().filter(|waits| matches!(waits, Waits::InVain(_))).map(|waits| waiting(texts, waits)),
        is_open.then(|| texts.get(&format!("desk-owner-{}", owner.name()))),
        row.looked_at.then(|| texts.get("desk-look")),
    ];
    let facts = facts.into_iter().flatten().map(|fact| view! { <span>{fact}</span> }).collect_view();
    let is_waiting = matches!(row.waits, Some(Waits::Until(_)));
    let due = if let Some(waits) = row.waits.as_ref().filter(|_| is_waiting) {
        waiting(texts, waits)
    } else if is_open {
        texts.get_with("desk-due", &[("day", &due)])
    } else {
        texts.get_with("desk-decided-at", &[("at", &due)])
    };
    let left = (is_open && !is_waiting).then(|| view! { <strong>{time_left(texts, left)}</strong> });
    view! {
        <li class="case">
            {choose}
            <a href=href>{foreign(reference)}</a>
            <p class="case-facts">{facts}</p>
            <p class="case-due">{left}<span>{due}</span></p>
            {ending}
        </li>
    }
    .into_any()
}
