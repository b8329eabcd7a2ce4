//! What happened to an account, told to whoever wants to know, as security event tokens pushed to them (RFC 8935).

use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use shared::delivery::{Heard, Kind as What};
use shared::encoding;
use shared::id::AccountKey;
use shared::set::{self, Event, Token};
use shared::target::{Kind, Target};
use shared::token::Algorithm;

use super::revocation::{broken, der, signed};
use super::webhook::{judged, posted};
use super::{Message, attempt, find, order, short};
use crate::context::Context;
use crate::port::{PortError, Statement};
use crate::storage::deletion;
use crate::storage::delivery::{self as table, Stored};
use crate::{log, vault};

/// What is to be told, and to whom: written down in the batch that makes it true, and sent after that.
#[derive(Debug, Default)]
pub struct Written {
    pub statements: Vec<Statement>,
    ids: Vec<String>,
}

/// One message for everybody who wants to know, of each event in their order.
pub async fn write(
    context: &Context,
    stored: &deletion::Stored,
    account: &AccountKey,
    events: &[Event],
) -> Result<Written, PortError> {
    let mut written = Written::default();
    let (account_hash, body) = (vault::account_hash(context, account), Value::Null.to_string());
    for target in context.settings.targets.listeners() {
        for event in events {
            let message = Message {
                target,
                kind: What::Event(*event),
                account,
                deletion: Some(&stored.id),
                category: None,
                effect: None,
                body: &Value::Null,
            };
            let id = message.id(context, &account_hash, &body);
            written.statements.extend(order(context, &message, (&id, &account_hash, &body)).await?);
            written.ids.push(id);
        }
        written.statements.push(table::hurry(target, &account_hash, context.now));
    }
    Ok(written)
}

/// Sends what was written, and again until it arrives; nobody waits for it.
pub async fn send_all(context: &Context, written: &Written) -> Result<(), PortError> {
    for id in &written.ids {
        if let Some(stored) = find(context, id).await? {
            attempt::attempt(context, stored).await?;
        }
    }
    Ok(())
}

/// Writes it down, of what has become true before.
pub async fn record(context: &Context, written: &Written) -> Result<(), PortError> {
    if !written.statements.is_empty() {
        context.batch(written.statements.clone()).await?;
    }
    Ok(())
}

/// Sends one token: the same at each attempt.
pub async fn send(context: &Context, taken: &Stored, target: &Target) -> Heard {
    let (Kind::Events { audience, authorization, key }, What::Event(event)) = (&target.kind, taken.kind) else {
        return Heard::Failed("settings");
    };
    let issuer = &context.settings.origin;
    // Shut and signed out are one cause; coming back and going for good are others.
    let cause = match event {
        Event::Disabled | Event::SessionRevoked => "shut",
        Event::Enabled => "back",
        Event::Purged => "gone",
    };
    let of = taken.deletion.as_ref().map(ToString::to_string).unwrap_or_default();
    let cause = short(context.lookup("cause", &format!("{}\u{0}{of}\u{0}{cause}", taken.target)));
    let (id, subject, at) = (&taken.id, &taken.subject, taken.created_at);
    let claims = set::claims(event, &Token { issuer, audience, id, cause: &cause, subject, at });
    let jwt = match public(context, key.expose()).await {
        Ok(public) => {
            let head = set::head(public.get("kid").and_then(Value::as_str).unwrap_or_default());
            signed(context, Algorithm::Rs256, key.expose(), (&head, &claims)).await
        }
        Err(error) => Err(error),
    };
    let jwt = match jwt {
        Ok(jwt) => jwt,
        Err(error) => {
            log::note("delivery", &error.to_string());
            return Heard::Failed("settings");
        }
    };
    let mut headers =
        vec![("content-type", "application/secevent+jwt".to_owned()), ("accept", "application/json".to_owned())];
    headers.extend(authorization.as_ref().map(|secret| ("authorization", secret.expose().to_owned())));
    match judged(&posted(context, target, headers, jwt.into_bytes()).await) {
        // They have it: that is all there is to do with it (RFC 8935, 2.2).
        Heard::Accepted => Heard::Done,
        other => other,
    }
}

/// The published half of the key as a JWK, named after its own thumbprint (RFC 7638).
pub async fn public(context: &Context, pem: &str) -> Result<Value, PortError> {
    /// A shorter modulus can be taken apart (NIST SP 800-131A).
    const LEAST_BYTES: usize = 256;
    let key = der(pem).ok_or_else(|| broken("EVENTS_SIGNING_KEY is no PKCS #8 in PEM"))?;
    let (modulus, exponent) = context.signer.rsa_half(&key).await?;
    let is_long = encoding::from_base64url(&modulus).is_ok_and(|bytes| bytes.len() >= LEAST_BYTES);
    if !is_long {
        return Err(broken("EVENTS_SIGNING_KEY is shorter than 2,048 bits"));
    }
    let print = format!(r#"{{"e":"{exponent}","kty":"RSA","n":"{modulus}"}}"#);
    let name = encoding::base64url(&Sha256::digest(print.as_bytes()));
    Ok(json!({ "kty": "RSA", "n": modulus, "e": exponent, "kid": name, "alg": "RS256", "use": "sig" }))
}
