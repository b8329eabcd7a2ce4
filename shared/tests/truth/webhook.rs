use shared::time::Timestamp;
use shared::webhook::{Fault, Message, Secret, TOLERANCE_MS};

const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const ID: &str = "msg_p5jXN8AQM9LWM0D4loKWxJek";
const AT: &str = "1614265330";
const BODY: &[u8] = br#"{"test": 2432232314}"#;
const SIGNED: &str = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

fn secret() -> Secret {
    Secret::parse(SECRET).unwrap()
}

fn message() -> Message<'static> {
    Message { id: ID, timestamp: AT, signature: SIGNED, body: BODY }
}

fn then() -> Timestamp {
    Timestamp::from_ms(1_614_265_330_000)
}

/// The vector of the standard's own tests.
#[test]
fn the_standards_own_message_is_signed_and_believed() {
    assert_eq!(secret().sign(ID, AT, BODY), SIGNED);
    assert_eq!(secret().verify(&message(), then()), Ok(()));
    let several = format!("v1a,AAAA v1,AAAA {SIGNED} v2,x");
    assert_eq!(
        secret().verify(&Message { signature: &several, ..message() }, then()),
        Ok(()),
        "keys are being changed"
    );
}

#[test]
fn whatever_was_touched_is_not_believed() {
    let forged = [
        Message { id: "msg_other", ..message() },
        Message { timestamp: "1614265331", ..message() },
        Message { body: br#"{"test": 2432232315}"#, ..message() },
        Message { body: b"", ..message() },
        Message { signature: "v1,AAAAM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", ..message() },
        Message { signature: "v1,", ..message() },
        Message { signature: "", ..message() },
        Message { signature: "v1a,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", ..message() },
        Message { signature: "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", ..message() },
    ];
    for (index, message) in forged.iter().enumerate() {
        assert_eq!(secret().verify(message, then()), Err(Fault::Forged), "{index}");
    }
    let other = Secret::parse("whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA").unwrap();
    assert_eq!(other.verify(&message(), then()), Err(Fault::Forged));
}

#[test]
fn a_message_is_young_for_five_minutes_either_way() {
    for (off, outcome) in [
        (TOLERANCE_MS, Ok(())),
        (-TOLERANCE_MS, Ok(())),
        (TOLERANCE_MS + 1, Err(Fault::Stale)),
        (-TOLERANCE_MS - 1, Err(Fault::Stale)),
    ] {
        assert_eq!(secret().verify(&message(), then().plus_ms(off)), outcome, "{off}");
    }
}

#[test]
fn headers_that_are_none_and_secrets_that_are_short_are_refused() {
    let long = "m".repeat(129);
    for id in ["", "a.b", "a b", "ä", long.as_str()] {
        assert_eq!(secret().verify(&Message { id, ..message() }, then()), Err(Fault::Malformed), "{id}");
    }
    for timestamp in ["", "-1", "+1614265330", "1614265330.0", " 1614265330", "9999999999999"] {
        assert_eq!(secret().verify(&Message { timestamp, ..message() }, then()), Err(Fault::Malformed), "{timestamp}");
    }
    let with = |bytes: usize| format!("whsec_{}", data_encoding::BASE64.encode(&vec![7; bytes]));
    assert!([24, 64].into_iter().all(|bytes| Secret::parse(&with(bytes)).is_some()));
    assert!([0, 23, 65].into_iter().all(|bytes| Secret::parse(&with(bytes)).is_none()));
    assert!(Secret::parse("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").is_none(), "a secret says what it is");
    assert!(!format!("{:?}", secret()).contains("MfKQ"));
}
