//! The first pages: name your account, the code, which account, a copy.

use super::read::Reader;
use super::{Fields, Parsed};
use crate::export::{Answer, Answers, CopyChoice};
use crate::id::{AccountId, CategoryId};
use crate::identifier::Identifier;
use crate::secret::OneTimeCode;
use std::collections::BTreeSet;

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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopyAnswer {
    /// `have`, `prepare` or `none`.
    pub choice: CopyChoice,
    /// What was said category by category.
    pub answers: Answers,
}

/// Before a category's id in the name of its field.
pub const KIND_PREFIX: &str = "kind:";

impl CopyAnswer {
    /// Fields `choice`, and `kind:<category>` for each category that something is said about: `have`, `not-needed`, or
    /// empty.
    ///
    /// # Errors
    /// Missing, malformed, repeated or unknown fields.
    pub fn parse(fields: &Fields) -> Parsed<Self> {
        let (kinds, others): (Vec<_>, Vec<_>) =
            fields.iter().cloned().partition(|(name, _)| name.starts_with(KIND_PREFIX));
        let mut reader = Reader::of(&others, &["choice"]);
        let answers = answers(&kinds);
        if answers.is_none() {
            reader.fail("form", "unknown");
        }
        let choice = reader.parsed("choice", 16, |typed| match typed {
            "have" => Some(CopyChoice::Have),
            "prepare" => Some(CopyChoice::Prepare),
            "none" => Some(CopyChoice::None),
            _ => None,
        });
        reader.finish(choice.zip(answers).map(|(choice, answers)| Self { choice, answers }))
    }
}

/// `None` if a field is none of ours: these come from lists, and nobody types them.
fn answers(kinds: &Fields) -> Option<Answers> {
    let mut answers = Answers::new();
    let mut seen = BTreeSet::new();
    for (name, value) in kinds {
        let category = CategoryId::parse(name.strip_prefix(KIND_PREFIX)?).ok()?;
        if !seen.insert(category.clone()) {
            return None;
        }
        let answer = match value.as_str() {
            "" => continue,
            "have" => Answer::Have,
            "not-needed" => Answer::NotNeeded,
            _ => return None,
        };
        answers.insert(category, answer);
    }
    Some(answers)
}
