//! Addresses that may never be used again: once a year the administrator says whether that is still needed.

use frontend::pages::staff::people::KeptOut;
use shared::api::path;
use shared::desk::Act;
use shared::time::Timestamp;

use super::people::administrator;
use crate::desk::act::refused;
use crate::desk::chain::{self, Step};
use crate::extract::FormRefusal;
use crate::failure::Failure;
use crate::never_again::AT_ONCE;
use crate::port::Row;
use crate::reply::Reply;
use crate::storage::never_again;
use crate::view::View;

/// The chain in which the reviews are written down.
const SUBJECT: &str = "addresses";

/// What is kept and what is due; nothing where no address is kept out.
pub fn told(view: &View<'_>, row: Option<&Row>) -> Option<KeptOut> {
    let row = row?;
    let next = Timestamp::from_ms(row.maybe_int("next")?);
    let due = u32::try_from(row.maybe_int("due").unwrap_or_default()).unwrap_or_default();
    Some(KeptOut { next: crate::format::last_day(view.locale, &view.context.policy, next), due })
}

/// POST /staff/addresses
pub async fn act(view: &View<'_>) -> Result<Reply, Failure> {
    let sitting = administrator(view).await?;
    let context = view.context;
    let (why, change) = match view.form()?.as_slice() {
        [(name, value)] if name == "step" && value == "keep" => {
            ("kept", never_again::renew(context.now, context.policy.address_review_at(context.now), AT_ONCE))
        }
        [(name, value)] if name == "step" && value == "erase" => ("erased", never_again::erase(context.now, AT_ONCE)),
        _ => return Err(Failure::BadForm(FormRefusal::Malformed)),
    };
    let due = context.one(never_again::reviews(context.now, 1)).await?;
    if due.first().and_then(|row| row.maybe_int("due")).is_some_and(|due| due > 0) {
        let step = Step { subject: SUBJECT, act: Act::Reviewed, why: Some(why), text: None, key: None };
        let written = chain::write(context, &sitting.actor(), step, &[change]).await;
        written.map_err(|error| refused(error, path::STAFF_PEOPLE.to_owned()))?;
    }
    Ok(Reply::see_other(path::STAFF_PEOPLE))
}
