//! The receipt's file: believed whole, and not at all if anything in it was touched.

use crate::world::{World, monday};
use data_encoding::BASE64URL_NOPAD;
use serde_json::{Value, json};
use shared::event::{BodyMark, Entry, EventHash, head};
use shared::id::Reference;
use shared::receipt::{Doubt, Receipt, ReceiptFile, SigningSeed};
use shared::seal::Key;
use shared::time::Timestamp;

/// What is done to a log, and how it is called.
type Change<'a> = (&'a str, &'a dyn Fn(&mut Vec<Entry>));

fn seed() -> SigningSeed {
    SigningSeed::from_bytes([42; 32])
}

fn log(world: &World, moments: &[(&str, Timestamp)]) -> Vec<Entry> {
    let marked = |version: u32| BodyMark::of(&Key::from_bytes([7; 32]), world.deletion.reference(), version, "{}");
    let entry = |(&(kind, at), version): (&(&str, Timestamp), u32)| Entry {
        version,
        at,
        kind: kind.to_owned(),
        mark: marked(version),
    };
    moments.iter().zip(1..).map(entry).collect()
}

/// A whole life's receipt with a log that tells the same moments, and one entry that came later.
fn file() -> (ReceiptFile, Receipt) {
    let world = World::pending(monday()).claimed();
    let due = world.deletion.next_at().unwrap();
    let world = world.acknowledged(due);
    let claimed_at = Receipt::of(&world.deletion, &world.policy, EventHash::GENESIS, due).unwrap().claimed_at;
    let mut log = log(
        &world,
        &[("started", monday()), ("confirmed", monday()), ("claimed", claimed_at), ("erased", due), ("later", due)],
    );
    let signed_at = head(world.deletion.reference(), &log[..4]).unwrap();
    let receipt = Receipt::of(&world.deletion, &world.policy, signed_at, due).unwrap();
    let file = ReceiptFile::of(receipt.sign(&seed()), &receipt, log.clone()).unwrap();
    log.pop();
    assert_eq!(file.chain, log, "what came after the receipt is not in it");
    (file, receipt)
}

fn checked(file: &Value) -> Result<Receipt, Doubt> {
    ReceiptFile::check(&file.to_string(), &seed().public_key())
}

#[test]
fn a_whole_file_is_believed_with_its_own_key_only() {
    let (file, receipt) = file();
    let text = serde_json::to_string_pretty(&file).unwrap();
    let key = seed().public_key();
    assert_eq!(ReceiptFile::check(&text, &key), Ok(receipt.clone()));
    assert_eq!(ReceiptFile::check(&format!("\u{feff} \n{text}\r\n"), &key), Ok(receipt));
    let other = SigningSeed::from_bytes([43; 32]).public_key();
    assert_eq!(ReceiptFile::check(&text, &other), Err(Doubt::OtherKey));
}

#[test]
fn a_changed_statement_or_signature_is_not_believed() {
    let (file, _) = file();
    for field in ["payload_b64url", "signature_b64url"] {
        let mut value = serde_json::to_value(&file).unwrap();
        let mut bytes = BASE64URL_NOPAD.decode(value[field].as_str().unwrap().as_bytes()).unwrap();
        let last = bytes.len() - 2;
        bytes[last] ^= 1;
        value[field] = json!(BASE64URL_NOPAD.encode(&bytes));
        assert_eq!(checked(&value), Err(Doubt::Changed), "{field}");
    }
}

#[test]
fn a_log_with_an_entry_taken_out_added_changed_or_moved_is_not_believed() {
    let (file, _) = file();
    let with = |change: &dyn Fn(&mut Vec<Entry>)| {
        let mut file = file.clone();
        change(&mut file.chain);
        checked(&serde_json::to_value(&file).unwrap())
    };
    let renumber = |chain: &mut [Entry]| chain.iter_mut().zip(1..).for_each(|(entry, version)| entry.version = version);
    assert!(with(&|_| {}).is_ok());
    let changes: [Change<'_>; 8] = [
        ("emptied", &Vec::clear),
        ("last taken out", &|chain| drop(chain.pop())),
        ("one taken out", &|chain| drop(chain.remove(1))),
        ("one taken out, the others numbered anew", &|chain| {
            chain.remove(1);
            renumber(chain);
        }),
        ("two swapped", &|chain| chain.swap(1, 2)),
        ("two swapped and numbered anew", &|chain| {
            chain.swap(1, 2);
            renumber(chain);
        }),
        ("one added", &|chain| {
            let entry = Entry { version: 5, ..chain[3].clone() };
            chain.push(entry);
        }),
        ("a moment changed", &|chain| chain[1].at = chain[1].at.plus_ms(1)),
    ];
    for (what, change) in changes {
        assert_eq!(with(change), Err(Doubt::LogChanged), "{what}");
    }
}

#[test]
fn a_statement_that_tells_other_moments_than_its_log_is_not_believed() {
    let (file, receipt) = file();
    for other in [
        Receipt { received_at: receipt.received_at.plus_ms(1), ..receipt.clone() },
        Receipt { claimed_at: receipt.claimed_at.plus_ms(-1), ..receipt.clone() },
    ] {
        let file = ReceiptFile::of(other.sign(&seed()), &other, file.chain.clone()).unwrap();
        assert_eq!(checked(&serde_json::to_value(&file).unwrap()), Err(Doubt::Disagrees));
    }
}

#[test]
fn what_is_no_receipt_or_only_its_beginning_is_called_so() {
    let (file, _) = file();
    let text = serde_json::to_string(&file).unwrap();
    let check = |text: &str| ReceiptFile::check(text, &seed().public_key());
    for cut in [text.len() - 1, text.len() / 2, 2] {
        assert_eq!(check(&text[..cut]), Err(Doubt::CutOff), "{cut}");
    }
    for other in ["", "Dear Ann", "null", "[]", "{}", "PK\u{3}\u{4}", &text[1..], &format!("{text}{text}")] {
        assert_eq!(check(other), Err(Doubt::NotAReceipt), "{other}");
    }
    let mut without = serde_json::to_value(&file).unwrap();
    without.as_object_mut().unwrap().remove("chain");
    assert_eq!(checked(&without), Err(Doubt::NotAReceipt));
    let signed_otherwise =
        json!({ "payload_b64url": "e30", "signature_b64url": "AAAA", "key_id": file.key_id, "chain": [] });
    assert_eq!(checked(&signed_otherwise), Err(Doubt::NotAReceipt));
}

#[test]
fn a_log_that_never_leads_to_the_statement_makes_no_file() {
    let (file, receipt) = file();
    let elsewhere = Receipt { reference: Reference::from_random([8; 15]), ..receipt };
    assert_eq!(ReceiptFile::of(elsewhere.sign(&seed()), &elsewhere, file.chain), None);
}

#[test]
fn every_doubt_has_a_code_of_its_own() {
    let codes: std::collections::BTreeSet<&str> = Doubt::ALL.iter().map(|doubt| doubt.code()).collect();
    assert_eq!(codes.len(), Doubt::ALL.len());
}
