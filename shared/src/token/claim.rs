//! What a verified token claims, held against what it must claim.

use serde::Deserialize;

use super::TokenError;
use crate::limits;
use crate::time::Timestamp;

/// The claims that matter here; a provider may add others.
#[derive(Clone, Debug, Deserialize)]
pub struct Claims {
    iss: String,
    #[serde(default)]
    sub: String,
    aud: Audience,
    azp: Option<String>,
    exp: Moment,
    nbf: Option<Moment>,
    iat: Moment,
    nonce: Option<String>,
    email: Option<String>,
    email_verified: Option<Flag>,
    name: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Several(Vec<String>),
}

/// Seconds since 1970, which RFC 7519 lets be a fraction.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
enum Moment {
    Whole(i64),
    Part(f64),
}

impl Moment {
    /// In milliseconds. A moment that no clock reaches saturates.
    fn at(&self) -> Timestamp {
        Timestamp::from_ms(match self {
            Self::Whole(seconds) => seconds.saturating_mul(1000),
            #[expect(clippy::cast_possible_truncation, reason = "`as` saturates, and so much more is never valid")]
            Self::Part(seconds) => (seconds * 1000.0) as i64,
        })
    }
}

/// Some providers write `true` as text.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
enum Flag {
    Plain(bool),
    Written(String),
}

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
    /// Holds the claims against what is expected, now.
    ///
    /// # Errors
    /// The first thing that is not as it must be.
    pub fn check(self, expected: &Expected<'_>, now: Timestamp) -> Result<Person, TokenError> {
        if self.iss != expected.issuer {
            return Err(TokenError::Issuer);
        }
        self.check_audience(expected.audience)?;
        self.check_time(expected.age_ms, now)?;
        if expected.nonce.is_some() && self.nonce.as_deref() != expected.nonce {
            return Err(TokenError::Nonce);
        }
        if self.sub.is_empty() {
            return Err(TokenError::Subject);
        }
        let is_verified = match self.email_verified {
            Some(Flag::Plain(is_verified)) => is_verified,
            Some(Flag::Written(word)) => word == "true",
            None => expected.mail_is_verified,
        };
        let mail = self.email.filter(|_| is_verified);
        Ok(Person { issuer: self.iss, subject: self.sub, mail, name: self.name.filter(|name| !name.trim().is_empty()) })
    }

    /// Ours must be named. A token for several, or one that names whom it was made for, must have been made for us.
    fn check_audience(&self, ours: &str) -> Result<(), TokenError> {
        let (is_named, is_shared) = match &self.aud {
            Audience::One(audience) => (audience == ours, false),
            Audience::Several(audiences) => (audiences.iter().any(|audience| audience == ours), audiences.len() > 1),
        };
        let is_made_for_us = match &self.azp {
            Some(party) => party == ours,
            None => !is_shared,
        };
        if is_named && is_made_for_us { Ok(()) } else { Err(TokenError::Audience) }
    }

    fn check_time(&self, age_ms: Option<i64>, now: Timestamp) -> Result<(), TokenError> {
        let skew = limits::TOKEN_SKEW_MS;
        if now >= self.exp.at().plus_ms(skew) {
            return Err(TokenError::Expired);
        }
        if self.nbf.as_ref().is_some_and(|moment| now < moment.at().plus_ms(-skew)) {
            return Err(TokenError::NotYet);
        }
        let age = now.since_ms(self.iat.at());
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
