//! Who somebody is, by the signed word of another.

use shared::token::{Claims, Expected, Person, TokenError, Unverified};
use thiserror::Error;

use super::provider::{self, ProviderError};
use super::{Provider, signature};
use crate::context::Context;

/// Why somebody's word is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Doubt {
    #[error(transparent)]
    Token(#[from] TokenError),
    #[error(transparent)]
    Provider(#[from] ProviderError),
}

impl Doubt {
    /// Ours and the provider's faults are "try again"; all else is a refusal.
    pub const fn is_a_fault(self) -> bool {
        matches!(self, Self::Provider(ProviderError::Silent | ProviderError::Odd | ProviderError::Foreign))
    }
}

/// Whom an ID token is about, and all that it claims, if it is the answer to our question.
pub async fn id_token(
    context: &Context,
    provider: &Provider,
    token: &str,
    (keys, nonce): (&str, &str),
) -> Result<(Person, Claims), Doubt> {
    let expected = Expected {
        issuer: &provider.issuer_name,
        audience: &provider.client_id,
        nonce: Some(nonce),
        age_ms: Some(shared::limits::ID_TOKEN_AGE_MS),
        mail_is_verified: false,
    };
    checked(context, token, keys, &expected).await
}

/// The same of any token: `keys` is where the key set lies.
pub async fn checked(
    context: &Context,
    token: &str,
    keys: &str,
    expected: &Expected<'_>,
) -> Result<(Person, Claims), Doubt> {
    let token = Unverified::parse(token)?;
    let key = provider::key(context, keys, token.key(), token.algorithm()).await?.ok_or(TokenError::Key)?;
    let is_good = signature::is_good(&token, &key).await;
    let claims = token.verified(is_good)?;
    Ok((claims.check(expected, context.now)?, claims))
}
