//! What is asked for, carried out.

mod act;
mod erase;
mod more;
mod part;
mod read;

use serde_json::{Value, json};
use shared::directory::{Answer, CONTRACT, Capabilities, Held, Operation, Question, Status};
use shared::id::AccountKey;

use crate::book::Message;
use crate::cell::{Cell, Values};
use crate::clock;
use crate::database::DatabaseError;
use crate::door::Service;

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The question lacks something, or has something odd.
    Question(String),
    Database(DatabaseError),
    /// There is more to do than fits into one call: asked again, it goes on.
    TimeIsUp,
}

impl From<DatabaseError> for Trouble {
    fn from(error: DatabaseError) -> Self {
        Self::Database(error)
    }
}

/// What became of it, and what is said beside.
pub type Outcome = Result<(Status, Value), Trouble>;

/// Nothing is said beside.
fn only(status: Status) -> (Status, Value) {
    (status, Value::Null)
}

fn done(value: impl serde::Serialize) -> Outcome {
    let said = serde_json::to_value(value).map_err(|_| Trouble::Question("cannot be said".to_owned()))?;
    Ok((Status::Done, said))
}

/// Answers one question.
pub async fn carry_out(service: &Service, message: &Message<'_>, question: &Question) -> Outcome {
    if !service.config.operations().contains(&question.operation) {
        return Ok(only(Status::Unsupported));
    }
    match question.operation {
        Operation::Capabilities => done(capabilities(service)),
        Operation::Find => read::find(service, question).await,
        Operation::Account => read::account(service, question).await,
        Operation::Standing => read::standing(service, question).await,
        Operation::Counts => read::counts(service, question).await,
        Operation::Items => read::items(service, question).await,
        Operation::Endings => more::endings(service, question).await,
        Operation::Preferences => more::preferences(service, question).await,
        Operation::Holders => more::holders(service, question).await,
        Operation::Tokens => more::tokens(service, question).await,
        Operation::Suspend | Operation::Restore => act::act(service, message, question).await,
        Operation::Erase => erase::erase(service, message, question).await,
        Operation::EraseItems => part::erase_items(service, message, question).await,
        Operation::Correct => part::correct(service, message, question).await,
        Operation::Refuse => part::refuse(service, message, question).await,
    }
}

fn capabilities(service: &Service) -> Capabilities {
    let held =
        service.config.categories.iter().map(|one| Held { id: one.id.clone(), parts: !one.delete_items.is_empty() });
    Capabilities {
        contract: CONTRACT,
        operations: service.config.operations().into_iter().map(|one| one.name().to_owned()).collect(),
        categories: held.collect(),
    }
}

/// The body of an answer: what is said stands beside the status.
pub fn body(operation: Operation, status: Status, said: Value) -> String {
    let said = match said {
        Value::Object(map) if status == Status::Done => Some(Value::Object(map)),
        _ => None,
    };
    serde_json::to_string(&Answer { answers: operation, status, said }).unwrap_or_else(|_| json!({}).to_string())
}

/// A member that the operation cannot do without.
fn needed<'a, T>(member: Option<&'a T>, name: &str) -> Result<&'a T, Trouble> {
    member.ok_or_else(|| Trouble::Question(format!("`{name}` is missing")))
}

fn account_of(question: &Question) -> Result<&AccountKey, Trouble> {
    needed(question.account.as_ref(), "account")
}

/// What every statement about an account is given.
fn about(key: &AccountKey) -> Values {
    Values::default()
        .with("account", key.id.as_str())
        .with("epoch", Cell::Integer(key.epoch.into()))
        .with("now", Cell::Moment(clock::now()))
}
