//! The words of the letters, for `shared::letter`, and a letter as a mail that a person sends by themselves.

use shared::application::Kind;
use shared::letter::{Field, Filled, Template};

use crate::i18n::Texts;

/// One letter in this language; nothing if its text lacks a blank, which a test looks for.
pub fn template(texts: Texts, kind: Kind) -> Option<Template> {
    let marks = Field::ALL.map(|field| (field.name(), format!("[{}]", field.name())));
    let marks = marks.each_ref().map(|(name, mark)| (*name, mark.as_str()));
    let key = match kind {
        Kind::Immediate => "letter-immediate",
        Kind::Revocation => "letter-revocation",
        Kind::Access => "letter-access",
    };
    let blanks = Field::ALL.map(|field| (field, texts.get(blank(field))));
    Template::parse(kind, &texts.get_with(key, &marks), Filled::from(blanks))
}

/// What stands in an empty blank.
const fn blank(field: Field) -> &'static str {
    match field {
        Field::Account => "letter-blank-account",
        Field::Name => "letter-blank-name",
        Field::Date => "letter-blank-date",
        Field::Location => "letter-blank-location",
        Field::Reason => "letter-blank-reason",
        Field::Contact => "letter-blank-contact",
        Field::Recognise => "letter-blank-recognise",
    }
}

/// The letter from what was filled in.
pub fn write(texts: Texts, kind: Kind, fields: &Filled) -> String {
    template(texts, kind).map(|template| template.write(fields)).unwrap_or_default()
}

/// An address that opens the person's own mail program with the letter in it.
pub(crate) fn mailto(contact_url: &str, subject: &str, body: &str) -> Option<String> {
    let contact = contact_url.strip_prefix("mailto:")?;
    let body = body.replace('\n', "\r\n");
    Some(format!("mailto:{contact}?subject={}&body={}", escaped(subject), escaped(&body)))
}

fn escaped(text: &str) -> String {
    let sign = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    };
    text.bytes().map(sign).collect()
}

#[cfg(test)]
mod test {
    use super::*;
    use crate::i18n::Locale;
    use shared::letter::recognise;

    #[test]
    fn every_language_has_every_letter_with_all_its_blanks() {
        for locale in Locale::ALL {
            for kind in [Kind::Immediate, Kind::Revocation, Kind::Access] {
                assert!(template(Texts::of(locale), kind).is_some(), "{}: {}", locale.tag(), kind.name());
            }
        }
    }

    /// The words of seed 000; what it prints behind each letter is advice to the reader and no part of it.
    #[test]
    fn the_english_letters_are_the_given_ones_word_by_word() {
        let texts = Texts::of(Locale::En);
        assert_eq!(
            write(texts, Kind::Immediate, &Filled::new()),
            "Request for Immediate Deletion:\nAccount: [Username / Phone Number / Email]\nReason: I, [name], hereby apply \
             for account deletion on [date], [location] due to [specific reason]. I confirm that I will no longer use this \
             account, and I understand that all related data after deletion (including but not limited to personal profile, \
             login records, order records, etc.) will be permanently deleted. I request immediate deletion."
        );
        assert_eq!(
            write(texts, Kind::Revocation, &Filled::new()),
            "Request to Revoke Deletion:\nAccount: [Username / Phone Number / Email]\nReason: Due to [specific reason], I \
             need to restore my account and request to revoke the deletion."
        );
    }

    #[test]
    fn a_letter_of_ours_is_recognised_in_the_language_that_it_was_written_in() {
        let filled = Field::of(Kind::Immediate).iter().map(|field| (*field, format!("my {}", field.name())));
        let fields: Filled = filled.collect();
        for locale in Locale::ALL {
            let texts = Texts::of(locale);
            let templates = [Kind::Immediate, Kind::Revocation].map(|kind| template(texts, kind).expect("a template"));
            let letter = recognise(&write(texts, Kind::Immediate, &fields), &templates).expect("a letter");
            assert_eq!((letter.kind, &letter.fields), (Kind::Immediate, &fields), "{}", locale.tag());
        }
    }

    #[test]
    fn a_mail_carries_the_letter_whole_and_nothing_beside_it() {
        let address =
            mailto("mailto:desk@shop.example", "A & B", "One\nTwo? ä&cc=thief@mail.example").expect("an address");
        let body = "One%0D%0ATwo%3F%20%C3%A4%26cc%3Dthief%40mail.example";
        assert_eq!(address, format!("mailto:desk@shop.example?subject=A%20%26%20B&body={body}"));
        assert_eq!(mailto("https://shop.example/help", "", ""), None);
    }
}
