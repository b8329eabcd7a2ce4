//! Sealing: AES-256-GCM with the nonce passed in, keyed look-up hashes, derived keys.

use crate::encoding;
use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use std::fmt;
use zeroize::{Zeroize, ZeroizeOnDrop};

const NONCE_BYTES: usize = 12;

/// A 256-bit key; wiped on drop, never printed.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Key([u8; 32]);

impl Key {
    /// From 32 bytes of the caller: random, or unwrapped from storage.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The bytes, for wrapping them under another key.
    #[must_use]
    pub const fn expose(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}

/// Why something did not open. Deliberately without detail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// Too short to hold a nonce and a tag.
    #[error("not sealed text")]
    Malformed,
    /// Wrong key, wrong associated data, or altered bytes.
    #[error("does not open")]
    Refused,
}

/// Seals `plain`: nonce ‖ ciphertext ‖ tag. The caller never uses a nonce twice under one key.
#[must_use]
pub fn seal(key: &Key, nonce: [u8; NONCE_BYTES], aad: &[u8], plain: &[u8]) -> Vec<u8> {
    let cipher = Aes256Gcm::new(&key.0.into());
    let sealed = cipher.encrypt(&Nonce::from(nonce), Payload { msg: plain, aad });
    let mut out = nonce.to_vec();
    // AES-GCM refuses only texts beyond 64 GiB, which no caller can hold in memory; an empty
    // ciphertext then opens nowhere.
    out.extend(sealed.unwrap_or_default());
    out
}

/// Opens what [`seal`] made with the same key and associated data.
///
/// # Errors
/// Too short, or anything that is not exactly what was sealed.
pub fn open(key: &Key, aad: &[u8], sealed: &[u8]) -> Result<Vec<u8>, SealError> {
    let (nonce, ciphertext) = sealed.split_first_chunk::<NONCE_BYTES>().ok_or(SealError::Malformed)?;
    Aes256Gcm::new(&key.0.into())
        .decrypt(&Nonce::from(*nonce), Payload { msg: ciphertext, aad })
        .map_err(|_| SealError::Refused)
}

/// A key for one purpose out of a master secret (HKDF-SHA256, no salt, the purpose as info).
#[must_use]
pub fn derive(master: &[u8], purpose: &str) -> Key {
    let mut out = [0; 32];
    // 32 bytes are far below HKDF's limit of 255 blocks, the only way it can refuse.
    let expanded = Hkdf::<Sha256>::new(None, master).expand(purpose.as_bytes(), &mut out);
    debug_assert!(expanded.is_ok());
    Key(out)
}

/// What a column holds where something must be found again: hex HMAC-SHA256 of canonical text.
#[must_use]
pub fn lookup_hash(key: &Key, canonical: &str) -> String {
    encoding::hex(&hmac_sha256(key, &[canonical.as_bytes()]))
}

/// Associated data of a sealed column: moving a value to another table, column or row breaks it.
#[must_use]
pub fn aad(table: &str, column: &str, row_id: &str) -> Vec<u8> {
    [table, column, row_id].join("\0").into_bytes()
}

/// HMAC-SHA256 over the parts in order.
pub(crate) fn hmac_sha256(key: &Key, parts: &[&[u8]]) -> [u8; 32] {
    // HMAC itself fills a key with zeros up to its block; done here, it cannot fail.
    let mut block = [0; 64];
    block[..key.0.len()].copy_from_slice(&key.0);
    let mac = hmac_of_block(&block, parts);
    block.zeroize();
    mac
}

/// The same, with a key that fills its block already.
pub(crate) fn hmac_of_block(block: &[u8; 64], parts: &[&[u8]]) -> [u8; 32] {
    let mut mac = <Hmac<Sha256> as KeyInit>::new(&(*block).into());
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}
