//! Who somebody is, by the signed word of another: an ID token, or what Cloudflare Access puts before every request.

use shared::desk::DoorReason;
use shared::token::{Expected, Person, TokenError, Unverified};
use thiserror::Error;

use super::diary;
use super::provider::{self, ProviderError};
use super::setting::{Access, Provider, Way};
use super::signature;
use crate::context::Context;
use crate::extract::Incoming;
use crate::failure::Failure;

/// Where Access writes its word.
const ASSERTION: &str = "cf-access-jwt-assertion";

/// Why somebody's word is not taken.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Doubt {
    #[error(transparent)]
    Token(#[from] TokenError),
    #[error(transparent)]
    Provider(#[from] ProviderError),
}

impl Doubt {
    /// Ours and the provider's faults are "try again"; all else is a refusal, written down.
    pub async fn into_failure(self, context: &Context) -> Failure {
        match self {
            Self::Provider(cause @ (ProviderError::Silent | ProviderError::Odd | ProviderError::Foreign)) => {
                Failure::Service(cause.to_string())
            }
            Self::Provider(ProviderError::Code) | Self::Token(_) => {
                diary::turned_away(context, DoorReason::Word, self.to_string()).await
            }
        }
    }
}

/// How the staff come in, or the page that tells the operator what is missing.
pub fn way(context: &Context) -> Result<&Way, Failure> {
    context.settings.staff.as_ref().map_err(|missing| Failure::DeskShut(missing))
}

/// The first of two locks: where Access stands before the desk, nothing is answered without its word.
pub async fn pass(context: &Context, incoming: &Incoming) -> Result<Option<Person>, Failure> {
    let Some(access) = &way(context)?.access else { return Ok(None) };
    let assertion = incoming.header(ASSERTION).ok_or(Failure::NotLetIn)?;
    match checked_assertion(context, access, assertion).await {
        Ok(person) => Ok(Some(person)),
        Err(doubt) => Err(doubt.into_failure(context).await),
    }
}

async fn checked_assertion(context: &Context, access: &Access, assertion: &str) -> Result<Person, Doubt> {
    let expected = Expected {
        issuer: &access.team,
        audience: &access.audience,
        nonce: None,
        age_ms: None,
        mail_is_verified: true,
    };
    checked(context, assertion, &provider::keys_of_team(access), &expected).await
}

/// Whom an ID token is about, if it is the answer to our question.
pub async fn id_token(
    context: &Context,
    provider: &Provider,
    token: &str,
    (keys, nonce): (&str, &str),
) -> Result<Person, Doubt> {
    let expected = Expected {
        issuer: &provider.issuer_name,
        audience: &provider.client_id,
        nonce: Some(nonce),
        age_ms: Some(shared::limits::ID_TOKEN_AGE_MS),
        mail_is_verified: false,
    };
    checked(context, token, keys, &expected).await
}

async fn checked(context: &Context, token: &str, keys: &str, expected: &Expected<'_>) -> Result<Person, Doubt> {
    let token = Unverified::parse(token)?;
    let key = provider::key(context, keys, token.key(), token.algorithm()).await?.ok_or(TokenError::Key)?;
    let is_good = signature::is_good(&token, &key).await;
    Ok(token.verified(is_good)?.check(expected, context.now)?)
}
