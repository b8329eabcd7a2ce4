//! A written application: filled in, looked at, sent.

use super::read::Reader;
use super::{Fields, Parsed};
use crate::application::Kind;
use crate::identifier::Identifier;
use crate::letter::{Field, Filled, MOST_CHARS, one_line};
use crate::secret::OneTimeCode;

/// The longest address that there can be.
const MAX_IDENTIFIER_CHARS: usize = 320;
/// Longer than the phrase in any language.
const MAX_PHRASE_CHARS: usize = 200;
/// Names of people and places.
const MAX_NAME_CHARS: usize = 100;

/// What the person wants with the letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LetterStep {
    /// See it as it will be sent.
    Look,
    /// Write it differently.
    Change,
    /// Send it.
    Send,
}

/// A letter on its way. Personal: sealed before it is stored.
#[derive(Clone, Debug)]
pub struct Letter {
    /// What the person filled in; the date is not theirs to write.
    pub fields: Filled,
    /// What for.
    pub step: LetterStep,
    /// A fresh code, where one was asked for.
    pub code: Option<OneTimeCode>,
    /// The typed phrase, which sends an immediate one.
    pub phrase: Option<String>,
}

/// A blank's name in the form. `account` and `reason` are choices from a list elsewhere.
const fn name(field: Field) -> &'static str {
    match field {
        Field::Account => "identifier",
        Field::Name => "name",
        Field::Date => "date",
        Field::Location => "location",
        Field::Reason => "why",
        Field::Contact => "address",
        Field::Recognise => "recognise",
    }
}

/// Only mail is sent by us.
fn is_mail(text: &str) -> bool {
    matches!(Identifier::parse(text), Ok(Identifier::Email(_)))
}

impl Letter {
    /// Fields `identifier`, `why`, for an immediate deletion `name` and `location` too, without access `name`, `address` (of
    /// mail) and `recognise`, `step` (`look`, `change`, `send`), `code`, and to send an immediate one `phrase` and
    /// `understood`.
    ///
    /// # Errors
    /// Missing, malformed, oversized, repeated or unknown fields; not ticked.
    pub fn parse(fields: &Fields, kind: Kind) -> Parsed<Self> {
        let allowed: &[&'static str] = match kind {
            Kind::Immediate => &["identifier", "name", "location", "why", "step", "code", "phrase", "understood"],
            Kind::Revocation => &["identifier", "why", "step", "code"],
            Kind::Access => &["identifier", "address", "name", "why", "recognise", "step"],
        };
        let mut reader = Reader::of(fields, allowed);
        let mut filled = Filled::new();
        for field in Field::of(kind) {
            let most = match field {
                Field::Date => continue,
                Field::Account | Field::Contact => MAX_IDENTIFIER_CHARS,
                Field::Name | Field::Location => MAX_NAME_CHARS,
                Field::Reason | Field::Recognise => MOST_CHARS,
            };
            // What is nothing but invisible marks says nothing.
            match reader.required(name(*field), most).map(one_line) {
                Some(text) if text.is_empty() => reader.fail(name(*field), "missing"),
                Some(text) if *field == Field::Contact && !is_mail(&text) => reader.fail("address", "malformed"),
                Some(text) => drop(filled.insert(*field, text)),
                None => {}
            }
        }
        let step = reader.parsed("step", 8, |text| match text {
            "look" => Some(LetterStep::Look),
            "change" => Some(LetterStep::Change),
            "send" => Some(LetterStep::Send),
            _ => None,
        });
        let is_understood = kind != Kind::Immediate || reader.ticked("understood");
        let (mut code, mut phrase) = (None, None);
        if step == Some(LetterStep::Send) {
            if !is_understood {
                reader.fail("understood", "not-ticked");
            }
            if kind == Kind::Immediate {
                phrase = reader.required("phrase", MAX_PHRASE_CHARS).map(str::to_owned);
            }
            if let Some(text) = reader.optional("code", 64) {
                code = OneTimeCode::parse(text).ok();
                if code.is_none() {
                    reader.fail("code", "malformed");
                }
            }
        }
        reader.finish(step.map(|step| Self { fields: filled, step, code, phrase }))
    }
}
