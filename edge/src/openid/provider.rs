//! What an identity provider is asked: where its doors are, its keys, and a token for a code. Only its own origin is asked,
//! no redirect is followed, and an answer is bounded in size and time.

use serde_json::{Value, json};
use shared::encoding;
use shared::token::Algorithm;
use thiserror::Error;

use super::Provider;
use super::address::Address;
use crate::context::Context;
use crate::port::{NoAnswer, Question};
use crate::{limits, log};

/// Why a provider could not be asked. Says nothing that it said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ProviderError {
    #[error("the identity provider does not answer")]
    Silent,
    #[error("the identity provider answers something else than it must")]
    Odd,
    #[error("the identity provider names a door of another origin")]
    Foreign,
    /// The code was no good: whoever brought it is refused.
    #[error("the identity provider does not take the code")]
    Code,
}

/// Where the provider's doors are (OpenID Connect Discovery 1.0).
#[derive(Debug)]
pub struct Doors {
    pub authorization_endpoint: Address,
    token_endpoint: Address,
    jwks_uri: Address,
}

/// Finds the doors; each must be of the issuer's own origin.
pub async fn doors(context: &Context, provider: &Provider) -> Result<Doors, ProviderError> {
    let address = format!("{}/.well-known/openid-configuration", provider.issuer_name.trim_end_matches('/'));
    let found = kept(context, &address, |_| false).await?;
    let says = |name: &str| found.get(name).and_then(Value::as_str);
    if says("issuer") != Some(provider.issuer_name.as_str()) {
        return Err(ProviderError::Odd);
    }
    let door = |name: &str| says(name).and_then(Address::parse).ok_or(ProviderError::Odd);
    let doors = Doors {
        authorization_endpoint: door("authorization_endpoint")?,
        token_endpoint: door("token_endpoint")?,
        jwks_uri: door("jwks_uri")?,
    };
    let origin = provider.issuer.origin();
    let is_ours = |door: &Address| door.origin() == origin;
    let all = [&doors.authorization_endpoint, &doors.token_endpoint, &doors.jwks_uri];
    if all.into_iter().all(is_ours) { Ok(doors) } else { Err(ProviderError::Foreign) }
}

impl Doors {
    pub fn keys(&self) -> String {
        self.jwks_uri.text()
    }

    /// Gives a code and gets an ID token.
    pub async fn token(
        &self,
        context: &Context,
        provider: &Provider,
        (code, verifier, callback): (&str, &str, &str),
    ) -> Result<String, ProviderError> {
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.append_pair("grant_type", "authorization_code").append_pair("code", code);
        form.append_pair("redirect_uri", callback).append_pair("code_verifier", verifier);
        form.append_pair("client_id", &provider.client_id);
        let mut headers = vec![("content-type", "application/x-www-form-urlencoded".to_owned())];
        if let Some(secret) = &provider.client_secret {
            let part = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
            let pair = format!("{}:{}", part(&provider.client_id), part(secret.expose()));
            headers.push(("authorization", format!("Basic {}", encoding::base64(pair.as_bytes()))));
        }
        // The trial's clock may be months ahead: its provider writes the same moment into its tokens.
        #[cfg(feature = "local")]
        headers.push(("adieu-now", context.now.ms().to_string()));
        let body = Some(form.finish().into_bytes());
        let question = Question { address: self.token_endpoint.text(), body, headers, ..Question::default() };
        let answer = ask(context, question).await?;
        answer.get("id_token").and_then(Value::as_str).map(str::to_owned).ok_or(ProviderError::Odd)
    }
}

/// The key of this name, or none. One that is not among those that are kept is looked for at once, but not twice a minute:
/// anybody may name a key.
pub async fn key(
    context: &Context,
    address: &str,
    name: &str,
    algorithm: Algorithm,
) -> Result<Option<Value>, ProviderError> {
    let find = |set: &Value| {
        let keys = set.get("keys")?.as_array()?;
        keys.iter().find(|key| is_meant(key, name, algorithm)).cloned()
    };
    let is_old = |kept: &Kept| {
        find(&kept.body).is_none() && (context.now.ms() - kept.fetched_at).abs() >= shared::limits::MINUTE_MS
    };
    Ok(find(&kept(context, address, is_old).await?))
}

fn is_meant(key: &Value, name: &str, algorithm: Algorithm) -> bool {
    let says = |field: &str, word: &str| key.get(field).and_then(Value::as_str) == Some(word);
    let may = |field: &str, word: &str| key.get(field).is_none() || says(field, word);
    let kind = match algorithm {
        Algorithm::Rs256 => "RSA",
        Algorithm::Es256 => "EC",
    };
    says("kid", name) && says("kty", kind) && may("use", "sig") && may("alg", algorithm.name())
}

/// An answer, and when it was fetched.
struct Kept {
    fetched_at: i64,
    body: Value,
}

impl Kept {
    fn parse(bytes: &[u8]) -> Option<Self> {
        let mut kept: Value = serde_json::from_slice(bytes).ok()?;
        let fetched_at = kept.get("fetched_at")?.as_i64()?;
        Some(Self { fetched_at, body: kept.get_mut("body")?.take() })
    }

    fn bytes(&self) -> Vec<u8> {
        json!({ "fetched_at": self.fetched_at, "body": self.body }).to_string().into_bytes()
    }
}

/// What an address answers, as it was within the last hour unless that is too old.
async fn kept(context: &Context, address: &str, is_old: impl Fn(&Kept) -> bool) -> Result<Value, ProviderError> {
    let name = format!("provider:{}", context.lookup("provider", address));
    let known = context.cache.get(&name).await.ok().flatten();
    let known = known.and_then(|bytes| Kept::parse(&bytes));
    if let Some(known) = known.filter(|known| !is_old(known)) {
        return Ok(known.body);
    }
    let body = ask(context, Question { address: address.to_owned(), ..Question::default() }).await?;
    let fresh = Kept { fetched_at: context.now.ms(), body };
    if let Err(error) = context.cache.put(&name, &fresh.bytes(), Some(limits::PROVIDER_KEYS_S)).await {
        log::note("openid", &error.to_string());
    }
    Ok(fresh.body)
}

/// One question, answered in JSON.
async fn ask(context: &Context, question: Question) -> Result<Value, ProviderError> {
    let is_post = question.body.is_some();
    let bounds = Question { patience_ms: limits::PROVIDER_MS, most_bytes: limits::PROVIDER_BYTES, ..question };
    let answered = context.http.ask(&bounds).await.map_err(|why| match why {
        NoAnswer::Silent => ProviderError::Silent,
        NoAnswer::TooLong | NoAnswer::Odd => ProviderError::Odd,
    })?;
    match answered.status {
        200 => serde_json::from_slice(&answered.body).map_err(|_| ProviderError::Odd),
        400..=499 if is_post => Err(ProviderError::Code),
        500..=599 => Err(ProviderError::Silent),
        _ => Err(ProviderError::Odd),
    }
}
