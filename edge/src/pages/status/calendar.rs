//! The last day to cancel, for a calendar.

use shared::deletion::State;

use crate::failure::Failure;
use crate::mail::calendar as calendar_file;
use crate::reply::Reply;
use crate::session;
use crate::view::View;

/// GET /{l}/deletion/{reference}/calendar.ics
pub async fn calendar(view: &View<'_>, reference: &str) -> Result<Reply, Failure> {
    let (stored, _) = session::open(view.context, view.incoming, reference).await?;
    let State::Pending(state) = stored.deletion.state() else { return Err(Failure::NotFound) };
    let policy = crate::rule::of_version(view.context, stored.policy_version).await?;
    let file = calendar_file::last_day(view.context, &stored, &policy, state.purge_at());
    Ok(Reply::file("text/calendar; charset=utf-8", &format!("{}.ics", stored.reference), file.into_bytes()))
}
