//! What the database was asked for, as D1 counts it: read from the trial build's own books.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail, ensure};
use serde::Deserialize;
use tests::answer::Answer;
use tests::server::Server;

const PATIENCE: Duration = Duration::from_mins(3);

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
pub struct Rows {
    pub read: i64,
    pub written: i64,
}

/// By table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct Spent {
    pub trips: i64,
    pub tables: BTreeMap<String, Rows>,
}

/// By who asked: `answer`, `afterwards`, `tick`, `queue`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct Effort {
    going_on: u32,
    parts: BTreeMap<String, Spent>,
}

impl Spent {
    fn add(&mut self, other: &Self, sign: i64) {
        self.trips += sign * other.trips;
        for (table, rows) in &other.tables {
            let sum = self.tables.entry(table.clone()).or_default();
            sum.read += sign * rows.read;
            sum.written += sign * rows.written;
        }
    }

    pub fn read(&self) -> i64 {
        self.tables.values().map(|rows| rows.read).sum()
    }

    pub fn written(&self) -> i64 {
        self.tables.values().map(|rows| rows.written).sum()
    }
}

impl Effort {
    /// Everything since the Worker began, once nothing is going on any more.
    pub fn settled(server: &Server) -> Result<Self> {
        let asked = Instant::now();
        let mut last = Self::now(server)?;
        loop {
            std::thread::sleep(Duration::from_millis(300));
            let now = Self::now(server)?;
            if now == last && now.going_on == 0 {
                return Ok(now);
            }
            if asked.elapsed() > PATIENCE {
                bail!("the Worker never comes to rest");
            }
            last = now;
        }
    }

    fn now(server: &Server) -> Result<Self> {
        let answer = server.client().get("/dev/effort")?.must_be(200)?;
        serde_json::from_slice(&answer.body).context("reading what the database was asked for")
    }

    /// What came since.
    pub fn since(&self, before: &Self) -> Result<Self> {
        let mut since = self.clone();
        for (part, spent) in &before.parts {
            since.parts.entry(part.clone()).or_default().add(spent, -1);
        }
        // A Worker that began anew has lost its books.
        let is_whole = since.parts.values().all(|spent| spent.trips >= 0);
        ensure!(is_whole, "the Worker began anew while it was measured");
        Ok(since)
    }

    pub fn part(&self, name: &str) -> Spent {
        self.parts.get(name).cloned().unwrap_or_default()
    }

    /// All parts together.
    pub fn whole(&self) -> Spent {
        let mut whole = Spent::default();
        for spent in self.parts.values() {
            whole.add(spent, 1);
        }
        whole
    }
}

/// What one answer took before it left.
#[derive(Debug, Clone, Copy, Default)]
pub struct Taken {
    pub trips: i64,
    /// Of these, calls of the demo shop and its processors, which stand for the operator's own systems.
    pub directory: i64,
    pub read: i64,
    pub written: i64,
}

impl Taken {
    pub fn of(answer: &Answer) -> Result<Self> {
        let header = answer.header("adieu-trial-d1").context("the answer says what it took")?;
        let number = |name: &str| {
            let parts = header.split("; ").find_map(|part| part.strip_prefix(name)?.strip_prefix('='));
            parts.and_then(|number| number.parse().ok()).with_context(|| format!("no {name} in {header}"))
        };
        Ok(Self {
            trips: number("trips")?,
            directory: number("directory")?,
            read: number("read")?,
            written: number("written")?,
        })
    }

    /// Round trips to what the desk itself keeps.
    pub const fn own(self) -> i64 {
        self.trips - self.directory
    }
}
