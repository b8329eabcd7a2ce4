//! The keys that the Worker alone holds, each derived for one purpose from one secret.
use shared::encoding;
use shared::seal::{self, Key};
use thiserror::Error;

/// Why the Worker refuses to serve: it would have to guess a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum KeyringError {
    #[error("the secret {0} is missing")]
    Missing(&'static str),
    #[error("the secret {0} is not 32 bytes in base64")]
    Malformed(&'static str),
}

/// All derived keys. Two purposes never share one.
pub struct Keyring {
    /// Look-ups of identifiers and accounts by keyed hash.
    pub lookup: Key,
    /// Pepper of one-time codes, status codes, revocation codes and links.
    pub pepper: Key,
    /// Wraps each category's data key in the vault, and the day keys.
    pub wrap: Key,
    /// Marks what an entry of the log was about, for whoever follows the chain from outside.
    pub mark: Key,
    /// Names a session by the hash of its token.
    pub session: Key,
    /// Seals who the staff are.
    pub staff: Key,
    /// Marks an address that may never be used again, and is used for nothing else.
    pub never_again: Key,
    /// Seals the mailbox of the trial mode; production never writes one.
    #[cfg(feature = "local")]
    pub mailbox: Key,
    /// Seed of the Ed25519 key that signs receipts.
    pub receipt_seed: [u8; 32],
}

impl Keyring {
    /// Reads both secrets, each 32 bytes in base64.
    ///
    /// # Errors
    /// A missing or malformed secret is refused: there is no default key.
    pub fn parse(master: Option<&str>, receipt: Option<&str>) -> Result<Self, KeyringError> {
        let master = secret("MASTER_KEY", master)?;
        let receipt_seed = secret("RECEIPT_SIGNING_KEY", receipt)?;
        Ok(Self {
            lookup: seal::derive(&master, "lookup"),
            pepper: seal::derive(&master, "pepper"),
            wrap: seal::derive(&master, "wrap"),
            mark: seal::derive(&master, "mark"),
            session: seal::derive(&master, "session"),
            staff: seal::derive(&master, "staff"),
            never_again: seal::derive(&master, "never-again"),
            #[cfg(feature = "local")]
            mailbox: seal::derive(&master, "mailbox"),
            receipt_seed,
        })
    }
}

fn secret(name: &'static str, value: Option<&str>) -> Result<[u8; 32], KeyringError> {
    let value = value.ok_or(KeyringError::Missing(name))?;
    encoding::from_base64(value.trim())
        .ok()
        .and_then(|bytes| bytes.try_into().ok())
        .ok_or(KeyringError::Malformed(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_or_short_secret_is_refused() {
        assert_eq!(Keyring::parse(None, None).err(), Some(KeyringError::Missing("MASTER_KEY")));
        let good = encoding::base64(&[7; 32]);
        assert_eq!(
            Keyring::parse(Some(&good), Some("c2hvcnQ=")).err(),
            Some(KeyringError::Malformed("RECEIPT_SIGNING_KEY"))
        );
    }
}
