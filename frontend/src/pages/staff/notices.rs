//! Notices at the desk: those that were written, and the form for another.

use leptos::prelude::*;
use shared::notice::{Draft, Kind, Part};
use shared::policy::Regime;

use super::Badge;
use crate::components::choice::{Item, Radios, Tick, radios, ticks};
use crate::components::field::{Input, area};
use crate::components::{button, detail};
use crate::i18n::{Locale, Texts};
use crate::shell::{FieldError, Frame, Shell};

/// Every field that an error may lead to, in their order: of the words, each part in each language.
pub const FIELDS: &[&str] = &[
    "about",
    "happened",
    "known",
    "concerned",
    "telling",
    "until",
    "audience",
    "holder",
    "what-en",
    "to-en",
    "basis-en",
    "cause-en",
    "risk-en",
    "done-en",
    "advice-en",
    "what-ru",
    "to-ru",
    "basis-ru",
    "cause-ru",
    "risk-ru",
    "done-ru",
    "advice-ru",
    "what-fi",
    "to-fi",
    "basis-fi",
    "cause-fi",
    "risk-fi",
    "done-fi",
    "advice-fi",
    "what-zh",
    "to-zh",
    "basis-zh",
    "cause-zh",
    "risk-zh",
    "done-zh",
    "advice-zh",
];

/// The field of a part in a language.
pub fn field(part: Part, tag: &str) -> &'static str {
    let is_it = |name: &&&str| name.split_once('-') == Some((part.name(), tag));
    FIELDS.iter().find(is_it).copied().unwrap_or("form")
}

/// Posts `about`, `happened`, `known`, `concerned`, `telling`, `until`, `audience`, `holder` and the words to `/staff/notices`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub badge: Badge,
    /// Where the reader came from.
    pub back: &'static str,
    /// What each is about, where it stands, and its path.
    pub listed: Vec<(String, String, String)>,
    /// The role writes them.
    pub may_write: bool,
    pub regime: Regime,
    /// Categories: id and label.
    pub categories: Vec<(String, String)>,
    /// The desk's own language first.
    pub languages: Vec<Locale>,
    pub typed: Typed,
    pub errors: Vec<FieldError>,
}

/// The form as it came in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    pub draft: Draft,
    /// `all`, or `one` with a name of the account.
    pub audience: String,
    pub holder: String,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let texts = shell.texts;
    let errors = props.errors.clone();
    let frame = Frame::titled(texts.get("desk-notices")).desk(Some(props.badge.clone())).back(props.back.to_owned());
    frame.errors(&errors, FIELDS).html(shell, || {
        let items = props.listed.iter().map(|(title, state, href)| {
            view! { <li><a href=href.clone()>{title.clone()}</a><p>{state.clone()}</p></li> }
        });
        let none = props.listed.is_empty().then(|| view! { <p>{texts.get("desk-notices-none")}</p> });
        let items = items.collect_view();
        view! {
            <p class="lead">{texts.get("desk-notices-lead")}</p>
            {none}
            <ul class="ways">{items}</ul>
            {props.may_write.then(|| form(texts, &props))}
        }
        .into_any()
    })
}

fn choose(
    texts: Texts,
    (name, values): (&'static str, [&'static str; 2]),
    chosen: &str,
    errors: &[FieldError],
) -> AnyView {
    let item = |value: &str| Item {
        value: value.to_owned(),
        label: texts.get(&format!("desk-notice-{name}-{value}")),
        hint: None,
    };
    let legend = texts.get(&format!("desk-notice-{name}"));
    let items = values.iter().map(|value| item(value)).collect();
    radios(texts, Radios { name, legend, hint: None, items, chosen: Some(chosen), errors })
}

fn form(texts: Texts, props: &Props) -> AnyView {
    let (errors, typed) = (props.errors.as_slice(), &props.typed);
    let draft = &typed.draft;
    let line = |name: &'static str, kind: &'static str, value: &str| Input {
        hint: Some(texts.get(&format!("desk-notice-{name}-hint"))),
        value: value.to_owned(),
        kind,
        ..Input::text(name, texts.get(&format!("desk-notice-{name}")), errors)
    };
    let boxes = props.categories.iter().map(|(id, label)| Tick {
        name: "concerned",
        value: id.clone(),
        label: label.clone(),
        hint: None,
        is_ticked: draft.categories.contains(id),
    });
    let wanted = Kind::ALL.iter().map(|kind| view! { <p>{wants(texts, *kind, props.regime)}</p> }).collect_view();
    let words = props.languages.iter().enumerate().map(|(number, locale)| said(texts, props, *locale, number == 0));
    let words = words.collect_view();
    view! {
        <h2>{texts.get("desk-notice-write")}</h2>
        <p>{texts.get("desk-notice-about-all")}</p>
        <form method="post" action="/staff/notices" novalidate>
            {choose(texts, ("about", ["incident", "disclosure"]), &draft.kind, errors)}
            {line("happened", "date", &draft.happened).view(texts)}
            {line("known", "date", &draft.noticed).view(texts)}
            {ticks(texts, "concerned", texts.get("desk-notice-concerned"), boxes.collect(), errors)}
            {choose(texts, ("telling", ["now", "later"]), &draft.telling, errors)}
            {line("until", "date", &draft.until).view(texts)}
            {choose(texts, ("audience", ["all", "one"]), &typed.audience, errors)}
            {line("holder", "text", &typed.holder).view(texts)}
            {wanted}
            {words}
            {button::primary(texts.get("desk-notice-save"))}
        </form>
    }
    .into_any()
}

/// What the law wants in it.
fn wants(texts: Texts, kind: Kind, regime: Regime) -> String {
    let parts = kind.wanted(regime).iter().map(|part| texts.get(&format!("notice-part-{}", part.name())));
    let parts = parts.collect::<Vec<_>>().join(&texts.get("list-comma"));
    let law = kind.basis(regime);
    let key = if law.is_empty() { "wants" } else { "wants-law" };
    texts.get_with(&format!("desk-notice-{}-{key}", kind.name()), &[("parts", &parts), ("law", law)])
}

/// The words in one language. What comes back with errors is open: what is closed cannot be corrected.
fn said(texts: Texts, props: &Props, locale: Locale, is_first: bool) -> AnyView {
    let tag = locale.tag();
    let typed = props.typed.draft.words.get(tag);
    let mut is_open = is_first || typed.is_some_and(|parts| parts.values().any(|text| !text.is_empty()));
    let parts = Part::ALL.iter().map(|part| {
        let name = field(*part, tag);
        is_open |= props.errors.iter().any(|error| error.field == name);
        let value = typed.and_then(|parts| parts.get(part)).map_or("", String::as_str);
        let hint = Some(texts.get(&format!("desk-notice-{}-hint", part.name())));
        area(texts, name, texts.get(&format!("notice-part-{}", part.name())), hint, value, &props.errors)
    });
    let parts = parts.collect_view().into_any();
    let title = texts.get_with("desk-notice-in", &[("language", locale.own_name())]);
    if is_open { view! { <h3>{title}</h3>{parts} }.into_any() } else { detail::closed(title, parts) }
}
