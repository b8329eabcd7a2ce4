//! What a directory says that it can, and whether that is so.

use serde_json::Value;
use shared::directory::{
    AccountAnswer, CONTRACT, Capabilities, ContactKind, Counts, EndingsAnswer, Found, Holders, Items, Operation,
    PreferencesAnswer, Question, StandingAnswer, Tokens,
};
use shared::id::{AccountKey, CategoryId, ProcessorId};
use shared::policy::Strategy;
use shared::preference::everything;
use shared::time::Timestamp;

use crate::call::now;
use crate::session::Session;

/// An answer about what is in the way is younger.
const MOST_OLD_MS: i64 = 60_000;

/// The first question: without an answer to it there is nothing to try.
pub fn capabilities(session: &mut Session<'_>) -> Option<Capabilities> {
    let (said, call) = session.done::<Capabilities>("capabilities", &Question::of(Operation::Capabilities))?;
    session.holds(
        "contract",
        said.contract == CONTRACT,
        &format!("`contract` is {}, not {CONTRACT}", said.contract),
        &call,
    );
    for operation in Operation::LEAST {
        let what = format!("`{}` is not among the operations, and there is no directory without it", operation.name());
        session.holds("capabilities", declares(&said, operation), &what, &call);
    }
    session.holds("capabilities", !said.categories.is_empty(), "no category is held: there is nothing to erase", &call);
    Some(said)
}

pub fn declares(capabilities: &Capabilities, operation: Operation) -> bool {
    capabilities.operations.iter().any(|name| name == operation.name())
}

/// A question of each operation, complete, about this account.
fn question(operation: Operation, key: &AccountKey, capabilities: &Capabilities) -> Question {
    let category = capabilities.categories.first().map(|held| held.id.clone());
    let about = Question::about(operation, key);
    match operation {
        Operation::Items => Question { category, ..about },
        Operation::Correct => {
            let lines = [("name".to_owned(), "Nobody".to_owned())].into();
            Question { category, item: Some("newest".to_owned()), lines, ..about }
        }
        Operation::EraseItems => {
            let parts = capabilities.categories.iter().find(|held| held.parts).map(|held| held.id.clone());
            Question { category: parts.or(category), items: ["nothing".to_owned()].into(), ..about }
        }
        Operation::Refuse => Question { refused: Some(everything()), at: Some(now()), ..about },
        Operation::Holders => {
            let categories = category.into_iter().collect();
            Question { at: Some(now()), categories, ..Question::of(operation) }
        }
        Operation::Tokens => Question { processor: ProcessorId::parse("nobody").ok(), ..about },
        Operation::Erase => Question { category, strategy: Some(Strategy::Erase), ..about },
        _ => about,
    }
}

/// Of nobody nothing is known; and what is not declared says so.
pub fn nobody(session: &mut Session<'_>, capabilities: &Capabilities) {
    let Some(key) = session.nobody() else { return };
    let deletion = Session::new_deletion();
    for operation in Operation::ALL {
        let mut question = question(operation, &key, capabilities);
        if matches!(operation, Operation::Suspend | Operation::Restore | Operation::Erase) {
            (question.deletion, question.sequence) = (Some(deletion), Some(1));
        }
        let (rule, statuses): (_, &[&str]) = match operation {
            Operation::Capabilities | Operation::Find => continue,
            _ if !declares(capabilities, operation) => ("undeclared", &["unsupported"]),
            Operation::Holders => continue,
            // Whether a category or a processor is meant at all may be looked at first.
            Operation::Correct | Operation::EraseItems => ("not-there", &["not-there", "unsupported"]),
            Operation::Tokens => ("not-there", &["not-there", "unsupported", "done"]),
            _ => ("not-there", &["not-there"]),
        };
        let id = session.new_id();
        session.status(rule, &question, (&id, statuses));
    }
    for (kind, identifier) in [("email", format!("{}@nobody.invalid", key.id)), ("id", key.id.to_string())] {
        if let Some((found, call)) = session.done::<Found>("find", &find(kind, &identifier, None)) {
            session.holds(
                "find",
                found.accounts.is_empty(),
                "somebody is found by an identifier that nobody has",
                &call,
            );
        }
    }
}

pub fn find(kind: &str, identifier: &str, since: Option<Timestamp>) -> Question {
    let (kind, identifier) = (Some(kind.to_owned()), Some(identifier.to_owned()));
    Question { kind, identifier, since, ..Question::of(Operation::Find) }
}

/// What kind of identifier it is.
pub fn kind(identifier: &str) -> &'static str {
    match identifier {
        number if number.starts_with('+') => "phone",
        address if address.contains('@') => "email",
        _ => "username",
    }
}

/// What is said about an account that is there.
pub fn somebody(session: &mut Session<'_>, capabilities: &Capabilities, identifier: &str) -> Option<AccountKey> {
    let kind = kind(identifier);
    let (found, call) = session.done::<Found>("find", &find(kind, identifier, None))?;
    session.holds("find", found.accounts.len() <= 10, "more than ten accounts are found", &call);
    let Some(key) = found.accounts.into_iter().next() else {
        session.wrong("find", "nobody is found by the identifier that was given", &call);
        return None;
    };
    if let Some((found, call)) = session.done::<Found>("find", &find("id", key.id.as_str(), None)) {
        session.holds("find", found.accounts.contains(&key), "an account is not found by its own id", &call);
    }
    if let Some((told, call)) = session.done::<AccountAnswer>("account", &Question::about(Operation::Account, &key)) {
        let wanted = if kind == "phone" { ContactKind::Phone } else { ContactKind::Email };
        let is_told = told
            .account
            .contacts
            .iter()
            .any(|one| one.kind == wanted && one.address == identifier && one.replaced_at.is_none());
        let what =
            "the account that is found by an address does not have it, in its canonical form, among its contacts";
        session.holds("account", kind == "username" || is_told, what, &call);
        let is_past = told.account.created_at <= now() && told.account.created_at.ms() > 100_000_000_000;
        session.holds("account", is_past, "`created_at` is no moment in milliseconds since 1970", &call);
    }
    if let Some((told, call)) = session.done::<StandingAnswer>("standing", &Question::about(Operation::Standing, &key))
    {
        let age = now().since_ms(told.as_of).abs();
        session.holds("standing", age < MOST_OLD_MS, &format!("`as_of` is {age} ms away from now"), &call);
    }
    let counts = counts(session, capabilities, &key);
    items(session, capabilities, &key, counts.as_ref());
    rest(session, capabilities, &key);
    Some(key)
}

pub fn counts(session: &mut Session<'_>, capabilities: &Capabilities, key: &AccountKey) -> Option<Counts> {
    if !declares(capabilities, Operation::Counts) {
        return None;
    }
    let (counts, call) = session.done::<Counts>("counts", &question(Operation::Counts, key, capabilities))?;
    for id in counts.counts.keys() {
        let is_held = capabilities.categories.iter().any(|held| held.id == *id);
        session.holds("counts", is_held, &format!("`{id}` is counted and not declared to be held"), &call);
    }
    Some(counts)
}

fn items(session: &mut Session<'_>, capabilities: &Capabilities, key: &AccountKey, counts: Option<&Counts>) {
    if !declares(capabilities, Operation::Items) {
        return;
    }
    for held in &capabilities.categories {
        let question = Question { category: Some(held.id.clone()), ..Question::about(Operation::Items, key) };
        let Some((page, call)) = session.done::<Items>("items", &question) else { continue };
        session.holds("items", page.items.len() <= 500, "a page has more than 500 records", &call);
        session.holds(
            "items",
            page.items.is_sorted_by_key(|item| item.at),
            &format!("the oldest record of `{}` is not the first: its `select` wants ORDER BY at", held.id),
            &call,
        );
        let counted = counts.map(|counts| counts.counts.get(&held.id).copied().unwrap_or_default());
        if let (Some(counted), None) = (counted, &page.next) {
            let what = format!("`{}` has {} records and counts {counted}", held.id, page.items.len());
            session.holds("counts", usize::try_from(counted) == Ok(page.items.len()), &what, &call);
        }
    }
}

/// What else is declared is answered.
fn rest(session: &mut Session<'_>, capabilities: &Capabilities, key: &AccountKey) {
    for operation in [Operation::Endings, Operation::Preferences, Operation::Holders, Operation::Tokens] {
        if !declares(capabilities, operation) {
            continue;
        }
        let question = question(operation, key, capabilities);
        match operation {
            Operation::Endings => drop(session.done::<EndingsAnswer>("endings", &question)),
            Operation::Preferences => drop(session.done::<PreferencesAnswer>("preferences", &question)),
            Operation::Holders => drop(session.done::<Holders>("holders", &question)),
            _ => tokens(session, &question),
        }
    }
}

/// For a processor that nobody knows there are none, or nobody can say.
fn tokens(session: &mut Session<'_>, question: &Question) {
    let id = session.new_id();
    let Some((body, call)) = session.said("tokens", question, &id) else { return };
    let is_unsupported = body.get("status").and_then(Value::as_str) == Some("unsupported");
    let is_read = is_unsupported || serde_json::from_value::<Tokens>(body).is_ok();
    session.holds("tokens", is_read, "`tokens` does not say what it must", &call);
}

/// A category that nobody holds.
pub fn unheld() -> Option<CategoryId> {
    CategoryId::parse("nothing-of-the-kind").ok()
}
