//! Who somebody is to the shop, and what they have arranged with it.

use serde_json::json;

use super::{DAY_MS, Story, Told, sells};
use crate::directory::embedded::iso;
use crate::local::plant::person::{Life, Situation};
use crate::vault::day_of;

pub fn profile(story: &Story<'_>) -> Vec<Told> {
    let person = story.person;
    let seed = person.seed;
    let size = ["S", "M", "L"][seed % 3];
    let spent: i64 = story.orders.iter().map(super::order::Order::total).sum();
    let circle = match spent {
        0..=29_999 => "Harbour",
        30_000..=149_999 => "Pier",
        _ => "Lighthouse",
    };
    let mut told = json!({
        "name": person.name,
        "birthday": format!("{}-{:02}-{:02}", 1_962 + seed * 7 % 41, 1 + seed * 5 % 12, 1 + seed * 11 % 28),
        "country": person.country,
        "language": if person.country == "Finland" { "Finnish" } else { "English" },
        "member_since": day_of(story.opened_at),
        "circle": circle,
        "sizes": { "shoes": 36 + seed % 9, "clothes": size },
        "interests": [super::goods::at(seed * 3).department, super::goods::at(seed * 3 + 8).department],
        "newsletter": seed.is_multiple_of(2),
        "picture": format!("{}.jpg, 240 × 240", person.username),
    });
    if sells(person) {
        told["sells_as"] = format!("{}-finds", person.username.split('.').next().unwrap_or_default()).into();
    }
    vec![("profile", story.opened_at, told)]
}

pub fn addresses(story: &Story<'_>) -> Vec<Told> {
    let person = story.person;
    let of = |name: &str, recipient: &str, street: String, note: &str| {
        json!({
            "name": name,
            "recipient": recipient,
            "street": street,
            "city": person.city,
            "country": person.country,
            "phone": person.phone,
            "note": note,
        })
    };
    let family = person.name.rsplit(' ').next().unwrap_or_default();
    let second = if sells(person) {
        of("Storage", &person.name, format!("{}, yard", person.street), "Goods for sale; ring twice")
    } else {
        of("Work", &format!("{}, reception", person.name), "Station Road 4".to_owned(), "Weekdays until four")
    };
    let all = [
        of("Home", &person.name, person.street.clone(), "Entrance in the yard"),
        second,
        of("Parents", &format!("M. {family}"), "Church Lane 17".to_owned(), "Leave with the neighbour"),
        of("Summer", &person.name, "Lake Road 2".to_owned(), "June to August only"),
    ];
    let count = i64::try_from(story.volume.addresses).unwrap_or(1);
    all.into_iter()
        .take(story.volume.addresses)
        .zip(0..)
        .map(|(told, index)| {
            let at = story.opened_at.plus_ms(index * (story.volume.days - 1) * DAY_MS / count + 300_000);
            ("addresses", at, told)
        })
        .collect()
}

/// What renews does so after now; what has ended, before.
pub fn plans(story: &Story<'_>) -> Vec<Told> {
    let person = story.person;
    let soon = |days: i64| day_of(story.now.plus_ms((days + i64::try_from(person.seed).unwrap_or_default()) * DAY_MS));
    let first = if sells(person) {
        json!({
            "plan": "Seller plan, monthly", "price": "9.90 EUR", "billed_by": "The shop", "renews": true,
            "next_renewal": soon(3), "status": "Active", "sent_to": person.email,
        })
    } else {
        json!({
            "plan": "Free delivery, yearly", "price": "29.00 EUR", "billed_by": "The shop",
            "renews": person.life != Life::New, "next_renewal": soon(97),
            "status": if person.life == Life::New { "Trial, ends by itself" } else { "Active" },
            "sent_to": person.email,
        })
    };
    let all = [
        first,
        json!({
            "plan": "Tea of the month", "price": "12.50 EUR", "billed_by": "App store", "renews": true,
            "next_renewal": soon(11), "status": "Active", "sent_to": person.email,
        }),
        json!({
            "plan": "Coffee every six weeks", "price": "17.90 EUR", "billed_by": "The shop", "renews": true,
            "next_renewal": soon(24), "status": "Active", "sent_to": person.email,
        }),
        json!({
            "plan": "Price alerts", "price": "Free", "billed_by": "The shop", "renews": false,
            "ended_on": day_of(story.now.plus_ms(-40 * DAY_MS)), "status": "Ended", "sent_to": person.email,
        }),
    ];
    let lasts = [330, 74, 120, 400];
    let taken = all.into_iter().zip(lasts).take(story.volume.plans);
    taken.map(|(told, days)| ("subscriptions", since(story, days), told)).collect()
}

/// So many days ago, or since the account was opened.
fn since(story: &Story<'_>, days: i64) -> shared::time::Timestamp {
    if days < story.volume.days { story.now.plus_ms(-days * DAY_MS) } else { story.opened_at.plus_ms(600_000) }
}

pub fn apps(story: &Story<'_>) -> Vec<Told> {
    let mut dice = story.dice("apps");
    let all: [(&str, &[&str], i64); 4] = [
        ("Parcel tracker", &["Read orders", "Read delivery status"], 410),
        ("Household budget", &["Read orders", "Read invoices"], 260),
        ("Sign in with Lantern", &["Read name", "Read e-mail address"], 700),
        ("Voice assistant", &["Read orders", "Add to the basket", "Read the address saved as “Home”"], 95),
    ];
    // Whoever has no password comes in through another account.
    let skipped = if story.person.password().is_none() { 2 } else { 0 };
    let taken = all.into_iter().cycle().skip(skipped).take(story.volume.apps);
    taken
        .map(|(app, may, days)| {
            let at = since(story, days);
            let used = story.now.plus_ms(-dice.days(0, 9).min(story.volume.days - 2) * DAY_MS - 40 * 60_000);
            let told = json!({
                "app": app,
                "may": may,
                "known_there_as": story.person.username,
                "last_used": iso(if used < at { at } else { used }),
            });
            ("linked-apps", at, told)
        })
        .collect()
}

const OPINIONS: [(i64, &str, &str); 11] = [
    (5, "Would buy again", "In daily use since it came, and it still looks new."),
    (4, "Good, with one flaw", "Does what it should. The lid could close better."),
    (5, "A gift", "Bought for my sister, who has since asked where I found it."),
    (2, "Smaller than it looks", "Read the measures, unlike me. Fine for a child."),
    (3, "It is all right", "Neither more nor less than the price promises."),
    (1, "Broke after a month", "The handle came off. The shop took it back without a word, which I did not expect."),
    (5, "Better than the old one", "Quieter, lighter, and it fits the shelf."),
    (4, "Fair price", "I compared for a week. This was the best of five."),
    (5, "Made to last", "My second. The first one is ten years old and with my son now."),
    (3, "Slow to arrive", "Nothing wrong with it, but I had asked for it before Christmas."),
    (4, "As described", "The colour is a little warmer than in the picture."),
];

/// Of things that were bought and have arrived, a week later.
pub fn reviews(story: &Story<'_>) -> Vec<Told> {
    let week = 7 * DAY_MS;
    let arrived: Vec<_> = story
        .orders
        .iter()
        .filter_map(|order| Some((order.delivered_at?.plus_ms(week), order.lines.first()?.goods)))
        .filter(|(at, _)| *at < story.now)
        .collect();
    let step = (arrived.len() / story.volume.reviews.max(1)).max(1);
    let reviewed = arrived.into_iter().step_by(step).take(story.volume.reviews).zip(story.person.seed..);
    reviewed
        .map(|((at, goods), index)| {
            let (stars, title, text) = OPINIONS[index % OPINIONS.len()];
            let told = json!({
                "product": goods.name, "stars": stars, "title": title, "text": text,
                "found_helpful": index * 7 % 19, "signed": story.person.name,
            });
            ("reviews", at, told)
        })
        .collect()
}

/// Whoever sells has shown who they are.
pub fn identity(story: &Story<'_>) -> Vec<Told> {
    let person = story.person;
    if person.situation != Situation::IdentityVerified && !sells(person) {
        return Vec::new();
    }
    let at = story.opened_at.plus_ms(6 * DAY_MS);
    let told = json!({
        "document": "Passport",
        "number": format!("P{:07}", 4_400_117 + person.seed * 1_913),
        "issued_by": person.country,
        "valid_until": day_of(story.now.plus_ms((400 + 31 * i64::try_from(person.seed).unwrap_or_default()) * DAY_MS)),
        "name": person.name,
        "checked_by": "Video call, two members of staff",
        "result": "Confirmed",
    });
    vec![("identity", at, told)]
}
