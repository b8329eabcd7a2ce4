//! Everything that we and one other house sign with: several at a time while keys are being changed, shared or in halves.

use super::{Fault, Message, Secret};
use crate::encoding;
use crate::time::Timestamp;
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use std::fmt;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// One of them.
#[derive(Clone, Debug)]
enum Key {
    /// `whsec_…`: both sign with it (`v1`).
    Shared(Secret),
    /// `whsk_…`: ours alone, its other half is known there (`v1a`). It proves nothing of what comes in: that would be our own
    /// message, sent back.
    Ours(Seed),
    /// `whpk_…`: theirs, of which we know the half that is published (`v1a`).
    Theirs(VerifyingKey),
}

/// The secret half; wiped on drop, never printed.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
struct Seed([u8; 32]);

impl fmt::Debug for Seed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Seed(…)")
    }
}

impl Key {
    fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some(half) = text.strip_prefix("whsk_") {
            return Seed::parse(half).map(Self::Ours);
        }
        if let Some(half) = text.strip_prefix("whpk_") {
            let bytes: [u8; 32] = encoding::from_base64(half).ok()?.try_into().ok()?;
            let key = VerifyingKey::from_bytes(&bytes).ok()?;
            // Whoever has a weak key has every signature.
            return (!key.is_weak()).then_some(Self::Theirs(key));
        }
        Secret::parse(text).map(Self::Shared)
    }
}

impl Seed {
    /// The seed alone, or with the published half behind it, which then must be its own.
    fn parse(text: &str) -> Option<Self> {
        let mut bytes = encoding::from_base64(text).ok()?;
        let seed = bytes.first_chunk::<32>().copied().map(Self);
        let seed = seed.filter(|seed| match bytes.get(32..) {
            Some([]) => true,
            Some(half) => half == SigningKey::from_bytes(&seed.0).verifying_key().as_bytes(),
            None => false,
        });
        bytes.zeroize();
        seed
    }
}

/// The keys of one relation, the newest first. Never empty, and never half read: one that is none spoils all.
#[derive(Clone, Debug)]
pub struct Ring(Vec<Key>);

impl Ring {
    /// From their texts.
    #[must_use]
    pub fn parse<'a>(texts: impl Iterator<Item = &'a str>) -> Option<Self> {
        let keys: Vec<Key> = texts.map(Key::parse).collect::<Option<_>>()?;
        (!keys.is_empty()).then_some(Self(keys))
    }

    /// The signatures of a message, one for each key that signs; nothing where there is none.
    #[must_use]
    pub fn sign(&self, id: &str, timestamp: &str, body: &[u8]) -> Option<String> {
        let mut signatures = String::new();
        for key in &self.0 {
            let signature = match key {
                Key::Shared(secret) => secret.sign(id, timestamp, body),
                Key::Ours(seed) => {
                    let signature = SigningKey::from_bytes(&seed.0).sign(&signed(id, timestamp, body));
                    format!("v1a,{}", encoding::base64(&signature.to_bytes()))
                }
                Key::Theirs(_) => continue,
            };
            if !signatures.is_empty() {
                signatures.push(' ');
            }
            signatures.push_str(&signature);
        }
        (!signatures.is_empty()).then_some(signatures)
    }

    /// Whether one of the signatures is theirs by one of the keys, and the message young enough. Each kind of signature is looked
    /// at with keys of its own kind alone.
    ///
    /// # Errors
    /// A [`Fault`].
    pub fn verify(&self, message: &Message<'_>, now: Timestamp) -> Result<(), Fault> {
        message.believed(now, |signature| {
            self.0.iter().any(|key| match key {
                Key::Shared(secret) => secret.fits(message, signature),
                Key::Theirs(key) => is_by(key, message, signature),
                Key::Ours(_) => false,
            })
        })
    }
}

fn is_by(key: &VerifyingKey, message: &Message<'_>, signature: &str) -> bool {
    let given = signature.strip_prefix("v1a,").and_then(|text| encoding::from_base64(text).ok());
    let given = given.and_then(|bytes| Signature::from_slice(&bytes).ok());
    given.is_some_and(|given| key.verify_strict(&signed(message.id, message.timestamp, message.body), &given).is_ok())
}

fn signed(id: &str, timestamp: &str, body: &[u8]) -> Vec<u8> {
    [id.as_bytes(), b".", timestamp.as_bytes(), b".", body].concat()
}
