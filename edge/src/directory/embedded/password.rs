//! Passwords: slow, salted, and keyed with a secret that the database does not hold.

use pbkdf2::pbkdf2_hmac;
use sha2::Sha256;
use shared::encoding;
use shared::id::AccountKey;
use shared::secret::SecretHash;

use crate::context::Context;

/// Rounds of PBKDF2-HMAC-SHA256. A server with a processor to itself should take 600,000 (OWASP); a Worker pays for each
/// millisecond, so the shop takes fewer and adds a key: without the Worker's secret a stolen table cannot be guessed at.
const ROUNDS: u32 = 10_000;

/// What an unknown account is compared with, so that it costs the same work. No hash equals an empty text.
const NOBODY: (&str, &str) = ("00000000000000000000000000000000", "");

/// A password after the slow part, before it is bound to an account.
pub struct Stretched(String);

/// The slow part.
pub fn stretch(password: &str, salt: &str) -> Stretched {
    let mut out = [0; 32];
    pbkdf2_hmac::<Sha256>(password.as_bytes(), salt.as_bytes(), ROUNDS, &mut out);
    Stretched(encoding::hex(&out))
}

/// What is stored of a password: good for this account only, and worth nothing without the Worker's secret.
pub fn keyed(context: &Context, account: &AccountKey, stretched: &Stretched) -> SecretHash {
    let place = format!("{}:{}", account.id, account.epoch);
    SecretHash::of(&context.keys.pepper, "shop-password", &place, &stretched.0)
}

/// Compares. An account without a password, or none at all, costs the same and never matches.
pub fn matches(context: &Context, account: Option<&AccountKey>, password: &str, stored: Option<(&str, &str)>) -> bool {
    let (salt, hash) = stored.unwrap_or(NOBODY);
    let stretched = stretch(password, salt);
    let Some(account) = account else { return false };
    SecretHash::parse(hash).is_some_and(|stored| stored.matches(&keyed(context, account, &stretched)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first vector of RFC 7914, section 11.
    #[test]
    fn the_slow_hash_is_pbkdf2_with_sha_256() {
        let mut out = [0; 64];
        pbkdf2_hmac::<Sha256>(b"passwd", b"salt", 1, &mut out);
        assert!(encoding::hex(&out).starts_with("55ac046e56e3089fec1691c22544b605"));
    }

    #[test]
    fn another_salt_is_another_hash() {
        assert_ne!(stretch("correct horse", "a").0, stretch("correct horse", "b").0);
        assert_eq!(stretch("correct horse", "a").0, stretch("correct horse", "a").0);
    }
}
