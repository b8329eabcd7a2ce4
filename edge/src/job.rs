//! What comes out of the queue. Delivered at least once and in any order: each act is idempotent.

pub mod end;
pub mod quiet;

use shared::job::{Job, JobV1};
use thiserror::Error;

use crate::context::Context;
use crate::outbox;

/// Why a job must be delivered again.
#[derive(Debug, Error)]
pub enum JobError {
    #[error("the message cannot be read")]
    Malformed,
    #[error(transparent)]
    End(#[from] end::EndError),
    #[error(transparent)]
    Quiet(#[from] quiet::QuietError),
    #[error(transparent)]
    Port(#[from] crate::port::PortError),
}

/// Carries out one message.
pub async fn run(context: &Context, text: &str) -> Result<(), JobError> {
    let Job::V1(job) = serde_json::from_str(text).map_err(|_| JobError::Malformed)?;
    match job {
        JobV1::End { key, account, strategy } => end::end(context, &key, &account, strategy).await?,
        JobV1::Deliver { outbox } => outbox::carry_out(context, &outbox).await?,
        JobV1::Quiet { deletion, account, processor } => {
            quiet::quiet(context, &deletion, &account, &processor).await?;
        }
        JobV1::Unquiet { deletion, account, processor } => {
            quiet::unquiet(context, &deletion, &account, &processor).await?;
        }
        // The outbox carries it out itself in the deciding invocation; a message for it is an old one.
        JobV1::PrepareExport { .. } => {}
    }
    outbox::drain(context).await;
    Ok(())
}
