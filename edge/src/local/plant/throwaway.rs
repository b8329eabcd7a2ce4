//! One record of each kind, for a test. Each holds something of the person's own, so that a test can look for it in raw bytes.

use serde_json::{Value, json};

use super::person::Person;
use super::story::goods::{self, Goods};

pub fn records(person: &Person) -> [(&'static str, Value); 12] {
    let Person { name, email, phone, street, city, country, .. } = person;
    let [kettle, blanket] = [0, 7].map(|further| goods::at(person.seed * 5 + further));
    let number = format!("Order {}", 1_042 + person.seed * 100);
    [
        ("profile", profile(person)),
        ("login-records", log_in(person)),
        ("orders", order(person, &number, kettle, blanket)),
        ("invoices", invoice(person, &number, kettle.cents + blanket.cents)),
        ("messages-shop", shop_message(person, &number)),
        (
            "messages-market",
            json!({
                "subject": "Is this still for sale?",
                "site": "marketplace",
                "with": "seller-310",
                "text": format!("My number is {phone}, best in the evening. {name}"),
            }),
        ),
        ("addresses", json!({ "name": "Home", "recipient": name, "street": street, "city": city, "country": country })),
        ("browsing", json!({ "page": kettle.name, "seconds": 20, "came_from": "search" })),
        (
            "subscriptions",
            json!({ "plan": "Free delivery, yearly", "renews": true, "billed_by": "The shop", "sent_to": email }),
        ),
        ("linked-apps", json!({ "app": "Parcel tracker", "may": "read orders", "known_there_as": person.username })),
        ("reviews", review(person, kettle)),
        (
            "identity",
            json!({
                "document": "Passport",
                "number": format!("P{:07}", 4_400_117 + person.seed),
                "name": name,
                "checked_by": "Video call",
            }),
        ),
    ]
}

fn profile(person: &Person) -> Value {
    json!({
        "name": person.name,
        "country": person.country,
        "birthday": format!("19{}-0{}-1{}", 70 + person.seed % 29, 1 + person.seed % 9, person.seed % 10),
        "newsletter": person.seed.is_multiple_of(2),
    })
}

fn log_in(person: &Person) -> Value {
    json!({
        "device": "Firefox on Linux",
        "ip_address": format!("203.0.113.{}", person.seed * 11 % 250 + 1),
        "place": person.city,
    })
}

fn order(person: &Person, number: &str, one: &Goods, other: &Goods) -> Value {
    json!({
        "number": number,
        "items": [
            { "product": one.name, "price": goods::euros(one.cents) },
            { "product": other.name, "price": goods::euros(other.cents) },
        ],
        "total": goods::euros(one.cents + other.cents),
        "status": "On its way",
        "deliver_to": format!("{}, {}, {}", person.name, person.street, person.city),
    })
}

fn invoice(person: &Person, number: &str, cents: i64) -> Value {
    json!({
        "number": format!("Invoice {}", 70_311 + person.seed * 100),
        "for": number,
        "billed_to": format!("{}, {}, {}, {}", person.name, person.street, person.city, person.country),
        "total": goods::euros(cents),
    })
}

fn shop_message(person: &Person, number: &str) -> Value {
    let Person { name, email, .. } = person;
    json!({
        "subject": "Where is my parcel?",
        "site": "shop",
        "text": format!("Hello, this is {name} about {number}. Please write to {email}."),
    })
}

fn review(person: &Person, goods: &Goods) -> Value {
    json!({
        "product": goods.name,
        "stars": 1 + person.seed % 5,
        "text": "Lovely, would buy again.",
        "signed": person.name,
    })
}
