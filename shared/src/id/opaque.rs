//! Opaque text ids: `[A-Za-z0-9._:-]`, 1 to 64 characters. The charset keeps mail addresses out.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Why a text is not an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IdError {
    /// Empty, too long or with a character outside the charset.
    #[error("not an id")]
    Malformed,
}

const MAX_CHARS: usize = 64;

fn check(text: &str) -> Result<(), IdError> {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b':' | b'-');
    if text.is_empty() || text.len() > MAX_CHARS || !text.bytes().all(allowed) {
        return Err(IdError::Malformed);
    }
    Ok(())
}

macro_rules! opaque {
    ($(#[doc = $doc:literal] $name:ident;)*) => {$(
        #[doc = $doc]
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// Checks the charset and the length.
            ///
            /// # Errors
            /// Empty, longer than 64 characters, or a character outside `[A-Za-z0-9._:-]`.
            pub fn parse(text: &str) -> Result<Self, IdError> {
                check(text).map(|()| Self(text.to_owned()))
            }

            /// The text as it was parsed.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl TryFrom<String> for $name {
            type Error = IdError;
            fn try_from(text: String) -> Result<Self, IdError> {
                Self::parse(&text)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0
            }
        }
    )*};
}

opaque! {
    #[doc = "The operator's name for an account; says nothing about the person."]
    AccountId;
    #[doc = "One of the operator's staff."]
    StaffId;
    #[doc = "A kind of data in the policy's manifest."]
    CategoryId;
    #[doc = "A system that holds a person's data and must erase it."]
    ProcessorId;
    #[doc = "A reason for leaving in the policy's list."]
    ReasonId;
    #[doc = "A hold on one deletion."]
    HoldId;
    #[doc = "A written application inside one deletion."]
    ApplicationId;
}
/// What every policy calls the operator's own directory: its quiet is the suspension of the account.
const DIRECTORY: &str = "shop";

impl ProcessorId {
    /// Whether it is the operator's own directory, and no company beside it.
    #[must_use]
    pub fn is_directory(&self) -> bool {
        self.0 == DIRECTORY
    }
}
