use data_encoding::BASE64URL_NOPAD;
use serde_json::{Value, json};
use shared::limits;
use shared::time::Timestamp;
use shared::token::{Algorithm, Expected, Person, TokenError, Unverified};

const NOW_S: i64 = 1_790_000_000;

fn written(header: &Value, claims: &Value) -> String {
    let part = |value: &Value| BASE64URL_NOPAD.encode(value.to_string().as_bytes());
    format!("{}.{}.{}", part(header), part(claims), BASE64URL_NOPAD.encode(b"signature"))
}

fn header() -> Value {
    json!({ "alg": "RS256", "kid": "one", "typ": "JWT" })
}

fn claims() -> Value {
    json!({
        "iss": "https://id.example", "sub": "7", "aud": "adieu", "exp": NOW_S + 300, "iat": NOW_S, "nonce": "n",
        "email": "aino@harbour.example", "email_verified": true, "name": "Aino",
    })
}

const EXPECTED: Expected<'static> = Expected {
    issuer: "https://id.example",
    audience: "adieu",
    nonce: Some("n"),
    age_ms: Some(limits::ID_TOKEN_AGE_MS),
    mail_is_verified: false,
};

fn checked(claims: &Value) -> Result<Person, TokenError> {
    let now = Timestamp::from_ms(NOW_S * 1000);
    Unverified::parse(&written(&header(), claims))?.verified(true)?.check(&EXPECTED, now)
}

/// With one claim replaced; null takes it away.
fn with(name: &str, value: Value) -> Value {
    let mut claims = claims();
    let fields = claims.as_object_mut().unwrap();
    if value.is_null() {
        fields.remove(name)
    } else {
        fields.insert(name.to_owned(), value)
    };
    claims
}

#[test]
fn a_good_token_says_who_signs_in() {
    let person = checked(&claims()).unwrap();
    assert_eq!((person.subject.as_str(), person.mail.as_deref()), ("7", Some("aino@harbour.example")));
    assert_eq!(format!("{person:?}"), "Person(…)", "nobody is written into a log");
    let token = Unverified::parse(&written(&header(), &claims())).unwrap();
    assert_eq!((token.algorithm(), token.key(), token.signature()), (Algorithm::Rs256, "one", b"signature".as_slice()));
    assert!(token.signed().ends_with(BASE64URL_NOPAD.encode(claims().to_string().as_bytes()).as_bytes()));
}

#[test]
fn without_a_good_signature_nothing_is_claimed() {
    let token = Unverified::parse(&written(&header(), &claims())).unwrap();
    assert_eq!(token.verified(false).err(), Some(TokenError::Signature));
}

#[test]
fn only_two_algorithms_are_known_and_the_key_must_be_named() {
    for wrong in ["none", "None", "HS256", "RS512", "PS256", "EdDSA", "rs256", ""] {
        let header = json!({ "alg": wrong, "kid": "one" });
        assert_eq!(Unverified::parse(&written(&header, &claims())).err(), Some(TokenError::Algorithm), "{wrong}");
    }
    for header in [json!({ "alg": "ES256" }), json!({ "alg": "ES256", "kid": "" })] {
        assert_eq!(Unverified::parse(&written(&header, &claims())).err(), Some(TokenError::Key));
    }
    let critical = json!({ "alg": "ES256", "kid": "one", "crit": ["exp"] });
    assert_eq!(Unverified::parse(&written(&critical, &claims())).err(), Some(TokenError::Critical));
}

#[test]
fn what_is_no_compact_token_is_refused() {
    let good = written(&header(), &claims());
    let padded = good.replacen('.', "=.", 1);
    let cut = good.rsplit_once('.').unwrap().0;
    let long = format!("{good}{}", "A".repeat(limits::TOKEN_BYTES));
    for wrong in ["", ".", "..", "a.b.c", &padded, cut, &format!("{good}.AA"), &format!("{good}+"), &long] {
        assert_eq!(Unverified::parse(wrong).err(), Some(TokenError::Malformed), "{wrong}");
    }
}

#[test]
fn the_issuer_must_be_the_very_one() {
    for wrong in ["https://id.example/", "https://id.example.evil", "http://id.example", ""] {
        assert_eq!(checked(&with("iss", json!(wrong))), Err(TokenError::Issuer), "{wrong}");
    }
}

#[test]
fn a_token_for_somebody_else_is_not_for_us() {
    for wrong in [json!("other"), json!([]), json!(["other"]), json!(["adieu", "other"])] {
        assert_eq!(checked(&with("aud", wrong.clone())), Err(TokenError::Audience), "{wrong}");
    }
    assert!(checked(&with("aud", json!(["adieu"]))).is_ok());
    assert_eq!(checked(&with("azp", json!("other"))), Err(TokenError::Audience));
    let mut shared = with("aud", json!(["adieu", "other"]));
    shared["azp"] = json!("adieu");
    assert!(checked(&shared).is_ok());
}

#[test]
fn a_token_counts_from_its_beginning_to_its_end_give_or_take_a_minute() {
    let cases = [
        ("exp", NOW_S - 59, None),
        ("exp", NOW_S - 60, Some(TokenError::Expired)),
        ("nbf", NOW_S + 60, None),
        ("nbf", NOW_S + 61, Some(TokenError::NotYet)),
        ("iat", NOW_S + 60, None),
        ("iat", NOW_S + 61, Some(TokenError::Issued)),
        ("iat", NOW_S - 660, None),
        ("iat", NOW_S - 661, Some(TokenError::Issued)),
        ("exp", i64::MIN, Some(TokenError::Expired)),
        ("iat", i64::MAX, Some(TokenError::Issued)),
    ];
    for (name, at, refusal) in cases {
        assert_eq!(checked(&with(name, json!(at))).err(), refusal, "{name} {}", at.saturating_sub(NOW_S));
    }
    assert!(checked(&with("exp", json!(1_790_000_000.5))).is_ok(), "a fraction of a second is allowed");
    for name in ["exp", "iat", "nbf"] {
        assert_eq!(checked(&with(name, json!("soon"))), Err(TokenError::Malformed), "{name} as a word");
    }
    for name in ["exp", "iat", "iss", "aud"] {
        assert_eq!(checked(&with(name, Value::Null)), Err(TokenError::Malformed), "without {name}");
    }
}

#[test]
fn the_nonce_is_ours_where_we_sent_one() {
    assert_eq!(checked(&with("nonce", json!("m"))), Err(TokenError::Nonce));
    assert_eq!(checked(&with("nonce", Value::Null)), Err(TokenError::Nonce));
    let now = Timestamp::from_ms(NOW_S * 1000);
    let claims = Unverified::parse(&written(&header(), &with("nonce", Value::Null))).unwrap().verified(true).unwrap();
    assert!(claims.check(&Expected { nonce: None, ..EXPECTED }, now).is_ok());
}

#[test]
fn somebody_is_in_it_and_an_unverified_address_is_none() {
    assert_eq!(checked(&with("sub", json!(""))), Err(TokenError::Subject));
    assert_eq!(checked(&with("sub", Value::Null)), Err(TokenError::Subject));
    let mail = |verified: Value| checked(&with("email_verified", verified)).unwrap().mail;
    for unverified in [json!(false), json!("false"), json!("yes"), Value::Null] {
        assert_eq!(mail(unverified.clone()), None, "{unverified}");
    }
    assert!(mail(json!("true")).is_some() && mail(json!(true)).is_some());
}

#[test]
fn a_persons_sign_in_proves_only_what_the_provider_asked_just_now() {
    let now = Timestamp::from_ms(NOW_S * 1000);
    let proof = |claims: &Value, claim: &str| {
        Unverified::parse(&written(&header(), claims)).unwrap().verified(true).unwrap().proof(claim, now)
    };
    let shown = |at: i64| proof(&with("auth_time", json!(NOW_S + at)), "sub");
    for at in [-299, 0] {
        let (account, proof_at) = shown(at).unwrap();
        assert_eq!((account.as_str(), proof_at), ("7", Timestamp::from_ms((NOW_S + at) * 1000)));
    }
    assert_eq!(shown(60).unwrap().1, now, "another clock proves nothing for later");
    for at in [-300, -3_600, 61] {
        assert_eq!(shown(at), Err(TokenError::Shown), "{at}");
    }
    assert_eq!(proof(&claims(), "sub"), Err(TokenError::Shown), "a provider that does not say when");
    let named = with("auth_time", json!(NOW_S));
    for claim in ["account", "email", "nonce_of_nobody"] {
        assert_eq!(proof(&named, claim), Err(TokenError::Subject), "{claim}");
    }
    let mut other = named;
    other["account"] = json!("demo-1");
    assert_eq!(proof(&other, "account").unwrap().0.as_str(), "demo-1");
}
