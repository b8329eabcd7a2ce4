//! Signed statements of somebody else about who signs in: an identity provider's ID token (OpenID Connect Core 1.0, 3.1.3.7)
//! and Cloudflare Access's application token. Read here, checked here; the signature between the two is the edge's, because
//! the platform verifies RSA for nothing and a library for it weighs a quarter of the Worker.

mod claim;
mod handover;

use crate::encoding;
pub use claim::{Claims, Expected, Person};
pub use handover::{HandOver, KIND as HAND_OVER_KIND, Theme};
use serde_json::{Map, Value};

use crate::limits;

/// Why a token proves nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TokenError {
    #[error("too long, or not three parts of JSON in base64url")]
    Malformed,
    /// `none`, a shared secret, or anything else outside the list.
    #[error("an algorithm that is not allowed")]
    Algorithm,
    #[error("no name of a key")]
    Key,
    #[error("a header that must be understood and is not")]
    Critical,
    #[error("the signature is not by this key")]
    Signature,
    #[error("another issuer")]
    Issuer,
    #[error("for another audience")]
    Audience,
    #[error("expired")]
    Expired,
    #[error("not valid yet")]
    NotYet,
    #[error("issued in the future, or too long ago")]
    Issued,
    #[error("another nonce")]
    Nonce,
    #[error("the person was not asked who they are just now")]
    Shown,
    #[error("nobody in it")]
    Subject,
}

/// The two that every provider can sign with. Both are asymmetric: what verifies cannot sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Algorithm {
    Rs256,
    Es256,
}

impl Algorithm {
    fn parse(name: &str) -> Option<Self> {
        match name {
            "RS256" => Some(Self::Rs256),
            "ES256" => Some(Self::Es256),
            _ => None,
        }
    }

    /// As key sets and headers call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Rs256 => "RS256",
            Self::Es256 => "ES256",
        }
    }
}

/// A token that was read and not yet verified: what it claims is out of reach until somebody says that the signature is good.
#[derive(Clone, Debug)]
pub struct Unverified {
    algorithm: Algorithm,
    key: String,
    signed: String,
    signature: Vec<u8>,
    claims: Claims,
}

impl Unverified {
    /// Takes a compact token apart.
    ///
    /// # Errors
    /// Anything that is not exactly header, claims and signature, an algorithm outside the list, or no name of a key.
    pub fn parse(token: &str) -> Result<Self, TokenError> {
        if token.len() > limits::TOKEN_BYTES {
            return Err(TokenError::Malformed);
        }
        let (signed, signature) = token.rsplit_once('.').ok_or(TokenError::Malformed)?;
        let (header, claims) = signed.split_once('.').ok_or(TokenError::Malformed)?;
        let header = object(header)?;
        let says = |field: &str| header.get(field).and_then(Value::as_str).filter(|word| !word.is_empty());
        let algorithm = says("alg").and_then(Algorithm::parse).ok_or(TokenError::Algorithm)?;
        if header.contains_key("crit") {
            return Err(TokenError::Critical);
        }
        let key = says("kid").ok_or(TokenError::Key)?.to_owned();
        let claims = Claims::of(object(claims)?);
        Ok(Self { algorithm, key, signed: signed.to_owned(), signature: decoded(signature)?, claims })
    }

    #[must_use]
    pub const fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    /// The name of the key, `kid`.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The bytes that were signed.
    #[must_use]
    pub fn signed(&self) -> &[u8] {
        self.signed.as_bytes()
    }

    #[must_use]
    pub fn signature(&self) -> &[u8] {
        &self.signature
    }

    /// The claims, for whoever verified the signature.
    ///
    /// # Errors
    /// A signature that is not good.
    pub fn verified(self, is_good: bool) -> Result<Claims, TokenError> {
        if is_good { Ok(self.claims) } else { Err(TokenError::Signature) }
    }
}

/// Read by hand, here and in the claims: code that is derived for it weighs several times as much in the Worker.
fn object(part: &str) -> Result<Map<String, Value>, TokenError> {
    serde_json::from_slice(&decoded(part)?).map_err(|_| TokenError::Malformed)
}

fn decoded(part: &str) -> Result<Vec<u8>, TokenError> {
    encoding::from_base64url(part).map_err(|_| TokenError::Malformed)
}
