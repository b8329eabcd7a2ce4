use proptest::prelude::*;
use shared::application::Kind;
use shared::letter::{Fault, Field, Filled, MOST_BYTES, Template, Unrecognised, one_line, recognise};

/// Seed 000, word by word, with its blanks by name.
const IMMEDIATE: &str = "Request for Immediate Deletion:\nAccount: [account]\nReason: I, [name], hereby apply for account deletion on [date], [location] due to [reason]. I confirm that I will no longer use this account, and I understand that all related data after deletion (including but not limited to personal profile, login records, order records, etc.) will be permanently deleted. I request immediate deletion.";
const REVOCATION: &str = "Request to Revoke Deletion:\nAccount: [account]\nReason: Due to [reason], I need to restore my account and request to revoke the deletion.";

fn blanks() -> Filled {
    let blank = |(field, text): (Field, &str)| (field, text.to_owned());
    [
        (Field::Account, "Username / Phone Number / Email"),
        (Field::Name, "name"),
        (Field::Date, "date"),
        (Field::Location, "location"),
        (Field::Reason, "specific reason"),
    ]
    .map(blank)
    .into()
}

fn templates() -> [Template; 2] {
    [(Kind::Immediate, IMMEDIATE), (Kind::Revocation, REVOCATION)]
        .map(|(kind, text)| Template::parse(kind, text, blanks()).unwrap())
}

fn filled(pairs: &[(Field, &str)]) -> Filled {
    pairs.iter().map(|(field, text)| (*field, (*text).to_owned())).collect()
}

fn everything() -> Filled {
    filled(&[
        (Field::Account, "jane@mail.example"),
        (Field::Name, "Jane Ångström-O’Neil"),
        (Field::Date, "Friday, 27 November 2026"),
        (Field::Location, "Turku"),
        (Field::Reason, "a new phone & a new life; I confirm nothing else"),
    ])
}

fn faults(text: &str) -> Vec<(&'static str, &'static str)> {
    match recognise(text, &templates()) {
        Err(Unrecognised::NotFilledIn(_, faults)) => {
            faults.iter().map(|Fault { field, code }| (field.name(), *code)).collect()
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_empty_letter_is_the_seed_word_by_word() {
    let [immediate, revocation] = templates();
    let text = immediate.write(&Filled::new());
    assert!(text.contains("Account: [Username / Phone Number / Email]\nReason: I, [name], hereby"), "{text}");
    assert!(text.contains("on [date], [location] due to [specific reason]. I confirm"), "{text}");
    assert!(revocation.write(&Filled::new()).contains("Due to [specific reason], I need to restore"));
}

#[test]
fn what_was_written_is_recognised() {
    for (template, fields) in templates()
        .iter()
        .zip([everything(), filled(&[(Field::Account, "+358 40 123"), (Field::Reason, "I was angry")])])
    {
        let letter = recognise(&template.write(&fields), &templates()).unwrap();
        assert_eq!((letter.kind, letter.fields), (template.kind(), fields));
    }
}

#[test]
fn quoting_wrapping_greetings_signatures_and_punctuation_do_not_matter() {
    let [immediate, _] = templates();
    let written = immediate.write(&everything());
    let wrapped: String = written
        .split(' ')
        .enumerate()
        .map(|(at, word)| if at % 7 == 6 { format!("{word}\r\n> > ") } else { format!("{word} ") })
        .collect();
    let glued = written
        .replace("Deletion:", "DELETION")
        .replace("I request immediate deletion.", "I request immediate deletion.Once");
    for text in [
        format!("Dear all,\n\n> {wrapped}\n\n-- \nJane\nSent from my telephone"),
        format!("{}\n\nOn Friday somebody wrote:\n> hello", written.replace('\n', "\u{a0}\n\n")),
        glued,
    ] {
        let letter = recognise(&text, &templates()).unwrap_or_else(|error| panic!("{error}: {text}"));
        assert_eq!(letter.fields, everything(), "{text}");
    }
}

#[test]
fn whoever_quotes_the_empty_letter_above_their_own_is_read() {
    let [immediate, _] = templates();
    let text = format!("> {}\n\n{}", immediate.write(&Filled::new()), immediate.write(&everything()));
    assert_eq!(recognise(&text, &templates()).unwrap().fields, everything());
}

#[test]
fn blanks_that_were_left_are_refused_one_by_one() {
    let [immediate, revocation] = templates();
    let all = ["account", "name", "date", "location", "reason"].map(|field| (field, "missing"));
    assert_eq!(faults(&immediate.write(&Filled::new())), all);
    let empty = immediate.write(&Filled::new());
    let empty = empty.replace("[Username / Phone Number / Email]", "____").replace("[name]", "[ ]");
    assert_eq!(faults(&empty), all);
    let mut most = everything();
    most.remove(&Field::Location);
    assert_eq!(faults(&immediate.write(&most)), [("location", "missing")]);
    // Seed 000 has one bracket for both, and people fill brackets in.
    let text = IMMEDIATE
        .replace("[date], [location]", "[27 November, Oslo]")
        .replace("[account]", "[jane]")
        .replace("[reason]", "[specific reason]");
    assert_eq!(faults(&text), [("name", "missing"), ("reason", "missing")]);
    let long = "x".repeat(501);
    let text = revocation.write(&filled(&[(Field::Account, "jane"), (Field::Reason, &long)]));
    assert_eq!(faults(&text), [("reason", "too-long")]);
}

#[test]
fn other_texts_are_no_letters() {
    for text in ["", "Delete my account!", "Request for Immediate Deletion", "Request to Revoke Deletion: Account: x"] {
        assert_eq!(recognise(text, &templates()), Err(Unrecognised::Unknown), "{text}");
    }
    let long = format!("{}{}", templates()[0].write(&everything()), " ".repeat(MOST_BYTES));
    assert_eq!(recognise(&long, &templates()), Err(Unrecognised::TooLong));
}

#[test]
fn a_template_needs_each_blank_of_its_letter_once() {
    for (kind, text) in [
        (Kind::Revocation, IMMEDIATE),
        (Kind::Immediate, REVOCATION),
        (Kind::Revocation, "[account] [reason] [reason]"),
        (Kind::Revocation, ""),
    ] {
        assert_eq!(Template::parse(kind, text, blanks()), None, "{text}");
    }
}

#[test]
fn what_is_typed_into_a_blank_stays_on_its_line_and_fills_no_other() {
    let [immediate, _] = templates();
    let fields = filled(&[(Field::Name, "[reason]\r\nAccount: \u{202e}other"), (Field::Reason, "all of it.")]);
    let text = immediate.write(&fields);
    assert!(text.contains("I, [reason] Account: other, hereby"), "{text}");
    assert!(text.contains("due to all of it. I confirm"), "{text}");
    assert_eq!(text.lines().count(), 3);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..2000), at in 0..900_usize) {
        let noise = String::from_utf8_lossy(&bytes).into_owned();
        let _ = recognise(&noise, &templates());
        let mut letter = templates()[0].write(&everything()).into_bytes();
        let at = at.min(letter.len());
        letter.splice(at..at, bytes);
        let _ = recognise(&String::from_utf8_lossy(&letter), &templates());
        let _ = Template::parse(Kind::Immediate, &noise, blanks());
        prop_assert!(one_line(&noise).lines().count() <= 1);
    }
}
