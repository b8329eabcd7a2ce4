//! The operator's database, SQLite or PostgreSQL, behind one door.

mod decimal;
mod postgres;
mod sqlite;

use std::str::FromStr as _;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions};
use sqlx::{AssertSqlSafe, PgPool, Postgres, Sqlite, SqlitePool};

use crate::cell::{Moments, Row, Values};
use crate::statement::Statement;

/// How long somebody waits for a connection, or for another writer.
const PATIENCE: Duration = Duration::from_secs(3);

/// Why the database did not do what it was asked for. Without a value of it: a message of the database may quote one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DatabaseError {
    /// Try again later.
    #[error("the database is away")]
    Away,
    /// It did not take a statement.
    #[error("{place}: the database refuses it ({code})")]
    Refused {
        /// Where the statement stands in the file.
        place: String,
        /// The database's own code.
        code: String,
    },
    /// A value is not what it must be.
    #[error("{place}: {what}")]
    Odd {
        /// Where the statement stands in the file.
        place: String,
        /// In words.
        what: String,
    },
}

impl DatabaseError {
    fn of(place: &str, error: &sqlx::Error) -> Self {
        let code = match error {
            sqlx::Error::Database(said) => said.code().map(std::borrow::Cow::into_owned).unwrap_or_default(),
            sqlx::Error::Io(_)
            | sqlx::Error::Tls(_)
            | sqlx::Error::PoolTimedOut
            | sqlx::Error::PoolClosed
            | sqlx::Error::WorkerCrashed => return Self::Away,
            _ => "unreadable".to_owned(),
        };
        // Of SQLite: busy, locked, cannot open. Of PostgreSQL: connections, shutdowns, serialization and deadlocks.
        let is_away = matches!(code.as_str(), "5" | "6" | "14" | "261" | "517" | "40001" | "40P01" | "55P03")
            || ["08", "53", "57P"].iter().any(|class| code.starts_with(class));
        if is_away { Self::Away } else { Self::Refused { place: place.to_owned(), code } }
    }
}

/// Where the operator's tables are.
#[derive(Clone, Debug)]
pub enum Database {
    /// A file.
    Sqlite(SqlitePool),
    /// A server.
    Postgres(PgPool),
}

impl Database {
    /// Opens it by its address: `sqlite:FILE` or `postgres://…`.
    ///
    /// # Errors
    /// In words, without the address: it may hold a password.
    pub async fn open(address: &str, may_make: bool) -> Result<Self, String> {
        if address.starts_with("sqlite:") {
            let options =
                SqliteConnectOptions::from_str(address).map_err(|_| "DATABASE_URL is no address of a file")?;
            let options =
                options.create_if_missing(may_make).journal_mode(SqliteJournalMode::Wal).busy_timeout(PATIENCE);
            let pool =
                SqlitePoolOptions::new().max_connections(4).acquire_timeout(PATIENCE).connect_with(options).await;
            return pool.map(Self::Sqlite).map_err(|_| "the file of DATABASE_URL cannot be opened".to_owned());
        }
        if !address.starts_with("postgres:") && !address.starts_with("postgresql:") {
            return Err("DATABASE_URL begins with `sqlite:` or `postgres:`".to_owned());
        }
        let options = PgConnectOptions::from_str(address).map_err(|_| "DATABASE_URL is no address of a server")?;
        let pool = PgPoolOptions::new().max_connections(8).acquire_timeout(PATIENCE).connect_with(options).await;
        pool.map(Self::Postgres).map_err(|error| match error {
            sqlx::Error::Database(said) => format!("the server refuses ({})", said.code().unwrap_or_default()),
            _ => "the server of DATABASE_URL does not answer".to_owned(),
        })
    }

    /// Begins something that happens as a whole or not at all.
    pub async fn begin(&self, moments: Moments) -> Result<Transaction, DatabaseError> {
        let away = |error: sqlx::Error| DatabaseError::of("begin", &error);
        Ok(match self {
            // One that read first and writes then would find that another has written meanwhile.
            Self::Sqlite(pool) => Transaction::Sqlite(pool.begin_with("BEGIN IMMEDIATE").await.map_err(away)?, moments),
            Self::Postgres(pool) => Transaction::Postgres(pool.begin().await.map_err(away)?, moments),
        })
    }

    /// Begins reading.
    pub async fn read(&self, moments: Moments) -> Result<Transaction, DatabaseError> {
        let away = |error: sqlx::Error| DatabaseError::of("begin", &error);
        Ok(match self {
            Self::Sqlite(pool) => Transaction::Sqlite(pool.begin().await.map_err(away)?, moments),
            Self::Postgres(pool) => {
                let wish = "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY";
                Transaction::Postgres(pool.begin_with(wish).await.map_err(away)?, moments)
            }
        })
    }

    /// Runs texts of our own, each with any number of statements and no values.
    pub async fn run(&self, texts: &[&str]) -> Result<(), DatabaseError> {
        for text in texts {
            let raw = sqlx::raw_sql(AssertSqlSafe(*text));
            let ran = match self {
                Self::Sqlite(pool) => raw.execute(pool).await.map(|_| ()),
                Self::Postgres(pool) => raw.execute(pool).await.map(|_| ()),
            };
            ran.map_err(|error| DatabaseError::of("own tables", &error))?;
        }
        Ok(())
    }

    /// Lets go of every connection.
    pub async fn close(&self) {
        match self {
            Self::Sqlite(pool) => pool.close().await,
            Self::Postgres(pool) => pool.close().await,
        }
    }

    /// Whether it locks single rows: the other one locks itself.
    #[must_use]
    pub const fn locks_rows(&self) -> bool {
        matches!(self, Self::Postgres(_))
    }
}

/// What happens as a whole or not at all; dropped, it has not happened.
#[derive(Debug)]
pub enum Transaction {
    Sqlite(sqlx::Transaction<'static, Sqlite>, Moments),
    Postgres(sqlx::Transaction<'static, Postgres>, Moments),
}

impl Transaction {
    /// The rows of a statement.
    pub async fn rows(&mut self, statement: &Statement, values: &Values) -> Result<Vec<Row>, DatabaseError> {
        let rows = match self {
            Self::Sqlite(connection, moments) => sqlite::rows(connection, statement, values, *moments).await,
            Self::Postgres(connection, moments) => postgres::rows(connection, statement, values, *moments).await,
        };
        rows.map_err(|error| DatabaseError::of(&statement.place, &error))
    }

    /// How many rows a statement has changed.
    pub async fn change(&mut self, statement: &Statement, values: &Values) -> Result<u64, DatabaseError> {
        let changed = match self {
            Self::Sqlite(connection, moments) => sqlite::change(connection, statement, values, *moments).await,
            Self::Postgres(connection, moments) => postgres::change(connection, statement, values, *moments).await,
        };
        changed.map_err(|error| DatabaseError::of(&statement.place, &error))
    }

    /// The columns of a statement, which is looked at and not run. The database's own words: no value has been bound.
    pub async fn columns(&mut self, statement: &Statement) -> Result<Vec<String>, String> {
        let columns = match self {
            Self::Sqlite(connection, _) => sqlite::columns(connection, statement).await,
            Self::Postgres(connection, _) => postgres::columns(connection, statement).await,
        };
        columns.map_err(|error| match error {
            sqlx::Error::Database(said) => said.message().to_owned(),
            other => other.to_string(),
        })
    }

    /// From here on it has happened.
    pub async fn commit(self) -> Result<(), DatabaseError> {
        let done = match self {
            Self::Sqlite(connection, _) => connection.commit().await,
            Self::Postgres(connection, _) => connection.commit().await,
        };
        done.map_err(|error| DatabaseError::of("commit", &error))
    }
}
