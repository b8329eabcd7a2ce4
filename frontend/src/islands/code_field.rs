//! Takes the code out of whatever was pasted: "1234 5678", "Your code is 1234-5678." The edge reads it
//! again; filling in by the browser works as without the island, and nothing is ever sent by itself.

use leptos::prelude::*;

use crate::browser;

const DIGITS: usize = 8;

/// What the page tells its field, through the context.
#[derive(Debug, Clone, Default)]
pub struct CodeField {
    pub described_by: Option<String>,
    pub invalid: bool,
}

/// The field; label, hint and error are the page's.
#[island]
pub fn CodeInput() -> impl IntoView {
    let field = use_context::<CodeField>().unwrap_or_default();
    let typing = move |event: leptos::ev::Event| {
        let Some(input) = browser::typed::input_of(&event) else { return };
        if let Some(code) = code_in(&input.value()) {
            input.put(&code);
        }
    };
    view! {
        <input
            class="input input-code"
            type="text"
            id="code"
            name="code"
            value=""
            autocomplete="one-time-code"
            inputmode="numeric"
            autocapitalize="none"
            spellcheck="false"
            dir="ltr"
            aria-describedby=field.described_by
            aria-invalid=field.invalid.then_some("true")
            on:input=typing
        />
    }
}

/// The one run of 8 digits in a text, spaces and dashes within it left out. `None` while there is no such
/// run, where two differ, and where nothing would change: then the field is left in peace.
fn code_in(text: &str) -> Option<String> {
    let joins = |sign: char| sign.is_whitespace() || matches!(sign, '-' | '\u{2010}'..='\u{2014}');
    let mut codes = text
        .split(|sign: char| !sign.is_ascii_digit() && !joins(sign))
        .map(|run| run.chars().filter(char::is_ascii_digit).collect::<String>())
        .filter(|digits| digits.len() == DIGITS);
    let code = codes.next()?;
    (codes.all(|other| other == code) && code != text).then_some(code)
}

#[cfg(test)]
mod test {
    use super::code_in;

    #[test]
    fn the_code_is_found_in_what_was_pasted() {
        for pasted in [
            "1234 5678",
            "1234-5678",
            "code: 12345678",
            " 12345678\n",
            "1234\u{a0}5678",
            "Your code is 1234 5678. It works for 15 minutes.",
            "1234 5678 (again: 12345678)",
        ] {
            assert_eq!(code_in(pasted).as_deref(), Some("12345678"), "{pasted}");
        }
    }

    #[test]
    fn what_is_no_code_yet_or_one_already_is_left_in_peace() {
        for typed in ["", "1234", "1234 567", "12345678", "123456789", "12345678 or 87654321", "no code"] {
            assert_eq!(code_in(typed), None, "{typed}");
        }
    }
}
