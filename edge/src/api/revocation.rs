//! POST /api/v1/deletions/{reference}/revocations: the way back, for programs.

use serde::Deserialize;
use shared::id::Reference;
use shared::secret::RevocationSecret;

use crate::context::Context;
use crate::extract::{Body, FormRefusal, Incoming};
use crate::failure::Failure;
use crate::idempotency;
use crate::pages::revoke::{Back, revoke};
use crate::reply::Reply;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wanted {
    /// The typed code or the link's token.
    code: String,
}

/// A JSON body is needed, which no form of another site can send without asking first.
pub async fn create(context: &Context, incoming: &Incoming, reference: &str) -> Result<Reply, Failure> {
    let is_json =
        incoming.header("content-type").is_some_and(|kind| kind.split(';').next() == Some("application/json"));
    if !is_json {
        return Err(Failure::BadForm(FormRefusal::WrongType));
    }
    let bytes = match &incoming.body {
        Body::Bytes(bytes) => bytes,
        Body::TooLarge => return Err(Failure::BadForm(FormRefusal::TooLarge)),
        Body::Broken => return Err(Failure::BadForm(FormRefusal::Malformed)),
    };
    let wanted: Wanted = serde_json::from_slice(bytes).map_err(|_| Failure::BadForm(FormRefusal::Malformed))?;
    // Boxed: the whole spine lies in this future.
    Box::pin(idempotency::once(context, incoming, act(context, reference, &wanted))).await
}

async fn act(context: &Context, reference: &str, wanted: &Wanted) -> Result<Reply, Failure> {
    let secret = RevocationSecret::parse(&wanted.code).map_err(|_| Failure::CodeRefused)?;
    let reference = Reference::parse(reference).map_err(|_| Failure::CodeRefused)?;
    match revoke(context, &reference, &secret).await? {
        Back::Revoked(stored, _) => Ok(Reply::json(200, &super::deletion::body(&stored))),
        // A letter or a fresh code is needed, which people write and type on the pages.
        Back::ByStaff(..) | Back::Prove(..) => Err(Failure::Overtaken("/".to_owned())),
    }
}
