//! What the database holds to by itself, and the end of what is kept.

use anyhow::{Result, ensure};
use tests::mailbox;
use tests::server::Server;
use tests::shop::{self, Person};
use tests::store::Store;

use super::{INCIDENT, decide, incident, send_all, sweep_until_none, told, two, write};
use crate::desk::{log, on_the_hour};
use crate::right::{Visit, part};
use crate::{DAY_MS, now_ms};

/// Deletes everything that a shop knows of where somebody looked.
fn forget_browsing(server: &Server, person: &Person) -> Result<()> {
    let visit = Visit::proven(server, server.client(), person)?;
    let items = part::ticks(&visit.client.get(&visit.path("/kind/browsing/part"))?.must_be(200)?.page());
    let fields: Vec<(&str, &str)> = items.iter().map(|item| ("item", item.as_str())).collect();
    part::erase(&visit, "browsing", &fields)?;
    let left =
        format!("SELECT COUNT(*) FROM shop_record WHERE account = '{}' AND category = 'browsing'", person.account);
    sweep_until_none(server, &left)
}

#[test]
fn whoever_has_no_such_data_is_not_told() -> Result<()> {
    let server = Server::start()?;
    server.sweep()?;
    let (with, without) = (shop::plant_one(&server, "noticedwith")?, shop::plant_one(&server, "noticedfree")?);
    forget_browsing(&server, &without)?;
    let (one, two) = two(&server, "noticedfree")?;
    let path = write(&one.client, &incident())?;
    decide(&two.client, &path, "approve")?.must_be(303)?;
    send_all(&server, &path)?;
    mailbox::wait_for(&server, &with.email, |letter| letter.mail.subject.starts_with(INCIDENT).then_some(()))?;
    assert_eq!(told(&server, &without, INCIDENT)?.len(), 0, "whose data it is not about");
    Ok(())
}

#[test]
fn three_years_later_its_words_and_who_was_told_are_gone() -> Result<()> {
    let server = Server::start()?;
    server.sweep()?;
    let person = shop::plant_one(&server, "noticeold")?;
    let (one, two) = two(&server, "noticeold")?;
    let path = write(&one.client, &incident())?;
    decide(&two.client, &path, "approve")?.must_be(303)?;
    send_all(&server, &path)?;
    mailbox::wait_for(&server, &person.email, |letter| letter.mail.subject.starts_with(INCIDENT).then_some(()))?;
    let left =
        "SELECT (SELECT COUNT(*) FROM notice_told) + (SELECT COUNT(*) FROM notice WHERE words_sealed IS NOT NULL)";
    on_the_hour(&server, now_ms() + 1_095 * DAY_MS)?;
    assert_eq!(Store::of(&server)?.count(left)?, 2, "not a day before");
    on_the_hour(&server, now_ms() + 1_097 * DAY_MS)?;
    assert_eq!(Store::of(&server)?.count(left)?, 0);
    assert_eq!(server.client().get(&path.replace("/staff", "/en"))?.status, 404);
    Ok(())
}

#[test]
fn the_database_itself_wants_two_who_may_and_its_day() -> Result<()> {
    let desk = log::desk()?;
    let taken = |sql: &str| desk.execute_batch(sql).is_ok();
    let insert = |id: &str, silent: &str| {
        format!(
            "INSERT INTO notice (id, kind, happened, noticed, categories, words_sealed, silent_until, written_by, written_at,
               state, erase_at) VALUES ('{id}', 'incident', '', '', '[]', 's', {silent}, 'a', 1, 'proposed', 9)"
        )
    };
    let decide = |id: &str, state: &str, by: &str| {
        format!(
            "UPDATE notice SET state = '{state}', decided_by = '{by}', decided_at = 10, next_at = 10 WHERE id = '{id}'"
        )
    };
    let begin = |id: &str, at: i64| format!("UPDATE notice SET begun_at = {at} WHERE id = '{id}'");
    let tell = |id: &str| format!("INSERT INTO notice_told (notice, account, epoch) VALUES ('{id}', 'p', 0)");
    ensure!(taken(&insert("x", "NULL")) && taken(&insert("y", "500")));
    ensure!(!taken(&insert("w", "NULL").replace("'proposed'", "'approved'")), "nothing begins approved");
    ensure!(!taken(&decide("x", "approved", "a")), "by whoever wrote it");
    ensure!(!taken(&begin("x", 10)) && !taken(&tell("x")), "before it is decided");
    ensure!(taken(&decide("x", "approved", "b")) && !taken(&decide("x", "refused", "b")), "decided once");
    ensure!(!taken("UPDATE notice SET words_sealed = 't' WHERE id = 'x'"), "what was agreed to stays");
    ensure!(taken(&begin("x", 10)) && taken(&tell("x")) && !taken(&tell("x")), "told once");
    ensure!(taken(&decide("y", "approved", "b")) && !taken(&begin("y", 499)) && taken(&begin("y", 500)), "in its time");
    ensure!(!taken("DELETE FROM notice"), "and nothing is removed");
    Ok(())
}
