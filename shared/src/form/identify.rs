//! The first pages: name your account, the code, which account, a copy.

use super::read::Reader;
use super::{Fields, Parsed};
use crate::export::CopyChoice;
use crate::id::AccountId;
use crate::identifier::Identifier;
use crate::secret::OneTimeCode;

/// Longer than any address; what is longer was not typed as one.
const MAX_IDENTIFIER_CHARS: usize = 320;

/// Name your account.
#[derive(Clone, Debug)]
pub struct Identify {
    /// What it can be. `None` if it can name no account: then the answer is that of an unknown one (invariant I19).
    pub identifier: Option<Identifier>,
}

impl Identify {
    /// Field `identifier`.
    ///
    /// # Errors
    /// Missing, oversized, repeated or unknown fields; never "no such account".
    pub fn parse(fields: &Fields) -> Parsed<Self> {
        let mut reader = Reader::of(fields, &["identifier"]);
        let form = reader
            .required("identifier", MAX_IDENTIFIER_CHARS)
            .map(|typed| Self { identifier: Identifier::parse(typed).ok() });
        reader.finish(form)
    }
}

/// The one-time code.
#[derive(Clone, Debug)]
pub struct Code {
    /// Eight digits.
    pub code: OneTimeCode,
}

impl Code {
    /// Field `code`.
    ///
    /// # Errors
    /// Missing, malformed, repeated or unknown fields.
    pub fn parse(fields: &Fields) -> Parsed<Self> {
        let mut reader = Reader::of(fields, &["code"]);
        let form = reader.parsed("code", 64, |typed| OneTimeCode::parse(typed).ok()).map(|code| Self { code });
        reader.finish(form)
    }
}

/// Which of several accounts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChooseAccount {
    /// The operator's id.
    pub account: AccountId,
}

impl ChooseAccount {
    /// Field `account`.
    ///
    /// # Errors
    /// Missing, malformed, repeated or unknown fields.
    pub fn parse(fields: &Fields) -> Parsed<Self> {
        let mut reader = Reader::of(fields, &["account"]);
        let form = reader.parsed("account", 64, |typed| AccountId::parse(typed).ok()).map(|account| Self { account });
        reader.finish(form)
    }
}

/// The question about a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CopyAnswer {
    /// `have`, `prepare` or `none`.
    pub choice: CopyChoice,
}

impl CopyAnswer {
    /// Field `choice`.
    ///
    /// # Errors
    /// Missing, malformed, repeated or unknown fields.
    pub fn parse(fields: &Fields) -> Parsed<Self> {
        let mut reader = Reader::of(fields, &["choice"]);
        let choice = reader.parsed("choice", 16, |typed| match typed {
            "have" => Some(CopyChoice::Have),
            "prepare" => Some(CopyChoice::Prepare),
            "none" => Some(CopyChoice::None),
            _ => None,
        });
        reader.finish(choice.map(|choice| Self { choice }))
    }
}
