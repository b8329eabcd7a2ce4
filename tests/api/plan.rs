//! How the database answers what the sweep asks every minute: from an index, whatever lies in the tables.

use std::fs;

use anyhow::{Context as _, Result, ensure};
use rusqlite::Connection;
use tests::stage::checkout;

/// What runs every minute or before every answer, as it stands in `edge/src/storage`.
const HOT: [(&str, &[&str]); 19] = [
    ("agenda.rs", &["due", "due_beside"]),
    ("delivery.rs", &["find", "subject"]),
    ("delivery/desk.rs", &["dead", "untold", "drop_unheard", "waiting_for"]),
    ("delivery/turn.rs", &["due_in_turn", "take", "hurry"]),
    (
        "deletion.rs",
        &["by_id", "by_reference", "by_reference_in_session", "live_of_account", "last_of_account", "events"],
    ),
    (
        "desk.rs",
        &[
            "find",
            "case",
            "deletion_of_case",
            "others",
            "cases_of",
            "earlier",
            "last_refused",
            "log_of",
            "last_of",
            "log_before",
            "log_after",
            "waiting",
            "decided_since",
            "open_of",
            "access_since",
        ],
    ),
    ("inbox.rs", &["known", "mail", "of_application", "of_same_sender", "of_same_deletion", "of_case", "to_erase"]),
    ("list.rs", &["open", "of_kind", "mails", "mine", "decided", "case", "mail"]),
    ("look.rs", &["at_case", "at_mail", "next_for", "of", "end", "remove_old"]),
    ("reply.rs", &["all", "for_case", "one"]),
    ("staff.rs", &["sitting", "known"]),
    ("notice.rs", &["all", "one", "public", "of_account", "told", "untold", "to_erase"]),
    ("outbox.rs", &["take"]),
    ("pack.rs", &["cases", "mails", "held", "rights"]),
    ("stay.rs", &["due", "span", "before", "clear", "looked"]),
    ("secret.rs", &["count_code_try", "kept_of"]),
    ("job.rs", &["take"]),
    ("shop.rs", &["find", "find_lately", "holders"]),
    ("shop_session.rs", &["whose_session", "whose_token", "candidates"]),
];

/// What reads a page of a list that may be as long as it likes: nothing is sorted, or the whole list would be read.
const PAGED: [&str; 10] =
    ["due", "open", "of_kind", "mails", "mine", "decided", "log_before", "log_after", "waiting", "to_erase"];

pub fn migrated() -> Result<Connection> {
    let connection = Connection::open_in_memory()?;
    let folder = checkout().join("edge").join("migrations");
    let mut files: Vec<_> = fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    for file in files {
        connection.execute_batch(&fs::read_to_string(&file)?).with_context(|| format!("{}", file.display()))?;
    }
    Ok(connection)
}

/// The statement that a storage function of a file returns; the first, where it returns several.
pub fn stored(file: &str, function: &str) -> Result<String> {
    let text = fs::read_to_string(checkout().join("edge").join("src").join("storage").join(file))?;
    statement(&text, function)
}

fn statement(text: &str, function: &str) -> Result<String> {
    let start = text.find(&format!("pub fn {function}(")).with_context(|| format!("there is no {function}"))?;
    let rest = text.get(start..).unwrap_or_default();
    let sql = rest.split('"').nth(1).with_context(|| format!("{function} holds no statement"))?;
    Ok(sql.to_owned())
}

fn steps(connection: &Connection, sql: &str) -> Result<Vec<String>> {
    let mut explained = connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).with_context(|| sql.to_owned())?;
    let nothing = vec![rusqlite::types::Null; explained.parameter_count()];
    let rows = explained.query_map(rusqlite::params_from_iter(nothing), |row| row.get(3))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// A whole table. What another part of the same statement has found, row by row, is none, and a list that is handed in neither.
fn reads_it_all(step: &str) -> bool {
    let is_found = ["SCAN (subquery-", "SCAN c VIRTUAL TABLE"].iter().any(|found| step.starts_with(found));
    step.starts_with("SCAN") && !step.contains("USING INDEX") && !is_found
}

#[test]
fn what_is_asked_all_the_time_never_reads_a_whole_table() -> Result<()> {
    let connection = migrated()?;
    for (file, functions) in HOT {
        let text = fs::read_to_string(checkout().join("edge").join("src").join("storage").join(file))?;
        for function in functions {
            let sql = statement(&text, function)?;
            let steps = steps(&connection, &sql)?;
            ensure!(!steps.is_empty(), "{function} has a plan");
            let scans: Vec<_> = steps.iter().filter(|step| reads_it_all(step)).collect();
            ensure!(scans.is_empty(), "{file} {function}: {steps:?}");
            let sorts = steps.iter().any(|step| step.contains("TEMP B-TREE"));
            ensure!(!sorts || !PAGED.contains(function), "{file} {function} sorts: {steps:?}");
        }
    }
    Ok(())
}

#[test]
fn a_statement_that_reads_a_whole_table_is_noticed() -> Result<()> {
    let steps = steps(&migrated()?, "SELECT id FROM deletion WHERE started_at < ?1")?;
    assert!(steps.iter().any(|step| reads_it_all(step)), "{steps:?}");
    Ok(())
}
