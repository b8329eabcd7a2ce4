//! Orders with their lines, their way and what came back, and the invoices that go with them.

use serde_json::{Value, json};
use shared::eligibility::BlockerKind;
use shared::time::Timestamp;

use super::dice::Dice;
use super::goods::{self, Goods, euros};
use super::{DAY_MS, HOUR_MS, Story, Told};
use crate::directory::embedded::iso;
use crate::local::plant::person::{Life, Situation};
use crate::vault::day_of;

/// Above this an order travels for nothing.
const FREE_FROM: i64 = 5_000;
const POSTAGE: i64 = 590;

#[derive(Debug, Clone)]
pub struct Line {
    pub goods: &'static Goods,
    pub pieces: i64,
}

impl Line {
    fn sum(&self) -> i64 {
        self.goods.cents * self.pieces
    }
}

/// What came back, and when the money did.
#[derive(Debug, Clone)]
pub struct Return {
    pub at: Timestamp,
    pub reason: &'static str,
    /// None while the money is on its way.
    pub refunded_at: Option<Timestamp>,
}

#[derive(Debug, Clone)]
pub struct Order {
    pub number: String,
    pub at: Timestamp,
    pub lines: Vec<Line>,
    pub is_paid: bool,
    pub delivered_at: Option<Timestamp>,
    pub returned: Option<Return>,
    pub serial: usize,
}

/// All orders, oldest first. The account's situation shows in the newest.
pub fn all(story: &Story<'_>) -> Vec<Order> {
    let mut dice = story.dice("orders");
    let count = story.volume.orders;
    let span = story.volume.days - 4;
    let mut orders: Vec<Order> = (0..count)
        .map(|index| {
            let left = i64::try_from(count - index).unwrap_or(1);
            let step = span / i64::try_from(count).unwrap_or(1).max(1);
            // The newest was placed yesterday; before that, at about the same pace.
            let days = (step * (left - 1) + dice.days(0, (step / 2).max(1))).clamp(1, span.max(1));
            one(story, index, days, &mut dice)
        })
        .collect();
    orders.sort_by_key(|order| order.at);
    if let Some(newest) = orders.last_mut() {
        situated(story, newest);
    }
    orders
}

/// An order for whoever has none.
pub fn first(story: &Story<'_>) -> Order {
    one(story, 0, 4, &mut story.dice("first order"))
}

fn one(story: &Story<'_>, serial: usize, days: i64, dice: &mut Dice) -> Order {
    let at = story.days_ago(days, dice);
    let lines = (0..=dice.below(3))
        .map(|_| {
            let goods = goods::at(dice.below(goods::COUNT));
            Line { goods, pieces: if goods.cents < 3_000 { dice.days(1, 3) } else { 1 } }
        })
        .collect();
    let delivered_at = at.plus_ms(dice.days(2, 6) * DAY_MS + dice.days(1, 8) * HOUR_MS);
    let is_delivered = delivered_at < story.now;
    let returned = (is_delivered && dice.below(9) == 0).then(|| return_of(story, delivered_at, dice)).flatten();
    Order {
        number: format!("Order {}", 104_000 + story.person.seed * 977 + serial * 13),
        at,
        lines,
        is_paid: true,
        delivered_at: is_delivered.then_some(delivered_at),
        returned,
        serial,
    }
}

fn return_of(story: &Story<'_>, delivered_at: Timestamp, dice: &mut Dice) -> Option<Return> {
    let at = delivered_at.plus_ms(dice.days(2, 11) * DAY_MS);
    let reason =
        dice.pick(["Does not fit", "Arrived damaged", "Not as described", "Changed my mind", "A duplicate gift"]);
    let refunded_at = at.plus_ms(dice.days(3, 9) * DAY_MS);
    (at < story.now).then(|| Return { at, reason, refunded_at: (refunded_at < story.now).then_some(refunded_at) })
}

/// What is told about the account must be found in it.
fn situated(story: &Story<'_>, newest: &mut Order) {
    match story.person.situation {
        Situation::Blocked(BlockerKind::Unpaid) => newest.is_paid = false,
        Situation::Blocked(BlockerKind::Dispute) => newest.at = newest.at.plus_ms(-19 * DAY_MS),
        _ if story.person.life == Life::Heavy => {
            newest.returned = None;
            newest.delivered_at = None;
        }
        _ => {}
    }
    if !newest.is_paid || newest.at < story.now.plus_ms(-14 * DAY_MS) {
        newest.delivered_at = None;
        newest.returned = None;
    }
}

impl Order {
    pub fn goods_cents(&self) -> i64 {
        self.lines.iter().map(Line::sum).sum()
    }

    pub fn postage(&self) -> i64 {
        if self.goods_cents() >= FREE_FROM { 0 } else { POSTAGE }
    }

    pub fn total(&self) -> i64 {
        self.goods_cents() + self.postage()
    }

    /// What comes back is the first line.
    fn refund(&self) -> i64 {
        self.lines.first().map_or(0, Line::sum)
    }

    fn status(&self, now: Timestamp) -> &'static str {
        match (&self.returned, self.delivered_at) {
            _ if !self.is_paid => "Waiting for payment",
            (Some(Return { refunded_at: Some(_), .. }), _) => "Returned and refunded",
            (Some(_), _) => "Returned, refund on its way",
            (None, Some(_)) => "Delivered",
            (None, None) if now.since_ms(self.at) < 2 * DAY_MS => "Being packed",
            (None, None) => "On its way",
        }
    }

    fn lines_told(&self) -> Vec<Value> {
        let line = |line: &Line| {
            json!({
                "product": line.goods.name,
                "pieces": line.pieces,
                "each": euros(line.goods.cents),
                "sum": euros(line.sum()),
            })
        };
        self.lines.iter().map(line).collect()
    }

    pub fn told(&self, story: &Story<'_>) -> Value {
        let person = story.person;
        let mut told = json!({
            "number": self.number,
            "items": self.lines_told(),
            "postage": euros(self.postage()),
            "tax_included": tax(story, self.total()),
            "total": euros(self.total()),
            "payment": paid_with(story, self),
            "status": self.status(story.now),
            "deliver_to": format!("{}, {}, {}, {}", person.name, person.street, person.city, person.country),
        });
        if let Some(delivered_at) = self.delivered_at {
            told["parcel"] = format!("HM{:02}{:07}", person.seed, 4_100_311 + self.serial * 1_709).into();
            told["delivered_on"] = day_of(delivered_at).into();
        }
        if let Some(returned) = &self.returned {
            told["returned"] = self.lines.first().map_or("", |line| line.goods.name).into();
            told["returned_on"] = day_of(returned.at).into();
            told["return_reason"] = returned.reason.into();
            match returned.refunded_at {
                Some(at) => {
                    told["refund"] = euros(self.refund()).into();
                    told["refunded_on"] = day_of(at).into();
                }
                None => told["refund_on_its_way"] = euros(self.refund()).into(),
            }
        }
        told
    }

    /// The invoice, sent an hour after the payment, and the credit note for what came back.
    pub fn invoices(&self, story: &Story<'_>) -> Vec<Told> {
        if !self.is_paid {
            return Vec::new();
        }
        let sent_at = self.at.plus_ms(HOUR_MS);
        let mut all = vec![("invoices", sent_at, self.invoice(story, sent_at))];
        if let Some(at) = self.returned.as_ref().and_then(|returned| returned.refunded_at) {
            all.push(("invoices", at, self.credit_note(story, at)));
        }
        all
    }

    fn invoice(&self, story: &Story<'_>, at: Timestamp) -> Value {
        json!({
            "number": self.paper("Invoice", story, at),
            "for": self.number,
            "billed_to": billed_to(story),
            "items": self.lines_told(),
            "postage": euros(self.postage()),
            "tax_included": tax(story, self.total()),
            "total": euros(self.total()),
            "paid": iso(self.at),
            "paid_with": paid_with(story, self),
        })
    }

    fn credit_note(&self, story: &Story<'_>, at: Timestamp) -> Value {
        json!({
            "number": self.paper("Credit note", story, at),
            "for": self.number,
            "billed_to": billed_to(story),
            "items": self.lines_told().into_iter().take(1).collect::<Vec<_>>(),
            "tax_included": tax(story, self.refund()),
            "total": euros(-self.refund()),
            "paid_to": paid_with(story, self),
        })
    }

    /// `Invoice 2026-004217`
    fn paper(&self, kind: &str, story: &Story<'_>, at: Timestamp) -> String {
        let year: String = day_of(at).chars().take(4).collect();
        format!("{kind} {year}-{:06}", 4_011 + story.person.seed * 613 + self.serial * 7)
    }
}

fn billed_to(story: &Story<'_>) -> String {
    let person = story.person;
    format!("{}, {}, {}, {}", person.name, person.street, person.city, person.country)
}

/// The tax that is in a price, at the rate of the person's country (tenths of a per cent).
fn tax(story: &Story<'_>, cents: i64) -> String {
    let rate = match story.person.country.as_str() {
        "Finland" => 255,
        "Germany" => 190,
        "Czechia" => 210,
        "Italy" => 220,
        "Ireland" | "Portugal" => 230,
        "Japan" => 100,
        _ => 200,
    };
    let included = (cents * rate + i64::midpoint(1_000, rate)) / (1_000 + rate);
    format!("{} ({}.{} %)", euros(included), rate / 10, rate % 10)
}

fn paid_with(story: &Story<'_>, order: &Order) -> String {
    let card = 1_117 + story.person.seed * 71;
    match (order.is_paid, order.serial % 5) {
        (false, _) => "Bank transfer, not received yet".to_owned(),
        (true, 3) => "Bank transfer".to_owned(),
        // A card is renewed every few years.
        (true, _) if order.serial < 20 => format!("Card ending {card:04}"),
        (true, _) => format!("Card ending {:04}", card + 4_020),
    }
}
