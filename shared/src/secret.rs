//! Three secrets, never mixed: the one-time code, the status code, the revocation code or link.
//! `Debug` never prints them, memory is wiped on drop, and comparison is on keyed hashes only.

pub mod base32;
mod hash;
mod one_time;
mod typed;

pub use hash::SecretHash;
pub use one_time::OneTimeCode;
pub use typed::{LinkToken, ReplyToken, RevocationCode, RevocationSecret, StatusCode};

/// Why a text or some bytes are not a secret. Says nothing about the secret itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SecretError {
    /// Not the length or the alphabet of this secret.
    #[error("malformed")]
    Malformed,
    /// The caller gave too few random bytes, or too many of them had to be rejected.
    #[error("too few random bytes")]
    TooFewBytes,
}

/// What every secret can do.
pub trait Secret {
    /// Part of the hash: a code for one purpose is never good for another.
    const PURPOSE: &'static str;

    /// The canonical text: what is hashed, and what goes into a mail or a page once.
    fn expose(&self) -> &str;

    /// The keyed hash that storage keeps. `context` binds it to one deletion, journey or case.
    fn hash(&self, pepper: &crate::seal::Key, context: &str) -> SecretHash {
        SecretHash::of(pepper, Self::PURPOSE, context, self.expose())
    }
}
