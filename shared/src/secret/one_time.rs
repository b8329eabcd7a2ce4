//! The code that proves control now: 8 digits, 10 minutes, 5 tries (see `limits`).

use super::{Secret, SecretError};
use std::fmt;
use zeroize::{Zeroize, ZeroizeOnDrop};

const DIGITS: usize = 8;

/// Eight digits. Life and tries are the storage's to enforce.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct OneTimeCode(String);

impl OneTimeCode {
    /// From random bytes: a byte of 250 or more is skipped, so that every digit is equally likely.
    /// 32 bytes practically always suffice.
    ///
    /// # Errors
    /// Fewer than 8 usable bytes.
    pub fn generate(random: &[u8]) -> Result<Self, SecretError> {
        let digits: String =
            random.iter().filter(|byte| **byte < 250).take(DIGITS).map(|byte| char::from(b'0' + byte % 10)).collect();
        if digits.len() == DIGITS { Ok(Self(digits)) } else { Err(SecretError::TooFewBytes) }
    }

    /// From what a person typed: spaces and dashes do not matter.
    ///
    /// # Errors
    /// Anything but 8 digits.
    pub fn parse(typed: &str) -> Result<Self, SecretError> {
        let mut digits = String::with_capacity(DIGITS);
        for character in typed.chars().filter(|character| !character.is_whitespace() && *character != '-') {
            if !character.is_ascii_digit() || digits.len() == DIGITS {
                return Err(SecretError::Malformed);
            }
            digits.push(character);
        }
        if digits.len() == DIGITS { Ok(Self(digits)) } else { Err(SecretError::Malformed) }
    }

    /// As shown in the mail: `1234 5678`.
    #[must_use]
    pub fn grouped(&self) -> String {
        let (left, right) = self.0.split_at(DIGITS / 2);
        format!("{left} {right}")
    }
}

impl Secret for OneTimeCode {
    const PURPOSE: &'static str = "one-time-code";
    fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for OneTimeCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OneTimeCode(…)")
    }
}
