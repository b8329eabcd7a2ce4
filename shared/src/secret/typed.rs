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
base32_secret! {
    /// Joins an answer to the question that it answers, once; stands in the subject of the mail that asks. 60 bits: whoever
    /// guesses gets their own words into a case, and nothing out of it.
    ReplyToken, "reply-token", 12, 4
}

/// More tokens than this nobody answers at once.
const MOST_TOKENS: usize = 4;

impl ReplyToken {
    /// As it stands in a subject, without the brackets.
    #[must_use]
    pub fn shown(&self) -> String {
        format!("Q-{}", self.grouped())
    }

    /// From what a person typed, with the letter in front or without it.
    ///
    /// # Errors
    /// Not a token.
    pub fn read(typed: &str) -> Result<Self, SecretError> {
        let typed = typed.trim().trim_matches(['[', ']']);
        Self::parse(typed.strip_prefix(['Q', 'q']).filter(|rest| rest.starts_with('-')).unwrap_or(typed))
    }

    /// Those that stand in a text as they were sent, each once, the first few.
    #[must_use]
    pub fn all(text: &str) -> Vec<Self> {
        let mut found: Vec<Self> = Vec::new();
        for word in text.split(|sign: char| !sign.is_ascii_alphanumeric() && sign != '-') {
            if !word.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("Q-")) {
                continue;
            }
            if let Ok(token) = Self::read(word)
                && found.iter().all(|known| known.0 != token.0)
            {
                found.push(token);
            }
            if found.len() == MOST_TOKENS {
                break;
            }
        }
        found
    }
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
