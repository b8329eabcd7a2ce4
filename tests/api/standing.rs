//! The directory's signed word that something has been settled: believed once, and answered the same for everybody.

use anyhow::{Context as _, Result};
use shared::webhook::Secret;
use tests::client::{Answer, Call};
use tests::journey::Journey;
use tests::mailbox;
use tests::server::{DIRECTORY_SECRET, Plan, Server};
use tests::shop::{self, Person};

use crate::{now_ms, shared_server};

const PATH: &str = "/api/v1/directory/standing";

/// A signed call, before anything is changed about it.
struct Signed {
    id: String,
    at_s: i64,
    body: String,
    signature: Option<String>,
}

fn signed(id: &str, account: &str) -> Signed {
    let body = serde_json::json!({ "account": account }).to_string();
    Signed { id: id.to_owned(), at_s: now_ms() / 1000, body, signature: None }
}

impl Signed {
    fn send(&self, server: &Server) -> Result<Answer> {
        let secret = Secret::parse(DIRECTORY_SECRET).context("a secret")?;
        let timestamp = self.at_s.to_string();
        let fits = secret.sign(&self.id, &timestamp, self.body.as_bytes());
        let signature = self.signature.as_deref().unwrap_or(&fits);
        let call = Call::of("POST", PATH).with("webhook-id", &self.id).with("webhook-timestamp", &timestamp);
        server
            .client()
            .send(&call.with("webhook-signature", signature).carrying("application/json", self.body.as_str()))
    }
}

/// Somebody whose request is armed.
fn armed<'a>(server: &'a Server, prefix: &str) -> Result<(Person, Journey<'a>)> {
    let person = shop::plant_as(server, prefix, "unpaid")?;
    let journey = Journey::proven(server, server.client(), &person)?;
    journey.post("/copy", &[("choice", "none")])?.must_be(303)?;
    journey.send(&[])?.must_be(303)?;
    assert_eq!(journey.state()?.0, "blocked");
    let page = journey.get("")?.must_be(200)?.page();
    let own = ["There is an unpaid order", "or cancel it under “Your orders”"];
    assert!(own.iter().all(|words| page.says(words)), "in the policy's words: {}", page.words());
    Ok((person, journey))
}

#[test]
fn what_was_settled_goes_on_at_once_and_the_person_is_told() -> Result<()> {
    let server = shared_server()?;
    let (person, journey) = armed(server, "standing")?;
    signed("standing-early", &person.account).send(server)?.must_be(202)?;
    assert_eq!(journey.state()?.0, "blocked", "the directory is asked, whatever the call means to say");
    shop::settle(server, &person.email)?;
    signed("standing-settled", &person.account).send(server)?.must_be(202)?;
    assert_eq!(journey.state()?.0, "pending");
    mailbox::wait_for(server, &person.email, |letter| {
        (letter.mail.text.contains(&journey.reference) && letter.mail.subject.contains("waiting to be")).then_some(())
    })
}

#[test]
fn known_unknown_and_waiting_accounts_are_answered_in_the_same_bytes() -> Result<()> {
    let server = shared_server()?;
    let (blocked, _) = armed(server, "standingsame")?;
    let plain = shop::plant_one(server, "standingplain")?;
    let pending = shop::plant_one(server, "standingpending")?;
    Journey::pending(server, server.client(), &pending)?;
    let mut answers = Vec::new();
    for account in [&blocked.account, &plain.account, &pending.account, "nobody-at-all"] {
        let answer = signed(&format!("same-{account}"), account).send(server)?.must_be(202)?;
        let names: Vec<String> = answer.headers.iter().map(|(name, _)| name.clone()).collect();
        answers.push((answer.status, names, answer.body));
    }
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
    Ok(())
}

#[test]
fn forged_old_repeated_oversized_and_unknown_calls_change_nothing() -> Result<()> {
    let server = shared_server()?;
    let (person, journey) = armed(server, "standingforged")?;
    shop::settle(server, &person.email)?;
    let good = |id: &str| signed(id, &person.account);
    let large = format!("{{\"account\":\"{}\"}}", "a".repeat(2_000));
    let more = format!("{{\"account\":\"{}\",\"eligible\":true}}", person.account);
    let vector = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=".to_owned();
    let cases = [
        (Signed { signature: Some(vector), ..good("forged") }, 403, "code-refused"),
        (Signed { signature: Some(String::new()), ..good("unsigned") }, 403, "code-refused"),
        (Signed { at_s: now_ms() / 1000 - 301, ..good("old") }, 403, "code-refused"),
        (Signed { at_s: now_ms() / 1000 + 310, ..good("early") }, 403, "code-refused"),
        (good("with.a.dot"), 403, "code-refused"),
        (Signed { body: large, ..good("large") }, 413, "too-large"),
        (Signed { body: more, ..good("more") }, 400, "malformed"),
        (Signed { body: "{}".to_owned(), ..good("less") }, 400, "malformed"),
        (Signed { body: "{\"account\":\"\"}".to_owned(), ..good("nobody") }, 422, "invalid-field"),
    ];
    for (call, status, code) in cases {
        let answer = call.send(server)?.must_be(status)?;
        assert_eq!(answer.header("content-type"), Some("application/problem+json"), "{}", call.id);
        assert!(answer.text().contains(code), "{}: {}", call.id, answer.text());
    }
    let bare = Call::of("POST", PATH).carrying("application/json", good("bare").body);
    server.client().send(&bare)?.must_be(403)?;
    assert_eq!(journey.state()?.0, "blocked");
    good("once").send(server)?.must_be(202)?;
    assert_eq!(journey.state()?.0, "pending");
    assert_eq!(good("once").send(server)?.status, 403, "the same message again");
    Ok(())
}

#[test]
fn without_a_secret_the_way_is_not_there() -> Result<()> {
    for secret in ["", "whsec_c2hvcnQ=", "no secret"] {
        let vars =
            ["DIRECTORY_SECRET", "PACK_SECRET", "MAIL_SECRET", "MAIL_IN_SECRET"].map(|name| (name, secret)).to_vec();
        let plan = Plan { vars, ..Plan::default() };
        let server = Server::start_as(&plan)?;
        let answer = signed("none", "somebody").send(&server)?;
        let other = server.client().send(&Call::of("POST", "/api/v1/directory/nothing"))?;
        assert_eq!((answer.status, &answer.body), (404, &other.body), "{secret}");
        assert_eq!(server.client().send(&Call::of("OPTIONS", PATH))?.status, 404);
        for path in ["/api/v1/pack", "/api/v1/mail/bounce", "/api/v1/mail/inbound"] {
            assert_eq!(server.client().send(&Call::of("POST", path))?.status, 404, "{path}");
        }
    }
    Ok(())
}
