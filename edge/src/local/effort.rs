//! What the database was asked for: round trips, rows read and rows written, as D1 itself counts them, by table and by
//! the part of the work that asked. Counts carry no noise, so the bench can hold them to a number.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use serde::Serialize;
use worker::D1Result;

use crate::port::Statement;
use crate::reply::Reply;

/// On every answer in trial mode: what was asked for before it left.
const HEADER: &str = "adieu-trial-d1";

/// Who asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Part {
    /// A person waits for it.
    Answer,
    /// The same invocation, once the answer has left.
    Afterwards,
    Tick,
    Queue,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Serialize)]
struct Rows {
    read: usize,
    written: usize,
}

#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize)]
struct Spent {
    trips: u32,
    /// Of these, calls of the demo shop and its processors, which stand for the operator's own systems.
    directory: u32,
    tables: BTreeMap<String, Rows>,
}

impl Spent {
    fn add(&mut self, other: &Self) {
        self.trips += other.trips;
        self.directory += other.directory;
        for (table, rows) in &other.tables {
            let sum = self.tables.entry(table.clone()).or_default();
            sum.read += rows.read;
            sum.written += rows.written;
        }
    }
}

thread_local! {
    static TOTALS: RefCell<BTreeMap<Part, Spent>> = const { RefCell::new(BTreeMap::new()) };
    /// Work that goes on although its answer has left.
    static GOING_ON: Cell<u32> = const { Cell::new(0) };
}

/// What one invocation has asked for since the last `close`.
#[derive(Debug, Default)]
pub struct Effort(RefCell<Spent>);

impl Effort {
    /// One call of the database and what it says of itself.
    pub fn note(&self, statements: &[&'static str], results: &[D1Result]) {
        let mut spent = self.0.borrow_mut();
        spent.trips += 1;
        spent.directory += u32::from(statements.first().is_some_and(|sql| is_directory(table(sql))));
        for (sql, result) in statements.iter().zip(results) {
            let Ok(Some(meta)) = result.meta() else { continue };
            let rows = spent.tables.entry(table(sql).to_owned()).or_default();
            rows.read += meta.rows_read.unwrap_or(0);
            rows.written += meta.rows_written.unwrap_or(0);
        }
    }

    /// Books it to the part that has ended.
    pub fn close(&self, part: Part) {
        let spent = self.0.take();
        TOTALS.with_borrow_mut(|totals| totals.entry(part).or_default().add(&spent));
    }

    /// The answer with what it took, booked.
    pub fn answered(&self, reply: Reply) -> Reply {
        let spent = self.0.borrow().clone();
        let sum = |count: fn(&Rows) -> usize| spent.tables.values().map(count).sum::<usize>();
        let (read, written) = (sum(|rows| rows.read), sum(|rows| rows.written));
        self.close(Part::Answer);
        reply.with(
            HEADER,
            format!("trips={}; directory={}; read={read}; written={written}", spent.trips, spent.directory),
        )
    }
}

/// The statements' text, for `note`, before they are handed over.
pub fn texts(statements: &[Statement]) -> Vec<&'static str> {
    statements.iter().map(|statement| statement.sql).collect()
}

/// Lives as long as work goes on after its answer.
#[derive(Debug)]
pub struct GoingOn(());

impl GoingOn {
    pub fn begin() -> Self {
        GOING_ON.set(GOING_ON.get() + 1);
        Self(())
    }
}

impl Drop for GoingOn {
    fn drop(&mut self) {
        GOING_ON.set(GOING_ON.get().saturating_sub(1));
    }
}

fn is_directory(table: &str) -> bool {
    table.starts_with("shop_") || table.starts_with("processor_")
}

/// The table that a statement is about: its first one.
fn table(sql: &str) -> &str {
    let mut words = sql.split_whitespace();
    while let Some(word) = words.next() {
        if matches!(word, "INTO" | "FROM" | "UPDATE") {
            return words.next().unwrap_or_default();
        }
    }
    ""
}

/// GET /dev/effort: everything since this isolate began.
pub fn show() -> Reply {
    let parts = TOTALS.with_borrow(Clone::clone);
    Reply::json(200, &serde_json::json!({ "going_on": GOING_ON.get(), "parts": parts }))
}

#[cfg(test)]
mod tests {
    use super::table;

    #[test]
    fn a_statement_is_booked_to_its_first_table() {
        assert_eq!(table("SELECT d.*, e.hash FROM deletion d\n JOIN deletion_event e"), "deletion");
        assert_eq!(table("INSERT INTO outbox (id) VALUES (?1)"), "outbox");
        assert_eq!(table("UPDATE job SET attempts = attempts + 1"), "job");
        assert_eq!(table("DELETE FROM session WHERE token_hash = ?1"), "session");
    }
}
