//! Signing in and looking around.

use serde_json::json;

use super::dice::Dice;
use super::goods;
use super::{HOUR_MS, Story, Told};

const DEVICES: [[&str; 2]; 4] =
    [["Firefox 144", "Linux"], ["Safari 26", "iPhone"], ["Chrome 141", "Android"], ["The shop's app 5.12", "Android"]];

/// Addresses that belong to nobody (RFC 5737).
fn ip_address(story: &Story<'_>, dice: &mut Dice) -> String {
    let network = dice.pick(["203.0.113", "203.0.113", "203.0.113", "198.51.100", "192.0.2"]);
    // At home the last number stays the same.
    let host = if network == "203.0.113" { 20 + story.person.seed * 11 } else { 1 + dice.below(250) };
    format!("{network}.{host}")
}

/// A year of log-ins, more of them lately; now and then a password was mistyped.
pub fn log_ins(story: &Story<'_>) -> Vec<Told> {
    let mut dice = story.dice("log-ins");
    let span = story.volume.days.min(365);
    let count = story.volume.log_ins;
    (0..count)
        .map(|index| {
            let back = i64::try_from((count - 1 - index) * (count - 1 - index)).unwrap_or_default();
            let days = back * (span - 1) / i64::try_from(count * count).unwrap_or(1).max(1);
            let [browser, system] = dice.pick(DEVICES);
            let answer = if dice.below(14) == 0 { "Wrong password" } else { "Signed in" };
            let how = if story.person.password().is_none() { "Code by e-mail" } else { "Password" };
            let told = json!({
                "device": format!("{browser} on {system}"),
                "ip_address": ip_address(story, &mut dice),
                "place": story.person.city,
                "how": how,
                "answer": answer,
            });
            ("login-records", story.days_ago(days, &mut dice), told)
        })
        .collect()
}

/// Visits of several pages within the last four months: a search, then things that were looked at.
pub fn pages(story: &Story<'_>) -> Vec<Told> {
    let mut dice = story.dice("pages");
    let span = story.volume.days.min(120);
    let mut all = Vec::with_capacity(story.volume.pages);
    while all.len() < story.volume.pages {
        let days = dice.days(0, span - 1);
        let mut at = story.days_ago(days, &mut dice).plus_ms(-HOUR_MS / 2);
        let [browser, system] = dice.pick(DEVICES);
        let wanted = goods::at(dice.below(goods::COUNT));
        let mut came_from = dice.pick(["Front page", "Newsletter", "Search engine", "Recommended for you"]);
        for step in 0..=dice.below(6) {
            if at < story.opened_at || all.len() == story.volume.pages {
                break;
            }
            let page = match step {
                0 => format!("Search: {}", wanted.name.split(',').next().unwrap_or_default().to_lowercase()),
                1 => wanted.name.to_owned(),
                2 => format!("Department: {}", wanted.department),
                _ => goods::at(dice.below(goods::COUNT)).name.to_owned(),
            };
            let seconds = 8 + dice.below(170);
            let told = json!({
                "page": page,
                "seconds": seconds,
                "came_from": came_from,
                "device": format!("{browser} on {system}"),
            });
            all.push(("browsing", at, told));
            at = at.plus_ms(i64::try_from(seconds).unwrap_or_default() * 1_000);
            came_from = "The page before";
        }
    }
    all
}
