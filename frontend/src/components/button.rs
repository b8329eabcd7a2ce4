//! Buttons. One warning button exists in the whole product: `Delete my account`.

use leptos::prelude::*;

pub(crate) fn primary(text: String) -> AnyView {
    view! { <button type="submit" class="button">{text}</button> }.into_any()
}

pub(crate) fn secondary(text: String) -> AnyView {
    view! { <button type="submit" class="button button-secondary">{text}</button> }.into_any()
}

/// One of two ways on from the same form.
pub(crate) fn step(value: &'static str, class: &'static str, text: String) -> AnyView {
    view! { <button type="submit" name="step" value=value class=class>{text}</button> }.into_any()
}

/// A button away from its form, so that two forms' buttons may stand side by side.
pub(crate) fn of_form(form: &'static str, class: &'static str, text: String) -> AnyView {
    view! { <button type="submit" form=form class=class>{text}</button> }.into_any()
}

pub(crate) fn link(href: String, text: String) -> AnyView {
    view! { <a class="button" href=href>{text}</a> }.into_any()
}

/// The other of two choices that weigh the same.
pub(crate) fn plain_link(href: String, text: String) -> AnyView {
    view! { <a class="button button-plain" href=href>{text}</a> }.into_any()
}
