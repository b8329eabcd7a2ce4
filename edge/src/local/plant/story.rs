//! A believable life in the demo shop, the same each time it is told: orders over years and their invoices, conversations on
//! two sites, visits. Dates count back from the planting and make sense together.

use serde_json::Value;
use shared::time::Timestamp;

use super::belonging::fields;
use super::person::{Life, Person};
use crate::directory::embedded::Dated;

pub mod goods;

mod dice;
mod habit;
mod order;
mod talk;
mod visit;

use dice::Dice;
use order::Order;

pub const HOUR_MS: i64 = 60 * 60 * 1000;
pub const DAY_MS: i64 = 24 * HOUR_MS;

/// How much there is of everything.
#[derive(Debug, Clone, Copy)]
pub struct Volume {
    pub days: i64,
    pub orders: usize,
    pub log_ins: usize,
    pub pages: usize,
    pub shop_threads: usize,
    pub market_threads: usize,
    pub addresses: usize,
    pub reviews: usize,
    pub apps: usize,
    pub plans: usize,
}

fn volume(life: Life) -> Volume {
    let v =
        |days, [orders, log_ins, pages]: [usize; 3], [shop_threads, market_threads]: [usize; 2], rest: [usize; 4]| {
            let [addresses, reviews, apps, plans] = rest;
            Volume { days, orders, log_ins, pages, shop_threads, market_threads, addresses, reviews, apps, plans }
        };
    match life {
        Life::Throwaway => v(1, [0, 0, 0], [0, 0], [0, 0, 0, 0]),
        Life::New => v(12, [1, 4, 14], [1, 0], [1, 0, 1, 1]),
        Life::Everyday => v(1_130, [16, 38, 140], [4, 3], [2, 6, 2, 2]),
        Life::Heavy => v(2_210, [64, 92, 360], [9, 6], [4, 22, 4, 4]),
        Life::Seller => v(1_620, [11, 71, 120], [5, 16], [3, 4, 3, 3]),
        Life::Returned => v(160, [6, 17, 48], [2, 1], [1, 2, 1, 1]),
    }
}

/// One person's life, with the moments that everything else refers to.
pub struct Story<'a> {
    pub person: &'a Person,
    pub now: Timestamp,
    pub opened_at: Timestamp,
    pub volume: Volume,
    pub orders: Vec<Order>,
}

/// One thing of a category, with its moment.
pub type Told = (&'static str, Timestamp, Value);

impl<'a> Story<'a> {
    pub fn of(person: &'a Person, now: Timestamp) -> Self {
        let volume = volume(person.life);
        let opened_at = now.plus_ms(-volume.days * DAY_MS - 3 * HOUR_MS);
        let mut story = Self { person, now, opened_at, volume, orders: Vec::new() };
        story.orders = order::all(&story);
        story
    }

    /// The order that an open matter is about: the newest one.
    pub fn matter(mut self) -> Order {
        self.orders.pop().unwrap_or_else(|| order::first(&self))
    }

    /// Everything, oldest first within a category.
    pub fn records(&self) -> Vec<(&'static str, Dated)> {
        let mut all: Vec<Told> = Vec::new();
        all.extend(habit::profile(self));
        all.extend(visit::log_ins(self));
        all.extend(self.orders.iter().map(|order| ("orders", order.at, order.told(self))));
        all.extend(self.orders.iter().flat_map(|order| order.invoices(self)));
        all.extend(talk::threads(self));
        all.extend(habit::addresses(self));
        all.extend(visit::pages(self));
        all.extend(habit::plans(self));
        all.extend(habit::apps(self));
        all.extend(habit::reviews(self));
        all.extend(habit::identity(self));
        all.sort_by_key(|(category, at, _)| (*category, *at));
        all.into_iter().map(|(category, at, value)| (category, Dated { at, fields: fields(value) })).collect()
    }

    /// Chance of this person's own, for one purpose.
    pub fn dice(&self, purpose: &str) -> Dice {
        Dice::of(self.person.seed, purpose)
    }

    /// A time of day on the day `days` before now.
    pub fn days_ago(&self, days: i64, dice: &mut Dice) -> Timestamp {
        let minutes = i64::try_from(dice.below(14 * 60)).unwrap_or_default();
        let day = self.now.plus_ms(-days * DAY_MS).ms().div_euclid(DAY_MS) * DAY_MS;
        let at = Timestamp::from_ms(day + MORNING * HOUR_MS + minutes * 60_000);
        // Today is not over yet.
        let at = if at < self.now { at } else { self.now.plus_ms(-(1 + minutes % 50) * 60_000) };
        if at < self.opened_at { self.opened_at.plus_ms(60_000) } else { at }
    }
}

/// When people get up and go to bed (hours, UTC).
const MORNING: i64 = 6;
const EVENING: i64 = 20;

/// The moment, or the next morning if it would be at night.
pub fn awake(at: Timestamp) -> Timestamp {
    let hour = at.ms().rem_euclid(DAY_MS) / HOUR_MS;
    match hour {
        MORNING..EVENING => at,
        EVENING.. => at.plus_ms((24 + MORNING - hour) * HOUR_MS),
        _ => at.plus_ms((MORNING - hour) * HOUR_MS),
    }
}

/// The seller who lists things in the marketplace sees its other side.
pub fn sells(person: &Person) -> bool {
    person.life == Life::Seller
}

#[cfg(test)]
mod test;
