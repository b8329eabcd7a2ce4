use shared::time::Timestamp;
use shared::webhook::{Fault, Message, Ring, Secret, TOLERANCE_MS};

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

/// RFC 8032, test 1, whose signature of the standard's own message was made elsewhere.
const SEED: &str = "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=";
const HALF: &str = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
const SIGNED_A: &str = "v1a,fldxM4gAKugP6nnt1hdz3sgGfZ6d99nzrMFnZOELIxbzEHoVmAb2ADpkJK7zgPePmPsle0zV9jSeGlHFG2NVAw==";

fn ring(texts: &[&str]) -> Ring {
    Ring::parse(texts.iter().copied()).unwrap()
}

fn own() -> String {
    format!("whsk_{SEED}")
}

fn theirs() -> String {
    format!("whpk_{HALF}")
}

#[test]
fn both_vectors_are_signed_and_believed() {
    assert_eq!(ring(&[SECRET]).sign(ID, AT, BODY).as_deref(), Some(SIGNED));
    assert_eq!(ring(&[&own()]).sign(ID, AT, BODY).as_deref(), Some(SIGNED_A));
    assert_eq!(ring(&[SECRET]).verify(&message(), then()), Ok(()));
    assert_eq!(ring(&[&theirs()]).verify(&Message { signature: SIGNED_A, ..message() }, then()), Ok(()));
}

#[test]
fn while_keys_are_changed_all_of_them_sign_and_each_is_believed() {
    let older = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    let all = ring(&[&own(), SECRET, older]).sign(ID, AT, BODY).unwrap();
    assert!(all.starts_with(&format!("{SIGNED_A} {SIGNED} v1,")), "the newest first: {all}");
    let both = Message { signature: &all, ..message() };
    for ring in [ring(&[SECRET]), ring(&[older]), ring(&[&theirs()]), ring(&[older, &theirs()])] {
        assert_eq!(ring.verify(&both, then()), Ok(()));
    }
    let last = all.rsplit(' ').next().unwrap();
    let alone = Message { signature: last, ..message() };
    assert_eq!(ring(&[SECRET]).verify(&alone, then()), Err(Fault::Forged), "a key that was taken out is dead at once");
}

#[test]
fn no_kind_of_key_believes_the_signature_of_another() {
    let swapped = SIGNED_A.replacen("v1a,", "v1,", 1);
    let relabelled = SIGNED.replacen("v1,", "v1a,", 1);
    for (key, signature) in [
        (SECRET.to_owned(), SIGNED_A),
        (SECRET.to_owned(), swapped.as_str()),
        (theirs(), SIGNED),
        (theirs(), relabelled.as_str()),
        (own(), SIGNED_A),
    ] {
        let message = Message { signature, ..message() };
        assert_eq!(ring(&[&key]).verify(&message, then()), Err(Fault::Forged), "{signature}");
    }
    // The published half as a shared secret: what whoever confuses the two would sign with.
    let confused = ring(&[&format!("whsec_{HALF}")]).sign(ID, AT, BODY).unwrap();
    let message = Message { signature: &confused, ..message() };
    assert_eq!(ring(&[&theirs()]).verify(&message, then()), Err(Fault::Forged));
    assert_eq!(ring(&[&theirs()]).sign(ID, AT, BODY), None, "nobody signs with what is published");
}

#[test]
fn many_signatures_repeated_ones_and_none_are_no_way_in() {
    let repeated = format!("{SIGNED} {SIGNED}");
    assert_eq!(ring(&[SECRET]).verify(&Message { signature: &repeated, ..message() }, then()), Ok(()));
    let fifty = vec![SIGNED; 50].join(" ");
    for signature in [fifty.as_str(), &" ".repeat(50)] {
        let message = Message { signature, ..message() };
        assert_eq!(ring(&[SECRET]).verify(&message, then()), Err(Fault::Malformed), "{signature}");
    }
    for signature in ["", " ", "v1", "v1,", "v1a,", ",", "v1,,", "v1 ,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="] {
        let message = Message { signature, ..message() };
        assert_eq!(ring(&[SECRET, &theirs()]).verify(&message, then()), Err(Fault::Forged), "{signature}");
    }
}

#[test]
fn a_key_that_is_none_spoils_all_of_them() {
    let weak = format!("whpk_{}", data_encoding::BASE64.encode(&[0; 32]));
    let other_half = format!("whsk_{}", data_encoding::BASE64.encode(&[7; 64]));
    let short = format!("whsk_{}", data_encoding::BASE64.encode(&[7; 31]));
    for wrong in ["", "whsec_", "whsk_", "whpk_", "whpk_AAAA", SEED, &weak, &other_half, &short] {
        assert!(Ring::parse([SECRET, wrong].into_iter()).is_none(), "{wrong}");
        assert!(Ring::parse([wrong].into_iter()).is_none(), "{wrong}");
    }
    assert!(Ring::parse([].into_iter()).is_none());
    let bytes = [
        data_encoding::BASE64.decode(SEED.as_bytes()).unwrap(),
        data_encoding::BASE64.decode(HALF.as_bytes()).unwrap(),
    ];
    let whole = format!("whsk_{}", data_encoding::BASE64.encode(&bytes.concat()));
    assert_eq!(ring(&[&whole]).sign(ID, AT, BODY).as_deref(), Some(SIGNED_A));
    assert!(!format!("{:?}", ring(&[SECRET, &own()])).contains("nWGx"));
}

/// A hundred thousand, and as many as `ADIEU_MUTATIONS` says; signatures of halves, which cost more, a fiftieth of that.
#[test]
fn no_message_with_a_byte_changed_is_believed() {
    let all = option_env!("ADIEU_MUTATIONS").and_then(|text| text.parse().ok()).unwrap_or(100_000_u32);
    let (both, halves) = (ring(&[SECRET, &theirs()]), ring(&[&theirs()]));
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % u64::try_from(below).unwrap()).unwrap()
    };
    let mut accepted = 0;
    for turn in 0..all {
        let (ring, signature) = if turn % 50 == 0 { (&halves, SIGNED_A) } else { (&both, SIGNED) };
        let mut parts = [ID.as_bytes().to_vec(), AT.as_bytes().to_vec(), signature.as_bytes().to_vec(), BODY.to_vec()];
        let part = next(parts.len());
        let at = next(parts[part].len());
        let other = u8::try_from(next(255)).unwrap().wrapping_add(1);
        parts[part][at] ^= other;
        let [id, timestamp, signature, body] = &parts;
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let (id, timestamp, signature) = (text(id), text(timestamp), text(signature));
        let message = Message { id: &id, timestamp: &timestamp, signature: &signature, body };
        accepted += u32::from(ring.verify(&message, then()).is_ok());
    }
    assert_eq!(accepted, 0, "of {all}");
}
