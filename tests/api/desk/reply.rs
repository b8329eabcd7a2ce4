//! Texts that are kept ready: inserted in the person's language, and the desk's own, which only a lead writes.

use anyhow::{Context as _, Result};
use shared::staff::Role;
use tests::server::Server;
use tests::store::Store;

use super::{Seat, seat, waiting};
use crate::shared_server;

/// One of the desk's own: its id.
pub fn kept(server: &Server, title: &str) -> Result<String> {
    let lead = seat(server, &format!("{title}writer"), Role::Lead)?;
    let fields = [("title", title), ("locale", "en"), ("wording", "Our shop in Turku helps you in person.")];
    lead.client.post("/staff/replies", &fields)?.must_be(303)?;
    Store::of(server)?.text(&format!("SELECT id FROM desk_reply WHERE title = '{title}'"))
}

fn inserted(seat: &Seat, case: &str, reply: &str) -> Result<tests::client::Answer> {
    let typed = [("step", "insert"), ("reply", reply), ("outcome", "refuse"), ("reason", "other"), ("words", "Hello.")];
    seat.post(case, "decide", &typed)
}

#[test]
fn a_kept_text_is_put_behind_what_was_written_and_nothing_is_decided() -> Result<()> {
    let server = shared_server()?;
    let (case, _) = waiting(server, "replyshipped")?;
    let agent = seat(server, "replyagent", Role::Agent)?;
    let page = inserted(&agent, &case, "proof")?.must_be(200)?.page();
    assert!(page.html().contains("Hello.\n\nWhat is missing is something that shows"), "{}", page.words());
    assert!(page.html().contains("value=\"other\" checked"), "what was chosen stays chosen");
    let state = format!("SELECT state FROM application WHERE id = '{case}'");
    assert_eq!(Store::of(server)?.text(&state)?, "open");
    for unknown in ["", "else", "own.", "own.0", "own.%00"] {
        assert!(inserted(&agent, &case, unknown)?.must_be(422)?.page().says("Choose the text to insert"), "{unknown}");
    }
    Ok(())
}

#[test]
fn the_desks_own_texts_are_a_leads_to_write_and_everybodys_to_insert() -> Result<()> {
    let server = shared_server()?;
    let (case, _) = waiting(server, "replyown")?;
    let (agent, lead) = (seat(server, "replyinserter", Role::Agent)?, seat(server, "replylead", Role::Lead)?);
    let id = kept(server, "replyturku")?;
    assert!(agent.open(&case)?.says("replyturku"), "it is offered");
    let page = inserted(&agent, &case, &format!("own.{id}"))?.must_be(200)?.page();
    assert!(page.html().contains("Hello.\n\nOur shop in Turku helps you in person."), "{}", page.words());

    let path = format!("/staff/replies/{id}");
    let new = [("title", "replyturku"), ("locale", "en"), ("wording", "Our shop in Turku is closed."), ("number", "1")];
    assert_eq!(agent.client.post(&path, &new)?.status, 403);
    assert_eq!(agent.client.post("/staff/replies", &new)?.status, 403);
    let (long, title) = ("x".repeat(1_001), "t".repeat(101));
    for (name, value, said) in [
        ("title", "", "Write a title"),
        ("title", &title, "at most 100 letters"),
        ("locale", "xx", "Choose a language"),
        ("wording", "", "Write the text"),
        ("wording", &long, "at most 1,000 letters of text"),
    ] {
        let fields = new.map(|(known, old)| if known == name { (known, value) } else { (known, old) });
        assert!(lead.client.post(&path, &fields)?.must_be(422)?.page().says(said), "{said}");
    }
    lead.client.post(&path, &new)?.must_be(303)?;
    assert_eq!(lead.client.post(&path, &new)?.status, 409, "whoever saw the one before looks again");
    let number = lead.client.get(&path)?.must_be(200)?.page().input("number").context("a number")?;
    lead.client.post(&path, &[("step", "remove"), ("number", &number)])?.must_be(303)?;
    assert_eq!(lead.client.get(&path)?.status, 404);
    let acts = format!("SELECT GROUP_CONCAT(act) FROM desk_event WHERE subject = 'reply:{id}'");
    assert_eq!(Store::of(server)?.text(&acts)?, "worded,worded,unworded");
    Ok(())
}
