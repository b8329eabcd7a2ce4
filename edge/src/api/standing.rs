//! POST /api/v1/directory/standing: the operator's directory says that something about an account has changed. It says not
//! what: the directory is asked, as the sweep asks it, and an armed request goes on at once if nothing is in its way any more.

use serde::Deserialize;
use serde_json::json;
use shared::deletion::State;
use shared::id::AccountId;
use shared::webhook::{Message, TOLERANCE_MS};

use crate::advance::{AdvanceError, Beside, advance_from};
use crate::context::Context;
use crate::extract::{Body, FormRefusal, Incoming};
use crate::failure::Failure;
use crate::reply::Reply;
use crate::storage::{self, deletion::Stored};
use crate::{directory, sweep, vault};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    /// The directory's own id.
    account: String,
}

/// Signed by the directory (Standard Webhooks 1.0.0), once, within five minutes. The answer is the same whether there is such
/// an account, whether a request of it waits, and whatever becomes of that.
pub async fn look(context: &Context, incoming: &Incoming) -> Result<Reply, Failure> {
    let bytes = match &incoming.body {
        Body::Bytes(bytes) => bytes,
        Body::TooLarge => return Err(Failure::BadForm(FormRefusal::TooLarge)),
        Body::Broken => return Err(Failure::BadForm(FormRefusal::Malformed)),
    };
    let id = believed(context, incoming, bytes)?;
    let is_json =
        incoming.header("content-type").is_some_and(|kind| kind.split(';').next() == Some("application/json"));
    if !is_json {
        return Err(Failure::BadForm(FormRefusal::WrongType));
    }
    let asked: Asked = serde_json::from_slice(bytes).map_err(|_| Failure::BadForm(FormRefusal::Malformed))?;
    let account = AccountId::parse(&asked.account).map_err(|_| Failure::BadField)?;
    // Counted before anything is done. Kept twice as long as a message is young: no clock lets one in again.
    let subject = context.lookup("webhook", id);
    let until = context.now.plus_ms(2 * TOLERANCE_MS + 1);
    let rows = context.one(storage::secret::count(&subject, "once", until)).await?;
    if rows.first().map_or(Ok(1), |row| row.int("count"))? > 1 {
        return Err(Failure::CodeRefused);
    }
    // Boxed: the whole spine lies in this future.
    if let Err(failure) = Box::pin(recheck(context, &account)).await {
        // The directory sends it again, by the same name.
        context.one(storage::secret::forget_count(&subject, "once")).await?;
        return Err(failure);
    }
    Ok(Reply::json(202, &json!({ "status": "accepted" })))
}

/// The message's name, if its signature is the directory's. Why not is told to nobody.
fn believed<'a>(context: &Context, incoming: &'a Incoming, body: &[u8]) -> Result<&'a str, Failure> {
    let secret = context.settings.directory_secret.as_ref().ok_or(Failure::NotFound)?;
    let header = |name: &str| incoming.header(name).ok_or(Failure::CodeRefused);
    let (id, timestamp, signature) =
        (header("webhook-id")?, header("webhook-timestamp")?, header("webhook-signature")?);
    let message = Message { id, timestamp, signature, body };
    secret.verify(&message, context.now).map_err(|_| Failure::CodeRefused)?;
    Ok(id)
}

/// Looks at the armed request of the account, if there is one.
async fn recheck(context: &Context, id: &AccountId) -> Result<(), Failure> {
    let Some(account) = directory::named(context, id).await? else { return Ok(()) };
    let hash = vault::account_hash(context, &account);
    let rows = context.one(storage::deletion::live_of_account(&hash)).await?;
    let Some(row) = rows.first() else { return Ok(()) };
    let stored = Stored::from_row(row)?;
    if !matches!(stored.deletion.state(), State::Blocked(_)) {
        return Ok(());
    }
    let ours = |error: AdvanceError| Failure::Service(error.to_string());
    let command = sweep::recheck(context, &stored).await.map_err(ours)?;
    match advance_from(context, stored, None, &command, &Beside::default()).await {
        // No answer of the directory, or somebody was faster: the sweep looks again by itself.
        Ok(_) | Err(AdvanceError::Refused(..)) => Ok(()),
        Err(AdvanceError::Busy) => Err(Failure::NotYetHere),
        Err(error) => Err(ours(error)),
    }
}
