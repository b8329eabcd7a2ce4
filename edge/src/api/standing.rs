//! POST /api/v1/directory/standing: the operator's directory says that something about an account has changed. It says not
//! what: the directory is asked, as the sweep asks it, and an armed request goes on at once if nothing is in its way any more.

use serde::Deserialize;
use serde_json::json;
use shared::deletion::State;
use shared::id::AccountId;

use crate::advance::{AdvanceError, Beside, advance_from};
use crate::context::Context;
use crate::extract::Incoming;
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

/// Signed by the directory. The answer is the same whether there is such an account, whether a request of it waits, and whatever
/// becomes of that.
pub async fn look(context: &Context, incoming: &Incoming) -> Result<Reply, Failure> {
    let secret = context.settings.directory_secret.as_ref();
    let (asked, call) = super::signed::<Asked>(context, incoming, secret, "webhook")?;
    let account = AccountId::parse(&asked.account).map_err(|_| Failure::BadField)?;
    call.spend(context, super::remembered_until(context)).await?;
    // Boxed: the whole spine lies in this future.
    if let Err(failure) = Box::pin(recheck(context, &account)).await {
        call.forget(context).await?;
        return Err(failure);
    }
    Ok(Reply::json(202, &json!({ "status": "accepted" })))
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
