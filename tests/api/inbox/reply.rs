//! Whoever wrote gets an answer in own words, or hears that it takes longer; what they write again stands beside it.

use anyhow::{Context as _, Result};
use shared::staff::Role;
use tests::canary::{found, needles};
use tests::identity;
use tests::mailbox::{self, Letter};
use tests::server::Server;
use tests::store::Store;

use super::Post;
use super::desk::{open, post, waiting};
use crate::desk::{Seat, seat};
use crate::{DAY_MS, now_ms, shared_server};

const WORDS: &str = "Ottilie, there is nothing of you left here";

fn told(server: &Server, to: &str, subject: &str) -> Result<Letter> {
    mailbox::wait_for(server, to, |letter| letter.mail.subject.contains(subject).then(|| letter.clone()))
}

#[test]
fn an_answer_closes_the_mail_and_a_reply_stands_beside_it() -> Result<()> {
    let server = Server::start()?;
    server.sweep()?;
    let from = "ottilie.asks@elsewhere.example";
    let id = waiting(&server, from)?;
    let agent = seat(&server, "replier", Role::Agent)?;
    assert!(post(&agent, &id, "answer", &[])?.must_be(422)?.page().says("Write the answer"));
    let long = "x".repeat(1_001);
    assert!(post(&agent, &id, "answer", &[("written", &long)])?.must_be(422)?.page().html().contains(&long));
    let there = post(&agent, &id, "answer", &[("written", WORDS)])?.location()?;
    assert!(agent.client.get(&there)?.must_be(200)?.page().says("The answer is sent"));
    let letter = told(&server, from, "Our answer to your message M-")?;
    assert!(letter.mail.text.contains(WORDS) && letter.mail.text.contains("data protection authority"), "{letter:?}");
    let token = letter.mail.subject.split(['[', ']']).nth(1).context("a token")?.to_owned();
    let closed =
        format!("SELECT COUNT(*) FROM inbox WHERE id = '{id}' AND outcome = 'answered' AND erase_at IS NOT NULL");
    assert_eq!(Store::of(&server)?.count(&closed)?, 1);
    assert_eq!(post(&agent, &id, "answer", &[("written", WORDS)])?.status, 409, "what is closed stays closed");
    let secrets: Vec<_> = [token.as_str(), WORDS, from].into_iter().flat_map(needles).collect();
    let hits = found(&server.state().join("v3"), &secrets)?;
    assert!(hits.is_empty(), "in plain:\n{}", hits.join("\n"));

    let reply = Post { file: "answer", from, token: &token, ..Post::NONE };
    Post { file: "answer-automatic", ..reply }.deliver(&server)?.context("a row")?;
    assert!(!open(&agent, &id)?.says("The sender wrote again"), "a machine says nothing");
    let again = reply.deliver(&server)?.context("a row of its own")?;
    let page = open(&agent, &id)?;
    assert!(page.says("The sender wrote again") && page.link(&again).is_some(), "{}", page.words());
    let page = open(&agent, &again)?;
    assert!(page.says("It answers what we wrote about") && page.link(&id).is_some(), "{}", page.words());
    let third = reply.deliver(&server)?.context("a row")?;
    assert!(!open(&agent, &third)?.says("It answers what we wrote about"), "a token is worth one reply");
    Ok(())
}

#[test]
fn whoever_is_a_machine_or_forged_gets_no_answer() -> Result<()> {
    let server = shared_server()?;
    let agent = seat(server, "noreplier", Role::Agent)?;
    for file in ["spoofed", "mailing-list"] {
        let from = format!("{file}.reply@elsewhere.example");
        let id = Post { file, from: &from, ..Post::NONE }.deliver(server)?.context("a row")?;
        assert_eq!(post(&agent, &id, "answer", &[("written", WORDS)])?.status, 409, "{file}");
        assert_eq!(post(&agent, &id, "extend", &[("extension", "number")])?.status, 409, "{file}");
        assert!(mailbox::letters_to(server, &from)?.is_empty(), "{file}");
    }
    Ok(())
}

fn at(server: &Server, agent: &Seat, now: i64) -> Result<Seat> {
    let mut client = server.client();
    client.set_now(now);
    identity::sign_in_as(&client, &agent.colleague.mail)?.must_be(303)?;
    Ok(Seat { client, colleague: agent.colleague.clone() })
}

#[test]
fn an_answer_is_made_later_once_before_its_day_and_the_sender_hears_why() -> Result<()> {
    let server = shared_server()?;
    let from = "patient.sender@elsewhere.example";
    let (id, other) = (waiting(server, from)?, waiting(server, "late.sender@elsewhere.example")?);
    let agent = seat(server, "extender", Role::Lead)?;
    let page = open(&agent, &id)?;
    assert!(page.says("By law") && page.says("Why does it take longer?"), "{}", page.words());
    assert!(post(&agent, &id, "extend", &[])?.must_be(422)?.page().says("Choose why it takes longer"));
    post(&agent, &id, "extend", &[("extension", "number")])?.must_be(303)?;
    let letter = told(server, from, "takes longer")?.mail.text;
    for part in ["many requests have come at once", "by the end of", "go to court"] {
        assert!(letter.contains(part), "{part}: {letter}");
    }
    let page = open(&agent, &id)?;
    assert!(page.says("made longer once") && page.says("Many have come at once"), "{}", page.words());
    assert_eq!(post(&agent, &id, "extend", &[("extension", "complexity")])?.status, 409, "once");
    // A month and the days until somebody works again, at most.
    let late = at(server, &agent, now_ms() + 40 * DAY_MS)?;
    let page = open(&late, &other)?;
    assert!(page.says("what is late cannot be made longer"), "{}", page.words());
    assert_eq!(post(&late, &other, "extend", &[("extension", "number")])?.status, 409, "late");
    assert!(open(&late, &id)?.says("working days left"), "three months in all");
    Ok(())
}
