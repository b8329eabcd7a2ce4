//! How the operator looks: a logo in the header, and a style sheet that replaces four tokens.

use leptos::prelude::*;
use shared::policy::brand::{Accent, Logo, Scheme};
use shared::token::Theme;

use super::Operator;

/// What the operator's colour changes, for light screens and paper, then for dark screens. It follows our own style sheet.
pub fn style_sheet(accent: Accent, theme: Option<Theme>) -> String {
    let light = tokens(accent.light());
    let dark = tokens(accent.dark());
    let on_dark = match theme {
        None => "screen and (prefers-color-scheme:dark)",
        Some(Theme::Light) => "not all",
        Some(Theme::Dark) => "screen",
    };
    format!(":root{{{light};--accent-line:4px}}\n@media {on_dark}{{:root{{{dark}}}}}\n")
}

fn tokens(scheme: Scheme) -> String {
    let Scheme { accent, deep, on_accent, wash } = scheme;
    format!("--sea:{accent};--sea-deep:{deep};--on-sea:{on_accent};--sea-wash:{wash}")
}

/// The name, with the logo beside it or in its place: said once, whatever is shown.
pub(super) fn operator(operator: &Operator, desk: String) -> AnyView {
    let name = operator.name.clone();
    let Some(logo) = &operator.logo else {
        return view! {
            <span class="brand-operator" dir="auto">{name}</span>
            <span class="brand-desk">{desk}</span>
        }
        .into_any();
    };
    let said = (!logo.holds_name).then(|| view! { <span class="brand-operator" dir="auto">{name.clone()}</span> });
    view! {
        {pictures(logo, if logo.holds_name { &name } else { "" })}
        <span class="brand-words">{said}<span class="brand-desk">{desk}</span></span>
    }
    .into_any()
}

/// Of two pictures the style sheet shows one, and the other is not read either.
fn pictures(logo: &Logo, alt: &str) -> AnyView {
    let picture = |class: &'static str, file: &str| {
        let (file, alt) = (file.to_owned(), alt.to_owned());
        view! { <img class=class src=file alt=alt width=logo.width.to_string() height=logo.height.to_string()/> }
    };
    match &logo.dark_file {
        None => picture("logo logo-plate", &logo.file).into_any(),
        Some(dark) => view! {
            {picture("logo logo-light", &logo.file)}
            {picture("logo logo-dark", dark)}
        }
        .into_any(),
    }
}
