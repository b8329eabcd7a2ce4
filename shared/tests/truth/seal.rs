use crate::world::at;
use proptest::prelude::*;
use shared::seal::{Key, SealError, aad, derive, lookup_hash, open, seal};
use shared::{ledger, phrase};

fn key() -> Key {
    derive(b"master", "test")
}

#[test]
fn what_is_sealed_opens_only_in_its_own_place() {
    let place = aad("identity", "email", "row-1");
    let sealed = seal(&key(), [3; 12], &place, b"ann@example.com");
    assert_eq!(open(&key(), &place, &sealed).unwrap(), b"ann@example.com");
    for wrong in [
        aad("identity", "email", "row-2"),
        aad("identity", "phone", "row-1"),
        aad("other", "email", "row-1"),
        Vec::new(),
    ] {
        assert_eq!(open(&key(), &wrong, &sealed), Err(SealError::Refused));
    }
    assert_eq!(open(&derive(b"master", "other"), &place, &sealed), Err(SealError::Refused));
    assert_eq!(open(&key(), &place, &sealed[..11]), Err(SealError::Malformed));
    assert_eq!(open(&key(), &place, &sealed[..12]), Err(SealError::Refused));
}

#[test]
fn columns_with_joined_names_have_different_places() {
    assert_ne!(aad("a", "bc", "d"), aad("ab", "c", "d"));
}

#[test]
fn the_sealing_is_aes_256_gcm_as_published() {
    // McGrew and Viega, test case 14: a zero key, a zero nonce, one zero block.
    let sealed = seal(&Key::from_bytes([0; 32]), [0; 12], &[], &[0; 16]);
    let hex = data_encoding::HEXLOWER.encode(&sealed[12..]);
    assert_eq!(hex, "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919");
}

#[test]
fn a_lookup_hash_is_hmac_sha256_as_published() {
    // RFC 4231, test case 2, with the key filled up with zeros as HMAC does it.
    let mut bytes = [0; 32];
    bytes[..4].copy_from_slice(b"Jefe");
    let hash = lookup_hash(&Key::from_bytes(bytes), "what do ya want for nothing?");
    assert_eq!(hash, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

#[test]
fn the_newest_tombstone_sorts_first() {
    let (older, newer) = (at("2027-01-01T00:00:00Z"), at("2027-06-01T00:00:00Z"));
    let (older_key, newer_key) = (ledger::key(older, "aa"), ledger::key(newer, "bb"));
    assert!(newer_key < older_key);
    assert_eq!(ledger::parse(&newer_key), Some((newer, "bb")));
    for wrong in ["", "12:aa", "000000000000x:aa", "0000000000001:"] {
        assert_eq!(ledger::parse(wrong), None, "{wrong}");
    }
}

#[test]
fn a_phrase_is_compared_kindly_and_never_matches_nothing() {
    let expected = "Delete my account";
    for typed in [
        "delete my account",
        "  Delete  my account. ",
        "“Delete my account”",
        "DELETE MY ACCOUNT",
        "«delete my\naccount».",
        "Delete\u{a0}my account",
    ] {
        assert!(phrase::matches(expected, typed), "{typed}");
    }
    for typed in ["", "Delete", "Delete my accounts", "Deletemyaccount", "Delete my. account"] {
        assert!(!phrase::matches(expected, typed), "{typed}");
    }
    assert!(phrase::matches("Удалить мой аккаунт", "удалить МОЙ аккаунт"));
    assert!(!phrase::matches("", "") && !phrase::matches("…", "."));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_flipped_bit_keeps_it_shut(plain in proptest::collection::vec(any::<u8>(), 0..64), bit in 0_usize..512) {
        let sealed = seal(&key(), [1; 12], b"place", &plain);
        let mut broken = sealed.clone();
        let index = (bit / 8) % broken.len();
        broken[index] ^= 1 << (bit % 8);
        prop_assert_eq!(open(&key(), b"place", &broken), Err(SealError::Refused));
        prop_assert_eq!(open(&key(), b"place", &sealed), Ok(plain));
    }
}
