//! The operator's app hands somebody over: its server says, signed, who sits there. It stands in the place of the mailed code.
//!
//! A compact JWS (RFC 7515) by Ed25519 (RFC 8037). Nothing that is shared can sign it: whoever verifies must not be able to.

use serde_json::Value;

use super::claim::Claims;
use super::{TokenError, decoded, object};
use crate::id::AccountId;
use crate::limits::{HAND_OVER_BYTES, HAND_OVER_MS, TOKEN_SKEW_MS};
use crate::receipt::PublicKey;
use crate::time::Timestamp;

/// What the header must call it (RFC 8725, 3.11): no other token that the same key signs is taken for one.
pub const KIND: &str = "adieu-hand-over+jwt";

/// The longest name of one: a UUID has 36 letters.
const MAX_NAME: usize = 128;

/// Whom the app hands over, and how they want to see the pages.
#[derive(Clone, PartialEq, Eq)]
pub struct HandOver {
    /// The directory's own id of the account.
    pub account: AccountId,
    /// Its issuer and its name, which counts once.
    pub name: String,
    /// Since when control is proven: when it was signed, or earlier, where the app says when the person last showed who they are.
    pub proof_at: Timestamp,
    /// From here on it is too old to be believed, whatever our clock says about it.
    pub ends_at: Timestamp,
    /// Where the app wants them back.
    pub back: Option<String>,
    pub language: Option<String>,
    pub theme: Option<Theme>,
}

/// Light or dark, whatever the device says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    Light,
    Dark,
}

impl Theme {
    /// As claims and cookies call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Light, Self::Dark].into_iter().find(|theme| theme.name() == name)
    }
}

impl HandOver {
    /// Reads one that is for `audience`, if one of the keys has signed exactly these bytes. Several keys are good while one takes the
    /// other's place.
    ///
    /// # Errors
    /// The first thing that is not as it must be.
    pub fn read(token: &str, keys: &[PublicKey], audience: &str, now: Timestamp) -> Result<Self, TokenError> {
        if token.len() > HAND_OVER_BYTES {
            return Err(TokenError::Malformed);
        }
        let (signed, signature) = token.rsplit_once('.').ok_or(TokenError::Malformed)?;
        let (header, claims) = signed.split_once('.').ok_or(TokenError::Malformed)?;
        let header = object(header)?;
        let says = |field: &str| header.get(field).and_then(Value::as_str);
        if !matches!(says("alg"), Some("EdDSA" | "Ed25519")) {
            return Err(TokenError::Algorithm);
        }
        if says("typ") != Some(KIND) {
            return Err(TokenError::Malformed);
        }
        if header.contains_key("crit") {
            return Err(TokenError::Critical);
        }
        let signature = decoded(signature)?;
        if !keys.iter().any(|key| key.verifies(signed.as_bytes(), &signature)) {
            return Err(TokenError::Signature);
        }
        Self::of(&Claims::of(object(claims)?), audience, now)
    }

    fn of(claims: &Claims, audience: &str, now: Timestamp) -> Result<Self, TokenError> {
        let short = |claim: &str| claims.text(claim).filter(|text| (1..=MAX_NAME).contains(&text.len()));
        let issuer = short("iss").ok_or(TokenError::Issuer)?;
        let name = short("jti").ok_or(TokenError::Malformed)?;
        claims.check_audience(audience)?;
        claims.check_time(Some(HAND_OVER_MS), now)?;
        let signed_at = claims.moment("iat")?.ok_or(TokenError::Malformed)?;
        let expires_at = claims.moment("exp")?.ok_or(TokenError::Malformed)?;
        if !(1..=HAND_OVER_MS).contains(&expires_at.since_ms(signed_at)) {
            return Err(TokenError::Expired);
        }
        let account = claims.text("sub").and_then(|id| AccountId::parse(id).ok()).ok_or(TokenError::Subject)?;
        let shown_at = claims.moment("auth_time")?.unwrap_or(signed_at);
        Ok(Self {
            account,
            name: format!("{issuer}\u{0}{name}"),
            // A clock that runs ahead proves nothing for later.
            proof_at: shown_at.min(signed_at).min(now),
            ends_at: expires_at.plus_ms(TOKEN_SKEW_MS),
            back: claims.text("return").map(str::to_owned),
            language: claims.text("lang").map(str::to_owned),
            theme: claims.text("theme").and_then(Theme::parse),
        })
    }
}

/// Says not who.
impl std::fmt::Debug for HandOver {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("HandOver(…)")
    }
}
