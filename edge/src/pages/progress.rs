//! How far an erasure and a copy are, for the island that keeps a page true.

use serde_json::{Value, json};
use shared::deletion::{Deletion, JobStatus, State};
use shared::export::Export;

use crate::failure::Failure;
use crate::reply::Reply;
use crate::session::{self, Scope};
use crate::view::View;

/// Whoever may see the page may know how far it is; a holder of a status code hears of no copy, as on the page.
pub async fn show(view: &View<'_>, reference: &str) -> Result<Reply, Failure> {
    let (stored, session) = session::open(view.context, view.incoming, reference).await?;
    Ok(Reply::json(200, &body(&stored.deletion, session.scope == Scope::Journey)))
}

/// Names and numbers only: the words stand on the page already.
fn body(deletion: &Deletion, with_copy: bool) -> Value {
    let (done, all) = match deletion.state() {
        State::Erasing(state) => {
            let done = state.jobs.iter().filter(|job| matches!(job.status, JobStatus::Done { .. })).count();
            (done, state.jobs.len())
        }
        _ => (0, 0),
    };
    let copy = match deletion.export() {
        Export::Promised { .. } if with_copy => "preparing",
        Export::Ready { .. } if with_copy => "ready",
        Export::Failed { .. } if with_copy => "failed",
        _ => "none",
    };
    json!({ "state": deletion.state().name(), "done": done, "all": all, "copy": copy })
}
