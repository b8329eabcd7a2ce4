//! What a sheet of paper must say and a screen need not: as of when it is true, and where to look again.

use leptos::prelude::*;

use crate::i18n::Texts;
use crate::pages::part::Printed;

pub(crate) fn note(texts: Texts, printed: &Printed) -> AnyView {
    let said = texts.get_with("printed-note", &[("at", &printed.at), ("page", &printed.page)]);
    view! { <p class="print-only">{said}</p> }.into_any()
}
