//! POST /api/v1/processors/{processor}/answers: a processor that had accepted a message says what became of it.

use serde::Deserialize;
use serde_json::json;

use crate::context::Context;
use crate::delivery::{self, Said};
use crate::extract::Incoming;
use crate::failure::Failure;
use crate::reply::Reply;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    /// The `webhook-id` of what it was asked.
    message: String,
    status: Status,
    /// How much of it is still held there.
    held: Option<u64>,
}

#[derive(Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
enum Status {
    Done,
    Failed,
}

/// Signed with that processor's own secret, about one message that was sent to it and to nobody else. Whatever it says of a message
/// that is settled changes nothing.
pub async fn take(context: &Context, incoming: &Incoming, processor: &str) -> Result<Reply, Failure> {
    let (processor, ring, verify) =
        delivery::setting::answers(&context.settings, processor).ok_or(Failure::NotFound)?;
    let believes = |message: &shared::webhook::Message<'_>| ring.verify(message, context.wire).is_ok();
    let (asked, call) = super::spoken::<Asked>(context, incoming, &believes, processor.as_str())?;
    call.spend(context, super::remembered_until(context)).await?;
    let said = match (asked.status, asked.held) {
        (Status::Done, Some(0)) if verify => Said::NothingHeld,
        (Status::Done, None | Some(0)) => Said::Done,
        (Status::Failed, _) | (Status::Done, Some(_)) => Said::Failed,
    };
    match delivery::answered(context, &processor, &asked.message, said).await {
        Ok(true) => {}
        Ok(false) => return Err(Failure::NotFound),
        Err(error) => {
            // Its sender says it again, by the same name.
            call.forget(context).await?;
            return Err(error.into());
        }
    }
    Ok(Reply::json(202, &json!({ "status": "accepted" })))
}
