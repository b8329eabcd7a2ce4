//! A question to whoever filed an application: it goes to them alone, the days stand still, and their answer finds its case.

use anyhow::{Context as _, Result, ensure};
use shared::staff::Role;
use tests::canary::{found, needles};
use tests::identity;
use tests::journey::Journey;
use tests::mailbox::{self, Letter};
use tests::server::Server;
use tests::shop;
use tests::store::Store;

use super::{Seat, asked_at_once, asked_to_keep, booked, case_of, count, hold, seat};
use crate::inbox::Post;
use crate::{DAY_MS, now_ms, shared_server};

const WORDS: &str = "Which town did Philippa live in?";
const ANSWER: &str = "Philippa lived in Raahe";

fn ask(agent: &Seat, case: &str) -> Result<()> {
    let there = agent.post(case, "ask", &[("question", WORDS)])?.location()?;
    ensure!(there.ends_with("?done=asked"), "{there}");
    Ok(())
}

/// The mail that asks, and the token in its subject.
fn asked(server: &Server, address: &str, reference: &str, known: &[String]) -> Result<(Letter, String)> {
    mailbox::wait_for(server, address, |letter| {
        let token = letter.mail.subject.split(['[', ']']).nth(1).filter(|token| token.starts_with("Q-"))?;
        (letter.mail.text.contains(reference) && !known.iter().any(|known| known == token))
            .then(|| (letter.clone(), token.to_owned()))
    })
}

fn decide_by(server: &Server, case: &str) -> Result<i64> {
    Store::of(server)?.count(&format!("SELECT decide_by FROM application WHERE id = '{case}'"))
}

/// What became of a mail.
fn became(server: &Server, id: &str) -> Result<String> {
    let sql = format!("SELECT state || ' ' || COALESCE(application, '') FROM inbox WHERE id = '{id}'");
    Store::of(server)?.text(&sql)
}

const WAITS: &str = "waits_until IS NOT NULL AND decide_by > waits_until";
const GOES_ON: &str = "waits_until IS NULL";

#[test]
fn a_question_goes_to_whoever_filed_and_the_reply_joins_the_case_and_nothing_else_does() -> Result<()> {
    let server = Server::start()?;
    let (person, old, journey) = asked_to_keep(&server, "askmail")?;
    let (_, other_old, other) = asked_to_keep(&server, "askother")?;
    let (case, reference) = (case_of(&server, &journey.reference)?, journey.reference.as_str());
    let other_case = case_of(&server, &other.reference)?;
    let agent = seat(&server, "asker", Role::Agent)?;
    let before = decide_by(&server, &case)?;
    assert!(agent.post(&case, "ask", &[])?.must_be(422)?.page().says("Write the question"));
    assert_eq!(agent.post(&case, "ask", &[("question", &"x".repeat(1_001))])?.status, 422);
    ask(&agent, &case)?;
    ask(&agent, &other_case)?;
    let (letter, token) = asked(&server, &old, reference, &[])?;
    let (_, other_token) = asked(&server, &other_old, &other.reference, &[])?;
    assert!(letter.mail.text.contains(WORDS) && letter.mail.text.contains("Just reply"), "{}", letter.mail.text);
    let elsewhere = mailbox::letters_to(&server, &person.email)?;
    assert!(
        elsewhere.iter().all(|letter| !letter.mail.text.contains(WORDS)),
        "whoever took the account over reads nothing"
    );
    assert!(booked(&server, &case, WAITS)?);
    let page = agent.open(&case)?;
    assert!(page.says("Waits for the person until") && !page.says("Overdue"), "{}", page.words());
    assert_eq!(agent.post(&case, "ask", &[("question", WORDS)])?.status, 409, "one waits already");
    let page = journey.get("")?.must_be(200)?.page();
    assert!(page.says("We have a question") && !page.html().contains(WORDS), "{}", page.words());
    let secrets: Vec<_> = [token.as_str(), WORDS].into_iter().flat_map(needles).collect();
    let hits = found(&server.state().join("v3"), &secrets)?;
    assert!(hits.is_empty(), "in plain:\n{}", hits.join("\n"));

    let post = Post { file: "answer", from: &old, reference, token: &token, ..Post::NONE };
    let ordinary = [
        ("a machine", Post { file: "answer-automatic", ..post }),
        ("a guess", Post { token: "Q-7777-7777-7777", ..post }),
        ("another case's token", Post { token: &other_token, ..post }),
        ("no token", Post { token: "", ..post }),
    ];
    for (what, mail) in ordinary {
        let id = mail.deliver(&server)?.context("a row")?;
        assert_eq!(became(&server, &id)?, "open ", "{what} joins nothing");
        assert!(booked(&server, &case, WAITS)? && booked(&server, &other_case, WAITS)?, "{what} ends no pause");
    }
    let id = post.deliver(&server)?.with_context(|| format!("a row; {}", server.log()))?;
    assert_eq!(became(&server, &id)?, format!("closed {case}"), "{}", server.log());
    assert!(booked(&server, &case, GOES_ON)? && booked(&server, &other_case, WAITS)?);
    let after = decide_by(&server, &case)?;
    assert!(before <= after && after < before + 7 * DAY_MS, "{before} {after}: later, and by no more than it took");
    assert_eq!((count(&server, reference, "question-asked")?, count(&server, reference, "question-answered")?), (1, 1));
    let page = agent.open(&case)?;
    assert!(page.says("from the address that was asked") && !page.html().contains(ANSWER), "{}", page.words());
    agent.post(&case, "reveal", &[("purpose", "answer")])?.must_be(303)?;
    assert!(agent.open(&case)?.says(ANSWER));
    let hits = found(&server.state().join("v3"), &needles(ANSWER))?;
    assert!(hits.is_empty(), "in plain:\n{}", hits.join("\n"));
    let again = post.deliver(&server)?.context("a row")?;
    assert_eq!(became(&server, &again)?, "open ", "a token is worth one answer");
    late(&server, &agent, &other_case, [&other_old, &other.reference, &other_token])
}

/// Nobody answers the other one: the clock goes on by itself.
fn late(server: &Server, agent: &Seat, case: &str, [from, reference, token]: [&str; 3]) -> Result<()> {
    let until = Store::of(server)?.count(&format!("SELECT waits_until FROM application WHERE id = '{case}'"))?;
    assert!((14..=16).contains(&((until - now_ms()) / DAY_MS)));
    server.set_clock(until)?;
    let mut client = server.client();
    client.set_now(until);
    identity::sign_in_as(&client, &agent.colleague.mail)?.must_be(303)?;
    let page = client.get(&format!("/staff/case/{case}"))?.must_be(200)?.page();
    assert!(page.says("Unanswered since") && !page.says("Overdue"), "{}", page.words());
    let post = Post { file: "answer", from, reference, token, ..Post::NONE };
    let id = post.deliver(server)?.context("a row")?;
    assert_eq!(became(server, &id)?, "open ", "it came too late to stop anything, and is read all the same");
    let fields = [("reference", reference), ("code", token), ("answer", ANSWER)];
    assert_eq!(client.post("/en/answer", &fields)?.status, 410);
    Ok(())
}

#[test]
fn the_answer_can_be_typed_on_a_page_once() -> Result<()> {
    let server = shared_server()?;
    let (person, journey) = asked_at_once(server, "askpage")?;
    let (case, reference) = (case_of(server, &journey.reference)?, journey.reference.as_str());
    let agent = seat(server, "pageasker", Role::Lead)?;
    ask(&agent, &case)?;
    let (letter, token) = asked(server, &person.email, reference, &[])?;
    assert!(letter.mail.text.contains(&format!("/en/answer#{reference}.{token}")), "{}", letter.mail.text);
    let post = |reference: &str, code: &str, words: &str| {
        server.client().post("/en/answer", &[("reference", reference), ("code", code), ("answer", words)])
    };
    for (reference, code, words, said) in [
        (reference, "Q-7777-7777-7777", ANSWER, "That code is not right"),
        ("AD-7K3M-9QXR-0T2V-HW57", &token, ANSWER, "That code is not right"),
        (reference, "x", ANSWER, "Enter the code"),
        (reference, &token, " ", "Write your answer"),
    ] {
        let page = post(reference, code, words)?.must_be(422)?.page();
        assert!(page.says(said), "{}", page.words());
    }
    let long = "ä".repeat(1_001);
    assert!(post(reference, &token, &long)?.must_be(422)?.page().html().contains(&long), "nothing typed is lost");
    let answer = post(reference, &token.to_lowercase(), ANSWER)?;
    assert_eq!(answer.header("set-cookie"), None, "an answer opens nothing");
    assert!(server.client().get(&answer.location()?)?.must_be(200)?.page().says("We have your answer"));
    assert_eq!(post(reference, &token, ANSWER)?.status, 409, "it was used");
    assert!(booked(server, &case, GOES_ON)?);
    agent.post(&case, "reveal", &[("purpose", "answer")])?.must_be(303)?;
    let page = agent.open(&case)?;
    assert!(
        page.says(ANSWER) && page.says("typed on the page") && page.says("a life without shops"),
        "{}",
        page.words()
    );
    let mut known = vec![token];
    for _ in 0..2 {
        ask(&agent, &case)?;
        let (_, token) = asked(server, &person.email, reference, &known)?;
        post(reference, &token, ANSWER)?.must_be(303)?;
        known.push(token);
    }
    assert!(agent.open(&case)?.says("Three questions were asked"));
    assert_eq!(agent.post(&case, "ask", &[("question", WORDS)])?.status, 409);
    Ok(())
}

#[test]
fn nobody_is_asked_whose_address_is_not_known_and_nobody_asks_without_the_right() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_one(server, "askrang")?;
    let (journey, _) = Journey::pending(server, server.client(), &person)?;
    let (agent, auditor) = (seat(server, "askagent", Role::Agent)?, seat(server, "askauditor", Role::Auditor)?);
    let fields = [("channel", "telephone"), ("said", "I never asked for this")];
    hold::post(&agent.client, &journey.reference, "enter", &fields)?.must_be(303)?;
    let case = case_of(server, &journey.reference)?;
    let page = agent.open(&case)?;
    assert!(page.says("Nobody can be asked back"), "{}", page.words());
    assert_eq!(agent.post(&case, "ask", &[("question", WORDS)])?.status, 409);
    assert_eq!(auditor.post(&case, "ask", &[("question", WORDS)])?.status, 403);
    assert_eq!(count(server, &journey.reference, "question-asked")?, 0);
    Ok(())
}

#[test]
fn a_letter_that_came_by_mail_is_asked_about_where_it_came_from() -> Result<()> {
    let server = Server::start()?;
    let person = shop::plant_one(&server, "askletter")?;
    let (journey, _) = Journey::pending(&server, server.client(), &person)?;
    let (from, reference) = ("own.words@elsewhere.example", journey.reference.as_str());
    Post { file: "plain", from, account: &person.email, reference, ..Post::NONE }.deliver(&server)?.context("a row")?;
    let case = case_of(&server, reference)?;
    let agent = seat(&server, "letterasker", Role::Agent)?;
    ask(&agent, &case)?;
    let (_, token) = asked(&server, from, reference, &[])?;
    let hits = found(&server.state().join("v3"), &needles(from))?;
    assert!(hits.is_empty(), "in plain:\n{}", hits.join("\n"));
    let post = Post { file: "answer", from: &person.email, reference: "", token: &token, ..Post::NONE };
    let id = post.deliver(&server)?.context("a row")?;
    assert_eq!(became(&server, &id)?, format!("closed {case}"), "the token is enough");
    assert!(agent.open(&case)?.says("from another address than the one that was asked"));
    Ok(())
}
