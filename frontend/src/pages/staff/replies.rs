//! What the desk keeps to answer with, for its leads.

use leptos::prelude::*;

use super::Badge;
use super::case::area;
use crate::components::button;
use crate::components::choice::{Item, Radios, radios};
use crate::components::field::Input;
use crate::i18n::Texts;
use crate::shell::{FieldError, Frame, Shell};

/// Posts `title`, `locale`, `wording` to `/staff/replies`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub badge: Badge,
    /// Title, language and path of each.
    pub listed: Vec<(String, String, String)>,
    /// Languages: tag and name.
    pub locales: Vec<(String, String)>,
    pub typed: Typed,
    pub errors: Vec<FieldError>,
}

/// A reply as it is written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    pub title: String,
    pub locale: String,
    pub wording: String,
}

pub const FIELDS: &[&str] = &["title", "locale", "wording"];

pub fn page(shell: &Shell, props: Props) -> String {
    let texts = shell.texts;
    let errors = props.errors.clone();
    let frame = Frame::titled(texts.get("desk-replies")).desk(Some(props.badge.clone())).back("/staff".to_owned());
    frame.errors(&errors, FIELDS).html(shell, || {
        let items = props.listed.iter().map(|(title, locale, href)| {
            view! { <li><a href=href.clone()>{title.clone()}</a>" ("{locale.clone()}")"</li> }
        });
        let none = props.listed.is_empty().then(|| view! { <p>{texts.get("desk-replies-none")}</p> });
        view! {
            <p class="lead">{texts.get("desk-replies-lead")}</p>
            {none}
            <ul>{items.collect_view()}</ul>
            <h2>{texts.get("desk-replies-add")}</h2>
            <form method="post" action="/staff/replies" novalidate>
                {fields(texts, &props.locales, &props.typed, &props.errors)}
                {button::primary(texts.get("desk-replies-save"))}
            </form>
        }
        .into_any()
    })
}

/// What is written of a reply.
pub(super) fn fields(texts: Texts, locales: &[(String, String)], typed: &Typed, errors: &[FieldError]) -> AnyView {
    let title = Input {
        value: typed.title.clone(),
        hint: Some(texts.get("desk-replies-title-hint")),
        left_to_right: false,
        ..Input::text("title", texts.get("desk-replies-title"), errors)
    };
    let items = locales.iter().map(|(tag, name)| Item { value: tag.clone(), label: name.clone(), hint: None });
    let locale = Radios {
        name: "locale",
        legend: texts.get("desk-replies-locale"),
        hint: None,
        items: items.collect(),
        chosen: Some(typed.locale.as_str()),
        errors,
    };
    let hint = Some(texts.get("desk-replies-wording-hint"));
    view! {
        {title.view(texts)}
        {radios(texts, locale)}
        {area(texts, "wording", texts.get("desk-replies-wording"), hint, &typed.wording, errors)}
    }
    .into_any()
}
