//! What is kept of the desk's work: nothing in it is changed, and anybody can check what was taken out.

use std::fs;
use std::process::Command;

use anyhow::{Context as _, Result, ensure};
use rusqlite::Connection;
use shared::desk::{Checked, Fault, check};
use shared::staff::Role;
use tests::server::Server;
use tests::stage::{checkout, with_tools};

use super::{REFUSE, seat, waiting};
use crate::shared_server;

#[test]
fn an_auditor_reads_the_log_and_takes_it_out_and_it_can_be_checked() -> Result<()> {
    let server = shared_server()?;
    let (case, reference) = waiting(server, "desklog")?;
    let agent = seat(server, "logged", Role::Agent)?;
    agent.post(&case, "take", &[])?.must_be(303)?;
    agent.post(&case, "comment", &[("comment", "a secret note")])?.must_be(303)?;
    agent.post(&case, "decide", &REFUSE)?.must_be(303)?;
    let auditor = seat(server, "watcher", Role::Auditor)?;
    let told = format!("{} refused. It was not shown whose account it is", agent.colleague.mail);
    // Others come and go meanwhile, and push it from the first page.
    let mut page = auditor.client.get("/staff/log")?.must_be(200)?.page();
    while !page.says(&told) {
        let next = page.link("/staff/log?from=").context("it is on one of the pages")?;
        page = auditor.client.get(&next)?.must_be(200)?.page();
    }
    ensure!(page.says(&reference), "{}", page.words());
    assert!(!page.says("a secret note"), "nobody's words");
    let file = auditor.client.post("/staff/log/export", &[])?.must_be(200)?;
    let text = file.text();
    assert!(text.lines().filter(|line| line.contains(&case)).count() == 3 && !text.contains("secret"), "{text}");
    let Checked { chained, anchored } = check(&text).context("as it was taken out")?;
    assert!(chained >= 3 && anchored == 0, "{chained} {anchored}");
    assert!(checker(server, &text)?, "and another program in another language says so");
    let changed = text.replacen("\"act\":\"refused\"", "\"act\":\"approved\"", 1);
    assert!(matches!(check(&changed), Err(Fault::Changed(_))));
    assert!(!checker(server, &changed)?);
    let mut lines: Vec<&str> = text.lines().collect();
    let note = lines.iter().position(|line| line.contains(&case) && line.contains("commented")).context("the note")?;
    lines.remove(note);
    let lacking = lines.join("\n");
    assert!(matches!(check(&lacking), Err(Fault::OutOfOrder(_))));
    assert!(!checker(server, &lacking)?);
    // That it was taken out is in the next one.
    let again = auditor.client.post("/staff/log/export", &[])?.must_be(200)?.text();
    assert!(again.contains("\"act\":\"exported\""));
    for role in [Role::Agent, Role::Lead, Role::Administrator] {
        let other = seat(server, &format!("unwatched{}", role.name()), role)?;
        assert_eq!(other.client.get("/staff/log")?.status, 403, "{}", role.name());
        assert_eq!(other.client.post("/staff/log/export", &[])?.status, 403, "{}", role.name());
    }
    Ok(())
}

/// What the checker that shares no code with us says.
pub fn checker(server: &Server, text: &str) -> Result<bool> {
    let file = server.folder().join("desk-log.jsonl");
    fs::write(&file, text)?;
    let mut node = Command::new("node");
    with_tools(&mut node, server.folder());
    Ok(node.arg(checkout().join("tests/checker/log.mjs")).arg(&file).output()?.status.success())
}

/// An empty database with three of the staff.
pub fn desk() -> Result<Connection> {
    let connection = Connection::open_in_memory()?;
    let mut files: Vec<_> = fs::read_dir(checkout().join("edge").join("migrations"))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    files.sort();
    for file in files {
        connection.execute_batch(&fs::read_to_string(&file)?)?;
    }
    connection.execute_batch(
        "INSERT INTO staff (id, role, state, mail_hash, name_sealed, version, created_at, changed_at)
           VALUES ('a', 'agent', 'active', 'm1', 'n', 1, 0, 0), ('w', 'auditor', 'active', 'm2', 'n', 1, 0, 0),
             ('b', 'administrator', 'active', 'm3', 'n', 1, 0, 0)",
    )?;
    Ok(connection)
}

fn entry(number: u32, staff: &str, version: u32, role: &str, decides: u8) -> String {
    format!(
        "INTO desk_event (subject, number, at, staff, staff_version, role, act, decides, mark, hash)
         VALUES ('s', {number}, 0, '{staff}', {version}, '{role}', 'refused', {decides}, 'm', 'h')"
    )
}

#[test]
fn the_database_itself_refuses_to_change_the_log_and_to_take_it_from_whoever_has_no_right() -> Result<()> {
    let desk = desk()?;
    let refused = |sql: &str, why: &str| -> Result<()> {
        let error = desk.execute_batch(sql).err().with_context(|| format!("taken: {sql}"))?.to_string();
        ensure!(error.contains(why), "{sql}: {error}");
        Ok(())
    };
    desk.execute_batch(&format!("INSERT {}", entry(1, "a", 1, "agent", 1)))?;
    refused("UPDATE desk_event SET act = 'approved'", "append-only")?;
    refused("DELETE FROM desk_event", "append-only")?;
    refused(&format!("INSERT OR REPLACE {}", entry(1, "a", 1, "agent", 1)), "desk_event.subject")?;
    refused(&format!("INSERT {}", entry(1, "a", 1, "agent", 1)), "desk_event.subject")?;
    refused(&format!("INSERT {}", entry(3, "a", 1, "agent", 1)), "desk_event.subject")?;
    refused(&format!("INSERT {}", entry(2, "a", 2, "agent", 1)), "staff.version")?;
    refused(&format!("INSERT {}", entry(2, "a", 1, "lead", 1)), "staff.version")?;
    refused(&format!("INSERT {}", entry(2, "nobody", 1, "agent", 1)), "staff.version")?;
    refused(&format!("INSERT {}", entry(2, "w", 1, "auditor", 1)), "staff.version")?;
    desk.execute_batch(&format!("INSERT {}", entry(2, "w", 1, "auditor", 0)))?;
    refused("UPDATE staff SET state = 'removed', changed_at = 5 WHERE id = 'a'", "written down first")?;
    desk.execute_batch(&of_people("staff:a", "removed", 5))?;
    desk.execute_batch("UPDATE staff SET state = 'removed', version = 2, changed_at = 5 WHERE id = 'a'")?;
    let error = desk.execute_batch(&format!("INSERT {}", entry(3, "a", 1, "agent", 1))).err().context("taken")?;
    ensure!(error.to_string().contains("staff.version"), "{error}");
    Ok(())
}

/// What an administrator does about somebody.
fn of_people(subject: &str, act: &str, at: i64) -> String {
    by(subject, act, ("b", 1, "administrator"), at)
}

fn by(subject: &str, act: &str, (staff, version, role): (&str, i64, &str), at: i64) -> String {
    format!(
        "INSERT INTO desk_event (subject, number, at, staff, staff_version, role, act, decides, mark, hash)
         SELECT '{subject}', COALESCE(MAX(number), 0) + 1, {at}, '{staff}', {version}, '{role}', '{act}', 0, 'm', 'h'
         FROM desk_event WHERE subject = '{subject}'"
    )
}

#[test]
fn the_database_knows_who_may_write_of_the_people_and_what_the_door_may_write() -> Result<()> {
    let desk = desk()?;
    let refused = |sql: &str, why: &str| -> Result<()> {
        let error = desk.execute_batch(sql).err().with_context(|| format!("taken: {sql}"))?.to_string();
        ensure!(error.contains(why), "{sql}: {error}");
        Ok(())
    };
    let (agent, door) = (("a", 1, "agent"), ("door", 0, "door"));
    desk.execute_batch(&of_people("staff:a", "role-changed", 1))?;
    desk.execute_batch(&by("staff:a", "signed-in", agent, 2))?;
    desk.execute_batch(&by("door", "turned-away", door, 3))?;
    refused(&of_people("staff:b", "removed", 4), "staff.version")?;
    refused(&of_people("case", "added", 4), "staff.version")?;
    refused(&by("staff:w", "role-changed", agent, 4), "staff.version")?;
    refused(&by("staff:w", "signed-in", agent, 4), "staff.version")?;
    refused(&by("staff:a", "turned-away", door, 4), "staff.version")?;
    refused(&by("door", "signed-in", door, 4), "staff.version")?;
    refused(&by("door", "turned-away", agent, 4), "staff.version")?;
    let operator = ("operator", 0, "operator");
    desk.execute_batch(&by("operator", "exported", operator, 4))?;
    refused(&by("operator", "revealed", operator, 4), "staff.version")?;
    refused(&by("staff:a", "exported", operator, 4), "staff.version")?;
    // A role that was written down once is not changed twice by it.
    refused("UPDATE staff SET role = 'lead', changed_at = 1 WHERE id = 'w'", "written down first")?;
    refused("UPDATE staff SET role = 'lead', changed_at = 1 WHERE id = 'a'", "written down first")
}

#[test]
fn only_what_is_older_than_its_period_goes_and_only_from_the_beginning_of_a_chain() -> Result<()> {
    let desk = desk()?;
    let period = shared::limits::LOG_KEPT_DAYS * shared::limits::DAY_MS;
    let agent = ("a", 1, "agent");
    for at in [1, 2, 10] {
        desk.execute_batch(&by("s", "commented", agent, at))?;
    }
    let taken = |sql: &str| Ok::<_, anyhow::Error>(desk.execute_batch(sql).is_ok());
    ensure!(!taken("DELETE FROM desk_event WHERE number = 1")?, "nothing is old");
    desk.execute_batch(&by("t", "commented", agent, period + 1))?;
    ensure!(!taken("DELETE FROM desk_event WHERE number = 2")?, "not out of the middle, and not too young");
    ensure!(!taken("DELETE FROM desk_event WHERE subject = 's'")?, "not with what is younger");
    ensure!(taken("DELETE FROM desk_event WHERE subject = 's' AND number = 1")?, "what is over goes");
    desk.execute_batch(&by("t", "commented", agent, period + 9))?;
    ensure!(taken("DELETE FROM desk_event WHERE subject = 's' AND number = 2")?, "and then the next");
    let before = by("s", "commented", agent, 1).replace("COALESCE(MAX(number), 0) + 1", "1");
    ensure!(!taken(&before)?, "nothing is put before what is left");
    Ok(())
}
