//! The machine's way in, and the two questions of whoever watches the service.

pub mod answer;
pub mod deletion;
pub mod event;
pub mod health;
pub mod mail;
pub mod pack;
pub mod receipt_key;
pub mod revocation;
pub mod security;
pub mod standing;

use serde::de::DeserializeOwned;
use shared::time::Timestamp;
use shared::webhook::{Message, Secret, TOLERANCE_MS};

use crate::context::Context;
use crate::extract::{Body, FormRefusal, Incoming};
use crate::failure::Failure;
use crate::storage;

/// What a signed call says (Standard Webhooks 1.0.0), and under which subject it is remembered: believed within five minutes, and
/// once. Why one is not believed is told to nobody.
fn signed<T: DeserializeOwned>(
    context: &Context,
    incoming: &Incoming,
    secret: Option<&Secret>,
    purpose: &str,
) -> Result<(T, Call), Failure> {
    let secret = secret.ok_or(Failure::NotFound)?;
    spoken(context, incoming, &|message| secret.verify(message, context.now).is_ok(), purpose)
}

/// The same, by whoever `believes` says.
fn spoken<T: DeserializeOwned>(
    context: &Context,
    incoming: &Incoming,
    believes: &dyn Fn(&Message<'_>) -> bool,
    purpose: &str,
) -> Result<(T, Call), Failure> {
    let bytes = match &incoming.body {
        Body::Bytes(bytes) => bytes,
        Body::TooLarge => return Err(Failure::BadForm(FormRefusal::TooLarge)),
        Body::Broken => return Err(Failure::BadForm(FormRefusal::Malformed)),
    };
    let header = |name: &str| incoming.header(name).ok_or(Failure::CodeRefused);
    let (id, timestamp, signature) =
        (header("webhook-id")?, header("webhook-timestamp")?, header("webhook-signature")?);
    let message = Message { id, timestamp, signature, body: bytes };
    if !believes(&message) {
        return Err(Failure::CodeRefused);
    }
    let is_json =
        incoming.header("content-type").is_some_and(|kind| kind.split(';').next() == Some("application/json"));
    if !is_json {
        return Err(Failure::BadForm(FormRefusal::WrongType));
    }
    let asked = serde_json::from_slice(bytes).map_err(|_| Failure::BadForm(FormRefusal::Malformed))?;
    Ok((asked, Call(context.lookup(purpose, id))))
}

/// Until when a call of now is remembered: twice as long as a message is young. No clock lets one in again.
fn remembered_until(context: &Context) -> Timestamp {
    context.now.plus_ms(2 * TOLERANCE_MS + 1)
}

/// A signed call, by the hash of its name.
pub struct Call(pub String);

impl Call {
    /// Counts it, before anything is done, and remembers it for as long as it would be believed.
    pub async fn spend(&self, context: &Context, until: Timestamp) -> Result<(), Failure> {
        let rows = context.one(storage::secret::count(&self.0, "once", until)).await?;
        if rows.first().map_or(Ok(1), |row| row.int("count"))? > 1 { Err(Failure::CodeRefused) } else { Ok(()) }
    }

    /// Its sender sends it again, by the same name.
    pub async fn forget(&self, context: &Context) -> Result<(), Failure> {
        context.one(storage::secret::forget_count(&self.0, "once")).await?;
        Ok(())
    }
}
