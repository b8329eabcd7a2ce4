//! Conversations on two sites: with customer care in the shop, with buyers and sellers in the marketplace.

use serde_json::{Value, json};
use shared::time::Timestamp;

use super::order::Order;
use super::{DAY_MS, HOUR_MS, Story, Told, awake, goods, sells};
use crate::directory::embedded::iso;
use crate::local::plant::person::Life;

/// Who speaks: the person, or the other side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Me,
    Other,
}
use Side::{Me, Other};

/// A subject, and what is said, each with the hours since the line before. `{order}`, `{product}`, `{price}`, `{name}`,
/// `{phone}` and `{city}` are filled in.
type Script = (&'static str, &'static [(Side, i64, &'static str)]);

const CARE: [Script; 9] = [
    (
        "Where is my parcel?",
        &[
            (Me, 0, "Hello, {order} should have been here on Tuesday. Can you see where it is?"),
            (
                Other,
                5,
                "Hello {name}, it is at the depot in {city}. The driver could not find the door and tries again tomorrow.",
            ),
            (Me, 1, "Thank you. The entrance is in the yard; my number is {phone} if he cannot find it."),
            (Other, 26, "It was delivered at 11.40 today. We have added the note about the yard to your address."),
        ],
    ),
    (
        "A part was missing",
        &[
            (Me, 0, "The {product} from {order} came without its screws."),
            (Other, 20, "We are sorry. The bag goes out by post today, without charge."),
            (Me, 70, "It is here, and everything fits. Thank you."),
        ],
    ),
    (
        "Change of address",
        &[
            (Me, 0, "Can {order} still go to my work address? I am not at home this week."),
            (Other, 3, "Yes, it has not left yet. Please confirm: the address saved as “Work”?"),
            (Me, 1, "That one, yes."),
            (Other, 1, "Done. You will get a new delivery notice."),
        ],
    ),
    (
        "Invoice for my employer",
        &[
            (Me, 0, "I need the invoice of {order} with my employer’s name on it."),
            (
                Other,
                22,
                "An invoice cannot be changed once it is sent, but we can send a copy with a second line. Which name?",
            ),
            (Me, 4, "{name}, c/o the school, please."),
            (Other, 19, "It is in your invoices now."),
        ],
    ),
    (
        "Wrong size",
        &[
            (Me, 0, "The {product} is too small. How do I send it back?"),
            (Other, 6, "The label is in your orders under {order}. Drop it at any parcel point within 30 days."),
            (Me, 52, "Sent. How long does the money take?"),
            (Other, 7, "Three to nine days after it has reached us. You will get a credit note."),
        ],
    ),
    (
        "Thank you",
        &[
            (Me, 0, "Just to say that {order} was packed with great care. My mother loved the {product}."),
            (Other, 21, "That made our morning, {name}. We have told the packing table."),
        ],
    ),
    (
        "Charged twice?",
        &[
            (Me, 0, "My bank shows {price} twice for {order}."),
            (Other, 9, "One of the two is a reservation and will vanish. If it is still there on Friday, write again."),
            (Me, 80, "It is gone. Sorry for the alarm."),
            (Other, 14, "No need to be. Better one question too many."),
        ],
    ),
    (
        "Gift wrapping",
        &[
            (Me, 0, "Is it too late to wrap the {product} in {order}, without a price inside?"),
            (Other, 2, "Just in time. Shall we add a card?"),
            (Me, 1, "Please: “Happy birthday, from {name}”."),
            (Other, 1, "It is in the box."),
        ],
    ),
    (
        "Fewer e-mails, please",
        &[
            (Me, 0, "I get three newsletters a week. One would be enough."),
            (Other, 23, "You now get the Friday one only. Under “Messages” you can stop that too."),
        ],
    ),
];

/// For whoever buys.
const BUYING: [Script; 5] = [
    (
        "Is this still for sale?",
        &[
            (Me, 0, "Hello, is the {product} still for sale?"),
            (Other, 3, "It is. One small scratch, see the second picture."),
            (Me, 1, "Would you take ten less? I can fetch it in {city}."),
            (Other, 2, "Five less, and it is yours."),
            (Me, 1, "Agreed. Saturday at ten? My number is {phone}."),
            (Other, 1, "Saturday at ten. I am at the side door."),
        ],
    ),
    (
        "Shipping to {city}",
        &[
            (Me, 0, "What would the {product} cost with shipping to {city}?"),
            (Other, 8, "8.90 EUR with a number, four days."),
            (Me, 12, "Good, I have ordered it."),
            (Other, 20, "It is on its way."),
        ],
    ),
    (
        "Colour of the second one",
        &[
            (Me, 0, "Is the second one green or blue? My screen cannot decide."),
            (Other, 15, "Green, like a bottle."),
            (Me, 1, "Then I keep looking. Thank you for being honest."),
        ],
    ),
    (
        "It has arrived",
        &[
            (Me, 0, "The {product} is here, safe and earlier than you said."),
            (Other, 6, "Good to hear. A few words in a review help a small shop."),
            (Me, 30, "Written."),
        ],
    ),
    (
        "Two for one price?",
        &[
            (Me, 0, "If I take two of the {product}, can they travel in one parcel?"),
            (Other, 4, "Yes, and you pay the postage once."),
            (Me, 2, "Then two, please. To {name}, {city}."),
        ],
    ),
];

/// For whoever sells.
const SELLING: [Script; 4] = [
    (
        "Question about {product}",
        &[
            (Other, 0, "Hello, does the {product} come with its box?"),
            (Me, 2, "With box and papers, yes."),
            (Other, 1, "Could you keep it until Monday?"),
            (Me, 1, "Until Monday at noon. Call {phone} when you are near."),
            (Other, 60, "I am on my way."),
        ],
    ),
    (
        "Sold: {product}",
        &[
            (Other, 0, "I have paid {price}. When do you send it?"),
            (Me, 4, "Today with the afternoon post. You get the number in an hour."),
            (Other, 71, "Here, in one piece. Five stars."),
            (Me, 5, "Thank you, enjoy it. {name}"),
        ],
    ),
    (
        "Lower price for the {product}?",
        &[
            (Other, 0, "Would you go down a quarter?"),
            (Me, 6, "A tenth, as it is new and never used."),
            (Other, 9, "I think about it."),
        ],
    ),
    (
        "Broken on arrival",
        &[
            (Other, 0, "The {product} has a crack. Pictures are attached."),
            (Me, 3, "I am sorry. Money back, or another one?"),
            (Other, 2, "Another one, please."),
            (Me, 1, "It leaves tomorrow; keep the broken one for the plants."),
            (Other, 96, "Perfect this time."),
        ],
    ),
];

const CAME_BACK: Script = (
    "Starting again",
    &[
        (Me, 0, "I deleted my account in spring and have opened a new one. Can you bring my old orders back?"),
        (
            Other,
            18,
            "Welcome back, {name}. We cannot: what was deleted is gone, for us too. Your receipt says what had to stay, and that is locked away.",
        ),
        (Me, 2, "I had hoped so, to be honest. Then from zero."),
    ],
);

pub fn threads(story: &Story<'_>) -> Vec<Told> {
    let mut all = Vec::new();
    if story.person.life == Life::Returned {
        let at = story.opened_at.plus_ms(DAY_MS);
        all.push(("messages-shop", at, told(story, &CAME_BACK, at, None, "shop")));
    }
    let mut dice = story.dice("talk");
    let with_orders = story.orders.iter().filter(|order| order.delivered_at.is_some() || story.orders.len() == 1);
    let orders: Vec<&Order> = with_orders.collect();
    for index in 0..story.volume.shop_threads {
        let Some(order) = orders.get(index * orders.len() / story.volume.shop_threads.max(1)) else { break };
        let script = &CARE[(index + story.person.seed) % CARE.len()];
        // A question comes a day after the order; the newest order leaves no more time.
        let at = order.at.plus_ms(DAY_MS - 2 * HOUR_MS);
        all.push(("messages-shop", at, told(story, script, at, Some(order), "shop")));
    }
    for index in 0..story.volume.market_threads {
        let back = i64::try_from(story.volume.market_threads - index).unwrap_or(1);
        let step = (story.volume.days - 8) / i64::try_from(story.volume.market_threads).unwrap_or(1);
        let at = story.days_ago((back * step - dice.days(0, step / 2)).max(7), &mut dice);
        let script = if sells(story.person) && index % 4 != 3 {
            &SELLING[index % SELLING.len()]
        } else {
            &BUYING[(index + story.person.seed) % BUYING.len()]
        };
        all.push(("messages-market", at, told(story, script, at, None, "marketplace")));
    }
    // A conversation that begins tomorrow is none yet.
    all.retain(|(_, _, thread)| thread["messages"].as_array().is_some_and(|messages| !messages.is_empty()));
    all
}

/// Fills a script in; what would be said in the future has not been said yet.
fn told(story: &Story<'_>, script: &Script, begins: Timestamp, order: Option<&Order>, site: &str) -> Value {
    let mut dice = story.dice(&format!("{site} {}", begins.ms() / DAY_MS));
    let traded = goods::at(dice.below(goods::COUNT));
    let bought = order.and_then(|order| order.lines.first()).map_or(traded, |line| line.goods);
    let price = order.map_or(traded.cents, Order::total);
    let other = if site == "shop" {
        dice.pick(["Aino, customer care", "Samir, customer care", "Marta, customer care"]).to_owned()
    } else {
        dice.pick(["attic-finds", "nordlicht42", "la-brocante", "old_tools_leo", "casa.vera", "birch-and-bone"])
            .to_owned()
    };
    let filled = |text: &str| {
        text.replace("{order}", order.map_or("my order", |order| &order.number))
            .replace("{product}", &bought.name.split(',').next().unwrap_or_default().to_lowercase())
            .replace("{price}", &goods::euros(price))
            .replace("{name}", &story.person.name)
            .replace("{phone}", &story.person.phone)
            .replace("{city}", town(&story.person.city))
    };
    let mut at = begins;
    let mut messages = Vec::new();
    for (side, hours, text) in script.1 {
        at = awake(at.plus_ms(hours * HOUR_MS + dice.days(1, 40) * 60_000));
        if at >= story.now {
            break;
        }
        let from = if *side == Side::Me { &story.person.name } else { &other };
        messages.push(json!({ "at": iso(at), "from": from, "text": filled(text) }));
    }
    json!({ "subject": filled(script.0), "site": site, "with": other, "messages": messages })
}

/// "40100 Jyväskylä" → "Jyväskylä", "Leeds LS2 7DF" → "Leeds": what people say.
fn town(city: &str) -> &str {
    city.split(' ').find(|word| !word.chars().any(|letter| letter.is_ascii_digit())).unwrap_or(city)
}
