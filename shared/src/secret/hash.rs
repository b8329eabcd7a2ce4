//! What storage keeps of a secret.

use crate::encoding;
use crate::seal::{Key, hmac_sha256};
use std::fmt;
use subtle::ConstantTimeEq;

/// HMAC-SHA256(pepper, purpose ‖ 0 ‖ context ‖ 0 ‖ secret). There is no `==`, only [`matches`](Self::matches).
#[derive(Clone)]
pub struct SecretHash([u8; 32]);

impl SecretHash {
    /// The hash of a canonical secret for one purpose in one context.
    #[must_use]
    pub fn of(pepper: &Key, purpose: &str, context: &str, secret: &str) -> Self {
        let parts: [&[u8]; 5] = [purpose.as_bytes(), &[0], context.as_bytes(), &[0], secret.as_bytes()];
        Self(hmac_sha256(pepper, &parts))
    }

    /// Whether both are the same, in time that does not depend on where they differ.
    #[must_use]
    pub fn matches(&self, other: &Self) -> bool {
        self.0.ct_eq(&other.0).into()
    }

    /// As stored: 64 lower hex digits.
    #[must_use]
    pub fn to_hex(&self) -> String {
        encoding::hex(&self.0)
    }

    /// From storage; `None` for anything but 64 lower hex digits.
    #[must_use]
    pub fn parse(hex: &str) -> Option<Self> {
        encoding::from_hex(hex).ok()?.try_into().ok().map(Self)
    }
}

impl fmt::Debug for SecretHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretHash(…)")
    }
}
