//! What the staff do with a mail, and what is left of it in the end.

use anyhow::{Context as _, Result};
use shared::staff::Role;
use tests::canary::{found, needles};
use tests::page::Page;
use tests::server::Server;
use tests::store::Store;

use super::Post;
use crate::desk::{Seat, seat};
use crate::{DAY_MS, now_ms, shared_server};

/// What the file `see` says in the end.
const OWN_WORDS: &str = "Zephyrine Okonkwo-Larsen";
const FROM: &str = "zephyrine.private@elsewhere.example";

/// A mail that waits: its id.
pub fn waiting(server: &Server, from: &str) -> Result<String> {
    Post { file: "see", from, ..Post::NONE }.deliver(server)?.context("a row")
}

pub fn open(seat: &Seat, id: &str) -> Result<Page> {
    Ok(seat.client.get(&format!("/staff/mail/{id}"))?.must_be(200)?.page())
}

pub fn post(seat: &Seat, id: &str, act: &str, fields: &[(&str, &str)]) -> Result<tests::client::Answer> {
    let number = open(seat, id)?.input("number").unwrap_or_default();
    seat.client.post(&format!("/staff/mail/{id}/{act}"), &[&[("number", number.as_str())], fields].concat())
}

#[test]
fn a_mail_is_taken_opened_with_a_reason_and_closed_and_who_watches_never_reads_it() -> Result<()> {
    let server = shared_server()?;
    let id = waiting(server, "deskmail@elsewhere.example")?;
    let agent = seat(server, "mailagent", Role::Agent)?;
    let list = agent.client.get("/staff/queue/mail")?.must_be(200)?.page();
    assert!(list.link(&id).is_some() || list.says("Next page"), "{}", list.words());
    let page = open(&agent, &id)?;
    assert!(page.says("To see the data") && page.says("DMARC: the sender’s domain stands by"), "{}", page.words());
    assert!(!page.html().contains(OWN_WORDS) && !page.html().contains("deskmail@"), "closed until it is opened");
    post(&agent, &id, "take", &[])?.must_be(303)?;
    assert!(post(&agent, &id, "reveal", &[])?.must_be(422)?.page().says("Choose why you open"));
    post(&agent, &id, "reveal", &[("purpose", "answer")])?.must_be(303)?;
    let page = open(&agent, &id)?;
    assert!(page.says(OWN_WORDS) && page.says("deskmail@elsewhere.example"), "{}", page.words());

    let auditor = seat(server, "mailauditor", Role::Auditor)?;
    assert!(!open(&auditor, &id)?.html().contains(OWN_WORDS), "what one has opened is closed to another");
    for act in ["reveal", "comment", "take", "close"] {
        let answer = auditor.client.post(&format!("/staff/mail/{id}/{act}"), &[("number", "2"), ("purpose", "law")])?;
        assert_eq!(answer.status, 403, "{act}");
    }
    post(&agent, &id, "comment", &[("comment", "a secret note")])?.must_be(303)?;
    assert!(post(&agent, &id, "close", &[])?.must_be(422)?.page().says("Choose what became of"));
    let stale = agent.client.post(&format!("/staff/mail/{id}/close"), &[("number", "1"), ("ending", "answered")])?;
    assert_eq!(stale.status, 409, "who looked before the note looks again");
    let there = post(&agent, &id, "close", &[("ending", "answered")])?.location()?;
    assert!(agent.client.get(&there)?.must_be(200)?.page().says("The mail is closed"));
    assert_eq!(post(&agent, &id, "close", &[("ending", "not-ours")])?.status, 409, "what is closed stays closed");
    let log = auditor.client.get("/staff/log")?.must_be(200)?.page();
    assert!(log.says("closed the mail") && log.link(&id).is_some(), "{}", log.words());
    assert!(!log.says("a secret note"));
    Ok(())
}

#[test]
fn nothing_of_a_mail_lies_in_plain_and_ninety_days_after_its_end_nothing_opens_it() -> Result<()> {
    let server = Server::start()?;
    server.sweep()?;
    let id = waiting(&server, FROM)?;
    let agent = seat(&server, "eraseragent", Role::Agent)?;
    post(&agent, &id, "reveal", &[("purpose", "compare")])?.must_be(303)?;
    post(&agent, &id, "comment", &[("comment", "Quillon Vesterbrook rang")])?.must_be(303)?;
    assert!(open(&agent, &id)?.says(OWN_WORDS));
    let secrets: Vec<_> = [OWN_WORDS, FROM, "Quillon Vesterbrook"].into_iter().flat_map(needles).collect();
    for store in ["d1", "kv"] {
        let hits = found(&server.state().join("v3").join(store), &secrets)?;
        assert!(hits.is_empty(), "in plain:\n{}", hits.join("\n"));
    }
    let said: Vec<String> = server.log().lines().filter(|line| line.contains("\"room\"")).map(str::to_owned).collect();
    assert!(said.iter().all(|line| !line.contains("Zephyrine") && !line.contains("zephyrine")), "{said:#?}");
    post(&agent, &id, "close", &[("ending", "answered")])?.must_be(303)?;

    let kept = format!("SELECT COUNT(*) FROM inbox WHERE id = '{id}' AND letter_sealed IS NOT NULL");
    let hour = |days: i64| ((now_ms() + days * DAY_MS) / 3_600_000 + 1) * 3_600_000;
    let tick = || server.client().bare_get("/cdn-cgi/handler/scheduled?cron=*+*+*+*+*");
    server.set_clock(hour(89))?;
    assert_eq!(tick()?.status, 200);
    assert_eq!(Store::of(&server)?.count(&kept)?, 1, "not a day early");
    server.set_clock(hour(91))?;
    assert_eq!(tick()?.status, 200);
    let row = format!("SELECT COUNT(*) FROM inbox WHERE id = '{id}' AND letter_sealed IS NULL AND sender_hash IS NULL");
    assert_eq!(Store::of(&server)?.count(&row)?, 1);
    let late = seat(&server, "erasedagent", Role::Agent)?;
    let page = open(&late, &id)?;
    assert!(page.says("It was erased on its day") && !page.says("Quillon"), "{}", page.words());
    Ok(())
}
