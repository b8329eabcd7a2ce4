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
    let page = auditor.client.get("/staff/log")?.must_be(200)?.page();
    let told = format!("{} refused. It was not shown whose account it is", agent.colleague.mail);
    ensure!(page.says(&told) && page.says(&reference), "{}", page.words());
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
fn checker(server: &Server, text: &str) -> Result<bool> {
    let file = server.folder().join("desk-log.jsonl");
    fs::write(&file, text)?;
    let mut node = Command::new("node");
    with_tools(&mut node, server.folder());
    Ok(node.arg(checkout().join("tests/checker/log.mjs")).arg(&file).output()?.status.success())
}

/// An empty database with two of the staff.
fn desk() -> Result<Connection> {
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
           VALUES ('a', 'agent', 'active', 'm1', 'n', 1, 0, 0), ('w', 'auditor', 'active', 'm2', 'n', 1, 0, 0)",
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
    desk.execute_batch("UPDATE staff SET state = 'removed' WHERE id = 'a'")?;
    let error = desk.execute_batch(&format!("INSERT {}", entry(3, "a", 1, "agent", 1))).err().context("taken")?;
    ensure!(error.to_string().contains("staff.version"), "{error}");
    Ok(())
}
