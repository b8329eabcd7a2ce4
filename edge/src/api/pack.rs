//! POST /api/v1/pack: what a regulator asks for, to the operator's own program (`cargo xtask regulator-pack --from --to`). It is the
//! same file that an auditor takes out of the desk, and the log says that the operator took it.

use serde::Deserialize;
use shared::id::StaffId;

use crate::context::Context;
use crate::desk::chain::{Actor, OPERATOR};
use crate::desk::pack;
use crate::extract::Incoming;
use crate::failure::Failure;
use crate::limits::PACKS;
use crate::reply::Reply;
use crate::throttle;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    /// The first day, and the last.
    from: String,
    to: String,
}

/// Signed by the operator with a secret that is there for nothing else; so many in an hour.
pub async fn take(context: &Context, incoming: &Incoming) -> Result<Reply, Failure> {
    let secret = context.settings.pack_secret.as_ref();
    let (Asked { from, to }, call) = super::signed(context, incoming, secret, "webhook-pack")?;
    call.spend(context, super::remembered_until(context)).await?;
    let left = throttle::count(context, &context.lookup("webhook-pack", OPERATOR), PACKS).await?;
    let id = StaffId::parse(OPERATOR).map_err(|error| Failure::Service(error.to_string()))?;
    let operator = Actor { id, version: 0, role: OPERATOR };
    let pack = pack::made(context, (&from, &to), OPERATOR, &operator).await?;
    Ok(pack.with(throttle::LEFT, PACKS.left(left, context.now)))
}
