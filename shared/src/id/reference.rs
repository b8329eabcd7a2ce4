//! The reference a person reads out on the telephone: `AD-7K3M-9QXR-0T2V-HW5C`.

use crate::secret::base32;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Why a text is not a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReferenceError {
    /// Not 16 characters of the alphabet after the prefix.
    #[error("not a reference")]
    Malformed,
    /// The last character does not fit the others: mistyped.
    #[error("the check character does not fit")]
    Check,
}

const PREFIX: &str = "AD";
const CHARS: usize = 15;

/// Public name of a deletion: 75 random bits in Crockford's base32 and one check character, which
/// finds every single wrong character and almost every swap of two neighbours. It opens nothing.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Reference([u8; CHARS + 1]);

impl Reference {
    /// From random bytes of the caller; five bits of each are used.
    #[must_use]
    pub fn from_random(bytes: [u8; CHARS]) -> Self {
        let mut values = [0; CHARS + 1];
        for (value, byte) in values.iter_mut().zip(bytes) {
            *value = byte & 31;
        }
        values[CHARS] = check_value(&values[..CHARS]);
        Self(values)
    }

    /// From what a person typed: case, spaces, dashes and the prefix do not matter, O is 0, I and L are 1.
    ///
    /// # Errors
    /// Wrong length or characters, or a check character that does not fit.
    pub fn parse(text: &str) -> Result<Self, ReferenceError> {
        let values = base32::values(text).ok_or(ReferenceError::Malformed)?;
        let prefix = base32::values(PREFIX).unwrap_or_default();
        let body = values.strip_prefix(prefix.as_slice()).filter(|rest| rest.len() == CHARS + 1);
        let body = body.unwrap_or(&values);
        let body: [u8; CHARS + 1] = body.try_into().map_err(|_| ReferenceError::Malformed)?;
        if check_value(&body[..CHARS]) == body[CHARS] { Ok(Self(body)) } else { Err(ReferenceError::Check) }
    }
}

/// Luhn's sum for base 32.
fn check_value(values: &[u8]) -> u8 {
    let mut sum = 0_u32;
    for (index, value) in values.iter().rev().enumerate() {
        let weighted = u32::from(*value) * if index % 2 == 0 { 2 } else { 1 };
        sum += weighted / 32 + weighted % 32;
    }
    u8::try_from((32 - sum % 32) % 32).unwrap_or(0)
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(PREFIX)?;
        for group in self.0.chunks(4) {
            write!(f, "-{}", base32::text(group))?;
        }
        Ok(())
    }
}

impl fmt::Debug for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Reference({self})")
    }
}

impl TryFrom<String> for Reference {
    type Error = ReferenceError;
    fn try_from(text: String) -> Result<Self, ReferenceError> {
        Self::parse(&text)
    }
}

impl From<Reference> for String {
    fn from(reference: Reference) -> Self {
        reference.to_string()
    }
}
