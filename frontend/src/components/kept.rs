//! What must be kept, why and until when. A table that folds into blocks on a small screen.

use leptos::prelude::*;

use crate::components::foreign::foreign;
use crate::i18n::Texts;
use crate::pages::part::Kept;

pub(crate) fn table(texts: Texts, kept: &[Kept]) -> AnyView {
    let last = texts.get("kept-until");
    let rows = kept
        .iter()
        .map(|kept| {
            let Kept { label, basis, until } = kept.clone();
            view! {
                <tr role="row">
                    <th scope="row" role="rowheader">{foreign(label)}</th>
                    <td role="cell" data-label=texts.get("kept-why")>{foreign(basis)}</td>
                    <td role="cell" data-label=last.clone()>{foreign(until)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="kept" role="table">
            <caption class="visually-hidden">{texts.get("kept-caption")}</caption>
            <thead role="rowgroup">
                <tr role="row">
                    <th scope="col" role="columnheader">{texts.get("kept-what")}</th>
                    <th scope="col" role="columnheader">{texts.get("kept-why")}</th>
                    <th scope="col" role="columnheader">{last}</th>
                </tr>
            </thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
    .into_any()
}
