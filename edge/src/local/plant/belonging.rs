//! What a planted person has: in the demo shop, by category, and at the processors beside it.

use serde_json::{Map, Value, json};
use shared::time::Timestamp;

use super::person::{Life, Person};
use super::story::{Story, goods};
use super::throwaway;
use crate::directory::embedded::Dated;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// The categories in which the demo shop keeps something, its contacts included.
pub fn categories() -> impl Iterator<Item = &'static str> {
    const SHOP: [&str; 12] = [
        "profile",
        "login-records",
        "orders",
        "invoices",
        "messages-shop",
        "messages-market",
        "addresses",
        "browsing",
        "subscriptions",
        "linked-apps",
        "reviews",
        "identity",
    ];
    SHOP.into_iter().chain([crate::directory::embedded::CONTACT])
}

/// Who beside the shop holds something, and under which category it is told and erased.
pub const PROCESSORS: [(&str, &str); 3] =
    [("mailing", "profile"), ("recommendations", "browsing"), ("billing", "subscriptions")];

/// What a processor beside the shop holds of a person.
pub fn at_processor(processor: &str, person: &Person) -> Map<String, Value> {
    let [third, fourth] = [28, 35].map(|further| goods::at(person.seed * 5 + further));
    fields(match processor {
        "mailing" => json!({ "name": "Newsletter", "sent_to": person.email, "how_often": "Every Friday" }),
        "recommendations" => json!({
            "name": format!("Picked for {}", person.name),
            "shown": [third.name, fourth.name],
        }),
        _ => json!({
            "plan": "Free delivery, yearly",
            "charged_to": format!("Card ending {:04}", 1_117 + person.seed * 71),
            "next_charge": "29.00 EUR",
            "billed_to": person.name,
        }),
    })
}

/// Everything the person has, oldest first within a category, and since when there is an account.
pub fn of(person: &Person, now: Timestamp) -> (Timestamp, Vec<(&'static str, Dated)>) {
    if person.life != Life::Throwaway {
        let story = Story::of(person, now);
        return (story.opened_at, story.records());
    }
    // Not all at the same minute: a seeded offset within the day.
    let minutes = i64::try_from(person.seed * 37 % 1_200).unwrap_or_default();
    let at = now.plus_ms(-DAY_MS - minutes * 60_000);
    let records = throwaway::records(person).map(|(category, value)| (category, Dated { at, fields: fields(value) }));
    (now.plus_ms(-900 * DAY_MS), records.into())
}

/// What stands between the shop and the person, in the shop's words.
pub fn matter(person: &Person, kind: shared::eligibility::BlockerKind, now: Timestamp) -> String {
    use shared::eligibility::BlockerKind;
    let order = (person.life != Life::Throwaway).then(|| Story::of(person, now).matter());
    match (kind, order) {
        (BlockerKind::Unpaid, Some(order)) => format!("{}, {}", order.number, goods::euros(order.total())),
        (BlockerKind::Dispute, Some(order)) => format!("{}, reported as not delivered", order.number),
        _ => told_of_anybody(kind).to_owned(),
    }
}

/// Of whoever has no orders to name.
pub const fn told_of_anybody(kind: shared::eligibility::BlockerKind) -> &'static str {
    use shared::eligibility::BlockerKind;
    match kind {
        BlockerKind::Unpaid => "Order 1042, 39.90 EUR",
        BlockerKind::Dispute => "Order 1045, reported as not delivered",
        BlockerKind::Investigation => "Case 2203, an unusual sign-in",
        BlockerKind::Violation => "Case 2317, a listing against the rules",
    }
}

pub fn fields(value: Value) -> Map<String, Value> {
    if let Value::Object(fields) = value { fields } else { Map::new() }
}
