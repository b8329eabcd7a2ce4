//! One deletion, as the desk sees it: where it stands, what is held, and the cases that belong to it.

use leptos::prelude::*;

use super::Badge;
use super::case::{Happening, history};
use crate::components::choice::{Item, Radios, radios};
use crate::components::field::{Input, inline_error};
use crate::components::{button, detail, seen, summary};
use crate::i18n::Texts;
use crate::shell::{FieldError, Frame, Shell};

mod disclosure;
mod entry;

pub use disclosure::{Disclosure, Typed as DisclosureTyped};

/// A hold in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hold {
    pub id: String,
    /// The categories' names, one after the other.
    pub what: String,
    pub basis: String,
    pub review_on: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub badge: Badge,
    pub reference: String,
    /// A finished word: where it stands.
    pub state: String,
    pub started_at: String,
    pub erase_on: Option<String>,
    /// When a notice of it came back last, from whichever address.
    pub returned_at: Option<String>,
    pub holds: Vec<Hold>,
    /// What can be held now: id and name. Empty where this reader may not, or nothing is left.
    pub categories: Vec<(String, String)>,
    /// The grounds that the law knows: name and label.
    pub bases: Vec<(String, String)>,
    pub may_hold: bool,
    /// What is held and could be ordered to be handed out: id and name. Empty where this reader may not.
    pub held: Vec<(String, String)>,
    pub disclosures: Vec<Disclosure>,
    /// Whether a request to keep the account can be entered by this reader now.
    pub may_enter: bool,
    /// Its cases: text and path.
    pub cases: Vec<(String, String)>,
    pub history: Vec<Happening>,
    /// What was seen: the number of the last entry and the deletion's version.
    pub seen: (u32, i64),
    pub errors: Vec<FieldError>,
    pub done: Option<&'static str>,
    pub typed: Typed,
}

/// The form as it came in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    pub categories: Vec<String>,
    pub basis: String,
    pub note: String,
    pub review: String,
    pub channel: String,
    pub said: String,
    pub disclosure: DisclosureTyped,
}

pub const FIELDS: &[&str] = &[
    "category",
    "basis",
    "note",
    "review",
    "handed",
    "authority",
    "law",
    "file",
    "telling",
    "ground",
    "until",
    "channel",
    "said",
];

pub fn page(shell: &Shell, props: Props) -> String {
    let title = shell.texts.get_with("desk-deletion", &[("reference", &props.reference)]);
    let errors = props.errors.clone();
    Frame::titled(title)
        .desk(Some(props.badge.clone()))
        .back("/staff".to_owned())
        .errors(&errors, FIELDS)
        .html(shell, || body(shell.texts, &props))
}

fn body(texts: Texts, props: &Props) -> AnyView {
    let row = |key: &str, value: &str| summary::Row::new(texts.get(key), value.to_owned());
    let mut rows = vec![row("desk-state", &props.state), row("desk-started-at", &props.started_at)];
    rows.extend(props.erase_on.as_deref().map(|day| row("desk-erase-on", day)));
    rows.extend(props.returned_at.as_deref().map(|at| {
        let told = texts.get_with("desk-returned-at", &[("moment", at)]);
        summary::Row::new(texts.get("desk-returned"), told)
    }));
    let cases = props.cases.iter().map(|(text, href)| {
        view! { <li><a href=href.clone()>{text.clone()}</a></li> }
    });
    let no_case = props.cases.is_empty().then(|| view! { <p>{texts.get("desk-no-case")}</p> });
    view! {
        {seen::done(texts, props.done)}
        {summary::list(texts, rows)}
        <h2>{texts.get("desk-holds")}</h2>
        {holds(texts, props)}
        {disclosure::section(texts, props)}
        <h2>{texts.get("desk-cases")}</h2>
        {no_case}
        <ul>{cases.collect_view()}</ul>
        {entry::section(texts, props)}
        <h2>{texts.get("desk-history")}</h2>
        {history(&props.history)}
    }
    .into_any()
}

fn holds(texts: Texts, props: &Props) -> AnyView {
    let list = props.holds.iter().map(|hold| one(texts, props, hold)).collect_view();
    let none = props.holds.is_empty().then(|| view! { <p>{texts.get("desk-hold-none")}</p> });
    let may_place = props.may_hold && !props.categories.is_empty();
    let place = may_place.then(|| {
        // Open where it comes back with errors: what is closed cannot be corrected.
        let is_about_a_hold =
            |error: &FieldError| !entry::FIELDS.contains(&error.field) && !disclosure::FIELDS.contains(&error.field);
        if props.errors.iter().any(is_about_a_hold) {
            place(texts, props)
        } else {
            detail::closed(texts.get("desk-hold-place"), place(texts, props))
        }
    });
    view! { {none}{list}{place} }.into_any()
}

fn one(texts: Texts, props: &Props, hold: &Hold) -> AnyView {
    let told = texts.get_with("desk-hold", &[("what", &hold.what), ("day", &hold.review_on)]);
    let end = props.may_hold.then(|| {
        let id = view! { <input type="hidden" name="hold" value=hold.id.clone()/> }.into_any();
        let button = button::secondary(texts.get("desk-hold-end"));
        form(props, "unhold", view! { {id}{button} }.into_any())
    });
    view! { <div class="notice"><p>{told}</p><p>{hold.basis.clone()}</p>{end}</div> }.into_any()
}

fn form(props: &Props, act: &str, fields: AnyView) -> AnyView {
    seen::form(format!("/staff/deletion/{}/{act}", props.reference), props.seen, fields)
}

fn place(texts: Texts, props: &Props) -> AnyView {
    let basis = Radios {
        name: "basis",
        legend: texts.get("desk-hold-basis"),
        hint: None,
        items: props
            .bases
            .iter()
            .map(|(value, label)| Item { value: value.clone(), label: label.clone(), hint: None })
            .collect(),
        chosen: Some(props.typed.basis.as_str()),
        errors: &props.errors,
    };
    let line = |name: &'static str, value: &str| {
        let hint = Some(texts.get(&format!("desk-hold-{name}-hint")));
        let input = Input::text(name, texts.get(&format!("desk-hold-{name}")), &props.errors);
        Input { hint, value: value.to_owned(), ..input }.view(texts)
    };
    let fields = view! {
        <p>{texts.get("desk-hold-about")}</p>
        {boxes(texts, props, ("category", "desk-hold-categories"), &props.categories, &props.typed.categories)}
        {radios(texts, basis)}
        {line("note", &props.typed.note)}
        {line("review", &props.typed.review)}
        {button::secondary(texts.get("desk-hold-button"))}
    };
    form(props, "hold", fields.into_any())
}

/// The first box carries the field's name as its id: that is where the error summary leads.
fn boxes(
    texts: Texts,
    props: &Props,
    (name, legend): (&'static str, &str),
    items: &[(String, String)],
    typed: &[String],
) -> AnyView {
    let items = items
        .iter()
        .enumerate()
        .map(|(at, (value, label))| {
            let id = if at == 0 { name.to_owned() } else { format!("{name}-{}", at + 1) };
            let checked = typed.contains(value);
            view! {
                <div class="choice">
                    <input type="checkbox" id=id.clone() name=name value=value.clone() checked=checked/>
                    <label for=id>{label.clone()}</label>
                </div>
            }
        })
        .collect_view();
    let error = inline_error(texts, name, &props.errors);
    let class = if error.is_some() { "group group-error" } else { "group" };
    view! { <fieldset class=class><legend>{texts.get(legend)}</legend>{error}{items}</fieldset> }.into_any()
}
