use data_encoding::BASE64URL_NOPAD;
use ed25519_dalek::{Signer, SigningKey};
use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Value, json};
use sha2::Sha256;
use shared::deletion::{Command, Event, Proof, State};
use shared::receipt::PublicKey;
use shared::time::Timestamp;
use shared::token::{HandOver, Theme, TokenError};

use crate::world::{World, account, monday};

const NOW_S: i64 = 1_790_000_000;
const OURS: &str = "https://leave.example";

fn key(seed: u8) -> SigningKey {
    SigningKey::from_bytes(&[seed; 32])
}

fn public(key: &SigningKey) -> PublicKey {
    PublicKey::parse(&BASE64URL_NOPAD.encode(key.verifying_key().as_bytes())).unwrap()
}

fn header() -> Value {
    json!({ "alg": "EdDSA", "typ": "adieu-hand-over+jwt" })
}

fn claims() -> Value {
    json!({
        "iss": "https://shop.example", "aud": OURS, "sub": "demo-1", "iat": NOW_S, "exp": NOW_S + 120, "jti": "one",
        "return": "shop://left", "lang": "fi", "theme": "dark",
    })
}

/// With one field replaced; null takes it away.
fn with(mut object: Value, name: &str, value: Value) -> Value {
    let fields = object.as_object_mut().unwrap();
    if value.is_null() {
        fields.remove(name)
    } else {
        fields.insert(name.to_owned(), value)
    };
    object
}

fn to_sign(header: &Value, claims: &Value) -> String {
    let part = |value: &Value| BASE64URL_NOPAD.encode(value.to_string().as_bytes());
    format!("{}.{}", part(header), part(claims))
}

fn signed(header: &Value, claims: &Value) -> String {
    let text = to_sign(header, claims);
    let signature = key(1).sign(text.as_bytes());
    format!("{text}.{}", BASE64URL_NOPAD.encode(&signature.to_bytes()))
}

fn read(token: &str) -> Result<HandOver, TokenError> {
    HandOver::read(token, &[public(&key(1))], OURS, Timestamp::from_ms(NOW_S * 1000))
}

fn refused(name: &str, value: Value) -> Option<TokenError> {
    read(&signed(&header(), &with(claims(), name, value))).err()
}

#[test]
fn a_good_one_says_who_and_how_they_want_it() {
    let over = read(&signed(&header(), &claims())).unwrap();
    assert_eq!((over.account.as_str(), over.back.as_deref()), ("demo-1", Some("shop://left")));
    assert_eq!((over.language.as_deref(), over.theme), (Some("fi"), Some(Theme::Dark)));
    assert_eq!(over.proof_at, Timestamp::from_ms(NOW_S * 1000));
    assert_eq!(format!("{over:?}"), "HandOver(…)", "nobody is written into a log");
    let bare = ["return", "lang", "theme"].into_iter().fold(claims(), |claims, name| with(claims, name, Value::Null));
    let over = read(&signed(&with(header(), "alg", json!("Ed25519")), &bare)).unwrap();
    assert_eq!((over.back, over.language, over.theme), (None, None, None));
}

/// RFC 8037, appendix A.4.
#[test]
fn the_signature_is_the_one_of_the_standard() {
    let key = PublicKey::parse("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo").unwrap();
    let signature = "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg".as_bytes();
    let signature = BASE64URL_NOPAD.decode(signature).unwrap();
    let message = b"eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc";
    assert!(key.verifies(message, &signature));
    assert!(!key.verifies(message, &signature[..63]) && !key.verifies(&message[1..], &signature));
}

#[test]
fn nobody_else_signs_and_nothing_shared_does() {
    for wrong in ["none", "None", "HS256", "RS256", "ES256", "eddsa", ""] {
        let token = signed(&with(header(), "alg", json!(wrong)), &claims());
        assert_eq!(read(&token).err(), Some(TokenError::Algorithm), "{wrong}");
    }
    // The published key as if it were a secret, under either name.
    for (name, refusal) in [("HS256", TokenError::Algorithm), ("EdDSA", TokenError::Signature)] {
        let text = to_sign(&with(header(), "alg", json!(name)), &claims());
        let mut mac = Hmac::<Sha256>::new_from_slice(key(1).verifying_key().as_bytes()).unwrap();
        mac.update(text.as_bytes());
        let token = format!("{text}.{}", BASE64URL_NOPAD.encode(&mac.finalize().into_bytes()));
        assert_eq!(read(&token).err(), Some(refusal), "{name}");
    }
    let unsigned = format!("{}.", to_sign(&header(), &claims()));
    assert_eq!(read(&unsigned).err(), Some(TokenError::Signature));
    let token = signed(&header(), &claims());
    let now = Timestamp::from_ms(NOW_S * 1000);
    assert_eq!(HandOver::read(&token, &[public(&key(2))], OURS, now).err(), Some(TokenError::Signature));
    assert!(HandOver::read(&token, &[public(&key(2)), public(&key(1))], OURS, now).is_ok(), "an overlap of keys");
    assert_eq!(HandOver::read(&token, &[], OURS, now).err(), Some(TokenError::Signature));
}

#[test]
fn another_token_of_the_same_key_is_none() {
    for wrong in [json!("JWT"), json!("at+jwt"), json!(1), Value::Null] {
        let token = signed(&with(header(), "typ", wrong.clone()), &claims());
        assert_eq!(read(&token).err(), Some(TokenError::Malformed), "{wrong}");
    }
    let critical = with(header(), "crit", json!(["b64"]));
    assert_eq!(read(&signed(&critical, &claims())).err(), Some(TokenError::Critical));
    for wrong in
        [json!("https://leave.example/"), json!("https://other.example"), json!([OURS, "https://other.example"])]
    {
        assert_eq!(refused("aud", wrong.clone()), Some(TokenError::Audience), "{wrong}");
    }
    assert_eq!(refused("aud", Value::Null), Some(TokenError::Malformed));
    assert_eq!(refused("aud", json!([OURS])), None);
}

#[test]
fn it_lives_for_two_minutes_and_says_itself_since_when() {
    let at = |iat: i64, exp: i64| {
        let claims = with(with(claims(), "iat", json!(NOW_S + iat)), "exp", json!(NOW_S + exp));
        read(&signed(&header(), &claims)).err()
    };
    assert_eq!(at(-120, -59), None, "a minute between two clocks");
    assert_eq!(at(-120, -60), Some(TokenError::Expired));
    assert_eq!(at(60, 61), None);
    assert_eq!(at(61, 100), Some(TokenError::Issued));
    for (iat, exp) in [(0, 121), (0, 0), (10, 9), (-60, 61)] {
        assert_eq!(at(iat, exp), Some(TokenError::Expired), "{iat} to {exp}");
    }
    for name in ["iat", "exp"] {
        assert_eq!(refused(name, Value::Null), Some(TokenError::Malformed), "{name}");
        assert_eq!(refused(name, json!("soon")), Some(TokenError::Malformed), "{name}");
    }
    let over = read(&signed(&header(), &claims())).unwrap();
    assert_eq!(over.ends_at, Timestamp::from_ms((NOW_S + 180) * 1000), "remembered for as long as it is believed");
}

#[test]
fn the_proof_is_as_old_as_the_app_says_and_never_younger_than_the_signature() {
    for (shown, proven) in [(NOW_S - 4_000, NOW_S - 4_000), (NOW_S + 30, NOW_S), (NOW_S, NOW_S)] {
        let over = read(&signed(&header(), &with(claims(), "auth_time", json!(shown)))).unwrap();
        assert_eq!(over.proof_at, Timestamp::from_ms(proven * 1000), "{shown}");
    }
    let ahead = with(with(claims(), "iat", json!(NOW_S + 50)), "exp", json!(NOW_S + 100));
    assert_eq!(read(&signed(&header(), &ahead)).unwrap().proof_at, Timestamp::from_ms(NOW_S * 1000));
    assert_eq!(refused("auth_time", json!("now")), Some(TokenError::Malformed));
}

#[test]
fn whoever_is_meant_and_the_name_must_be_there() {
    for wrong in [json!(""), json!("aino@harbour.example"), json!("a b"), json!(7), json!("a".repeat(65)), Value::Null]
    {
        assert_eq!(refused("sub", wrong.clone()), Some(TokenError::Subject), "{wrong}");
    }
    for wrong in [json!(""), json!(7), json!("a".repeat(129)), Value::Null] {
        assert_eq!(refused("jti", wrong.clone()), Some(TokenError::Malformed), "{wrong}");
        assert_eq!(refused("iss", wrong.clone()), Some(TokenError::Issuer), "{wrong}");
    }
}

#[test]
fn no_byte_of_it_can_be_another() {
    let good = signed(&header(), &claims());
    assert!(read(&good).is_ok());
    for (index, old) in good.bytes().enumerate() {
        let others = [b'A', b'B', b'.', b'=', b' '];
        for new in others.into_iter().take(if index % 16 == 0 { 5 } else { 2 }) {
            if new == old {
                continue;
            }
            let mut bytes = good.clone().into_bytes();
            bytes[index] = new;
            let changed = String::from_utf8(bytes).unwrap();
            assert!(read(&changed).is_err(), "byte {index}: {}", char::from(new));
        }
    }
    for wrong in ["", ".", "..", "...", &format!("{good}."), &format!("{good}=="), &format!(" {good}"), &good[1..]] {
        assert!(read(wrong).is_err(), "{wrong}");
    }
    assert_eq!(read(&"a".repeat(5_000)).err(), Some(TokenError::Malformed));
}

#[test]
fn the_log_says_by_whose_word_and_what_was_written_before_reads_as_a_code() {
    let mut world = World::unverified(monday());
    let prove = Command::Prove { account: account(), by: Proof::App };
    let transition = world.step(&prove, monday());
    let written = serde_json::to_string(&transition.event).unwrap();
    assert!(written.contains("\"by\":\"app\""), "{written}");
    assert!(matches!(transition.next.state(), State::Preparing(_)));
    let before = Event::Proven { account: account(), by: Proof::Code };
    let written = serde_json::to_string(&before).unwrap();
    assert!(!written.contains("by"), "{written}");
    assert_eq!(serde_json::from_str::<Event>(&written).unwrap(), before);
}
