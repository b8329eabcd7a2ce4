use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};
use shared::time::Timestamp;

use super::super::people::demo;
use super::*;

/// Any moment will do; this one is in November.
const NOW: i64 = 1_795_600_000_000;

type Fields = Map<String, Value>;

fn told(person: &Person) -> BTreeMap<&'static str, Vec<(Timestamp, Fields)>> {
    let mut all: BTreeMap<&'static str, Vec<(Timestamp, Fields)>> = BTreeMap::new();
    for (category, record) in Story::of(person, Timestamp::from_ms(NOW)).records() {
        all.entry(category).or_default().push((record.at, record.fields));
    }
    all
}

fn text<'a>(fields: &'a Fields, name: &str) -> &'a str {
    fields.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn of<'a>(all: &'a BTreeMap<&'static str, Vec<(Timestamp, Fields)>>, category: &str) -> &'a [(Timestamp, Fields)] {
    all.get(category).map(Vec::as_slice).unwrap_or_default()
}

#[test]
fn nothing_has_happened_before_the_account_or_after_now() {
    for person in demo() {
        let opened_at = Story::of(&person, Timestamp::from_ms(NOW)).opened_at;
        for (category, records) in told(&person) {
            for (at, fields) in &records {
                assert!(*at >= opened_at && at.ms() < NOW, "{} {category} {at:?} {fields:?}", person.name);
            }
            assert!(records.is_sorted_by_key(|(at, _)| *at), "{category}: oldest first");
        }
    }
}

#[test]
fn every_invoice_is_that_of_an_order_and_says_its_sum() {
    for person in demo() {
        let all = told(&person);
        let orders: BTreeMap<&str, &(Timestamp, Fields)> =
            of(&all, "orders").iter().map(|order| (text(&order.1, "number"), order)).collect();
        assert_eq!(orders.len(), of(&all, "orders").len(), "no number twice");
        let mut numbers = BTreeSet::new();
        for (at, invoice) in of(&all, "invoices") {
            assert!(numbers.insert(text(invoice, "number")), "{} twice", text(invoice, "number"));
            let (ordered_at, order) = orders[text(invoice, "for")];
            assert!(at > ordered_at, "{invoice:?}");
            if text(invoice, "number").starts_with("Invoice") {
                assert_eq!(text(invoice, "total"), text(order, "total"));
            } else {
                assert_eq!(text(invoice, "total"), format!("-{}", text(order, "refund")));
            }
        }
        let paid = orders.values().filter(|(_, order)| text(order, "status") != "Waiting for payment").count();
        let invoices = numbers.iter().filter(|number| number.starts_with("Invoice")).count();
        assert_eq!(invoices, paid, "{}", person.name);
    }
}

#[test]
fn what_renews_does_so_after_now_and_what_was_said_was_said_before() {
    let today = crate::vault::day_of(Timestamp::from_ms(NOW));
    for person in demo() {
        let all = told(&person);
        for (_, plan) in of(&all, "subscriptions") {
            if plan.get("renews") == Some(&Value::Bool(true)) {
                assert!(*text(plan, "next_renewal") > *today, "{plan:?}");
            }
        }
        for (_, thread) in of(&all, "messages-shop").iter().chain(of(&all, "messages-market")) {
            let messages = thread.get("messages").and_then(Value::as_array).expect("messages");
            let moments: Vec<&str> = messages.iter().filter_map(|message| message["at"].as_str()).collect();
            assert!(!moments.is_empty() && moments.is_sorted(), "{thread:?}");
            assert!(moments.iter().all(|at| **at < *crate::directory::embedded::iso(Timestamp::from_ms(NOW))));
            let words = messages.iter().filter_map(|message| message["text"].as_str()).collect::<String>();
            assert!(!words.contains('{') && !words.contains('}'), "a gap was not filled in: {words}");
        }
    }
}

#[test]
fn lives_differ_and_the_long_ones_are_worth_opening() {
    let count = |name: &str, category: &str| {
        let person = demo().into_iter().find(|person| person.name.starts_with(name)).expect("a person");
        of(&told(&person), category).len()
    };
    assert!(
        count("Sofia", "orders") >= 60 && count("Sofia", "browsing") >= 300 && count("Sofia", "login-records") >= 60
    );
    assert!(count("Giulia", "messages-market") >= 12 && count("Giulia", "identity") == 1);
    assert!(count("Noah", "orders") <= 2 && count("Noah", "reviews") == 0);
    assert!(count("Leila", "messages-shop") >= 2);
    let returned = demo()
        .iter()
        .flat_map(|person| told(person).remove("orders").unwrap_or_default())
        .filter(|(_, order)| order.contains_key("returned"))
        .count();
    assert!(returned >= 5, "{returned} returns in all");
}

#[test]
fn the_same_person_is_told_the_same_way_twice() {
    for person in demo() {
        assert_eq!(told(&person), told(&person));
    }
}

#[test]
fn an_open_matter_names_an_order_that_is_there() {
    for person in demo() {
        if let crate::local::plant::person::Situation::Blocked(kind) = person.situation {
            let matter = super::super::belonging::matter(&person, kind, Timestamp::from_ms(NOW));
            let all = told(&person);
            let is_known = of(&all, "orders").iter().any(|(_, order)| matter.starts_with(text(order, "number")));
            assert!(is_known || matter.starts_with("Case "), "{matter}");
        }
    }
}
