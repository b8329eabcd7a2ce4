//! Our own two tables beside the operator's: which message was answered how, and what deletions have decided about an account. They
//! hold the operator's ids and nothing about a person.

use shared::directory::{Operation, Status};
use shared::id::AccountKey;
use shared::time::Timestamp;

use crate::cell::{Cell, Row, Values};
use crate::database::{Database, DatabaseError, Transaction};
use crate::statement::Statement;
use crate::subject::Subject;

const TABLES: [&str; 3] = [
    "CREATE TABLE IF NOT EXISTS adieu_message (
       id TEXT PRIMARY KEY, operation TEXT NOT NULL, account TEXT NOT NULL, status TEXT NOT NULL, at BIGINT NOT NULL)",
    "CREATE INDEX IF NOT EXISTS adieu_message_old ON adieu_message (at)",
    "CREATE TABLE IF NOT EXISTS adieu_subject (
       account TEXT NOT NULL, epoch BIGINT NOT NULL, paused_by TEXT, restored_from TEXT, closed_by TEXT, locked_at BIGINT,
       sequence BIGINT NOT NULL, PRIMARY KEY (account, epoch))",
];

/// A message is asked again for 75 hours at most; what is older is nobody's any more.
const KEPT_MS: i64 = 30 * 86_400_000;

/// Makes the tables where they are not there.
pub async fn make(database: &Database) -> Result<(), DatabaseError> {
    database.run(&TABLES).await
}

fn own(text: &str) -> Statement {
    Statement::own("own tables", text)
}

fn about(key: &AccountKey) -> Values {
    Values::default().with("account", key.id.as_str()).with("epoch", Cell::Integer(key.epoch.into()))
}

/// What is written down about an account; nothing was decided yet where nothing is.
pub async fn subject(transaction: &mut Transaction, key: &AccountKey) -> Result<Subject, DatabaseError> {
    let read = own("SELECT * FROM adieu_subject WHERE account = :account AND epoch = :epoch");
    Ok(transaction.rows(&read, &about(key)).await?.first().map(subject_of).unwrap_or_default())
}

/// The same, and nobody else decides about it before this is over.
pub async fn claim(
    database: &Database,
    transaction: &mut Transaction,
    key: &AccountKey,
) -> Result<Subject, DatabaseError> {
    let make =
        own("INSERT INTO adieu_subject (account, epoch, sequence) VALUES (:account, :epoch, 0) ON CONFLICT DO NOTHING");
    transaction.change(&make, &about(key)).await?;
    let text = "SELECT * FROM adieu_subject WHERE account = :account AND epoch = :epoch";
    let read = own(&if database.locks_rows() { format!("{text} FOR UPDATE") } else { text.to_owned() });
    Ok(transaction.rows(&read, &about(key)).await?.first().map(subject_of).unwrap_or_default())
}

fn subject_of(row: &Row) -> Subject {
    Subject {
        paused_by: row.text("paused_by"),
        restored_from: row.text("restored_from"),
        closed_by: row.text("closed_by"),
        locked_at: row.integer("locked_at"),
        sequence: row.integer("sequence").unwrap_or_default(),
    }
}

/// Writes down what was decided.
pub async fn keep(transaction: &mut Transaction, key: &AccountKey, subject: &Subject) -> Result<(), DatabaseError> {
    let values = about(key)
        .with("paused_by", subject.paused_by.as_deref())
        .with("restored_from", subject.restored_from.as_deref())
        .with("closed_by", subject.closed_by.as_deref())
        .with("locked_at", subject.locked_at.map_or(Cell::Null, Cell::Integer))
        .with("sequence", Cell::Integer(subject.sequence));
    let write =
        own("UPDATE adieu_subject SET paused_by = :paused_by, restored_from = :restored_from, closed_by = :closed_by,
         locked_at = :locked_at, sequence = :sequence WHERE account = :account AND epoch = :epoch");
    transaction.change(&write, &values).await.map(|_| ())
}

/// A message with an effect, by its id, and what it is about. Asked again it may say a greater `sequence`.
#[derive(Clone, Copy, Debug)]
pub struct Message<'a> {
    pub id: &'a str,
    pub account: &'a str,
    pub operation: Operation,
}

/// How a message was answered before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    Never,
    Answered(Status),
    /// Another question came under the same id.
    Another,
}

pub async fn known(transaction: &mut Transaction, message: &Message<'_>) -> Result<Known, DatabaseError> {
    let read = own("SELECT operation, account, status FROM adieu_message WHERE id = :id");
    let rows = transaction.rows(&read, &Values::default().with("id", message.id)).await?;
    let Some(row) = rows.first() else { return Ok(Known::Never) };
    let same = row.text("operation").as_deref() == Some(message.operation.name())
        && row.text("account").unwrap_or_default() == message.account;
    if !same {
        return Ok(Known::Another);
    }
    let status = row.text("status").and_then(|text| serde_json::from_value(text.into()).ok());
    Ok(status.map_or(Known::Another, Known::Answered))
}

/// Writes down how it was answered, in the transaction that carries it out.
pub async fn remember(
    transaction: &mut Transaction,
    message: &Message<'_>,
    status: Status,
    at: Timestamp,
) -> Result<(), DatabaseError> {
    let status = serde_json::to_value(status).ok().and_then(|value| value.as_str().map(str::to_owned));
    let values = Values::default()
        .with("id", message.id)
        .with("operation", message.operation.name())
        .with("account", message.account)
        .with("status", status.as_deref())
        .with("at", Cell::Integer(at.ms()));
    let write = own(
        "INSERT INTO adieu_message (id, operation, account, status, at) VALUES (:id, :operation, :account, :status, :at)
         ON CONFLICT (id) DO UPDATE SET status = :status, at = :at",
    );
    transaction.change(&write, &values).await.map(|_| ())
}

/// Forgets messages that nobody asks again.
pub async fn forget_old(transaction: &mut Transaction, now: Timestamp) -> Result<u64, DatabaseError> {
    let values = Values::default().with("at", Cell::Integer(now.plus_ms(-KEPT_MS).ms()));
    transaction.change(&own("DELETE FROM adieu_message WHERE at < :at"), &values).await
}
