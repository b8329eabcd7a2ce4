//! A labelled input with its hint and its error.

use leptos::prelude::*;

use crate::i18n::Texts;
use crate::shell::FieldError;

pub(crate) struct Input<'page> {
    pub name: &'static str,
    pub label: String,
    pub hint: Option<String>,
    pub value: String,
    pub errors: &'page [FieldError],
    /// `text`, `password`; never `number`: codes are not quantities.
    pub kind: &'static str,
    pub autocomplete: &'static str,
    pub inputmode: Option<&'static str>,
    pub class: &'static str,
    /// What is typed reads left to right in every language: codes and addresses.
    pub left_to_right: bool,
    /// Which part of a mailed link's fragment `boot.js` puts here.
    pub fragment: Option<&'static str>,
}

impl<'page> Input<'page> {
    /// A plain text field.
    pub(crate) const fn text(name: &'static str, label: String, errors: &'page [FieldError]) -> Self {
        Self {
            name,
            label,
            hint: None,
            value: String::new(),
            errors,
            kind: "text",
            autocomplete: "off",
            inputmode: None,
            class: "input",
            left_to_right: true,
            fragment: None,
        }
    }

    /// A date that is none would not be shown in a field for dates, and whoever typed it could not put it right.
    fn shown_as(&self) -> &'static str {
        let is_day = |text: &str| {
            let sign = |(at, sign): (usize, char)| if at == 4 || at == 7 { sign == '-' } else { sign.is_ascii_digit() };
            text.len() == 10 && text.chars().enumerate().all(sign)
        };
        if self.kind == "date" && !self.value.is_empty() && !is_day(&self.value) { "text" } else { self.kind }
    }

    pub(crate) fn view(self, texts: Texts) -> AnyView {
        let (name, kind) = (self.name, self.shown_as());
        let described = described_by(name, self.hint.is_some(), self.errors);
        let invalid = has_error(name, self.errors).then_some("true");
        let dir = self.left_to_right.then_some("ltr");
        let input = view! {
            <input
                class=self.class
                type=kind
                id=name
                name=name
                value=self.value
                autocomplete=self.autocomplete
                inputmode=self.inputmode
                autocapitalize="none"
                spellcheck="false"
                dir=dir
                data-fragment=self.fragment
                aria-describedby=described
                aria-invalid=invalid
            />
        };
        group(texts, name, self.label, self.hint, self.errors, input.into_any())
    }
}

/// A reference and the code that goes with it, `code` being its label and its hint. `boot.js` fills both from the mailed link's
/// fragment, in this order.
pub(crate) fn reference_and_code(
    texts: Texts,
    reference: String,
    (label, hint): (String, String),
    errors: &[FieldError],
) -> AnyView {
    let reference = Input {
        hint: Some(texts.get("reference-hint")),
        value: reference,
        class: "input input-wide-code",
        fragment: Some("reference"),
        ..Input::text("reference", texts.get("reference-label"), errors)
    };
    let code = Input {
        hint: Some(hint),
        class: "input input-wide-code",
        fragment: Some("code"),
        ..Input::text("code", label, errors)
    };
    view! { {reference.view(texts)} {code.view(texts)} }.into_any()
}

/// Label, hint and error around any control whose id is the field's name.
pub(crate) fn group(
    texts: Texts,
    name: &'static str,
    label: String,
    hint: Option<String>,
    errors: &[FieldError],
    control: AnyView,
) -> AnyView {
    let error = inline_error(texts, name, errors);
    let class = if error.is_some() { "group group-error" } else { "group" };
    let hint = hint.map(|hint| view! { <p class="hint" id=format!("{name}-hint")>{hint}</p> });
    view! {
        <div class=class>
            <label for=name>{label}</label>
            {hint}
            {error}
            {control}
        </div>
    }
    .into_any()
}

fn has_error(name: &str, errors: &[FieldError]) -> bool {
    errors.iter().any(|error| error.field == name)
}

/// Ids of what explains the field, the hint before the error.
pub(crate) fn described_by(name: &str, hint: bool, errors: &[FieldError]) -> Option<String> {
    match (hint, has_error(name, errors)) {
        (false, false) => None,
        (true, false) => Some(format!("{name}-hint")),
        (false, true) => Some(format!("{name}-error")),
        (true, true) => Some(format!("{name}-hint {name}-error")),
    }
}

pub(crate) fn inline_error(texts: Texts, name: &str, errors: &[FieldError]) -> Option<AnyView> {
    let error = errors.iter().find(|error| error.field == name)?.text.clone();
    let view = view! {
        <p class="error" id=format!("{name}-error")>
            <span class="visually-hidden">{texts.get("error-prefix")}{texts.joint()}</span>
            {error}
        </p>
    };
    Some(view.into_any())
}

/// Leptos writes what stands in a `textarea` as it is; without this, what was typed could close it and go on as markup.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// A field for several lines of somebody's own words.
pub(crate) fn area(
    texts: Texts,
    name: &'static str,
    label: String,
    hint: Option<String>,
    value: &str,
    errors: &[FieldError],
) -> AnyView {
    let described = described_by(name, hint.is_some(), errors);
    let control = view! {
        <textarea class="input" id=name name=name rows="4" dir="auto" autocomplete="off" aria-describedby=described>
            {escaped(value)}
        </textarea>
    };
    group(texts, name, label, hint, errors, control.into_any())
}
