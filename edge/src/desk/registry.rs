//! The registry at the desk: what everybody can read, and how much of each category was cleared by itself.

use std::collections::BTreeMap;

use frontend::pages::registry::{self, Props};
use shared::limits::DAY_MS;
use shared::staff::Permission;

use crate::failure::Failure;
use crate::limits::LOG_EXPORT_DAYS;
use crate::pages::registry::props;
use crate::reply::Reply;
use crate::staff::Sitting;
use crate::storage;
use crate::vault::day_of;
use crate::view::View;

/// GET /staff/registry
pub async fn show(view: &View<'_>, sitting: &Sitting) -> Result<Reply, Failure> {
    sitting.must(Permission::SeeRegistry)?;
    let since = day_of(view.context.now.plus_ms(-LOG_EXPORT_DAYS * DAY_MS));
    let rows = view.context.one(storage::stay::cleared_since(&since)).await?;
    let mut cleared = BTreeMap::new();
    for row in &rows {
        cleared.insert(row.text("category")?, row.int("count")?);
    }
    let props = Props { badge: Some(sitting.badge(view)), ..props(view, Some(&cleared)) };
    Ok(Reply::html(200, registry::page(&view.shell(), props)))
}
