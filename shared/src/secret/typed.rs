//! Codes a person copies by hand, and the token that rides in a link's fragment.

use super::{Secret, SecretError, base32};
use std::fmt;
use zeroize::{Zeroize, ZeroizeOnDrop};

macro_rules! base32_secret {
    ($(#[doc = $doc:literal])* $name:ident, $purpose:literal, $chars:literal, $group:literal) => {
        $(#[doc = $doc])*
        #[derive(Clone, Zeroize, ZeroizeOnDrop)]
        pub struct $name(String);

        impl $name {
            /// Random bytes needed: five bits of each are used.
            pub const BYTES: usize = $chars;

            /// From at least [`Self::BYTES`] random bytes.
            ///
            /// # Errors
            /// Fewer bytes.
            pub fn generate(random: &[u8]) -> Result<Self, SecretError> {
                random.get(..Self::BYTES).map(|bytes| Self(base32::text(bytes))).ok_or(SecretError::TooFewBytes)
            }

            /// From what a person typed: case, spaces and dashes do not matter, O is 0, I and L are 1.
            ///
            /// # Errors
            /// Wrong length or alphabet.
            pub fn parse(typed: &str) -> Result<Self, SecretError> {
                let values = base32::values(typed).filter(|values| values.len() == $chars);
                values.map(|values| Self(base32::text(&values))).ok_or(SecretError::Malformed)
            }

            /// As shown: in groups that can be spoken.
            #[must_use]
            pub fn grouped(&self) -> String {
                let groups: Vec<&str> =
                    self.0.as_bytes().chunks($group).filter_map(|group| std::str::from_utf8(group).ok()).collect();
                groups.join("-")
            }
        }

        impl Secret for $name {
            const PURPOSE: &'static str = $purpose;
            fn expose(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    };
}

base32_secret! {
    /// Reads the status and nothing else; lives as long as the case is shown. 100 bits.
    StatusCode, "status-code", 20, 5
}
base32_secret! {
    /// Revokes, once, until the way back closes; gives no session. 100 bits.
    RevocationCode, "revocation-code", 20, 5
}
base32_secret! {
    /// The same power as [`RevocationCode`], for a link's fragment. 130 bits.
    LinkToken, "revocation-link", 26, 26
}

/// What the revoke form takes: the code someone typed, or the token a link filled in.
#[derive(Clone, Debug)]
pub enum RevocationSecret {
    /// Typed by hand.
    Code(RevocationCode),
    /// From the mailed link.
    Link(LinkToken),
}

impl RevocationSecret {
    /// The two are told apart by their length.
    ///
    /// # Errors
    /// Neither of them.
    pub fn parse(typed: &str) -> Result<Self, SecretError> {
        RevocationCode::parse(typed).map(Self::Code).or_else(|_| LinkToken::parse(typed).map(Self::Link))
    }
}
