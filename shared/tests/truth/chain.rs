use crate::world::{monday, start};
use proptest::prelude::*;
use shared::event::{EventHash, chain};
use shared::id::DeletionId;

#[test]
fn every_field_of_an_entry_is_under_its_hash() {
    let id = DeletionId::from_random([1; 16]);
    let now = monday();
    let hash = |previous: &EventHash, id: &DeletionId, version, at, kind: &str, body: &str| {
        chain(previous, id, version, at, kind, body)
    };
    let first = hash(&EventHash::GENESIS, &id, 1, now, "started", "{}");
    let others = [
        hash(&first, &id, 1, now, "started", "{}"),
        hash(&EventHash::GENESIS, &DeletionId::from_random([2; 16]), 1, now, "started", "{}"),
        hash(&EventHash::GENESIS, &id, 2, now, "started", "{}"),
        hash(&EventHash::GENESIS, &id, 1, now.plus_ms(1), "started", "{}"),
        hash(&EventHash::GENESIS, &id, 1, now, "proven", "{}"),
        hash(&EventHash::GENESIS, &id, 1, now, "started", "{ }"),
        hash(&EventHash::GENESIS, &id, 1, now, "started{", "}"),
    ];
    for other in others {
        assert_ne!(other, first);
    }
    assert_eq!(EventHash::parse(&first.to_string()), Some(first));
    assert_eq!(EventHash::parse("00"), None);
}

#[test]
fn an_event_says_its_kind_in_its_body() {
    let event = start(monday()).event;
    assert_eq!((event.kind(), event.body_json().as_str()), ("started", r#"{"kind":"started"}"#));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn taking_out_changing_or_swapping_an_entry_breaks_the_chain(bodies in proptest::collection::vec("[a-z]{0,8}", 2..8), at in 0_usize..8) {
        let id = DeletionId::from_random([1; 16]);
        let head = |bodies: &[String]| {
            bodies.iter().zip(1..).fold(EventHash::GENESIS, |previous, (body, version)| {
                chain(&previous, &id, version, monday(), "x", body)
            })
        };
        let whole = head(&bodies);
        let at = at % bodies.len();
        let mut without = bodies.clone();
        without.remove(at);
        prop_assert_ne!(head(&without), whole);
        let mut changed = bodies.clone();
        changed[at].push('!');
        prop_assert_ne!(head(&changed), whole);
    }
}
