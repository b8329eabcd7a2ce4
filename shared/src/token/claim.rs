//! What a verified token claims, held against what it must claim.

use serde_json::{Map, Value};

use super::TokenError;
use crate::id::AccountId;
use crate::limits;
use crate::time::Timestamp;

/// The claims of a token whose signature is good; a provider may add what it likes.
#[derive(Clone, Debug)]
pub struct Claims(Map<String, Value>);

/// What a token must say to be for us.
#[derive(Clone, Copy, Debug)]
pub struct Expected<'a> {
    pub issuer: &'a str,
    /// Our client id, or the tag of the Access application.
    pub audience: &'a str,
    /// The nonce that we sent. Access knows none.
    pub nonce: Option<&'a str>,
    /// How long ago it may have been issued at most (ms), where it is used once and at once.
    pub age_ms: Option<i64>,
    /// Access names no mail that somebody else has not verified for it.
    pub mail_is_verified: bool,
}

/// Who signs in, by the word of the issuer.
#[derive(Clone, PartialEq, Eq)]
pub struct Person {
    pub issuer: String,
    /// The issuer's own name for the person, which outlives their address.
    pub subject: String,
    /// The address, if the issuer says that it was verified.
    pub mail: Option<String>,
    pub name: Option<String>,
}

impl Claims {
    pub(super) const fn of(claims: Map<String, Value>) -> Self {
        Self(claims)
    }

    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name)?.as_str()
    }

    /// Seconds since 1970, which RFC 7519 lets be a fraction. A moment that no clock reaches saturates.
    pub(super) fn moment(&self, name: &str) -> Result<Option<Timestamp>, TokenError> {
        let Some(value) = self.0.get(name).filter(|value| !value.is_null()) else { return Ok(None) };
        let ms = match (value.as_i64(), value.as_f64()) {
            (Some(seconds), _) => seconds.saturating_mul(1000),
            #[expect(clippy::cast_possible_truncation, reason = "`as` saturates, and so much more is never valid")]
            (None, Some(seconds)) => (seconds * 1000.0) as i64,
            (None, None) => return Err(TokenError::Malformed),
        };
        Ok(Some(Timestamp::from_ms(ms)))
    }

    /// Holds the claims against what is expected, now.
    ///
    /// # Errors
    /// The first thing that is not as it must be.
    pub fn check(&self, expected: &Expected<'_>, now: Timestamp) -> Result<Person, TokenError> {
        let issuer = self.text("iss").ok_or(TokenError::Malformed)?;
        if issuer != expected.issuer {
            return Err(TokenError::Issuer);
        }
        self.check_audience(expected.audience)?;
        self.check_time(expected.age_ms, now)?;
        if expected.nonce.is_some() && self.text("nonce") != expected.nonce {
            return Err(TokenError::Nonce);
        }
        let subject = self.text("sub").filter(|subject| !subject.is_empty()).ok_or(TokenError::Subject)?;
        // Some providers write `true` as text.
        let is_verified = match self.0.get("email_verified").filter(|value| !value.is_null()) {
            Some(value) => value.as_bool() == Some(true) || value.as_str() == Some("true"),
            None => expected.mail_is_verified,
        };
        let mail = self.text("email").filter(|_| is_verified).map(str::to_owned);
        let name = self.text("name").filter(|name| !name.trim().is_empty()).map(str::to_owned);
        Ok(Person { issuer: issuer.to_owned(), subject: subject.to_owned(), mail, name })
    }

    /// Whose account it is, by the claim that holds the directory's own id, and since when that is proven: the provider has asked for
    /// the person just now.
    ///
    /// # Errors
    /// No account, or a person whom the provider has not seen for a while, or does not say when.
    pub fn proof(&self, claim: &str, now: Timestamp) -> Result<(AccountId, Timestamp), TokenError> {
        let account = self.text(claim).and_then(|id| AccountId::parse(id).ok()).ok_or(TokenError::Subject)?;
        let shown_at = self.moment("auth_time")?.ok_or(TokenError::Shown)?;
        let age = now.since_ms(shown_at);
        if !(-limits::TOKEN_SKEW_MS..limits::PROOF_IRREVERSIBLE_MS).contains(&age) {
            return Err(TokenError::Shown);
        }
        Ok((account, shown_at.min(now)))
    }

    /// Ours must be named. A token for several, or one that names whom it was made for, must have been made for us.
    pub(super) fn check_audience(&self, ours: &str) -> Result<(), TokenError> {
        let audience = self.0.get("aud").ok_or(TokenError::Malformed)?;
        let (is_named, is_shared) = match audience.as_array() {
            None => (audience.as_str() == Some(ours), false),
            Some(several) => (several.iter().any(|one| one.as_str() == Some(ours)), several.len() > 1),
        };
        let is_made_for_us = match self.0.get("azp").filter(|value| !value.is_null()) {
            Some(party) => party.as_str() == Some(ours),
            None => !is_shared,
        };
        if is_named && is_made_for_us { Ok(()) } else { Err(TokenError::Audience) }
    }

    pub(super) fn check_time(&self, age_ms: Option<i64>, now: Timestamp) -> Result<(), TokenError> {
        let skew = limits::TOKEN_SKEW_MS;
        let ends = self.moment("exp")?.ok_or(TokenError::Malformed)?;
        let issued = self.moment("iat")?.ok_or(TokenError::Malformed)?;
        if now >= ends.plus_ms(skew) {
            return Err(TokenError::Expired);
        }
        if self.moment("nbf")?.is_some_and(|begins| now < begins.plus_ms(-skew)) {
            return Err(TokenError::NotYet);
        }
        let age = now.since_ms(issued);
        if age < -skew || age_ms.is_some_and(|most| age > most.saturating_add(skew)) {
            return Err(TokenError::Issued);
        }
        Ok(())
    }
}

/// Says neither who nor where they are reached.
impl std::fmt::Debug for Person {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Person(…)")
    }
}
