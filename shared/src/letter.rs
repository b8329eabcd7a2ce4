//! The two letters of seed 000, written from fields and recognised in plain text, and the one of whoever has no access.
//!
//! Their words belong to the locale files and come in as an argument: here is only where the blanks are. A letter is compared
//! word by word, so that quoting, wrapped lines, greetings, signatures and other punctuation do not matter.

mod recognise;
mod template;

pub use recognise::recognise;
pub use template::Template;

use crate::application::Kind;
use std::collections::BTreeMap;

/// A mail that is longer was not written by hand.
pub const MOST_BYTES: usize = 64 * 1024;
/// What a person may write into one blank.
pub const MOST_CHARS: usize = 500;

/// A blank of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// User name, telephone number or e-mail address.
    Account,
    /// Who writes.
    Name,
    /// When.
    Date,
    /// Where.
    Location,
    /// Why.
    Reason,
    /// Where the writer can be reached.
    Contact,
    /// What staff can ask to recognise them.
    Recognise,
}

impl Field {
    /// All of them; the first five are those of the letter for immediate deletion, in its order.
    pub const ALL: [Self; 7] =
        [Self::Account, Self::Name, Self::Date, Self::Location, Self::Reason, Self::Contact, Self::Recognise];

    /// The stable name, for forms and locale keys.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::Name => "name",
            Self::Date => "date",
            Self::Location => "location",
            Self::Reason => "reason",
            Self::Contact => "contact",
            Self::Recognise => "recognise",
        }
    }

    /// The blanks of one letter.
    #[must_use]
    pub const fn of(kind: Kind) -> &'static [Self] {
        match kind {
            Kind::Immediate => &[Self::Account, Self::Name, Self::Date, Self::Location, Self::Reason],
            Kind::Access => &[Self::Account, Self::Name, Self::Date, Self::Reason, Self::Contact, Self::Recognise],
            Kind::Revocation => &[Self::Account, Self::Reason],
        }
    }
}

/// What stands in the blanks.
pub type Filled = BTreeMap<Field, String>;

/// A letter that was recognised. Personal: sealed before it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// What it asks for.
    pub kind: Kind,
    /// Every blank, filled in.
    pub fields: Filled,
}

/// What is wrong with one blank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Which.
    pub field: Field,
    /// `missing` or `too-long`.
    pub code: &'static str,
}

/// Why a text is no letter of ours.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unrecognised {
    /// More than [`MOST_BYTES`].
    #[error("the text is too long")]
    TooLong,
    /// Neither of the letters.
    #[error("the text is none of the letters")]
    Unknown,
    /// One of them, with blanks that are empty or too full.
    #[error("the letter is not filled in")]
    NotFilledIn(Kind, Vec<Fault>),
}

/// What was written into a blank, on one line: no line of a letter can be made to look like another.
#[must_use]
pub fn one_line(text: &str) -> String {
    let plain = |character: char| if character.is_control() { ' ' } else { character };
    let text: String = text.chars().filter(|character| !is_mark_of_direction(*character)).map(plain).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

const fn is_mark_of_direction(character: char) -> bool {
    matches!(character, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
