//! Letters to be sent by the person. Without JavaScript a letter is completed where it stands; with it, from fields above.

use leptos::prelude::*;

use super::{Blank, Guide, Letter};
use crate::components::field::escaped;
use crate::i18n::Texts;

pub(super) fn all(guide: &Guide, texts: Texts) -> AnyView {
    let fields = guide.blanks.iter().map(blank).collect_view();
    let letters = guide.letters.iter().map(|letter| shown(letter, &guide.blanks, texts)).collect_view();
    view! {
        <p>{texts.get("guide-letters-text")}</p>
        <div id="blanks" class="no-print" hidden>
            <p>{texts.get("guide-blanks-text")}</p>
            {fields}
        </div>
        {letters}
    }
    .into_any()
}

/// What browsers know of somebody, by the field's id.
fn autocomplete(id: &str) -> &'static str {
    match id {
        "name" => "name",
        "mail" => "email",
        "user" => "username",
        _ => "off",
    }
}

/// Where nothing has been filled in yet.
fn empty(label: &str) -> String {
    format!("[{label}]")
}

fn blank(Blank { id, label }: &Blank) -> AnyView {
    let field = format!("blank-{id}");
    view! {
        <div class="group">
            <label for=field.clone()>{label.clone()}</label>
            <input
                class="input"
                type="text"
                id=field
                data-blank=id.clone()
                data-empty=empty(label)
                autocomplete=autocomplete(id)
                autocapitalize="none"
                spellcheck="false"
                dir="auto"
            />
        </div>
    }
    .into_any()
}

fn shown(letter: &Letter, blanks: &[Blank], texts: Texts) -> AnyView {
    let id = format!("letter-{}", letter.id);
    let filled = |text: &str| {
        blanks
            .iter()
            .fold(text.to_owned(), |text, Blank { id, label }| text.replace(&format!("{{{id}}}"), &empty(label)))
    };
    let whole = format!("{}\n\n{}", letter.subject, letter.text);
    let rows = whole.lines().count() + 2;
    view! {
        <div class="group">
            <label for=id.clone()>{letter.title.clone()}</label>
            <p class="hint" id=format!("{id}-hint")>{texts.get("guide-letter-hint")}</p>
            <textarea
                class="input"
                id=id.clone()
                rows=rows.to_string()
                lang=letter.lang.clone()
                dir="auto"
                autocomplete="off"
                aria-describedby=format!("{id}-hint")
                data-letter=whole.clone()
            >
                {escaped(&filled(&whole))}
            </textarea>
            <button type="button" class="button button-secondary copy-button no-print" data-copies=id hidden>
                {texts.get("guide-copy")}
                <span class="visually-hidden">" "{letter.title.clone()}</span>
            </button>
            <span class="copy-said no-print" role="status"></span>
        </div>
    }
    .into_any()
}
