//! Whose turn it is, asked of the database itself: as the sweep asks it, in a database of one test's own.

use anyhow::{Result, ensure};
use rusqlite::Connection;

use crate::plan::{migrated, stored};

const NOW: i64 = 1_000_000_000;

/// A message that is due since a moment, as one of an account.
fn message(database: &Connection, name: &str, target: &str, sequence: i64, due_at: i64) -> Result<()> {
    database.execute(
        "INSERT INTO delivery (id, target, kind, account_hash, subject, sequence, body, created_at, due_at)
         VALUES (?1, ?2, 'refuse', 'hash', 'somebody', ?3, 'null', 1, ?4)",
        (name, target, sequence, due_at),
    )?;
    Ok(())
}

fn in_turn(database: &Connection, limit: i64) -> Result<Vec<String>> {
    let mut asked = database.prepare(&stored("delivery/turn.rs", "due_in_turn")?)?;
    let names = asked.query_map((NOW, limit), |row| row.get(0))?;
    Ok(names.collect::<Result<_, _>>()?)
}

#[test]
fn a_target_whose_messages_wait_by_the_thousand_keeps_nobody_elses_waiting() -> Result<()> {
    let database = migrated()?;
    for number in 0..2_000 {
        message(&database, &format!("broken{number}"), "broken", number, number + 1)?;
    }
    for number in 0..3 {
        message(&database, &format!("well{number}"), "well", number, NOW - number)?;
    }
    message(&database, "later", "well", 9, NOW + 1)?;
    let taken = in_turn(&database, 100)?;
    ensure!(taken.len() == 100 && taken.iter().filter(|name| name.starts_with("well")).count() == 3, "{taken:?}");
    // And of its own, the oldest go first.
    ensure!(taken.contains(&"broken0".to_owned()) && taken.contains(&"broken96".to_owned()), "{taken:?}");
    // Whoever wants to be left alone is not even looked at.
    database.execute("INSERT INTO delivery_target (target, slow_until) VALUES ('broken', ?1)", [NOW + 1])?;
    let taken = in_turn(&database, 100)?;
    ensure!(taken == ["well2", "well1", "well0"], "{taken:?}");
    Ok(())
}

#[test]
fn however_many_messages_wait_everything_else_that_is_due_is_found() -> Result<()> {
    let database = migrated()?;
    for number in 0..500 {
        message(&database, &format!("broken{number}"), "broken", number, number + 1)?;
    }
    database.execute("INSERT INTO agenda (at, kind, id) VALUES (?1, 'effect', 'a mail')", [NOW])?;
    let found = |function: &str| -> Result<bool> {
        let mut asked = database.prepare(&stored("agenda.rs", function)?)?;
        let names = asked.query_map((NOW, 100), |row| row.get::<_, String>(1))?;
        Ok(names.collect::<Result<Vec<_>, _>>()?.contains(&"a mail".to_owned()))
    };
    ensure!(!found("due")?, "the list as it stands is full of them");
    ensure!(found("due_beside")?);
    Ok(())
}

/// A try that died says nothing: what is true afterwards is what was written when it began.
#[test]
fn an_effect_whose_tries_die_is_tried_less_and_less_often() -> Result<()> {
    let database = migrated()?;
    database.execute(
        "INSERT INTO outbox (id, deletion, kind, body, created_at, due_at) VALUES ('one', '', 'effect', '', ?1, ?1)",
        [NOW],
    )?;
    let take = stored("outbox.rs", "take")?;
    let lease_ms = 60_000;
    let taken = |at: i64| -> Result<bool> { Ok(database.prepare(&take)?.exists(("one", at, at + lease_ms))?) };
    let due = || -> Result<i64> { Ok(database.query_row("SELECT due_at FROM outbox", [], |row| row.get(0))?) };
    ensure!(taken(NOW)? && !taken(NOW + lease_ms - 1)?, "nobody else, for a minute");
    ensure!(due()? == NOW, "the first try writes no moment: nearly always it is the only one");
    let mut at = NOW + lease_ms;
    for minutes in [2, 4, 8, 16, 32, 60, 60, 60] {
        ensure!(taken(at)?, "at {at}");
        ensure!(due()? == at + minutes * 60_000, "after {} minutes, not {minutes}", (due()? - at) / 60_000);
        ensure!(!taken(due()? - 1)?, "not before");
        at = due()?;
    }
    Ok(())
}
