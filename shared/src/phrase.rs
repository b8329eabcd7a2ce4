//! The typed phrase (seed 002), compared kindly: used by the edge and by the browser's island.

/// Whether what was typed is the phrase. Case, spaces, quotes around it and a trailing dot do not matter, nor do the
/// invisible marks of direction that are copied along with a phrase from a page that runs from right to left.
/// An empty expectation matches nothing.
#[must_use]
pub fn matches(expected: &str, typed: &str) -> bool {
    matches_by(expected, typed, str::to_lowercase)
}

/// The same with the caller's own lower case: a browser has the tables already, and in the module they would weigh much.
#[must_use]
pub fn matches_by(expected: &str, typed: &str, lower: impl Fn(&str) -> String) -> bool {
    let (expected, typed) = (normal(expected, &lower), normal(typed, &lower));
    // Chinese has no spaces: whoever types one in between has typed the phrase all the same.
    let is_same = expected == typed || (!expected.contains(' ') && expected == typed.replace(' ', ""));
    !expected.is_empty() && is_same
}

fn normal(text: &str, lower: &impl Fn(&str) -> String) -> String {
    let around = |character: char| {
        character.is_whitespace()
            || matches!(character, '"' | '\'' | '“' | '”' | '„' | '‘' | '’' | '«' | '»' | '‹' | '›' | '.' | '。' | '…')
            || matches!(character, '「' | '」' | '『' | '』')
    };
    let text: String = text.chars().filter(|character| !is_mark_of_direction(*character)).collect();
    let words: Vec<String> = text.trim_matches(around).split_whitespace().map(lower).collect();
    words.join(" ")
}

pub(crate) const fn is_mark_of_direction(character: char) -> bool {
    matches!(character, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn a_phrase_copied_from_a_mirrored_page_is_still_the_phrase() {
        assert!(matches("Delete my account", "\u{202c}Delete my account\u{202e}"));
        assert!(matches("Delete my account", "\u{2068}“Delete my account”\u{2069}"));
        assert!(!matches("Delete my account", "\u{202e}"));
    }

    #[test]
    fn a_phrase_is_the_same_with_and_without_spaces_and_in_quotes_of_its_language() {
        assert!(matches("注销我的账号", "「注销 我的账号」。"));
        assert!(matches("Poista tilini", " ”POISTA  TILINI”. "));
        assert!(matches("Удалить мой аккаунт", "«удалить мой аккаунт»"));
        assert!(!matches("注销我的账号", "注销账号"));
        assert!(!matches("Удалить мой аккаунт", "Удалить мои аккаунт"));
    }
}
