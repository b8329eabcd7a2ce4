//! Forms of people who come back, or never left: look, revoke, withdraw, stop.

use super::read::Reader;
use super::{Fields, Parsed};
use crate::id::Reference;
use crate::limits::ANSWER_CHARS;
use crate::secret::{ReplyToken, RevocationSecret, StatusCode};

/// Look at a request.
#[derive(Clone, Debug)]
pub struct Track {
    /// Its public name.
    pub reference: Reference,
    /// Opens the status, nothing else.
    pub code: StatusCode,
}

impl Track {
    /// Fields `reference` and `code`.
    ///
    /// # Errors
    /// Missing, malformed, repeated or unknown fields.
    pub fn parse(fields: &Fields) -> Parsed<Self> {
        let mut reader = Reader::of(fields, &["reference", "code"]);
        let reference = reader.parsed("reference", 64, |typed| Reference::parse(typed).ok());
        let code = reader.parsed("code", 64, |typed| StatusCode::parse(typed).ok());
        reader.finish(reference.zip(code).map(|(reference, code)| Self { reference, code }))
    }
}

/// Come back.
#[derive(Clone, Debug)]
pub struct Revoke {
    /// Its public name.
    pub reference: Reference,
    /// The typed code, or the token a link filled in.
    pub code: RevocationSecret,
}

impl Revoke {
    /// Fields `reference` and `code`.
    ///
    /// # Errors
    /// Missing, malformed, repeated or unknown fields.
    pub fn parse(fields: &Fields) -> Parsed<Self> {
        let mut reader = Reader::of(fields, &["reference", "code"]);
        let reference = reader.parsed("reference", 64, |typed| Reference::parse(typed).ok());
        let code = reader.parsed("code", 64, |typed| RevocationSecret::parse(typed).ok());
        reader.finish(reference.zip(code).map(|(reference, code)| Self { reference, code }))
    }
}

/// Answer a question of the staff.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The deletion's public name.
    pub reference: Reference,
    /// As it stands in the subject of the mail that asked.
    pub code: ReplyToken,
    /// In the person's own words: personal, sealed before it is stored.
    pub words: String,
}

impl Answer {
    /// Fields `reference`, `code` and `answer`.
    ///
    /// # Errors
    /// Missing, malformed, oversized, repeated or unknown fields.
    pub fn parse(fields: &Fields) -> Parsed<Self> {
        let mut reader = Reader::of(fields, &["reference", "code", "answer"]);
        let reference = reader.parsed("reference", 64, |typed| Reference::parse(typed).ok());
        let code = reader.parsed("code", 64, |typed| ReplyToken::read(typed).ok());
        let words = reader.required("answer", ANSWER_CHARS).map(str::to_owned);
        let form = reference.zip(code).zip(words);
        reader.finish(form.map(|((reference, code), words)| Self { reference, code, words }))
    }
}

/// Stop before it takes effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Withdraw {
    /// The version the person saw.
    pub seen: u32,
}

impl Withdraw {
    /// Field `seen`.
    ///
    /// # Errors
    /// Missing, malformed, repeated or unknown fields.
    pub fn parse(fields: &Fields) -> Parsed<Self> {
        let mut reader = Reader::of(fields, &["seen"]);
        let form = reader.seen().map(|seen| Self { seen });
        reader.finish(form)
    }
}

/// How somebody who did not ask for a deletion wants it stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Means {
    /// At once, with proof of control.
    Keep,
    /// By a person of the staff, who looks at it.
    Ask,
}

/// Stop a deletion that was found.
#[derive(Clone, Debug)]
pub struct Stop {
    /// Its public name.
    pub deletion: Reference,
    /// How.
    pub means: Means,
}

impl Stop {
    /// Fields `deletion` and `means`.
    ///
    /// # Errors
    /// Missing, malformed, repeated or unknown fields.
    pub fn parse(fields: &Fields) -> Parsed<Self> {
        let mut reader = Reader::of(fields, &["deletion", "means"]);
        let deletion = reader.parsed("deletion", 64, |typed| Reference::parse(typed).ok());
        let means = reader.parsed("means", 8, |typed| match typed {
            "keep" => Some(Means::Keep),
            "ask" => Some(Means::Ask),
            _ => None,
        });
        reader.finish(deletion.zip(means).map(|(deletion, means)| Self { deletion, means }))
    }
}
