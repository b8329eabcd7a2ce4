//! Written applications by form: what is asked before a letter counts, and what it stops.

use anyhow::{Context as _, Result, ensure};
use tests::client::Answer;
use tests::journey::Journey;
use tests::mailbox::{self, Letter};
use tests::server::Server;
use tests::shop::{self, Person};
use tests::store::Store;

use crate::bytes::{canaries, hits};
use crate::likeness::{elsewhere, moved};
use crate::veto::objection;
use crate::{DAY_MS, MINUTE_MS, now_ms, shared_server};

fn blanks(person: &Person) -> [(&'static str, &str); 4] {
    [("identifier", &person.email), ("name", &person.name), ("location", "Turku"), ("why", "a life without shops")]
}

pub fn immediate(journey: &Journey<'_>, person: &Person, more: &[(&str, &str)]) -> Result<Answer> {
    journey.post("/immediate", &[&blanks(person), more].concat())
}

const LOOK: (&str, &str) = ("step", "look");
pub const SEND: [(&str, &str); 3] = [("step", "send"), ("phrase", "Delete my account"), ("understood", "yes")];

pub fn count(server: &Server, reference: &str, kind: &str) -> Result<usize> {
    Ok(Store::of(server)?.events(reference)?.iter().filter(|event| *event == kind).count())
}

/// How many rows of the book say this of a deletion.
pub fn booked(server: &Server, reference: &str, condition: &str) -> Result<i64> {
    Store::of(server)?
        .count(&format!("SELECT COUNT(*) FROM application WHERE reference = '{reference}' AND {condition}"))
}

pub fn about(server: &Server, address: &str, reference: &str, subject: &str) -> Result<Letter> {
    mailbox::wait_for(server, address, |letter| {
        (letter.mail.text.contains(reference) && letter.mail.subject.contains(subject)).then(|| letter.clone())
    })
}

#[test]
fn a_letter_is_looked_at_before_it_is_sent_and_everybody_hears_of_it() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_one(server, "hasty")?;
    let (journey, codes) = Journey::pending(server, server.client(), &person)?;
    let reference = &journey.reference;
    assert!(journey.get("")?.page().link("/immediate").is_some(), "the status page leads there");
    assert!(journey.get("/immediate")?.must_be(200)?.page().says("That ends your way back"));

    let page = immediate(&journey, &person, &[LOOK])?.must_be(200)?.page();
    let sentence = format!("I, {}, hereby apply for account deletion on", person.name);
    assert!(page.says(&sentence) && page.says("due to a life without shops. I confirm"), "{}", page.words());
    let mailto = page.link("mailto:").context("a mail of one's own")?;
    ensure!(page.attributes("href").iter().any(|href| href.contains("body=Request%20for")), "{mailto}");
    assert_eq!(count(server, reference, "immediate-filed")?, 0, "looking sends nothing");
    let page = immediate(&journey, &person, &[("step", "send")])?.must_be(422)?.page();
    assert!(page.says("Tick the box") && page.says("Type the phrase"), "{}", page.words());
    let other = [("step", "send"), ("phrase", "Delete it"), ("understood", "yes")];
    let page = immediate(&journey, &person, &other)?.must_be(422)?.page();
    assert_eq!(page.input("phrase").as_deref(), Some("Delete it"), "{}", page.words());
    assert_eq!(count(server, reference, "immediate-filed")?, 0, "another phrase sends nothing");
    let back = immediate(&journey, &person, &[("step", "change")])?.must_be(200)?.page();
    assert_eq!(back.input("location").as_deref(), Some("Turku"), "nothing typed is lost");

    let there = immediate(&journey, &person, &SEND)?.location()?;
    assert!(there.ends_with("/immediate"), "{there}");
    assert!(journey.client.get(&there)?.must_be(200)?.page().says("We have your letter"));
    assert!(journey.get("")?.page().says("We have your letter"), "the status page tells it too");
    for _ in 0..2 {
        assert!(immediate(&journey, &person, &SEND)?.page().says("We have your letter"), "sent twice, filed once");
    }
    assert_eq!(count(server, reference, "immediate-filed")?, 1);
    let open = "kind = 'immediate' AND state = 'open' AND filer = 'person' AND letter_sealed IS NOT NULL";
    assert_eq!(booked(server, reference, open)?, 1);
    let letter = about(server, &person.email, reference, "delete your account at once")?;
    assert!(!letter.mail.text.contains("a life without shops"), "the reason stays between the person and the staff");
    objection(&letter)?;
    // The account lives on, and its key with it; the letter does not.
    journey.revoke(&server.client(), &codes.revocation)?.must_be(303)?;
    assert_eq!(booked(server, reference, "state = 'lapsed' AND letter_sealed IS NULL AND decided_by IS NULL")?, 1);
    Ok(())
}

#[test]
fn a_proof_of_a_few_minutes_ago_is_asked_for_again() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_one(server, "hastyold")?;
    let moment = now_ms();
    let (mut journey, _) = Journey::pending(server, server.client().at(moment), &person)?;
    let first = journey.code(&person.email)?;
    journey.client.set_now(moment + 6 * MINUTE_MS);
    let page = immediate(&journey, &person, &[LOOK])?.must_be(200)?.page();
    assert_eq!(page.input("code").as_deref(), Some(""), "a fresh code is asked for");
    let page = immediate(&journey, &person, &SEND)?.must_be(422)?.page();
    assert!(page.says("Enter the code"), "{}", page.words());
    let code = mailbox::wait_for_code(server, &person.email, &journey.reference, std::slice::from_ref(&first))?;
    for wrong in ["00000000", first.as_str()] {
        immediate(&journey, &person, &[&SEND[..], &[("code", wrong)]].concat())?.must_be(422)?;
    }
    assert_eq!(count(server, &journey.reference, "immediate-filed")?, 0);
    immediate(&journey, &person, &[&SEND[..], &[("code", &code)]].concat())?.must_be(303)?;
    assert_eq!(count(server, &journey.reference, "immediate-filed")?, 1);
    Ok(())
}

#[test]
fn a_contact_that_is_young_is_told_from_when_on_it_can_ask() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_replaced(server, "hastyyoung", 10)?;
    let (journey, _) = Journey::pending(server, server.client(), &person)?;
    let page = journey.get("/immediate")?.must_be(200)?.page();
    assert!(page.says("You cannot ask for this yet") && page.says("You can ask from"), "{}", page.words());
    let page = immediate(&journey, &person, &SEND)?.must_be(409)?.page();
    assert!(page.says("You can ask from"), "{}", page.words());
    assert_eq!(count(server, &journey.reference, "immediate-filed")?, 0);
    Ok(())
}

#[test]
fn what_is_typed_comes_back_as_text_and_too_much_of_it_is_refused() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_one(server, "hastytyped")?;
    let (journey, _) = Journey::pending(server, server.client(), &person)?;
    let script = "</textarea><script>alert(1)</script>\"'";
    let fields = [("identifier", script), ("name", script), ("location", script), ("why", script), LOOK];
    let page = journey.post("/immediate", &fields)?.must_be(422)?.page();
    assert!(page.says("This is not the address") && !page.html().contains("<script>alert"), "{}", page.html());
    let fields = [("identifier", person.email.as_str()), ("name", script), ("location", script), ("why", script), LOOK];
    let page = journey.post("/immediate", &fields)?.must_be(200)?.page();
    assert!(page.says("alert(1)") && !page.html().contains("<script>alert"), "{}", page.html());
    let long = "ä".repeat(501);
    let page = journey.post("/immediate", &[("why", &long), LOOK])?.must_be(422)?.page();
    assert!(page.says("Use 500 characters or fewer to say why"), "{}", page.words());
    let huge = "x".repeat(1024 * 1024);
    for path in ["/immediate", "/revocation"] {
        assert_eq!(journey.post(path, &[("why", &huge), LOOK])?.status, 413, "{path}");
    }
    assert_eq!(journey.post("/immediate", &[("admin", "yes"), LOOK])?.status, 422);
    Ok(())
}

#[test]
fn nothing_of_a_letter_lies_in_plain() -> Result<()> {
    let server = Server::start()?;
    let person = shop::plant_one(&server, "hastyplain")?;
    let (journey, _) = Journey::pending(&server, server.client(), &person)?;
    let why = "Quillon Achterberg said that I should";
    let fields = [("identifier", &*person.email), ("name", &*person.name), ("location", "Vöyri"), ("why", why)];
    let page = journey.post("/immediate", &[&fields[..], &[LOOK]].concat())?.must_be(200)?.page();
    assert!(page.says(why), "{}", page.words());
    journey.post("/immediate", &[&fields[..], &SEND[..]].concat())?.must_be(303)?;
    about(&server, &person.email, &journey.reference, "at once")?;
    let mut needles = canaries(&person);
    needles.extend(tests::canary::needles(why));
    let found = hits(&server, &needles)?;
    ensure!(found.is_empty(), "in plain:\n{}", found.join("\n"));
    Ok(())
}

/// The same deletion under a policy that differs in this.
fn under(journey: &Journey<'_>, name: &str, rule: &str, value: &str) -> Result<Server> {
    let sql = format!(
        "INSERT INTO policy_version (id, published_at, body)
           SELECT 7, published_at, json_set(body, '$.{rule}', '{value}') FROM policy_version LIMIT 1;
         UPDATE deletion SET policy_version = 7 WHERE reference = '{}';",
        journey.reference
    );
    elsewhere(journey.server, name, &sql)
}

#[test]
fn where_the_policy_offers_no_haste_nothing_is_offered_and_nothing_taken() -> Result<()> {
    let server = Server::start()?;
    let person = shop::plant_one(&server, "unhasty")?;
    let (journey, _) = Journey::pending(&server, server.client(), &person)?;
    let off = under(&journey, "off", "immediate", "off")?;
    let journey = moved(&journey, &off);
    assert!(journey.get("")?.must_be(200)?.page().link("/immediate").is_none());
    assert_eq!(journey.get("/immediate")?.status, 404);
    assert_eq!(immediate(&journey, &person, &SEND)?.status, 404);
    assert_eq!(count(&off, &journey.reference, "immediate-filed")?, 0);
    Ok(())
}

fn plea(journey: &Journey<'_>, step: &str) -> Result<Answer> {
    journey.post("/revocation", &[("identifier", "me"), ("why", "it was not me"), ("step", step)])
}

#[test]
fn where_staff_decide_the_cancellation_code_leads_to_a_letter_that_counts_as_proven() -> Result<()> {
    let server = Server::start()?;
    let person = shop::plant_one(&server, "bystaff")?;
    let (journey, codes) = Journey::pending(&server, server.client(), &person)?;
    let staffed = under(&journey, "staffed", "revocation", "by-staff")?;
    let due = journey.due()?;
    let browser = staffed.client();
    let there = journey.revoke(&browser, &codes.revocation)?.location()?;
    assert!(there.ends_with("/revocation"), "{there}");
    let person = Journey { server: &staffed, client: browser, reference: journey.reference.clone() };
    assert!(person.client.get(&there)?.must_be(200)?.page().says("A person decides about every cancellation"));
    let page = plea(&person, "look")?.must_be(200)?.page();
    assert!(page.says("Due to it was not me, I need to restore my account"), "{}", page.words());
    assert_eq!(count(&staffed, &journey.reference, "revocation-filed")?, 0);
    plea(&person, "send")?.must_be(303)?;
    assert!(person.get("")?.must_be(200)?.page().says("Until then nothing is erased"));
    assert_eq!(plea(&person, "send")?.status, 409, "one is enough");
    let proven = "kind = 'revocation' AND state = 'open' AND verified_at IS NOT NULL AND letter_sealed IS NOT NULL";
    assert_eq!(booked(&staffed, &journey.reference, proven)?, 1);
    staffed.set_clock(due + 30 * DAY_MS)?;
    staffed.sweep()?;
    assert_eq!(person.state()?.0, "pending", "it waits until somebody has decided");
    Ok(())
}

#[test]
fn a_letter_without_proof_stops_the_purge_once_and_only_in_time() -> Result<()> {
    let server = Server::start()?;
    let begun = now_ms();
    for (name, late_ms, is_heard) in [("intime", -1, true), ("atdue", 0, false), ("afterdue", 1, false)] {
        let person = shop::plant_one(&server, name)?;
        let (journey, codes) = Journey::pending(&server, server.client().at(begun), &person)?;
        let due = journey.due()?;
        // Nothing but the status code, typed into another browser.
        let mut reader =
            Journey { server: &server, client: server.client().at(due - 1), reference: journey.reference.clone() };
        let fields = [("reference", reader.reference.as_str()), ("code", codes.status.as_str())];
        reader.client.post("/en/status", &fields)?.must_be(303)?;
        assert!(reader.get("/revocation")?.must_be(200)?.page().says("held back"), "{name}");
        reader.client.set_now(due + late_ms);
        let status = plea(&reader, "send")?.status;
        assert_eq!(status, if is_heard { 303 } else { 409 }, "{name}");
        let unproven = "kind = 'revocation' AND verified_at IS NULL";
        assert_eq!(booked(&server, &journey.reference, unproven)?, i64::from(is_heard), "{name}");
        let mut sweeper = server.client();
        sweeper.set_now(due + 1);
        sweeper.post("/dev/sweep", &[])?.must_be(200)?;
        assert_eq!(journey.state()?.0 == "pending", is_heard, "{name}");
    }
    Ok(())
}
