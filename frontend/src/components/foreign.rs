//! What comes from data and not from a text of ours: an address, a size, a date, a name. It keeps its own direction wherever
//! it stands, so that a page that runs the other way neither tears nor turns it. Within a sentence, Fluent isolates it.

use leptos::prelude::*;

use crate::i18n::Texts;
use crate::shell::Shell;

/// Puts a view where a sentence has a place for it.
const PLACE: &str = "\u{fffc}";

/// Something from data that stands by itself.
pub(crate) fn foreign(text: String) -> AnyView {
    view! { <bdi>{text}</bdi> }.into_any()
}

/// A sentence with something from data in it that must not be torn: an address.
pub(crate) fn with_whole(texts: Texts, key: &str, name: &str, whole: &str) -> AnyView {
    let text = texts.get_with(key, &[(name, PLACE)]);
    let Some((before, after)) = text.split_once(PLACE) else { return text.into_any() };
    let (before, after, whole) = (before.to_owned(), after.to_owned(), whole.to_owned());
    view! { {before}<bdi class="whole">{whole}</bdi>{after} }.into_any()
}

/// A sentence with `{ $contact }` in it: the operator's contact can be pressed.
pub(crate) fn with_contact(shell: &Shell, key: &str) -> AnyView {
    let operator = &shell.operator;
    let text = shell.texts.get_with(key, &[("contact", PLACE), ("operator", &operator.name)]);
    let Some((before, after)) = text.split_once(PLACE) else { return text.into_any() };
    let (before, after) = (before.to_owned(), after.to_owned());
    let link = view! { <a href=operator.contact_url.clone()>{foreign(operator.contact.clone())}</a> };
    view! { {before}{link}{after} }.into_any()
}
