//! A complaint, and what else is asked for in writing: a code to the address makes it arrive, people look into it and answer, and no
//! answer leaves without what the law wants in it.

mod desk;

use anyhow::{Context as _, Result};
use tests::canary::{found, needles};
use tests::client::Client;
use tests::mailbox::{self, Letter};
use tests::server::Server;
use tests::store::Store;

use crate::{DAY_MS, now_ms, shared_server};

pub const OWN_WORDS: &str = "Quillon Vesterbrook sold my address";

pub fn told(server: &Server, to: &str, subject: &str) -> Result<Letter> {
    mailbox::wait_for(server, to, |letter| letter.mail.subject.contains(subject).then(|| letter.clone()))
}

fn complaint<'a>(address: &'a str, topic: &'a str) -> [(&'static str, &'a str); 4] {
    [("topic", topic), ("identifier", "sofia@shopper.example"), ("address", address), ("text", OWN_WORDS)]
}

fn code_to(server: &Server, address: &str) -> Result<String> {
    let letter = told(server, address, "is your code")?;
    Ok(letter.mail.subject.chars().take(9).collect())
}

/// What somebody has written and proven their address for: its id, its reference and its status code.
pub struct Written {
    pub id: String,
    pub reference: String,
    pub code: String,
}

fn typed(server: &Server, client: &Client, address: &str) -> Result<Written> {
    let code = code_to(server, address)?;
    let there = client.post("/en/request/code", &[("code", &code)])?.location()?;
    assert_eq!(there, "/en/request/status");
    let letter = told(server, address, "We have your ")?.mail;
    let reference = letter.subject.split(['(', ')']).nth(1).context("a reference")?.to_owned();
    let code = letter.text.lines().find_map(|line| line.strip_prefix("    ")).context("a status code")?.to_owned();
    let id = reference.trim_start_matches("M-").replace('-', "").to_lowercase();
    Ok(Written { id, reference, code })
}

pub fn complained(server: &Server, address: &str) -> Result<(Client, Written)> {
    let client = server.client();
    assert_eq!(client.post("/en/complaint", &complaint(address, "leaked"))?.location()?, "/en/request/code");
    let written = typed(server, &client, address)?;
    Ok((client, written))
}

pub fn asked(server: &Server, kind: &str, address: &str) -> Result<(Client, Written)> {
    let client = server.client();
    let fields = [("kind", kind), ("address", address), ("text", OWN_WORDS)];
    assert_eq!(client.post("/en/request", &fields)?.location()?, "/en/request/code");
    let written = typed(server, &client, address)?;
    Ok((client, written))
}

#[test]
fn a_complaint_says_first_when_it_is_answered_and_whom_else_one_can_ask() -> Result<()> {
    let server = shared_server()?;
    let client = server.client();
    let page = client.get("/en/complaint?topic=cheated")?.must_be(200)?.page();
    for part in
        ["You have our answer by the end of", "tietosuoja.fi", "You need not ask us first", "A seller cheated me"]
    {
        assert!(page.says(part), "{part}: {}", page.words());
    }
    assert!(page.html().contains("value=\"cheated\" checked"), "what led here is chosen");
    let page = client.post("/en/complaint", &complaint("", "nothing"))?.must_be(422)?.page();
    assert!(page.says("Choose what it is about") && page.says("Enter an e-mail address"), "{}", page.words());
    assert!(page.says(OWN_WORDS), "what was typed stays");
    let front = client.get("/en")?.must_be(200)?.page();
    assert!(front.link("/en/complaint").is_some() && front.link("/en/request").is_some());
    Ok(())
}

#[test]
fn nothing_arrives_before_the_code_and_reference_and_code_open_its_status() -> Result<()> {
    let server = shared_server()?;
    let address = "complainer@elsewhere.example";
    let client = server.client();
    assert_eq!(client.post("/en/complaint", &complaint(address, "leaked"))?.location()?, "/en/request/code");
    let page = client.get("/en/request/code")?.must_be(200)?.page();
    assert!(page.says(address), "{}", page.words());
    let unproven = "SELECT COUNT(*) FROM inbox WHERE state = 'unproven' AND via = 'form' AND received_at > 0";
    assert!(Store::of(server)?.count(unproven)? >= 1);
    assert_eq!(client.get("/en/request/status")?.location()?, "/en/request/code", "not before the code");
    let wrong = client.post("/en/request/code", &[("code", "00000000")])?.must_be(422)?.page();
    assert!(wrong.says("That code is not right"), "{}", wrong.words());
    let written = typed(server, &client, address)?;
    let page = client.get("/en/request/status")?.must_be(200)?.page();
    for part in [written.reference.as_str(), &written.code, "It has arrived", "Somebody has my data", "go to court"] {
        assert!(page.says(part), "{part}: {}", page.words());
    }
    assert!(!page.says(OWN_WORDS), "the status repeats nobody's words");
    assert_eq!(client.get("/en/request/code")?.location()?, "/en/request/status", "typed once");

    let other = server.client();
    assert_eq!(other.get("/en/request/status")?.status, 401);
    let track = |code: &str| other.post("/en/status", &[("reference", &written.reference), ("code", code)]);
    assert_eq!(track("ABCDE-ABCDE-ABCDE-ABCDE")?.status, 422);
    assert_eq!(track(&written.code)?.location()?, "/en/request/status");
    let page = other.get("/en/request/status")?.must_be(200)?.page();
    assert!(page.says(&written.reference) && !page.html().contains(&written.code), "the code is not shown again");
    Ok(())
}

#[test]
fn one_network_does_not_use_up_what_is_there_for_everybody() -> Result<()> {
    let server = shared_server()?;
    let client = server.client();
    for _ in 0..10 {
        client.post("/en/complaint", &complaint("net@elsewhere.example", "other"))?.must_be(303)?;
    }
    let rows = || Store::of(server)?.count("SELECT COUNT(*) FROM inbox WHERE via = 'form'");
    let before = rows()?;
    let refused = client.post("/en/complaint", &complaint("net@elsewhere.example", "other"))?.must_be(429)?;
    assert!(refused.header("retry-after").is_some());
    assert!(rows()? <= before + 5, "nothing is written for it; others may write meanwhile");
    server.client().post("/en/complaint", &complaint("net11@elsewhere.example", "other"))?.must_be(303)?;
    Ok(())
}

#[test]
fn a_code_is_tried_five_times_and_an_address_gets_few() -> Result<()> {
    let server = shared_server()?;
    let address = "flooded.complainer@elsewhere.example";
    let client = server.client();
    for _ in 0..6 {
        client.post("/en/complaint", &complaint(address, "other"))?.must_be(303)?;
    }
    let witness = server.client();
    witness.post("/en/complaint", &complaint("witness.complainer@elsewhere.example", "other"))?.must_be(303)?;
    code_to(server, "witness.complainer@elsewhere.example")?;
    let came = mailbox::letters_to(server, address)?.len();
    assert!((1..=3).contains(&came), "{came} codes in an hour");
    let right = code_to(server, "witness.complainer@elsewhere.example")?;
    let wrong = if right.starts_with('1') { "20000000" } else { "10000000" };
    for _ in 0..5 {
        witness.post("/en/request/code", &[("code", wrong)])?.must_be(422)?;
    }
    let page = witness.post("/en/request/code", &[("code", &right)])?.must_be(422)?.page();
    assert!(
        page.says("too often") || page.says("new"),
        "after five tries the right one opens nothing: {}",
        page.words()
    );
    Ok(())
}

#[test]
fn nothing_of_it_lies_in_plain_and_what_was_never_proven_is_gone_after_a_day() -> Result<()> {
    let server = Server::start()?;
    server.sweep()?;
    let address = "zephyrine.complains@elsewhere.example";
    let (_, written) = complained(&server, address)?;
    let unproven = server.client();
    unproven.post("/en/complaint", &complaint("never.proven@elsewhere.example", "misused"))?.must_be(303)?;
    code_to(&server, "never.proven@elsewhere.example")?;
    let secrets: Vec<_> =
        [OWN_WORDS, address, "never.proven", "sofia@shopper", &written.code].into_iter().flat_map(needles).collect();
    for store in ["d1", "kv"] {
        let hits = found(&server.state().join("v3").join(store), &secrets)?;
        assert!(hits.is_empty(), "in plain:\n{}", hits.join("\n"));
    }
    let rows = |condition: &str| Store::of(&server)?.count(&format!("SELECT COUNT(*) FROM inbox WHERE {condition}"));
    assert_eq!((rows("state = 'unproven'")?, rows("state = 'open'")?), (1, 1));
    let tick = |at: i64| -> Result<()> {
        server.set_clock((at / 3_600_000 + 1) * 3_600_000)?;
        server.client().bare_get("/cdn-cgi/handler/scheduled?cron=*+*+*+*+*")?.must_be(200).map(drop)
    };
    tick(now_ms() + 2 * DAY_MS)?;
    assert_eq!((rows("state = 'unproven'")?, rows("letter_sealed IS NOT NULL AND state = 'open'")?), (0, 1));
    Ok(())
}
