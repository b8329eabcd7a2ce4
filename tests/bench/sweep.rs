//! What the sweep reads (P12): of an empty tick, and of fifty due deletions among a thousand and among many more.
//!
//! The many are rows of two real lives, one pending and one revoked, copied into the database's file while nobody runs on it,
//! each under an id and a reference of its own, with a body that reads as theirs. What is due is fifty real starts, by HTTP.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use rusqlite::Connection;
use tests::crowd::in_parallel;
use tests::journey::Journey;
use tests::server::{Plan, Server};
use tests::shop;
use tests::stage::{Stage, copy};
use tests::store::{Store, database};

use crate::Wish;
use crate::effort::{Effort, Spent};
use crate::figure::{Figure, Unit};
use crate::life::tick;

/// As many as one tick looks at.
const DUE: usize = 50;
const FEW: u32 = 1_000;
/// `ADIEU_BULK` says another number: a million takes a few minutes and some gigabytes.
const MANY: u32 = 100_000;
const DAY_MS: i64 = 24 * 3_600_000;
const HOUR_MS: i64 = 3_600_000;

pub fn figures(_wish: &Wish) -> Result<Vec<Figure>> {
    let many = std::env::var("ADIEU_BULK").ok().and_then(|text| text.parse().ok()).unwrap_or(MANY);
    let base = base()?;
    let (few, empty_among_few) = among(&base, FEW)?;
    let (lots, empty) = among(&base, many)?;
    let told = |spent: &Spent| format!("{} rows in {} round trips", spent.read(), spent.trips);
    println!("A tick with {DUE} due: {} among {FEW}, {} among {many}", told(&few), told(&lots));
    println!("A tick with nothing due: {} among {FEW}, {} among {many}", told(&empty_among_few), told(&empty));
    #[expect(clippy::cast_precision_loss, reason = "a few thousand rows")]
    let rows = |spent: &Spent| spent.read() as f64;
    let against = format!("among {FEW}");
    let what = format!("D1 rows read by a tick, {DUE} due among {many}");
    let ratio = Figure::ratio("P12", &what, (rows(&lots), rows(&few)), Unit::Count, &against);
    let nothing = Figure::absolute("", "D1 rows read by a tick with nothing due", rows(&empty), Unit::Count);
    // No statement makes one of two: D1 counts a row for each index that is looked into, also where nothing is found, and there
    // are two, the agenda's and that of the directory's accounts that stay. In one list each account would be a row of it.
    Ok(vec![ratio.held(1.10, 1.05), nothing.held(2.0, 1.0)])
}

/// A state with what is due and with the two lives that are multiplied.
struct Base {
    state: PathBuf,
    /// When everything that is due is due, in the middle of an hour: on the hour a tick also cleans up.
    due_ms: i64,
    pending: String,
    revoked: String,
}

fn base() -> Result<Base> {
    let server = Server::start()?;
    let now_ms = now_ms();
    let half_hour_ms = now_ms - now_ms.rem_euclid(HOUR_MS) + HOUR_MS / 2;
    let names: Vec<String> = (0..DUE).map(|number| format!("nobody{number}@nowhere.example")).collect();
    in_parallel(&names, |_, name| Journey::begin(&server, server.client().at(half_hour_ms - DAY_MS), name))?;
    let people = shop::plant(&server, "bulk", 2, "clean")?;
    let [one, other] = people.as_slice() else { anyhow::bail!("two were planted") };
    let (pending, _) = Journey::pending(&server, server.client(), one)?;
    let (revoked, codes) = Journey::pending(&server, server.client(), other)?;
    revoked.revoke(&server.client(), &codes.revocation)?.must_be(303)?;
    Effort::settled(&server)?;
    let state = Stage::get()?.root.join("bulk");
    copy(&server.state(), &state)?;
    Ok(Base { state, due_ms: half_hour_ms, pending: pending.reference, revoked: revoked.reference })
}

/// One tick that finds what is due among so many, and one after it that finds nothing.
fn among(base: &Base, number: u32) -> Result<(Spent, Spent)> {
    let state = base.state.with_extension(number.to_string());
    copy(&base.state, &state)?;
    multiply(&database(&state)?, base, number)?;
    let server = Server::start_as(&Plan { state: Some(state.clone()), ..Plan::default() })?;
    fs::remove_dir_all(&state)?;
    let all = Store::of(&server)?.count("SELECT COUNT(*) FROM deletion")?;
    ensure!(all > i64::from(number), "they are there");
    server.set_clock(base.due_ms)?;
    let due = measured(&server)?;
    let expired = Store::of(&server)?.count("SELECT COUNT(*) FROM deletion WHERE state = 'expired'")?;
    ensure!(expired == i64::try_from(DUE)?, "the tick did what was due: {expired}");
    Ok((due, measured(&server)?))
}

fn measured(server: &Server) -> Result<Spent> {
    let before = Effort::settled(server)?;
    tick(server)?;
    Ok(Effort::settled(server)?.since(&before)?.part("tick"))
}

/// Writes the copies: one in four waits for its day, the others have ended.
fn multiply(database: &Path, base: &Base, number: u32) -> Result<()> {
    let connection = Connection::open(database)?;
    connection.execute_batch("PRAGMA synchronous = OFF; BEGIN")?;
    for (reference, from, to) in [(&base.pending, 0, number / 4), (&base.revoked, number / 4, number)] {
        let sql = "SELECT id FROM deletion WHERE reference = ?1";
        let id: String = connection.query_row(sql, [reference], |row| row.get(0)).context("the life to copy")?;
        for (table, condition) in [
            ("deletion", "t.id = ?1"),
            ("deletion_event", "t.deletion = ?1 AND t.version = (SELECT version FROM deletion WHERE id = ?1)"),
            ("outbox", "t.id = (SELECT MIN(id) FROM outbox WHERE deletion = ?1)"),
        ] {
            let columns = columns(&connection, table)?;
            let values: Vec<String> = columns.iter().map(|column| value(table, column)).collect();
            let sql = format!(
                "WITH RECURSIVE n (i) AS (SELECT ?3 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?4)
                 INSERT INTO {table} ({}) SELECT {} FROM n, {table} t WHERE {condition} AND ?2 <> ''",
                columns.join(", "),
                values.join(", ")
            );
            connection.execute(&sql, (&id, reference, from, to)).with_context(|| sql.clone())?;
        }
    }
    connection.execute_batch("COMMIT; PRAGMA wal_checkpoint(TRUNCATE)")?;
    Ok(())
}

pub fn columns(connection: &Connection, table: &str) -> Result<Vec<String>> {
    let mut statement = connection.prepare(&format!("SELECT name FROM pragma_table_info('{table}')"))?;
    let names = statement.query_map([], |row| row.get(0))?;
    Ok(names.collect::<Result<_, _>>()?)
}

/// The same value, but for what names the life.
fn value(table: &str, column: &str) -> String {
    const ID: &str = "printf('%032x', n.i + 4096)";
    const REFERENCE: &str = "printf('AD-%012d', n.i)";
    match (table, column) {
        ("deletion" | "outbox", "id") | (_, "deletion") => ID.to_owned(),
        ("deletion", "reference") => REFERENCE.to_owned(),
        ("deletion", "account_hash") => format!("{ID} || {ID}"),
        ("deletion", "body") => format!("replace(replace(t.body, ?1, {ID}), ?2, {REFERENCE})"),
        (_, column) => format!("t.{column}"),
    }
}

fn now_ms() -> i64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or_default()
}
