//! Letters that look like others, and signs that nobody sees.

/// What is wrong with a text's letters, if anything is.
pub(crate) fn fault(text: &str) -> Option<String> {
    if let Some(fault) = hidden(text) {
        return Some(fault);
    }
    let mixed = text.split(|sign: char| !sign.is_alphabetic()).find(|word| is_mixed(word))?;
    Some(format!("`{mixed}` has letters of two scripts"))
}

/// The first sign that nobody sees, if there is one.
pub(crate) fn hidden(text: &str) -> Option<String> {
    let sign = text.chars().find(|sign| is_hidden(*sign))?;
    Some(format!("has the sign U+{:04X}, which nobody sees", u32::from(sign)))
}

/// Right-to-left marks and other controls: they make a text look like another one.
fn is_hidden(sign: char) -> bool {
    let is_control = sign.is_control() && sign != '\n';
    is_control
        || matches!(sign, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

fn is_mixed(word: &str) -> bool {
    let mut scripts = word.chars().filter_map(script);
    let first = scripts.next();
    scripts.any(|other| Some(other) != first)
}

/// Of the scripts whose letters look alike.
fn script(letter: char) -> Option<&'static str> {
    match letter {
        'A'..='Z' | 'a'..='z' | '\u{c0}'..='\u{24f}' => Some("Latin"),
        '\u{370}'..='\u{3ff}' => Some("Greek"),
        '\u{400}'..='\u{52f}' => Some("Cyrillic"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::fault;

    #[test]
    fn a_latin_letter_within_a_cyrillic_word_is_found_and_words_side_by_side_are_not() {
        let says = |text: &str| fault(text).unwrap_or_default();
        assert_eq!(says("Удалить aккаунт"), "`aккаунт` has letters of two scripts");
        assert_eq!(says("Oтвет"), "`Oтвет` has letters of two scripts");
        assert_eq!(says("Αlibaba"), "`Αlibaba` has letters of two scripts", "a Greek letter first");
        for good in ["Аккаунт AliExpress, e-mail и SMS", "Sähköposti ja Äänekoski", "阿里巴巴 Alibaba 账号", "3-й шаг"]
        {
            assert_eq!(fault(good), None, "{good}");
        }
    }

    #[test]
    fn a_sign_that_turns_a_text_around_is_found() {
        for hidden in ['\u{202e}', '\u{2066}', '\u{200f}', '\u{200b}', '\u{feff}', '\u{ad}', '\u{7}', '\u{9}'] {
            assert!(fault(&format!("a{hidden}b")).is_some_and(|fault| fault.contains("nobody sees")), "{hidden:?}");
        }
        assert_eq!(fault("two\nlines"), None);
    }
}
