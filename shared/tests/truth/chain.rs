use crate::world::{monday, start};
use proptest::prelude::*;
use shared::event::{BodyMark, Entry, EventHash, head};
use shared::id::Reference;
use shared::seal::Key;

fn reference(number: u8) -> Reference {
    Reference::from_random([number; 15])
}

fn key() -> Key {
    Key::from_bytes([7; 32])
}

fn entry(version: u32, kind: &str, body: &str) -> Entry {
    let mark = BodyMark::of(&key(), &reference(1), version, body);
    Entry { version, at: monday(), kind: kind.to_owned(), mark }
}

#[test]
fn every_field_of_an_entry_is_under_its_hash() {
    let one = entry(1, "started", "{}");
    let first = one.hash(&EventHash::GENESIS, &reference(1));
    let others = [
        one.hash(&first, &reference(1)),
        one.hash(&EventHash::GENESIS, &reference(2)),
        Entry { version: 2, ..one.clone() }.hash(&EventHash::GENESIS, &reference(1)),
        Entry { at: monday().plus_ms(1), ..one.clone() }.hash(&EventHash::GENESIS, &reference(1)),
        Entry { kind: "proven".to_owned(), ..one.clone() }.hash(&EventHash::GENESIS, &reference(1)),
        entry(1, "started", "{ }").hash(&EventHash::GENESIS, &reference(1)),
    ];
    for other in others {
        assert_ne!(other, first);
    }
    assert_eq!(EventHash::parse(&first.to_string()), Some(first));
    assert_eq!(EventHash::parse("00"), None);
}

#[test]
fn a_mark_cannot_be_guessed_without_the_key_and_says_nothing_about_another_entry() {
    let body = r#"{"kind":"immediate-seconded","by":"ann"}"#;
    let mark = BodyMark::of(&key(), &reference(1), 4, body);
    assert_eq!(mark, BodyMark::of(&key(), &reference(1), 4, body));
    assert_ne!(mark, BodyMark::of(&Key::from_bytes([8; 32]), &reference(1), 4, body));
    assert_ne!(mark, BodyMark::of(&key(), &reference(2), 4, body));
    assert_ne!(mark, BodyMark::of(&key(), &reference(1), 5, body));
    assert_ne!(mark, BodyMark::of(&key(), &reference(1), 4, &body.replace("ann", "bob")));
}

/// Counted once by another program (tests/checker/receipt.mjs): whoever changes the format changes it for everybody.
#[test]
fn the_format_is_what_the_description_says() {
    let mark = BodyMark::parse(&"ab".repeat(32)).unwrap();
    let entries = ["started", "proven"].into_iter().zip(1..).map(|(kind, version)| Entry {
        version,
        at: shared::time::Timestamp::from_ms(1_795_442_700_000 + i64::from(version)),
        kind: kind.to_owned(),
        mark,
    });
    let found = head(&reference(7), &entries.collect::<Vec<_>>()).map(|hash| hash.to_string());
    assert_eq!(reference(7).to_string(), "AD-7777-7777-7777-777Z");
    assert_eq!(found.as_deref(), Some("f5104888a55ea45a1a876fb3f39f61e97c23119399be436a07b0714eb70964d7"));
}

#[test]
fn an_event_says_its_kind_in_its_body() {
    let event = start(monday()).event;
    assert_eq!((event.kind(), event.body_json().as_str()), ("started", r#"{"kind":"started"}"#));
}

#[test]
fn entries_are_numbered_from_one_without_a_gap() {
    assert_eq!(head(&reference(1), &[]), Some(EventHash::GENESIS));
    assert_eq!(head(&reference(1), &[entry(2, "proven", "{}")]), None);
    assert_eq!(head(&reference(1), &[entry(1, "started", "{}"), entry(3, "proven", "{}")]), None);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn taking_out_changing_or_swapping_an_entry_breaks_the_chain(bodies in proptest::collection::vec("[a-z]{0,8}", 2..8), at in 0_usize..8) {
        // Numbered anew, so that only the chain can tell.
        let head = |bodies: &[String]| {
            let entries: Vec<Entry> = bodies.iter().zip(1..).map(|(body, version)| {
                let mark = BodyMark::of(&key(), &reference(1), 1, body);
                Entry { version, at: monday(), kind: "x".to_owned(), mark }
            }).collect();
            shared::event::head(&reference(1), &entries)
        };
        let whole = head(&bodies);
        let at = at % bodies.len();
        let mut without = bodies.clone();
        without.remove(at);
        prop_assert_ne!(head(&without), whole);
        let mut changed = bodies.clone();
        changed[at].push('!');
        prop_assert_ne!(head(&changed), whole);
        let mut swapped = bodies.clone();
        swapped.swap(at, (at + 1) % bodies.len());
        prop_assert!(swapped == bodies || head(&swapped) != whole);
    }
}
