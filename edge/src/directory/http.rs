//! The operator's own directory, asked over HTTP as `shared::directory` says.
//!
//! Only a signed answer to the very question that was asked is believed. Silence, a redirect, an error, an answer that is unsigned,
//! too old or of another shape are all the same: no answer. None of them is ever "nothing stands in the way" (I20).

mod act;
mod other;
mod read;

use serde::de::DeserializeOwned;
use serde_json::Value;
use shared::directory::{Operation, Question};
use shared::id::CategoryId;
use shared::webhook::Secret;

use crate::context::Context;
use crate::directory::DirectoryError;
use crate::limits;
use crate::openid::address::Address;
use crate::port::{self, PortError};

pub use act::{correct, erase, erase_items, restore, set_preferences, suspend};
pub use other::{subject, tokens};
pub use read::{
    account, can, counts, endings, export, find, find_lately, has_parts, holders, holds, items, matters, named,
    preferences, shut_by,
};

/// Where the directory is, and what both sides sign with.
#[derive(Clone)]
pub struct Way {
    base: String,
    secret: Secret,
}

impl std::fmt::Debug for Way {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Way({})", self.base)
    }
}

impl Way {
    /// An address that nobody on the way can answer for, and a secret.
    pub fn parse(address: &str, secret: Secret) -> Option<Self> {
        let address = Address::parse(address.trim().trim_end_matches('/')).filter(Address::is_bare)?;
        Some(Self { base: address.text(), secret })
    }
}

/// Why an answer counts for nothing. The operator's log says it; nobody else does.
fn none(cause: &'static str) -> DirectoryError {
    DirectoryError::Port(PortError::Unavailable { act: "asking the directory", cause: cause.to_owned() })
}

/// Asks what changes nothing: under a name of its own each time.
async fn ask<T: DeserializeOwned>(context: &Context, question: &Question) -> Result<T, DirectoryError> {
    let id = context.new_id()?;
    let said = said(context, question, &id).await?;
    serde_json::from_value(said).map_err(|_| none("the answer lacks what it must say"))
}

/// Says what is to be done, under a name that stays the same however often it is said.
async fn tell(context: &Context, question: &Question, parts: &[&str]) -> Result<(), DirectoryError> {
    let id = context.lookup("directory-message", &parts.join("\u{0}"));
    said(context, question, &id).await.map(drop)
}

/// The answer's body, once it is known whose it is and what it answers.
async fn said(context: &Context, question: &Question, id: &str) -> Result<Value, DirectoryError> {
    let way = context.settings.directory.as_ref().ok_or(DirectoryError::Unsupported)?;
    let body = serde_json::to_vec(question).map_err(|_| DirectoryError::Broken)?;
    let seconds = context.wire.ms().div_euclid(1000).to_string();
    let signature = way.secret.sign(id, &seconds, &body);
    let asked = port::Question {
        address: format!("{}/{}", way.base, question.operation.name()),
        body: Some(body),
        headers: port::signed(id, seconds, signature),
        patience_ms: limits::DIRECTORY_MS,
        most_bytes: limits::DIRECTORY_BYTES,
    };
    let answered = context.http.ask(&asked).await.map_err(|_| none("it is silent, or says too much"))?;
    if answered.status != 200 {
        crate::log::note("directory", &format!("{} is answered {}", question.operation.name(), answered.status));
        return Err(none("it answers an error"));
    }
    let message = answered.message().ok_or_else(|| none("the answer is not signed"))?;
    if message.id != id {
        return Err(none("the answer is to another question"));
    }
    way.secret.verify(&message, context.wire).map_err(|_| none("the answer is not signed as it must be"))?;
    let said: Value = serde_json::from_slice(&answered.body).map_err(|_| none("the answer is no JSON"))?;
    meant(question.operation, said)
}

/// What is said, if it is said to this question and done.
fn meant(operation: Operation, said: Value) -> Result<Value, DirectoryError> {
    let member = |name: &str| said.get(name).and_then(Value::as_str);
    if member("answers") != Some(operation.name()) {
        return Err(none("the answer is to another question"));
    }
    match member("status") {
        Some("done") => Ok(said),
        Some("not-there") => Err(DirectoryError::NotThere),
        Some("not-ours" | "stale") => Err(DirectoryError::NotOurs),
        Some("unsupported") => Err(DirectoryError::Unsupported),
        _ => Err(none("the answer has no status")),
    }
}

/// Under which category's key something of a category is kept here.
pub fn kept_under(context: &Context, category: &CategoryId) -> Result<CategoryId, DirectoryError> {
    if context.settings.directory.is_none() {
        return Ok(category.clone());
    }
    CategoryId::parse(super::embedded::CONTACT).map_err(|_| DirectoryError::Broken)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn only_what_is_said_to_the_question_that_was_asked_counts() {
        let done = json!({ "answers": "standing", "status": "done", "blockers": [], "as_of": 1 });
        assert_eq!(meant(Operation::Standing, done.clone()), Ok(done.clone()));
        assert!(matches!(meant(Operation::Find, done), Err(DirectoryError::Port(_))));
        for odd in [
            json!({}),
            json!([]),
            json!({ "answers": "standing" }),
            json!({ "answers": "standing", "status": "ok" }),
            json!({ "operation": "standing", "status": "done" }),
            json!({ "answers": "standing", "status": true, "blockers": [] }),
        ] {
            assert!(matches!(meant(Operation::Standing, odd), Err(DirectoryError::Port(_))));
        }
    }

    #[test]
    fn what_a_directory_refuses_is_told_apart_from_its_silence() {
        let says = |status: &str| meant(Operation::Suspend, json!({ "answers": "suspend", "status": status }));
        assert_eq!(says("not-there"), Err(DirectoryError::NotThere));
        assert_eq!(says("not-ours"), Err(DirectoryError::NotOurs));
        assert_eq!(says("stale"), Err(DirectoryError::NotOurs));
        assert_eq!(says("unsupported"), Err(DirectoryError::Unsupported));
    }

    #[test]
    fn a_way_that_somebody_could_answer_for_is_none() {
        let secret = || Secret::parse(&format!("whsec_{}", shared::encoding::base64(&[7; 32]))).expect("a secret");
        assert!(Way::parse("https://directory.example/adieu/", secret()).is_some());
        for wrong in ["http://directory.example", "https://directory.example/?a=b", "directory.example", ""] {
            assert!(Way::parse(wrong, secret()).is_none(), "{wrong}");
        }
    }
}
