//! What the edge needs from the outside world, as narrow traits.
//!
//! Everything that decides or records goes through these, so that the same code runs on the platform and under a native
//! simulator. A `Db` is one batch: there is no way to spell "read, then write in another call and hope" as one step.

use std::future::Future;
use std::pin::Pin;

use shared::job::Job;
use shared::token::Algorithm;
use shared::webhook::Message;
use thiserror::Error;

/// A future that stays on its thread: Workers have one.
pub type Task<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// The platform failed. The text names the act; causes from the platform carry stacks and stay in the log.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PortError {
    /// A unique or primary key was already taken: somebody else was first. Never the platform's fault.
    /// Names the table whose key it was.
    #[error("another writer was first in {0}")]
    Conflict(String),
    /// The platform did not answer, or not in the way that it promises.
    #[error("{act} failed: {cause}")]
    Unavailable { act: &'static str, cause: String },
}

/// One bound value. D1 has no booleans and loses integers beyond 2^53, so there is nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    Null,
    Int(i64),
    Text(String),
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}

impl From<u32> for Value {
    fn from(value: u32) -> Self {
        Self::Int(i64::from(value))
    }
}

impl From<String> for Value {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl From<shared::time::Timestamp> for Value {
    fn from(value: shared::time::Timestamp) -> Self {
        Self::Int(value.ms())
    }
}

/// One statement with its values, numbered `?1`, `?2`, ….
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    pub sql: &'static str,
    pub values: Vec<Value>,
}

impl Statement {
    pub fn of(sql: &'static str, values: Vec<Value>) -> Self {
        Self { sql, values }
    }
}

/// One row, by column name.
#[derive(Debug, Clone, Default)]
pub struct Row(pub serde_json::Map<String, serde_json::Value>);

impl Row {
    /// A column that must hold text.
    pub fn text(&self, column: &'static str) -> Result<String, PortError> {
        self.maybe_text(column).ok_or_else(|| Self::missing(column))
    }

    /// A column that may be null.
    pub fn maybe_text(&self, column: &'static str) -> Option<String> {
        self.0.get(column)?.as_str().map(str::to_owned)
    }

    /// A column that must hold an integer.
    pub fn int(&self, column: &'static str) -> Result<i64, PortError> {
        self.maybe_int(column).ok_or_else(|| Self::missing(column))
    }

    /// A column that may be null. The platform hands numbers over as doubles; all of ours are integers below 2^53.
    pub fn maybe_int(&self, column: &'static str) -> Option<i64> {
        let value = self.0.get(column)?;
        #[expect(clippy::cast_possible_truncation, reason = "stored values are integers below 2^53")]
        value.as_i64().or_else(|| value.as_f64().map(|number| number as i64))
    }

    fn missing(column: &'static str) -> PortError {
        PortError::Unavailable { act: "reading a row", cause: format!("column {column} is missing or of another type") }
    }
}

/// The rows that one statement of a batch gave back.
pub type Rows = Vec<Row>;

/// The database: one call is one transaction, all or nothing.
pub trait Db {
    fn batch(&self, statements: Vec<Statement>) -> Task<'_, Result<Vec<Rows>, PortError>>;
}

/// A key–value namespace. Eventually consistent: nothing that decides may live here.
pub trait Kv {
    fn get<'a>(&'a self, key: &'a str) -> Task<'a, Result<Option<Vec<u8>>, PortError>>;
    /// `ttl_s`: seconds until the platform forgets the value by itself (60 at least), or never.
    fn put<'a>(&'a self, key: &'a str, value: &'a [u8], ttl_s: Option<u64>) -> Task<'a, Result<(), PortError>>;
    fn delete<'a>(&'a self, key: &'a str) -> Task<'a, Result<(), PortError>>;
    /// At most `limit` keys that begin with `prefix`, in order.
    fn list<'a>(&'a self, prefix: &'a str, limit: u64) -> Task<'a, Result<Vec<String>, PortError>>;
}

/// The work queue. Delivery is at least once and unordered: the outbox is the truth.
pub trait Queue {
    fn send<'a>(&'a self, job: &'a Job) -> Task<'a, Result<(), PortError>>;
}

/// What was built beside the code: the same for everybody, and nothing that decides.
pub trait Files {
    /// Nothing if there is no such file.
    fn text<'a>(&'a self, path: &'a str) -> Task<'a, Result<Option<String>, PortError>>;
}

/// A mail that is ready to leave.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct OutgoingMail {
    /// Its name: alike at every attempt, and what a report about it is known by.
    #[serde(default)]
    pub id: String,
    pub to: String,
    pub subject: String,
    pub text: String,
    pub html: String,
    /// A calendar file, if the mail carries a date that must not be missed.
    pub calendar: Option<String>,
    /// Where an answer to it goes, if not to its sender.
    #[serde(default)]
    pub reply_to: Option<String>,
    /// Answers a mail by itself: says so, and no machine answers back (RFC 3834).
    #[serde(default)]
    pub automatic: bool,
}

/// The mail service.
pub trait Mail {
    fn send<'a>(&'a self, mail: &'a OutgoingMail) -> Task<'a, Result<(), PortError>>;
}

/// A question to another house. Its address was checked by whoever asks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Question {
    pub address: String,
    /// POST where there is one, else GET.
    pub body: Option<Vec<u8>>,
    pub headers: Vec<(&'static str, String)>,
    /// How long an answer is waited for.
    pub patience_ms: u64,
    /// An answer that is longer is none.
    pub most_bytes: usize,
}

/// The headers of a signed message (Standard Webhooks 1.0.0): its name, the second of this attempt, its signatures.
pub fn signed(id: &str, seconds: String, signature: String) -> Vec<(&'static str, String)> {
    vec![
        ("content-type", "application/json".to_owned()),
        ("webhook-id", id.to_owned()),
        ("webhook-timestamp", seconds),
        ("webhook-signature", signature),
    ]
}

/// What another house has answered, whatever it means.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answered {
    pub status: u16,
    /// Those that somebody asks for, in lower case.
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Answered {
    /// A header by its lower-case name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The answer as a signed message, if it is one.
    pub fn message(&self) -> Option<Message<'_>> {
        Some(Message {
            id: self.header("webhook-id")?,
            timestamp: self.header("webhook-timestamp")?,
            signature: self.header("webhook-signature")?,
            body: &self.body,
        })
    }
}

/// Why there is no answer. Says nothing that came from there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NoAnswer {
    #[error("nobody answers")]
    Silent,
    #[error("the answer is too long")]
    TooLong,
    #[error("the question cannot be asked")]
    Odd,
}

/// Other houses. No redirect is ever followed: it would take a signature along to somebody else.
pub trait Http {
    fn ask<'a>(&'a self, question: &'a Question) -> Task<'a, Result<Answered, NoAnswer>>;
}

/// Signatures with keys that the platform's own cryptography knows.
pub trait Signer {
    /// `key` is PKCS #8.
    fn sign<'a>(&'a self, algorithm: Algorithm, key: &'a [u8], text: &'a [u8]) -> Task<'a, Result<Vec<u8>, PortError>>;
    /// Modulus and exponent of an RSA key, as a JWK has them.
    fn rsa_half<'a>(&'a self, key: &'a [u8]) -> Task<'a, Result<(String, String), PortError>>;
}

/// Randomness fit for secrets.
pub trait Rng {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), PortError>;
}
