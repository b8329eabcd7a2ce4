//! What a planted person has in the demo shop: a modest, convincing history in every category.

use serde_json::{Map, Value, json};
use shared::time::Timestamp;

use super::person::{Person, Situation};
use crate::directory::embedded::Dated;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

const GOODS: [(&str, u32); 12] = [
    ("Enamel kettle, 1.5 l", 3_490),
    ("Wool blanket, heather", 8_900),
    ("Desk lamp with clamp", 4_250),
    ("Notebook, dotted, A5", 690),
    ("Bicycle bell, brass", 1_580),
    ("Rain jacket, yellow", 11_900),
    ("Tea sampler, 12 sorts", 1_990),
    ("Phone case, cork", 1_450),
    ("Garden shears", 2_790),
    ("Travel adapter", 1_890),
    ("Linen apron", 2_490),
    ("Chess set, birch", 5_600),
];

/// One kind of belonging: its category, how many there are in a long history, and how one is made.
struct Kind {
    category: &'static str,
    many: usize,
    make: fn(&Person, usize) -> Value,
    /// Days between two of them.
    apart: i64,
}

const KINDS: [Kind; 12] = [
    Kind { category: "profile", many: 1, make: profile, apart: 900 },
    Kind { category: "login-records", many: 12, make: log_in, apart: 6 },
    Kind { category: "orders", many: 8, make: order, apart: 41 },
    Kind { category: "invoices", many: 8, make: invoice, apart: 41 },
    Kind { category: "messages-shop", many: 6, make: shop_message, apart: 23 },
    Kind { category: "messages-market", many: 5, make: market_message, apart: 37 },
    Kind { category: "addresses", many: 3, make: address, apart: 310 },
    Kind { category: "browsing", many: 12, make: page_seen, apart: 2 },
    Kind { category: "subscriptions", many: 3, make: subscription, apart: 120 },
    Kind { category: "linked-apps", many: 3, make: linked_app, apart: 95 },
    Kind { category: "reviews", many: 5, make: review, apart: 66 },
    Kind { category: "identity", many: 1, make: identity, apart: 400 },
];

/// The categories in which the demo shop keeps something, its contacts included.
pub fn categories() -> impl Iterator<Item = &'static str> {
    KINDS.iter().map(|kind| kind.category).chain([crate::directory::embedded::CONTACT])
}

/// Who beside the shop holds something, and under which category it is told and erased.
pub const PROCESSORS: [(&str, &str); 3] =
    [("mailing", "profile"), ("recommendations", "browsing"), ("billing", "subscriptions")];

/// What a processor beside the shop holds of a person.
pub fn at_processor(processor: &str, person: &Person) -> Map<String, Value> {
    let (first, cents) = goods(person, 0);
    fields(match processor {
        "mailing" => json!({ "name": "Newsletter", "sent_to": person.email, "how_often": "Every Friday" }),
        "recommendations" => json!({
            "name": format!("Picked for {}", person.name),
            "because_of": [first, goods(person, 2).0],
            "shown": [goods(person, 4).0, goods(person, 5).0],
        }),
        _ => json!({
            "plan": "Free delivery, yearly",
            "charged_to": format!("Card ending {:04}", 1_117 + person.seed * 71),
            "next_charge": euros(cents),
            "billed_to": person.name,
        }),
    })
}

/// Everything the person has, newest last within a category.
pub fn of(person: &Person, now: Timestamp) -> Vec<(&'static str, Dated)> {
    let mut all = Vec::new();
    for kind in &KINDS {
        if kind.category == "identity" && person.situation != Situation::IdentityVerified && person.has_history {
            continue;
        }
        let many = if person.has_history { kind.many } else { 1 };
        for index in (0..many).rev() {
            let days = kind.apart * i64::try_from(index).unwrap_or_default() + 1;
            // Not all at the same minute: a seeded offset within the day.
            let minutes = i64::try_from((person.seed * 37 + index * 101) % 1_200).unwrap_or_default();
            let at = now.plus_ms(-days * DAY_MS - minutes * 60_000);
            all.push((kind.category, Dated { at, fields: fields((kind.make)(person, index)) }));
        }
    }
    all
}

fn fields(value: Value) -> Map<String, Value> {
    if let Value::Object(fields) = value { fields } else { Map::new() }
}

fn goods(person: &Person, index: usize) -> (&'static str, u32) {
    GOODS[(person.seed * 5 + index * 7) % GOODS.len()]
}

fn euros(cents: u32) -> String {
    format!("{}.{:02} EUR", cents / 100, cents % 100)
}

fn number(person: &Person, index: usize) -> String {
    format!("Order {}", 1_042 + person.seed * 100 + index * 3)
}

fn profile(person: &Person, _: usize) -> Value {
    json!({
        "name": person.name,
        "country": person.country,
        "birthday": format!("19{}-0{}-1{}", 70 + person.seed % 29, 1 + person.seed % 9, person.seed % 10),
        "newsletter": person.seed.is_multiple_of(2),
    })
}

fn log_in(person: &Person, index: usize) -> Value {
    let device = ["Firefox on Linux", "Safari on iPhone", "Chrome on Android", "The shop's app"][index % 4];
    json!({ "device": device, "ip_address": format!("203.0.113.{}", (person.seed * 11 + index * 7) % 250 + 1), "place": person.city })
}

fn order(person: &Person, index: usize) -> Value {
    let (product, cents) = goods(person, index);
    let (other, more) = goods(person, index + 1);
    let mut order = json!({
        "number": number(person, index),
        "items": [{ "product": product, "price": euros(cents) }, { "product": other, "price": euros(more) }],
        "total": euros(cents + more),
        "status": if index == 0 { "On its way" } else { "Delivered" },
        "deliver_to": format!("{}, {}, {}", person.name, person.street, person.city),
    });
    if index == 1 && person.seed.is_multiple_of(3) {
        order["refund_on_its_way"] = euros(cents).into();
    }
    order
}

fn invoice(person: &Person, index: usize) -> Value {
    let (_, cents) = goods(person, index);
    let (_, more) = goods(person, index + 1);
    json!({
        "number": format!("Invoice {}", 70_311 + person.seed * 100 + index),
        "for": number(person, index),
        "billed_to": format!("{}, {}, {}, {}", person.name, person.street, person.city, person.country),
        "total": euros(cents + more),
    })
}

fn shop_message(person: &Person, index: usize) -> Value {
    let subject =
        ["Where is my parcel?", "A part was missing", "Change of address", "Thank you", "Gift wrapping", "Wrong size"];
    json!({
        "subject": subject[index % subject.len()],
        "site": "shop",
        "text": format!("Hello, this is {} about {}. Please write to {}.", person.name, number(person, index), person.email),
    })
}

fn market_message(person: &Person, index: usize) -> Value {
    let subject = [
        "Is this still for sale?",
        "Shipping to my country",
        "Can you go lower?",
        "Colour of the second one",
        "Pick-up",
    ];
    json!({
        "subject": subject[index % subject.len()],
        "site": "marketplace",
        "with": format!("seller-{}", 310 + index * 17),
        "text": format!("My number is {}, best in the evening. {}", person.phone, person.name),
    })
}

fn address(person: &Person, index: usize) -> Value {
    let label = ["Home", "Work", "Summer"][index % 3];
    let street = if index == 0 { person.street.clone() } else { format!("{} {}", person.street, index + 1) };
    json!({ "name": label, "recipient": person.name, "street": street, "city": person.city, "country": person.country })
}

fn page_seen(person: &Person, index: usize) -> Value {
    let (product, _) = goods(person, index);
    json!({ "page": product, "seconds": 20 + (person.seed * 13 + index * 29) % 200, "came_from": if index.is_multiple_of(3) { "search" } else { "front page" } })
}

fn subscription(person: &Person, index: usize) -> Value {
    let plan = ["Free delivery, yearly", "Tea of the month", "Price alerts"][index % 3];
    json!({ "plan": plan, "renews": index < 2, "billed_by": if index == 1 { "App store" } else { "The shop" }, "sent_to": person.email })
}

fn linked_app(person: &Person, index: usize) -> Value {
    let app = ["Parcel tracker", "Household budget", "Voice assistant"][index % 3];
    json!({ "app": app, "may": "read orders", "known_there_as": person.username })
}

fn review(person: &Person, index: usize) -> Value {
    let (product, _) = goods(person, index);
    let text = [
        "Lovely, would buy again.",
        "Smaller than it looks.",
        "Broke after a month.",
        "Good value.",
        "A gift; she likes it.",
    ];
    json!({ "product": product, "stars": 1 + (person.seed + index * 2) % 5, "text": text[index % text.len()], "signed": person.name })
}

fn identity(person: &Person, _: usize) -> Value {
    json!({ "document": "Passport", "number": format!("P{:07}", 4_400_117 + person.seed), "name": person.name, "checked_by": "Video call" })
}
