//! Accounts that stay: what of them has outlived its period, and when they are to be looked at again.

use std::collections::BTreeMap;

use shared::id::AccountKey;
use shared::policy::stay::ORDERS;
use shared::policy::{StayEvent, Strategy};
use shared::time::Timestamp;

use super::erasure;
use crate::context::Context;
use crate::directory::DirectoryError;
use crate::port::Statement;
use crate::storage;
use crate::vault::day_of;

/// What one look at an account asks for.
pub struct Look {
    pub statements: Vec<Statement>,
    /// Whether something is cleared with them.
    pub clears: bool,
}

/// Reads no record, only how old the oldest of each category is; what is made anonymous is read first.
pub async fn look(context: &Context, key: &AccountKey) -> Result<Look, DirectoryError> {
    let (policy, now, zone) = (&context.policy, context.now, &context.policy.zone);
    let mut spans = BTreeMap::new();
    for row in context.one(storage::stay::span(key)).await? {
        let moment = |column| row.int(column).map(Timestamp::from_ms);
        spans.insert(row.text("category")?, (moment("first")?, moment("last")?));
    }
    let last_order = spans.get(ORDERS).map(|(_, last)| *last);
    let mut look = Look { statements: Vec::new(), clears: false };
    let mut again_at = Timestamp::from_ms(i64::MAX);
    for category in &policy.categories {
        let Some(stays) = category.stays else { continue };
        again_at = again_at.min(stays.look_again_at(now));
        let Some((first, _)) = spans.get(category.id.as_str()) else { continue };
        let event = match stays.from {
            StayEvent::Created => *first,
            StayEvent::LastOrder => last_order.map_or(*first, |order| order.max(*first)),
        };
        let end = stays.end(event, zone);
        if end > now {
            again_at = again_at.min(end);
            continue;
        }
        let before = stays.outlived(now, zone);
        if category.strategy == Strategy::Anonymise {
            let rows = context.one(storage::stay::before(key, &category.id, before)).await?;
            look.statements.extend(erasure::shells(context, key, &category.id, &rows, true).await?);
        }
        look.statements.extend(storage::stay::clear(key, &category.id, before, stays.from, &day_of(now)));
        look.clears = true;
        // What is left is younger, and nobody has read how much: the next tick does.
        again_at = now;
    }
    look.statements.push(storage::stay::looked(key, again_at));
    Ok(look)
}
