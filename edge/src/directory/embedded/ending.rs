//! What ends together with the account and is worth knowing beforehand: open orders, refunds, renewals, linked apps.

use serde_json::{Map, Value};
use shared::id::AccountKey;

use super::find::category;
use super::record::{Dated, dated};
use crate::context::Context;
use crate::directory::{DirectoryError, Endings, Renewal};

/// Where a store lets a person stop what it bills: nobody else can.
const STORE_SUBSCRIPTIONS: &str = "https://apps.apple.com/account/subscriptions";

/// An order in one of these has not come to its end.
pub(super) const OPEN: [&str; 3] = ["Waiting for payment", "Being packed", "On its way"];

pub async fn endings(context: &Context, key: &AccountKey) -> Result<Endings, DirectoryError> {
    let wanted = [category("orders")?, category("subscriptions")?, category("linked-apps")?];
    let [orders, subscriptions, apps] = dated(context, key, &wanted).await?;
    Ok(Endings {
        open_orders: orders.iter().filter(|order| OPEN.contains(&text(order, "status").as_str())).map(named).collect(),
        refunds: orders.iter().filter_map(refund).collect(),
        renewals: subscriptions
            .iter()
            .filter(|plan| plan.fields.get("renews") == Some(&Value::Bool(true)))
            .map(renewal)
            .collect(),
        linked_apps: apps.iter().map(|app| text(app, "app")).collect(),
    })
}

fn text(record: &Dated, name: &str) -> String {
    field(&record.fields, name).unwrap_or_default().to_owned()
}

pub(super) fn field<'a>(fields: &'a Map<String, Value>, name: &str) -> Option<&'a str> {
    fields.get(name).and_then(Value::as_str)
}

fn named(order: &Dated) -> String {
    format!("{}, {}", text(order, "number"), text(order, "total"))
}

fn refund(order: &Dated) -> Option<String> {
    field(&order.fields, "refund_on_its_way").map(|sum| format!("{}, {sum}", text(order, "number")))
}

fn renewal(plan: &Dated) -> Renewal {
    let is_billed_by_store = text(plan, "billed_by") == "App store";
    Renewal { name: text(plan, "plan"), cancel_at: is_billed_by_store.then(|| STORE_SUBSCRIPTIONS.to_owned()) }
}
