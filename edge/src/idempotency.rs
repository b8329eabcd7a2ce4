//! The same key and payload get the same answer and cause one effect (I17). The key is the caller's, made before it sends.

use shared::encoding;
use std::future::Future;

use crate::context::Context;
use crate::extract::{Body, Incoming};
use crate::failure::Failure;
use crate::reply::Reply;
use crate::storage;

/// Characters of a key; a UUID in quotes has 38.
const LONGEST: usize = 100;

/// Runs `act` once per `Idempotency-Key`; without the header, each asking stands for itself.
///
/// # Errors
/// `BadField` for a malformed key or the same key with another payload, `KeyRunning` while the first asking is at work, and
/// whatever `act` refuses. Refusals that are the caller's are answers and kept; failures of ours give the key back.
pub async fn once(
    context: &Context,
    incoming: &Incoming,
    act: impl Future<Output = Result<Reply, Failure>>,
) -> Result<Reply, Failure> {
    let Some(key) = incoming.header("idempotency-key") else { return act.await };
    let key = key.trim().trim_matches('"');
    if key.is_empty() || key.len() > LONGEST {
        return Err(Failure::BadField);
    }
    let Body::Bytes(payload) = &incoming.body else { return act.await };
    let key_hash = context.lookup("idempotency", &format!("{}\u{0}{key}", incoming.path));
    let payload_hash = context.lookup("payload", &encoding::hex(payload));
    let taken = context.one(storage::idempotency::take(&key_hash, &payload_hash, context.now)).await?;
    if taken.is_empty() {
        return known(context, &key_hash, &payload_hash).await;
    }
    let reply = match act.await {
        Err(failure @ (Failure::Service(_) | Failure::NotYetHere | Failure::TooManyTries(..))) => {
            context.one(storage::idempotency::give_back(&key_hash)).await?;
            return Err(failure);
        }
        Err(failure) => failure.into_problem(),
        Ok(reply) => reply,
    };
    let body = String::from_utf8_lossy(&reply.body).into_owned();
    context.one(storage::idempotency::answer(&key_hash, reply.status, &body)).await?;
    Ok(reply)
}

/// The answer that the key got before.
async fn known(context: &Context, key_hash: &str, payload_hash: &str) -> Result<Reply, Failure> {
    let rows = context.one(storage::idempotency::load(key_hash)).await?;
    let row = rows.first().ok_or(Failure::NotYetHere)?;
    if row.text("payload_hash")? != payload_hash {
        return Err(Failure::KeyMismatch);
    }
    let (Some(status), Some(body)) = (row.maybe_int("status"), row.maybe_text("body")) else {
        return Err(Failure::KeyRunning);
    };
    Ok(Reply::kept_json(u16::try_from(status).unwrap_or(200), body))
}
