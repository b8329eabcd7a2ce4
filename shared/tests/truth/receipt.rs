use crate::world::{World, account, monday};
use data_encoding::BASE64URL_NOPAD;
use shared::deletion::Command;
use shared::event::EventHash;
use shared::limits::DAY_MS;
use shared::policy::{EmailReuse, Strategy};
use shared::receipt::{PublicKey, Receipt, ReceiptError, SignedReceipt, SigningSeed};
use shared::retention::Ground;

fn erased() -> (World, Receipt) {
    let world = World::pending(monday()).claimed();
    let due = world.deletion.next_at().unwrap();
    let world = world.acknowledged(due);
    let receipt = Receipt::of(&world.deletion, &world.policy, EventHash::GENESIS, due).unwrap();
    (world, receipt)
}

fn seed() -> SigningSeed {
    SigningSeed::from_bytes([42; 32])
}

#[test]
fn there_is_no_receipt_before_the_last_acknowledgement() {
    let mut world = World::pending(monday());
    let of = |world: &World| Receipt::of(&world.deletion, &world.policy, EventHash::GENESIS, monday());
    assert_eq!(of(&world), None);
    world = world.claimed();
    assert_eq!(of(&world), None);
    assert_eq!(of(&World::pending(monday()).revoked(monday())), None);
}

#[test]
fn it_names_what_ended_what_stays_and_until_when() {
    let (_, receipt) = erased();
    assert_eq!(receipt.ended.len(), 13);
    assert_eq!(receipt.ended.iter().filter(|line| line.strategy == Strategy::Anonymise).count(), 1);
    let kept: Vec<(&str, Ground, bool)> =
        receipt.kept.iter().map(|line| (line.category.as_str(), line.ground, line.basis.is_some())).collect();
    assert_eq!(
        kept,
        [
            ("invoices", Ground::Retention, true),
            ("identity", Ground::Retention, true),
            ("contact", Ground::FinalMail, false)
        ]
    );
    assert_eq!(receipt.backups_expire_at, receipt.erased_at.plus_ms(30 * DAY_MS));
}

#[test]
fn a_fingerprint_that_keeps_an_address_out_is_told_with_its_day_and_only_then() {
    let (mut world, receipt) = erased();
    assert_eq!(receipt.fingerprint_reviewed_by, None);
    assert!(
        !serde_json::to_string(&receipt).unwrap().contains("fingerprint"),
        "older statements read as they were signed"
    );
    world.policy.email_reuse = EmailReuse::Never;
    let told = Receipt::of(&world.deletion, &world.policy, EventHash::GENESIS, receipt.issued_at).unwrap();
    assert_eq!(told.fingerprint_reviewed_by, Some(world.policy.address_review_at(receipt.claimed_at)));
    assert_eq!(told.sign(&seed()).verify(&seed().public_key()), Ok(told));
}

#[test]
fn it_holds_no_name_of_the_account() {
    let (_, receipt) = erased();
    let json = serde_json::to_string(&receipt).unwrap();
    assert!(!json.contains(account().id.as_str()));
}

#[test]
fn a_later_receipt_says_what_has_gone_since() {
    let (mut world, first) = erased();
    let later = first.erased_at.plus_ms(DAY_MS);
    world.step(&Command::FinalMailAccepted, later);
    world.step(&Command::Clear { category: "contact".to_owned().try_into().unwrap() }, later);
    let world = world.acknowledged(later);
    let second = Receipt::of(&world.deletion, &world.policy, EventHash::GENESIS, later).unwrap();
    assert_eq!((second.ended.len(), second.kept.len()), (first.ended.len() + 1, first.kept.len() - 1));
    assert_eq!(second.backups_expire_at, later.plus_ms(30 * DAY_MS));
}

#[test]
fn a_signed_receipt_is_believed_with_its_own_key_only() {
    let (_, receipt) = erased();
    let signed = receipt.sign(&seed());
    let key = PublicKey::parse(&seed().public_key().to_string()).unwrap();
    assert_eq!(signed.verify(&key), Ok(receipt));
    let other = SigningSeed::from_bytes([43; 32]).public_key();
    assert_eq!(signed.verify(&other), Err(ReceiptError::OtherKey));
    let renamed = SignedReceipt { key_id: other.id(), ..signed };
    assert_eq!(renamed.verify(&other), Err(ReceiptError::Signature));
}

#[test]
fn any_changed_byte_of_a_receipt_is_noticed() {
    let (_, receipt) = erased();
    let signed = receipt.sign(&seed());
    let key = seed().public_key();
    let payload = BASE64URL_NOPAD.decode(signed.payload_b64url.as_bytes()).unwrap();
    // Every 41st: verifying is slow without optimisation.
    for index in (0..payload.len()).step_by(41) {
        let mut broken = payload.clone();
        broken[index] ^= 1;
        let tampered = SignedReceipt { payload_b64url: BASE64URL_NOPAD.encode(&broken), ..signed.clone() };
        assert_eq!(tampered.verify(&key), Err(ReceiptError::Signature), "byte {index}");
    }
    let mut signature = BASE64URL_NOPAD.decode(signed.signature_b64url.as_bytes()).unwrap();
    signature[0] ^= 1;
    let tampered = SignedReceipt { signature_b64url: BASE64URL_NOPAD.encode(&signature), ..signed.clone() };
    assert_eq!(tampered.verify(&key), Err(ReceiptError::Signature));
    let cut = SignedReceipt { signature_b64url: "AAAA".to_owned(), ..signed };
    assert_eq!(cut.verify(&key), Err(ReceiptError::Malformed));
}
