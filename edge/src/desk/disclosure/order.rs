//! What the law orders, in the staff's own words: which authority, which law, which file, and why the person may not know yet. Under
//! a key of its own, which goes with the log's period.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use frontend::pages::staff::deletion::DisclosureTyped;
use frontend::shell::FieldError;
use serde_json::{Value, json};
use shared::gather::gather;
use shared::id::CategoryId;
use shared::limits::DAY_MS;
use shared::time::Timestamp;

use super::super::act::{all, field};
use super::super::deletion::Held;
use super::may_propose;
use crate::context::Context;
use crate::failure::Failure;
use crate::limits::{DESK_NOTE, DESK_WORDS, HOLD_REVIEW_DAYS, SWEEP_BATCH};
use crate::port::PortError;
use crate::storage::disclosure as rows;
use crate::vault::{self, Place};
use crate::view::View;

/// A proposal as the form has it.
pub struct Order {
    pub categories: BTreeSet<CategoryId>,
    pub words: [String; 4],
    pub silent_until: Option<Timestamp>,
}

/// The words, in this order, by the names of their fields.
const WORDS: [&str; 4] = ["authority", "law", "file", "ground"];

fn label(id: &str) -> String {
    format!("disclosure:{id}")
}

const fn place(id: &str) -> Place<'_> {
    Place { table: "disclosure", column: "order_sealed", row: id }
}

/// The form as it came in, to be shown again.
pub fn typed(fields: &[(String, String)]) -> DisclosureTyped {
    let text = |name| field(fields, name).to_owned();
    DisclosureTyped {
        handed: all(fields, "handed").map(str::to_owned).collect(),
        authority: text("authority"),
        law: text("law"),
        file: text("file"),
        telling: text("telling"),
        ground: text("ground"),
        until: text("until"),
    }
}

pub fn parsed(view: &View<'_>, held: &Held, fields: &[(String, String)]) -> Result<Order, Vec<FieldError>> {
    let mut errors = Vec::new();
    let mut fault = |field: &'static str, code: &str| errors.extend(view.error(field, code));
    let there = may_propose(held);
    let categories: BTreeSet<CategoryId> = gather(all(fields, "handed").filter_map(|id| CategoryId::parse(id).ok()));
    if categories.is_empty() || !categories.iter().all(|id| there.contains(id)) {
        fault("handed", "missing");
    }
    let is_silent = match field(fields, "telling") {
        "now" => false,
        "later" => true,
        _ => {
            fault("telling", "missing");
            false
        }
    };
    let words = WORDS.map(|name| field(fields, name).trim().to_owned());
    for (name, text) in WORDS.into_iter().zip(&words) {
        let most = if name == "law" { DESK_WORDS } else { DESK_NOTE };
        match text.chars().count() {
            0 if name != "ground" || is_silent => fault(name, "missing"),
            count if count > most => fault(name, "too-long"),
            _ => {}
        }
    }
    let silent_until = if is_silent { until(view, held, field(fields, "until")) } else { Ok(None) };
    if let Err(code) = silent_until {
        fault("until", code);
    }
    match silent_until {
        Ok(silent_until) if errors.is_empty() => Ok(Order { categories, words, silent_until }),
        _ => Err(errors),
    }
}

/// The end of the named day; a silence without an end would be one for ever.
fn until(view: &View<'_>, held: &Held, text: &str) -> Result<Option<Timestamp>, &'static str> {
    let day = text.trim().parse::<NaiveDate>().map_err(|_| "malformed")?;
    let at = held.policy.zone.end_of_day(day);
    if at <= view.context.now || at.since_ms(view.context.now) > HOLD_REVIEW_DAYS * DAY_MS {
        return Err("out-of-range");
    }
    Ok(Some(at))
}

/// The words as one text, in plain for their mark and sealed for the row; the key comes before the row.
pub async fn sealed(context: &Context, id: &str, order: &Order) -> Result<(String, String), Failure> {
    let words: serde_json::Map<String, Value> =
        gather(WORDS.into_iter().zip(&order.words).map(|(name, text)| (name.to_owned(), json!(text))));
    let text = Value::Object(words).to_string();
    let key = vault::make_own_key(context, &label(id)).await?;
    let sealed = vault::seal_text(context, &key, place(id), &text)?;
    Ok((text, sealed))
}

/// Authority, law, file and ground, while they are kept.
pub async fn opened(context: &Context, id: &str, sealed: Option<&str>) -> Option<[String; 4]> {
    let key = vault::own_key(context, &label(id)).await.ok()??;
    let text = vault::open_text(&key, place(id), sealed?).ok()?;
    let words: Value = serde_json::from_str(&text).ok()?;
    Some(WORDS.map(|name| words.get(name).and_then(Value::as_str).unwrap_or_default().to_owned()))
}

/// Nothing came of it.
pub async fn forget(context: &Context, id: &str) -> Result<(), PortError> {
    context.vault.delete(&label(id)).await
}

/// Erases the words that have come to their day: the key first.
pub async fn erase_due(context: &Context) -> Result<(), PortError> {
    for row in context.one(rows::to_erase(context.now, SWEEP_BATCH)).await? {
        let id = row.text("id")?;
        forget(context, &id).await?;
        context.one(rows::erased(&id)).await?;
    }
    Ok(())
}
