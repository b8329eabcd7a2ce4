//! Ed25519 over the exact bytes of the payload: whoever checks needs no canonical form of JSON.

use super::Receipt;
use crate::encoding;
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// The secret half; wiped on drop, never printed. Used for receipts, and for texts that say that they are none.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct SigningSeed([u8; 32]);

impl SigningSeed {
    /// From 32 random bytes of the caller.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The half that is published.
    #[must_use]
    pub fn public_key(&self) -> PublicKey {
        PublicKey(SigningKey::from_bytes(&self.0).verifying_key().to_bytes())
    }
}

impl SigningSeed {
    /// Signs a text that is no receipt, base64url: it says in its first line what it is, and a receipt's JSON never begins so.
    #[must_use]
    pub fn sign_text(&self, first_line: &str, rest: &str) -> String {
        let signature = SigningKey::from_bytes(&self.0).sign(format!("{first_line}\n{rest}").as_bytes());
        encoding::base64url(&signature.to_bytes())
    }
}

impl fmt::Debug for SigningSeed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningSeed(…)")
    }
}

/// The published half: 32 bytes, base64url without padding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PublicKey([u8; 32]);

impl PublicKey {
    /// From its base64url form.
    ///
    /// # Errors
    /// Not 32 bytes of base64url.
    pub fn parse(text: &str) -> Result<Self, ReceiptError> {
        let bytes = encoding::from_base64url(text).map_err(|_| ReceiptError::Malformed)?;
        bytes.try_into().map(Self).map_err(|_| ReceiptError::Malformed)
    }

    /// Whether the owner of this key signed exactly these bytes.
    #[must_use]
    pub fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        let (Ok(key), Ok(signature)) = (VerifyingKey::from_bytes(&self.0), Signature::from_slice(signature)) else {
            return false;
        };
        key.verify_strict(message, &signature).is_ok()
    }

    /// Short name of the key: the first 8 bytes of its SHA-256, in hex.
    #[must_use]
    pub fn id(&self) -> String {
        encoding::hex(&Sha256::digest(self.0)[..8])
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&encoding::base64url(&self.0))
    }
}

impl TryFrom<String> for PublicKey {
    type Error = ReceiptError;
    fn try_from(text: String) -> Result<Self, ReceiptError> {
        Self::parse(&text)
    }
}

impl From<PublicKey> for String {
    fn from(key: PublicKey) -> Self {
        key.to_string()
    }
}

/// Why a receipt is not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReceiptError {
    /// Not base64url, or not a receipt inside.
    #[error("not a receipt")]
    Malformed,
    /// Signed with another key than the one given.
    #[error("another key")]
    OtherKey,
    /// The signature does not fit the bytes.
    #[error("the signature does not fit")]
    Signature,
}

/// What is stored and handed out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignedReceipt {
    /// The receipt's JSON, exactly as signed.
    pub payload_b64url: String,
    /// Ed25519 over those bytes.
    pub signature_b64url: String,
    /// [`PublicKey::id`] of the key.
    pub key_id: String,
}

impl Receipt {
    /// Signs the receipt's JSON.
    #[must_use]
    pub fn sign(&self, seed: &SigningSeed) -> SignedReceipt {
        // Only maps with keys that are not text can fail to become JSON, and a receipt has no map.
        let payload = serde_json::to_vec(self).unwrap_or_default();
        let signature = SigningKey::from_bytes(&seed.0).sign(&payload);
        SignedReceipt {
            payload_b64url: encoding::base64url(&payload),
            signature_b64url: encoding::base64url(&signature.to_bytes()),
            key_id: seed.public_key().id(),
        }
    }
}

impl SignedReceipt {
    /// The receipt, if this key signed exactly these bytes.
    ///
    /// # Errors
    /// Malformed, another key, or a signature that does not fit.
    pub fn verify(&self, key: &PublicKey) -> Result<Receipt, ReceiptError> {
        let decode = |text: &str| encoding::from_base64url(text).map_err(|_| ReceiptError::Malformed);
        if self.key_id != key.id() {
            return Err(ReceiptError::OtherKey);
        }
        let payload = decode(&self.payload_b64url)?;
        let signature = decode(&self.signature_b64url)?;
        if signature.len() != Signature::BYTE_SIZE {
            return Err(ReceiptError::Malformed);
        }
        if !key.verifies(&payload, &signature) {
            return Err(ReceiptError::Signature);
        }
        serde_json::from_slice(&payload).map_err(|_| ReceiptError::Malformed)
    }
}
