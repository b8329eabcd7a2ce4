//! The phrase that is typed before what cannot be undone.

use leptos::prelude::*;

use crate::components::field;
use crate::i18n::Texts;
use crate::islands::phrase_check::{PhraseCheck, PhraseField};
use crate::shell::FieldError;

/// Field `phrase`, holding what was typed. The page that shows it needs the module of steps.
pub(crate) fn field(texts: Texts, (expected, typed): (String, &str), errors: &[FieldError]) -> AnyView {
    let label = texts.get_with("check-phrase", &[("phrase", &expected)]);
    provide_context(PhraseField {
        expected: Some(expected),
        typed: Some(typed.to_owned()),
        described_by: field::described_by("phrase", true, errors),
        invalid: errors.iter().any(|error| error.field == "phrase"),
        matches: Some(texts.get("check-phrase-matches")),
        differs: Some(texts.get("check-phrase-differs")),
    });
    let island = view! { <PhraseCheck/> };
    field::group(texts, "phrase", label, Some(texts.get("check-phrase-hint")), errors, island.into_any())
}
