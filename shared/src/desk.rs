//! What the staff's desk does and how it is remembered: who, what, when, why, each entry chained to the one before.
//!
//! A chain belongs to one subject: a case, or a member of staff. There is no global head, so no write waits for another
//! case. Texts of people stay sealed in the house; in the chain stands their [`BodyMark`].

mod act;
mod check;
mod reason;

pub use act::Act;
pub use check::{Checked, Fault, check};
pub use reason::{Channel, DoorReason, RefusalReason, Reply, RevealReason};

use crate::event::{BodyMark, EventHash, framed};
use crate::id::StaffId;
use crate::seal::Key;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

macro_rules! names {
    ($(#[doc = $about:literal])* $kind:ident { $(#[doc = $doc:literal] $variant:ident = $name:literal,)* }) => {
        $(#[doc = $about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum $kind {
            $(#[doc = $doc] $variant,)*
        }

        impl $kind {
            /// All of them, in the order in which they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The stable name, for rows, forms and locale keys.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }

            /// From its stable name.
            #[must_use]
            pub fn parse(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|known| known.name() == name)
            }
        }
    };
}

pub(crate) use names;

/// One entry, as far as it may leave the house.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Counted from 1 within its subject.
    pub number: u32,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub staff: StaffId,
    /// As what, by the role's name at that moment.
    pub role: String,
    /// What, by the name of an [`Act`].
    pub act: String,
    /// Why, by the name of a reason, where one was chosen; to whom, by their id, where something was given.
    pub why: Option<String>,
    /// For the rest.
    pub mark: BodyMark,
}

impl Entry {
    /// The hash of this entry on top of the one before: SHA-256 over the previous hash (32 bytes), the subject, the number
    /// (4 bytes), the moment (8 bytes, milliseconds UTC), staff, role, act, reason (empty if none) and the mark (32 bytes),
    /// each preceded by its length in 8 bytes; texts are UTF-8, numbers big-endian.
    #[must_use]
    pub fn hash(&self, previous: &EventHash, subject: &str) -> EventHash {
        let (number, at) = (self.number.to_be_bytes(), self.at.ms().to_be_bytes());
        let fields: [&[u8]; 9] = [
            previous.as_bytes(),
            subject.as_bytes(),
            &number,
            &at,
            self.staff.as_str().as_bytes(),
            self.role.as_bytes(),
            self.act.as_bytes(),
            self.why.as_deref().unwrap_or_default().as_bytes(),
            self.mark.as_bytes(),
        ];
        EventHash::from_bytes(Sha256::digest(framed(&fields)).into())
    }
}

/// What stands for an entry's text: HMAC-SHA-256 of subject, number and text.
#[must_use]
pub fn mark(key: &Key, subject: &str, number: u32, text: &str) -> BodyMark {
    BodyMark::of_text(key, subject, number, text)
}

/// A line of the exported log (JSON, one entry a line).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// Whose chain: a case or a member of staff.
    pub subject: String,
    /// What happened.
    pub entry: Entry,
    /// Its hash on top of the one before.
    pub hash: EventHash,
}
