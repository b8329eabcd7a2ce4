//! What the staff do with a request in writing.

use anyhow::Result;
use shared::staff::Role;
use tests::identity;
use tests::server::Server;
use tests::shop;
use tests::store::Store;

use super::{OWN_WORDS, asked, complained, told};
use crate::desk::{Seat, seat};
use crate::inbox::desk::{open, post};
use crate::{DAY_MS, now_ms, shared_server};

const REASONS: &str = "The seller had it from an order of 2024, and has erased it.";

fn is(server: &Server, id: &str, condition: &str) -> Result<bool> {
    Ok(Store::of(server)?.count(&format!("SELECT COUNT(*) FROM inbox WHERE id = '{id}' AND {condition}"))? == 1)
}

#[test]
fn a_complaint_is_acknowledged_looked_into_and_answered_with_all_that_the_law_wants() -> Result<()> {
    let server = shared_server()?;
    let address = "heard.complainer@elsewhere.example";
    let (person, written) = complained(server, address)?;
    let id = &written.id;
    let agent = seat(server, "complaintagent", Role::Agent)?;
    let list = agent.client.get("/staff/queue/mail")?.must_be(200)?.page();
    assert!(list.link(id).is_some() || list.says("Next page"), "{}", list.words());
    let page = open(&agent, id)?;
    assert!(
        page.says("A complaint") && page.says("By the form") && page.says("Somebody has my data"),
        "{}",
        page.words()
    );
    assert!(!page.html().contains(OWN_WORDS) && !page.html().contains(address), "closed until it is opened");
    post(&agent, id, "reveal", &[("purpose", "answer")])?.must_be(303)?;
    let page = open(&agent, id)?;
    assert!(page.says(OWN_WORDS) && page.says("sofia@shopper.example") && !page.html().contains(&written.code));

    for early in ["answer", "findings", "close"] {
        let fields = [("ruling", "upheld"), ("written", REASONS), ("findings", "x"), ("ending", "answered")];
        assert_eq!(post(&agent, id, early, &fields)?.status, 409, "{early} before anybody said that they look into it");
    }
    post(&agent, id, "acknowledge", &[])?.must_be(303)?;
    assert!(told(server, address, "We look into your complaint")?.mail.text.contains("by the end of"));
    assert!(person.get("/en/request/status")?.page().says("Somebody of our staff looks into it"));
    assert_eq!(post(&agent, id, "acknowledge", &[])?.status, 409, "once");
    assert_eq!(
        post(&agent, id, "answer", &[("ruling", "upheld"), ("written", REASONS)])?.status,
        409,
        "no findings yet"
    );
    assert!(post(&agent, id, "findings", &[])?.must_be(422)?.page().says("Write down what was found"));
    post(&agent, id, "findings", &[("findings", "asked the seller by telephone")])?.must_be(303)?;
    assert!(person.get("/en/request/status")?.page().says("We have looked into it"));

    let lacking: [(&[(&str, &str)], &str); 3] = [
        (&[("written", REASONS)], "Choose how you decide"),
        (&[("ruling", "granted"), ("written", REASONS)], "Choose how you decide"),
        (&[("ruling", "partly"), ("written", "  ")], "Write the answer"),
    ];
    for (fields, said) in lacking {
        let page = post(&agent, id, "answer", fields)?.must_be(422)?.page();
        assert!(page.says(said), "{said}: {}", page.words());
    }
    post(&agent, id, "answer", &[("ruling", "partly"), ("written", REASONS)])?.must_be(303)?;
    let letter = told(server, address, "Our answer to your complaint")?.mail.text;
    for part in ["You are right in part", REASONS, "tietosuoja.fi", "You can also go to court"] {
        assert!(letter.contains(part), "{part}: {letter}");
    }
    assert!(!letter.contains("by telephone"), "what was found is the desk's own");
    let page = person.get("/en/request/status")?.must_be(200)?.page();
    assert!(page.says("It is answered") && page.says(REASONS) && page.says("tietosuoja.fi"), "{}", page.words());
    assert!(!page.says("by telephone"));
    assert!(is(server, id, "state = 'closed' AND ruling = 'partly' AND erase_at IS NOT NULL")?);
    assert_eq!(post(&agent, id, "answer", &[("ruling", "upheld"), ("written", REASONS)])?.status, 409, "answered once");
    Ok(())
}

#[test]
fn a_refusal_names_its_ground_and_its_law() -> Result<()> {
    let server = shared_server()?;
    let address = "refused.asker@elsewhere.example";
    let (person, written) = asked(server, "object", address)?;
    let agent = seat(server, "requestagent", Role::Agent)?;
    let id = &written.id;
    let page = open(&agent, id)?;
    assert!(page.says("An objection") && page.says("GDPR 21(1)") && !page.says("What was found"), "{}", page.words());
    for (refusal, said) in [("", "on what ground"), ("accurate", "on what ground"), ("others", "Write the answer")] {
        let page = post(&agent, id, "answer", &[("ruling", "refused"), ("refusal", refusal)])?.must_be(422)?.page();
        assert!(page.says(said), "{refusal}: {}", page.words());
    }
    let fields = [("ruling", "refused"), ("refusal", "outweighed"), ("written", REASONS)];
    post(&agent, id, "answer", &fields)?.must_be(303)?;
    let letter = told(server, address, "Our answer to your request")?.mail.text;
    for part in ["We do not do what you asked", "weighs more", "GDPR 21(1)", REASONS, "tietosuoja.fi", "go to court"] {
        assert!(letter.contains(part), "{part}: {letter}");
    }
    let page = person.get("/en/request/status")?.must_be(200)?.page();
    assert!(page.says("GDPR 21(1)") && page.says(REASONS), "{}", page.words());
    Ok(())
}

fn at(server: &Server, agent: &Seat, now: i64) -> Result<Seat> {
    let mut client = server.client();
    client.set_now(now);
    identity::sign_in_as(&client, &agent.colleague.mail)?.must_be(303)?;
    Ok(Seat { client, colleague: agent.colleague.clone() })
}

#[test]
fn it_takes_longer_once_for_a_reason_and_before_its_day() -> Result<()> {
    let server = shared_server()?;
    let address = "patient.complainer@elsewhere.example";
    let (person, written) = complained(server, address)?;
    let (_, late) = asked(server, "part", "late.asker@elsewhere.example")?;
    let agent = seat(server, "requestextender", Role::Agent)?;
    let id = &written.id;
    assert!(post(&agent, id, "extend", &[])?.must_be(422)?.page().says("Choose why it takes longer"));
    let due = format!("SELECT due_at FROM inbox WHERE id = '{id}'");
    post(&agent, id, "acknowledge", &[])?.must_be(303)?;
    let before = Store::of(server)?.count(&due)?;
    post(&agent, id, "extend", &[("extension", "recipient")])?.must_be(303)?;
    assert!(Store::of(server)?.count(&due)? > before + 50 * DAY_MS, "two months more");
    assert!(told(server, address, "takes longer")?.mail.text.contains("has not answered us yet"));
    assert!(person.get("/en/request/status")?.page().says("has not answered us yet"));
    assert_eq!(post(&agent, id, "extend", &[("extension", "number")])?.status, 409, "once");
    let later = at(server, &agent, now_ms() + 40 * DAY_MS)?;
    assert_eq!(post(&later, &late.id, "extend", &[("extension", "number")])?.status, 409, "late");
    assert!(open(&later, &late.id)?.says("Overdue"));
    Ok(())
}

#[test]
fn who_rings_is_entered_and_somebody_else_answers() -> Result<()> {
    let server = shared_server()?;
    let (one, two) = (seat(server, "enterer", Role::Agent)?, seat(server, "answerer", Role::Agent)?);
    let page = one.client.post("/staff/enter", &[])?.must_be(422)?.page();
    assert!(page.says("Choose how they asked") && page.says("Choose what is asked for"), "{}", page.words());
    let fields = [("channel", "telephone"), ("kind", "see"), ("text", OWN_WORDS)];
    let there = one.client.post("/staff/enter", &fields)?.location()?;
    let id = there.rsplit('/').next().unwrap_or_default().to_owned();
    let page = one.client.get(&there)?.must_be(200)?.page();
    assert!(page.says("By telephone") && page.says("Somebody else must answer"), "{}", page.words());
    assert!(page.says("No address is known"), "{}", page.words());
    let answer = [("ruling", "granted"), ("written", REASONS)];
    assert_eq!(post(&one, &id, "answer", &answer)?.status, 403, "whoever entered it");
    assert_eq!(post(&two, &id, "close", &[("ending", "not-ours")])?.status, 409, "it ends with its answer");
    post(&two, &id, "answer", &answer)?.must_be(303)?;
    assert!(is(server, &id, "state = 'closed' AND ruling = 'granted' AND via = 'telephone'")?);
    let auditor = seat(server, "enterauditor", Role::Auditor)?;
    assert_eq!(auditor.client.get("/staff/enter")?.status, 403);
    Ok(())
}

#[test]
fn whoever_asked_decides_nothing_about_it() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_one(server, "requestself")?;
    let (_, written) = complained(server, &person.email)?;
    let colleague = identity::plant_named(server, &person.email, &person.name, Role::Agent)?;
    let client = server.client();
    identity::sign_in_as(&client, &person.email)?.must_be(303)?;
    let (own, other) = (Seat { client, colleague }, seat(server, "requestother", Role::Agent)?);
    post(&other, &written.id, "acknowledge", &[])?.must_be(303)?;
    post(&other, &written.id, "findings", &[("findings", "Nothing was found.")])?.must_be(303)?;
    let answer = [("ruling", "upheld"), ("written", REASONS)];
    assert_eq!(post(&own, &written.id, "answer", &answer)?.status, 403);
    assert!(is(server, &written.id, "state = 'open'")?);
    post(&other, &written.id, "answer", &answer)?.must_be(303)?;
    Ok(())
}
