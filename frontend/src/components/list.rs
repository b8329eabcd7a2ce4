//! Lists of what happens.

use leptos::prelude::*;

use crate::components::foreign::foreign;
use crate::pages::part::Category;

pub(crate) fn plain(items: Vec<String>) -> AnyView {
    let items = items.into_iter().map(|item| view! { <li>{foreign(item)}</li> }).collect_view();
    view! { <ul>{items}</ul> }.into_any()
}

/// Categories with what happens to each.
pub(crate) fn categories(categories: &[Category]) -> AnyView {
    let items = categories
        .iter()
        .map(|category| {
            let Category { label, consequence } = category.clone();
            view! { <li><strong>{foreign(label)}</strong><span>{foreign(consequence)}</span></li> }
        })
        .collect_view();
    view! { <ul class="categories">{items}</ul> }.into_any()
}
