//! Migrations are numbered, never edited, and say of every column whether it is about a person.

use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};

use crate::tree::{File, files, none, one, read};

/// Each migration's hash, one per line. A new migration adds its line; an old line never changes.
const LIST: &str = "tests/tidy/migration.list";
const TYPES: [&str; 5] = ["INTEGER", "TEXT", "BLOB", "REAL", "ANY"];

fn migrations() -> Vec<File> {
    files(&["edge/migrations"], &[".sql"])
}

fn gaps(files: &[File]) -> Vec<String> {
    let numbered = files.iter().enumerate().filter(|(index, file)| {
        let name = file.path.rsplit('/').next().unwrap_or_default();
        !name.starts_with(&format!("{:04}_", index + 1))
    });
    numbered.map(|(index, file)| format!("{}: must be number {:04}", file.path, index + 1)).collect()
}

#[test]
fn migrations_are_numbered_without_a_gap() {
    none(&gaps(&migrations()));
    one(&gaps(&[File::made_up("edge/migrations/0001_a.sql", ""), File::made_up("edge/migrations/0003_b.sql", "")]));
}

fn edited(files: &[File], list: &str) -> Vec<String> {
    let mut complaints = Vec::new();
    for file in files {
        let line = format!("{}  {}", HEXLOWER.encode(&Sha256::digest(file.text.as_bytes())), file.path);
        if list.lines().any(|known| known == line) {
            continue;
        }
        if list.lines().any(|known| known.ends_with(&file.path)) {
            complaints.push(format!("{} was edited: databases out there have run it; write a new one", file.path));
        } else {
            complaints.push(format!("{LIST} lacks the line: {line}"));
        }
    }
    for line in list.lines().filter(|line| !files.iter().any(|file| line.ends_with(&file.path))) {
        complaints.push(format!("a migration is gone: {line}"));
    }
    complaints
}

#[test]
fn a_migration_is_never_edited() {
    let list = read(LIST).text;
    none(&edited(&migrations(), &list));
    let mut changed = migrations();
    if let Some(first) = changed.first_mut() {
        first.text.push_str("-- one more thing\n");
    }
    one(&edited(&changed, &list));
    changed = migrations();
    changed.remove(0);
    one(&edited(&changed, &list));
}

/// A column as its line declares it.
struct Column<'a> {
    name: &'a str,
    comment: &'a str,
}

fn columns(file: &File) -> Vec<(usize, Result<Column<'_>, &str>)> {
    let mut found = Vec::new();
    let mut inside = false;
    for (index, line) in file.text.lines().enumerate() {
        let number = index + 1;
        let line = line.trim();
        if line.starts_with("CREATE TABLE") {
            inside = true;
            if !line.ends_with('(') {
                found.push((number, Err("one line per column, please")));
            }
        } else if inside && line.starts_with(')') {
            inside = false;
        } else if let Some((_, added)) = line.split_once(" ADD COLUMN ") {
            found.extend(column(added).map(|column| (number, Ok(column))));
        } else if inside {
            found.extend(column(line).map(|column| (number, Ok(column))));
        }
    }
    found
}

fn column(line: &str) -> Option<Column<'_>> {
    let (declaration, comment) = line.split_once("--").unwrap_or((line, ""));
    let mut words = declaration.split_whitespace();
    let name = words.next()?;
    let kind = words.next()?.trim_end_matches([',', ';']);
    TYPES.contains(&kind).then_some(Column { name, comment: comment.trim() })
}

fn unclassified(files: &[File]) -> Vec<String> {
    let mut complaints = Vec::new();
    for file in files {
        for (number, column) in columns(file) {
            let complaint = match column {
                Err(complaint) => complaint.to_string(),
                Ok(column) => match column.comment.split([':', ' ']).next() {
                    Some("none" | "statutory") => continue,
                    // Whatever is written in plain stays in D1's log and in Time Travel.
                    Some("personal") if ["sealed", "hash"].iter().any(|end| column.name.ends_with(end)) => continue,
                    Some("personal") => {
                        format!("`{}` is personal: sealed, or a keyed hash, and called so", column.name)
                    }
                    _ => format!("`{}` says neither `-- personal` nor `-- statutory` nor `-- none`", column.name),
                },
            };
            complaints.push(format!("{}:{number}: {complaint}", file.path));
        }
    }
    complaints
}

#[test]
fn every_column_says_whether_it_is_about_a_person() {
    none(&unclassified(&migrations()));
    assert!(migrations().iter().map(|file| columns(file).len()).sum::<usize>() > 20, "columns are found");
    let broken = "CREATE TABLE guest (\n  id TEXT PRIMARY KEY, -- none\n  name TEXT NOT NULL\n) STRICT;";
    one(&unclassified(&[File::made_up("edge/migrations/0009_guest.sql", broken)]));
    let plain = "ALTER TABLE guest ADD COLUMN email TEXT; -- personal";
    one(&unclassified(&[File::made_up("edge/migrations/0009_guest.sql", plain)]));
}

fn lax_tables(files: &[File]) -> Vec<String> {
    let ends = files.iter().flat_map(|file| file.text.lines().map(move |line| (file, line)));
    ends.filter(|(_, line)| line.starts_with(')') && line.ends_with(';') && !line.contains("STRICT"))
        .map(|(file, line)| format!("{}: a table that is not STRICT: {line}", file.path))
        .collect()
}

#[test]
fn every_table_holds_its_types() {
    none(&lax_tables(&migrations()));
    one(&lax_tables(&[File::made_up("edge/migrations/0009_guest.sql", "CREATE TABLE guest (\n  id TEXT -- none\n);")]));
}
