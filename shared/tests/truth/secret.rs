use proptest::prelude::*;
use shared::id::{AccountId, DeletionId, Reference, ReferenceError};
use shared::identifier::{Identifier, IdentifierError};
use shared::seal::Key;
use shared::secret::{
    LinkToken, OneTimeCode, ReplyToken, RevocationCode, RevocationSecret, Secret, SecretHash, StatusCode,
};

fn pepper() -> Key {
    Key::from_bytes([9; 32])
}

#[test]
fn a_one_time_code_is_eight_digits_and_forgives_spaces() {
    let code = OneTimeCode::generate(&[10, 21, 32, 43, 54, 65, 76, 87]).unwrap();
    assert_eq!(code.grouped(), "0123 4567");
    assert_eq!(OneTimeCode::parse(" 0123-4567 ").unwrap().expose(), code.expose());
    for wrong in ["", "1234567", "123456789", "1234567a", "١٢٣٤٥٦٧٨"] {
        assert!(OneTimeCode::parse(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn digits_are_drawn_without_bias() {
    // 250 to 255 would favour the digits 0 to 5: they are skipped.
    assert!(OneTimeCode::generate(&[255; 64]).is_err());
    assert_eq!(OneTimeCode::generate(&[250, 251, 255, 249, 1, 2, 3, 4, 5, 6, 7]).unwrap().expose(), "91234567");
    let mut counts = [0; 10];
    for byte in 0..=u8::MAX {
        let mut bytes = [0; 8];
        bytes[0] = byte;
        if byte < 250 {
            let code = OneTimeCode::generate(&bytes).unwrap();
            counts[usize::from(code.expose().as_bytes()[0] - b'0')] += 1;
        }
    }
    assert_eq!(counts, [25; 10]);
}

#[test]
fn typed_codes_come_in_speakable_groups_and_forgive_what_people_type() {
    let code = RevocationCode::generate(&(0..20).collect::<Vec<u8>>()).unwrap();
    assert_eq!(code.grouped(), "01234-56789-ABCDE-FGHJK");
    for typed in
        ["o1234-56789-abcde-fghjk", "0I234 56789 ABCDE FGHJK", "0l23456789ABCDEFGHJK", "01234—56789–ABCDE-FGHJK"]
    {
        assert_eq!(RevocationCode::parse(typed).unwrap().expose(), code.expose(), "{typed}");
    }
    for wrong in ["", "01234", "U1234-56789-ABCDE-FGHJK", "01234-56789-ABCDE-FGHJK-M"] {
        assert!(RevocationCode::parse(wrong).is_err(), "{wrong}");
    }
    assert!(StatusCode::generate(&[0; 19]).is_err());
}

#[test]
fn the_revoke_form_tells_a_typed_code_from_a_link() {
    let link = LinkToken::generate(&[31; 26]).unwrap();
    assert!(matches!(RevocationSecret::parse(link.expose()), Ok(RevocationSecret::Link(_))));
    assert!(matches!(RevocationSecret::parse("01234-56789-ABCDE-FGHJK"), Ok(RevocationSecret::Code(_))));
    assert!(RevocationSecret::parse("ABC").is_err());
}

#[test]
fn no_secret_ever_prints() {
    let all = [
        format!("{:?}", OneTimeCode::parse("12345678").unwrap()),
        format!("{:?}", StatusCode::generate(&[1; 20]).unwrap()),
        format!("{:?}", RevocationSecret::parse(&"1".repeat(20)).unwrap()),
        format!("{:?}", LinkToken::generate(&[1; 26]).unwrap()),
        format!("{:?}", pepper()),
        format!("{:?}", Identifier::parse("111@example.com").unwrap()),
        format!("{:?}", shared::receipt::SigningSeed::from_bytes([1; 32])),
    ];
    for printed in all {
        assert!(!printed.contains("11") && !printed.contains("1234"), "{printed}");
    }
}

#[test]
fn a_hash_is_bound_to_pepper_purpose_and_context() {
    let status = StatusCode::generate(&[5; 20]).unwrap();
    let revocation = RevocationCode::generate(&[5; 20]).unwrap();
    assert_eq!(status.expose(), revocation.expose());
    let hash = status.hash(&pepper(), "deletion-1");
    assert!(hash.matches(&status.hash(&pepper(), "deletion-1")));
    assert!(hash.matches(&SecretHash::parse(&hash.to_hex()).unwrap()));
    for other in [
        status.hash(&pepper(), "deletion-2"),
        status.hash(&Key::from_bytes([8; 32]), "deletion-1"),
        revocation.hash(&pepper(), "deletion-1"),
        StatusCode::generate(&[6; 20]).unwrap().hash(&pepper(), "deletion-1"),
    ] {
        assert!(!hash.matches(&other));
    }
    assert!(SecretHash::parse("zz").is_none());
}

#[test]
fn a_reference_survives_being_read_out() {
    let reference = Reference::from_random([7; 15]);
    let shown = reference.to_string();
    assert!(shown.starts_with("AD-7777-7777-7777-777"));
    assert_eq!(shown.len(), 22);
    for typed in
        [shown.clone(), shown.to_lowercase(), shown.replace('-', " "), shown.trim_start_matches("AD-").to_owned()]
    {
        assert_eq!(Reference::parse(&typed), Ok(reference.clone()), "{typed}");
    }
    assert_eq!(Reference::parse("AD-7777"), Err(ReferenceError::Malformed));
    assert_eq!(serde_json::to_string(&reference).unwrap(), format!("\"{shown}\""));
}

#[test]
fn an_account_id_can_hold_no_mail_address() {
    assert!(AccountId::parse("ann@example.com").is_err());
    assert!(AccountId::parse("").is_err());
    assert!(AccountId::parse(&"a".repeat(65)).is_err());
    assert!(serde_json::from_str::<AccountId>("\"a b\"").is_err());
    let id = DeletionId::from_random([255; 16]);
    assert_eq!(DeletionId::parse(&id.to_string()), Ok(id));
    assert!(DeletionId::parse("FF").is_err());
}

#[test]
fn identifiers_are_told_apart_and_made_canonical() {
    let email = Identifier::parse("  Ann.Lee@Example.COM ").unwrap();
    assert_eq!((email.kind(), email.as_str()), ("email", "ann.lee@example.com"));
    assert_eq!(email.canonical(), "email:ann.lee@example.com");
    assert_eq!(email.mask(), "a•••@example.com");
    let phone = Identifier::parse("00358 (40) 123-4567").unwrap();
    assert_eq!((phone.kind(), phone.as_str(), phone.mask()), ("phone", "+358401234567", "+•••••67".to_owned()));
    let username = Identifier::parse("Änn_Lee").unwrap();
    assert_eq!((username.kind(), username.as_str()), ("username", "änn_lee"));
    for wrong in ["a@b", "a@b..c", "@b.c", "a b@c.d", "a@-b.c", "+12", "+12a4567890", "two words", "a@b.c\u{0}"] {
        assert_eq!(Identifier::parse(wrong), Err(IdentifierError::Malformed), "{wrong}");
    }
    assert_eq!(Identifier::parse(" "), Err(IdentifierError::Empty));
    assert_eq!(Identifier::parse(&"a".repeat(255)), Err(IdentifierError::TooLong));
}

#[test]
fn a_reply_token_is_found_where_it_was_sent_and_nowhere_else() {
    let token = ReplyToken::generate(&[7; 12]).unwrap();
    assert_eq!(token.shown(), "Q-7777-7777-7777");
    let found = |text: &str| ReplyToken::all(text).iter().map(ReplyToken::shown).collect::<Vec<_>>();
    for subject in [
        "Re: AW: We have a question [Q-7777-7777-7777]",
        "re: q-7777-7777-7777",
        "[Q-7777-7777-7777] [Q-7777-7777-7777]",
    ] {
        assert_eq!(found(subject), ["Q-7777-7777-7777"], "{subject}");
    }
    for other in [
        "7777-7777-7777",
        "AD-7777-7777-7777-7777",
        "Q-7777-7777",
        "Q-7777-7777-7777-7777",
        "FAQ-7777-7777-7777",
        "é-q",
    ] {
        assert!(found(other).is_empty(), "{other}");
    }
    for typed in ["Q-7777-7777-7777", " [q-7777-7777-7777] ", "777777777777"] {
        assert_eq!(ReplyToken::read(typed).unwrap().expose(), token.expose(), "{typed}");
    }
    assert!(ReplyToken::read("Q-7777").is_err() && format!("{token:?}") == "ReplyToken(…)");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn one_wrong_character_in_a_reference_is_always_noticed(random: [u8; 15], place in 0_usize..16, by in 1_u8..32) {
        let reference = Reference::from_random(random);
        let plain: String = reference.to_string()[3..].chars().filter(|character| *character != '-').collect();
        let alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        let was = alphabet.find(plain.chars().nth(place).unwrap()).unwrap();
        let is = alphabet.chars().nth((was + usize::from(by)) % 32).unwrap();
        let typed: String = plain.chars().enumerate().map(|(index, character)| if index == place { is } else { character }).collect();
        prop_assert_eq!(Reference::parse(&typed), Err(ReferenceError::Check));
    }

    #[test]
    fn codes_survive_their_own_grouping(random in proptest::collection::vec(any::<u8>(), 64)) {
        let status = StatusCode::generate(&random).unwrap();
        let parsed = StatusCode::parse(&status.grouped()).unwrap();
        prop_assert_eq!(parsed.expose(), status.expose());
        if let Ok(code) = OneTimeCode::generate(&random) {
            let parsed = OneTimeCode::parse(&code.grouped()).unwrap();
            prop_assert_eq!(parsed.expose(), code.expose());
        }
    }

    #[test]
    fn no_text_makes_a_parser_panic(text in ".*") {
        let _ = (Identifier::parse(&text).map(|identifier| identifier.mask()), Reference::parse(&text));
        let _ = (OneTimeCode::parse(&text), RevocationSecret::parse(&text), shared::phrase::matches(&text, &text));
        let _ = (shared::ledger::parse(&text), AccountId::parse(&text), DeletionId::parse(&text));
    }
}
