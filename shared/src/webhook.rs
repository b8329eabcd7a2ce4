//! Standard Webhooks 1.0.0: who signed a message, and how long ago. Pure; whether the same message came before is the edge's to
//! remember.

mod ring;

pub use ring::Ring;

use crate::encoding;
use crate::seal::hmac_of_block;
use crate::time::Timestamp;
use subtle::ConstantTimeEq;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// Sender's and receiver's clock differ by less, and a message that is older was kept by somebody (the libraries' number).
pub const TOLERANCE_MS: i64 = 5 * 60_000;

/// The longest name of a message.
const MAX_ID_CHARS: usize = 128;

/// Signatures that are looked at: as many as somebody who changes keys can have, and no work for whoever sends thousands.
const MAX_SIGNATURES: usize = 20;

/// A shared secret, filled with zeros to HMAC's block; wiped on drop, never printed.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Secret([u8; 64]);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// A message as it came: the three headers and the body, byte for byte.
#[derive(Clone, Copy, Debug)]
pub struct Message<'a> {
    /// `webhook-id`: the same for every attempt.
    pub id: &'a str,
    /// `webhook-timestamp`: seconds since 1970, of this attempt.
    pub timestamp: &'a str,
    /// `webhook-signature`: signatures with a space between them.
    pub signature: &'a str,
    /// The raw body.
    pub body: &'a [u8],
}

/// Why a message is not believed. Nobody outside is told which.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// A header is not what the standard says.
    #[error("a header is malformed")]
    Malformed,
    /// Signed too long ago, or in the future.
    #[error("the message is too old")]
    Stale,
    /// No signature fits.
    #[error("no signature fits")]
    Forged,
}

impl Message<'_> {
    /// Whether the headers are what they must be, one of the signatures fits, and the message is young enough.
    fn believed(&self, now: Timestamp, fits: impl Fn(&str) -> bool) -> Result<(), Fault> {
        let Message { id, timestamp, signature, .. } = *self;
        let is_plain = |byte: u8| byte.is_ascii_graphic() && byte != b'.';
        if id.is_empty() || id.len() > MAX_ID_CHARS || !id.bytes().all(is_plain) {
            return Err(Fault::Malformed);
        }
        if timestamp.is_empty() || timestamp.len() > 12 || !timestamp.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(Fault::Malformed);
        }
        let seconds: i64 = timestamp.parse().map_err(|_| Fault::Malformed)?;
        if signature.split(' ').nth(MAX_SIGNATURES).is_some() {
            return Err(Fault::Malformed);
        }
        if !signature.split(' ').any(fits) {
            return Err(Fault::Forged);
        }
        let age_ms = now.since_ms(Timestamp::from_ms(seconds.saturating_mul(1000)));
        if age_ms.abs() > TOLERANCE_MS { Err(Fault::Stale) } else { Ok(()) }
    }
}

impl Secret {
    /// `whsec_` and 24 to 64 bytes in base64; nothing for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut bytes = encoding::from_base64(text.trim().strip_prefix("whsec_")?).ok()?;
        let mut block = [0; 64];
        let is_long_enough = (24..=64).contains(&bytes.len());
        if is_long_enough {
            block.get_mut(..bytes.len())?.copy_from_slice(&bytes);
        }
        bytes.zeroize();
        is_long_enough.then_some(Self(block))
    }

    fn mac(&self, id: &str, timestamp: &str, body: &[u8]) -> [u8; 32] {
        hmac_of_block(&self.0, &[id.as_bytes(), b".", timestamp.as_bytes(), b".", body])
    }

    /// The signature of a message: `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`.
    #[must_use]
    pub fn sign(&self, id: &str, timestamp: &str, body: &[u8]) -> String {
        format!("v1,{}", encoding::base64(&self.mac(id, timestamp, body)))
    }

    /// Whether a single signature is ours.
    fn fits(&self, message: &Message<'_>, signature: &str) -> bool {
        let given = signature.strip_prefix("v1,").and_then(|text| encoding::from_base64(text).ok());
        given.is_some_and(|given| bool::from(given.ct_eq(&self.mac(message.id, message.timestamp, message.body))))
    }

    /// Whether one of the signatures is ours, and the message young enough. Signatures of other kinds stand for nothing.
    ///
    /// # Errors
    /// A [`Fault`].
    pub fn verify(&self, message: &Message<'_>, now: Timestamp) -> Result<(), Fault> {
        message.believed(now, |signature| self.fits(message, signature))
    }
}
