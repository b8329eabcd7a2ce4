//! The database's files, read in a copy: the running product never waits for a test that looks.

use std::collections::BTreeMap;
use std::fs;
use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use anyhow::{Context as _, Result, ensure};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};

use crate::server::Server;

/// A copy of the local D1, opened.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    folder: PathBuf,
}

impl Store {
    pub fn of(server: &Server) -> Result<Self> {
        static NUMBER: AtomicU32 = AtomicU32::new(1);
        let folder = server.folder().join(format!("look-{}", NUMBER.fetch_add(1, Ordering::Relaxed)));
        // A copy taken while a checkpoint runs may be torn: then another is taken.
        for _ in 0..20 {
            if let Some(connection) = copied(&database(&server.state())?, &folder)? {
                return Ok(Self { connection, folder });
            }
        }
        anyhow::bail!("no whole copy of the database was to be had")
    }

    /// State and next date of a deletion.
    pub fn state(&self, reference: &str) -> Result<(String, Option<i64>)> {
        let sql = "SELECT state, next_at FROM deletion WHERE reference = ?1";
        Ok(self.connection.query_row(sql, [reference], |row| Ok((row.get(0)?, row.get(1)?)))?)
    }

    /// The state of every deletion, by its reference.
    pub fn states(&self) -> Result<BTreeMap<String, String>> {
        let mut statement = self.connection.prepare("SELECT reference, state FROM deletion")?;
        let states = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(states.collect::<Result<_, _>>()?)
    }

    /// Kinds of a deletion's events, oldest first.
    pub fn events(&self, reference: &str) -> Result<Vec<String>> {
        let sql = "SELECT e.kind FROM deletion_event e JOIN deletion d ON d.id = e.deletion
                   WHERE d.reference = ?1 ORDER BY e.version";
        let mut statement = self.connection.prepare(sql)?;
        let kinds = statement.query_map([reference], |row| row.get(0))?;
        Ok(kinds.collect::<Result<_, _>>()?)
    }

    /// A deletion's events, oldest first, with their moments.
    pub fn moments(&self, reference: &str) -> Result<Vec<(String, i64)>> {
        let sql = "SELECT e.kind, e.at FROM deletion_event e JOIN deletion d ON d.id = e.deletion
                   WHERE d.reference = ?1 ORDER BY e.version";
        let mut statement = self.connection.prepare(sql)?;
        let moments = statement.query_map([reference], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(moments.collect::<Result<_, _>>()?)
    }

    /// One number.
    pub fn count(&self, sql: &str) -> Result<i64> {
        Ok(self.connection.query_row(sql, [], |row| row.get(0))?)
    }

    /// One text.
    pub fn text(&self, sql: &str) -> Result<String> {
        self.connection.query_row(sql, [], |row| row.get(0)).with_context(|| sql.to_owned())
    }

    /// Every row of every table, as text: what must be equal if nothing changed.
    pub fn dump(&self) -> Result<String> {
        let mut tables = Vec::new();
        for table in self.tables()? {
            let mut statement = self.connection.prepare(&format!("SELECT * FROM \"{table}\""))?;
            let columns = statement.column_count();
            let mut rows = statement.query([])?;
            let mut lines = Vec::new();
            while let Some(row) = rows.next()? {
                let cells: Vec<String> =
                    (0..columns).map(|index| row.get_ref(index).map(shown)).collect::<Result<_, _>>()?;
                lines.push(cells.join("|"));
            }
            lines.sort();
            tables.push(format!("{table}\n{}\n", lines.join("\n")));
        }
        Ok(tables.concat())
    }

    /// The tables of our own migrations.
    pub fn tables(&self) -> Result<Vec<String>> {
        let sql = "SELECT name FROM sqlite_master WHERE type = 'table'
                   AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_cf%' ESCAPE '\\' AND name NOT LIKE 'd1%' ORDER BY name";
        let mut statement = self.connection.prepare(sql)?;
        let names = statement.query_map([], |row| row.get(0))?;
        let names: Vec<String> = names.collect::<Result<_, _>>()?;
        ensure!(names.len() > 10, "the migrations made more than {} tables", names.len());
        Ok(names)
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// The one database file of a state folder.
pub fn database(state: &Path) -> Result<PathBuf> {
    let folder = state.join("v3").join("d1").join("miniflare-D1DatabaseObject");
    let files = fs::read_dir(&folder).with_context(|| format!("reading {}", folder.display()))?;
    let mut names: Vec<PathBuf> = files.filter_map(|entry| Some(entry.ok()?.path())).collect();
    names.retain(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.ends_with(".sqlite") && !name.starts_with("metadata")
    });
    ensure!(names.len() == 1, "one database, not {names:?}");
    names.pop().context("one database")
}

fn copied(database: &Path, folder: &Path) -> Result<Option<Connection>> {
    fs::create_dir_all(folder)?;
    let target = folder.join("d1.sqlite");
    let log = PathBuf::from(format!("{}-wal", database.display()));
    let began = generation(&log)?;
    fs::copy(database, &target)?;
    for ending in ["-wal", "-shm"] {
        let to = folder.join(format!("d1.sqlite{ending}"));
        // Without its index the log is read anew, which is what a copy needs.
        if ending == "-wal" && log.is_file() {
            fs::copy(&log, &to)?;
        } else if to.is_file() {
            fs::remove_file(&to)?;
        }
    }
    // A log that began anew meanwhile no longer has what the older copy of the file lacks: whole, but of no one moment.
    if generation(&log)? != began {
        return Ok(None);
    }
    let connection = Connection::open_with_flags(&target, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    let verdict: rusqlite::Result<String> = connection.query_row("PRAGMA quick_check", [], |row| row.get(0));
    Ok(verdict.is_ok_and(|verdict| verdict == "ok").then_some(connection))
}

/// What the log's header says, which changes whenever the log begins anew.
fn generation(log: &Path) -> Result<Vec<u8>> {
    const HEADER_BYTES: u64 = 32;
    let mut header = Vec::new();
    match fs::File::open(log) {
        Ok(file) => file.take(HEADER_BYTES).read_to_end(&mut header).map(drop)?,
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => return Err(error.into()),
    }
    Ok(header)
}

fn shown(value: ValueRef<'_>) -> String {
    match value {
        ValueRef::Null => "∅".to_owned(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
        ValueRef::Blob(bytes) => data_encoding::HEXLOWER.encode(bytes),
    }
}
