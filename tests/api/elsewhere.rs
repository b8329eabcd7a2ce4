//! Accounts that live in a directory of the operator's own, asked over signed HTTP.

mod hostile;

use anyhow::{Result, ensure};
use serde_json::json;
use tests::directory::{Directory, person};
use tests::journey::Journey;
use tests::mailbox;
use tests::patience::until;
use tests::receiver::{Receiver, Reply};
use tests::server::{Plan, Server};
use tests::store::Store;

use crate::MINUTE_MS;

/// The processors of the preset `standard`, all of them willing.
const PROCESSORS: [&str; 3] = ["mailing", "recommendations", "billing"];

/// The settings of a product whose accounts are there.
fn vars(directory: &str, receiver: &Receiver) -> Vec<(&'static str, &'static str)> {
    let (mut processors, mut secrets) = (json!({}), json!({}));
    for name in PROCESSORS {
        processors[name] = json!({ "kind": "webhook", "url": receiver.url(&format!("/{name}")) });
        secrets[name] = json!(["whsec_YmlsbGluZyBiaWxsaW5nIGJpbGxpbmcgMTIzNDU2"]);
    }
    // They live as long as the tests.
    vec![
        ("DIRECTORY_URL", &*directory.to_owned().leak()),
        ("PROCESSORS", &*processors.to_string().leak()),
        ("PROCESSOR_SECRETS", &*secrets.to_string().leak()),
    ]
}

fn server(directory: &str, receiver: &Receiver) -> Result<Server> {
    let server = Server::start_as(&Plan { vars: vars(directory, receiver), ..Plan::default() })?;
    server.sweep()?;
    Ok(server)
}

#[test]
fn whoever_turns_back_finds_the_account_as_it_was_in_the_operators_own_database() -> Result<()> {
    let (directory, receiver) = (Directory::start()?, Receiver::start(|_| Reply::Status(200))?);
    let server = server(directory.address(), &receiver)?;
    ensure!(server.client().get("/shop")?.status == 404, "no demo shop where the accounts are the operator's");
    let sofia = person("demo-01", "sofia@shopper.example");
    let (journey, codes) = Journey::pending(&server, server.client(), &sofia)?;
    let quiet = || directory.says::<Option<String>>("SELECT quiet_for FROM customer WHERE id = 'demo-01'");
    until(|| Ok(quiet()?.is_some()))?;
    ensure!(quiet()?.is_some(), "the account is not quiet; the log:\n{}", server.log());
    ensure!(directory.says::<i64>("SELECT COUNT(*) FROM customer_session WHERE customer = 'demo-01'")? == 0);

    journey.revoke(&server.client(), &codes.revocation)?.must_be(303)?;
    journey.wait_for_state("revoked")?;
    until(|| Ok(quiet()?.is_none()))?;
    ensure!(quiet()?.is_none(), "the account is still quiet; the log:\n{}", server.log());
    ensure!(directory.says::<String>("SELECT standing FROM customer WHERE id = 'demo-01'")? == "good");
    Ok(())
}

#[test]
fn whoever_leaves_is_gone_from_the_operators_own_database_with_a_receipt() -> Result<()> {
    let (directory, receiver) = (Directory::start()?, Receiver::start(|_| Reply::Status(200))?);
    let server = server(directory.address(), &receiver)?;
    let sofia = person("demo-01", "sofia@shopper.example");
    let (journey, codes) = Journey::pending(&server, server.client(), &sofia)?;
    server.set_clock(journey.due()?)?;
    server.sweep()?;
    journey.wait_for_state("erased")?;
    let left = |question: &str| directory.says::<i64>(question);
    ensure!(left("SELECT COUNT(*) FROM postal_address WHERE customer = 'demo-01'")? == 0);
    ensure!(left("SELECT COUNT(*) FROM customer WHERE id = 'demo-01' AND closed_at IS NOT NULL")? == 1);
    ensure!(left("SELECT COUNT(*) FROM customer WHERE closed_at IS NOT NULL")? == 1, "somebody else was closed");
    let last = mailbox::wait_for(&server, &sofia.email, |letter| {
        letter.mail.text.contains("/status").then(|| letter.mail.text.contains(&journey.reference))
    })?;
    ensure!(last, "the last letter names the request");
    // The address goes with the first sweep after that letter was accepted.
    let contacts = "SELECT COUNT(*) FROM customer_contact WHERE customer = 'demo-01'";
    until(|| {
        server.sweep()?;
        Ok(left(contacts)? == 0)
    })?;
    ensure!(left(contacts)? == 0, "{}", server.log());
    let client = server.client();
    let there = client.post("/en/status", &[("reference", &journey.reference), ("code", &codes.status)])?.location()?;
    let receipt = client.get(&format!("{there}/receipt.json"))?.must_be(200)?;
    ensure!(receipt.text().contains("payload_b64url"));
    // Whoever is gone is not found again, and nobody is told so.
    let again = Journey::begin(&server, server.client(), &sofia.email)?;
    ensure!(again.get("/code")?.status == 200);
    Ok(())
}

#[test]
fn what_is_in_the_way_there_is_told_and_once_it_is_settled_the_request_goes_on() -> Result<()> {
    let (directory, receiver) = (Directory::start()?, Receiver::start(|_| Reply::Status(200))?);
    let server = server(directory.address(), &receiver)?;
    directory.change(
        "INSERT INTO matter (id, customer, kind, about, opened_at) VALUES ('m-x', 'demo-01', 'unpaid', 'Order 77-1, 12.00 EUR', 1)",
    )?;
    let sofia = person("demo-01", "sofia@shopper.example");
    let journey = Journey::proven(&server, server.client(), &sofia)?;
    journey.post("/copy", &[("choice", "none")])?.must_be(303)?;
    journey.send(&[])?.must_be(303)?;
    let page = journey.get("")?.must_be(200)?.page();
    ensure!(journey.state()?.0 == "blocked" && page.says("Order 77-1, 12.00 EUR"), "{}", page.words());
    directory.change("UPDATE matter SET settled_at = 2 WHERE id = 'm-x'")?;
    server.set_clock(crate::now_ms() + 25 * 60 * MINUTE_MS)?;
    server.sweep()?;
    journey.wait_for_state("pending")
}

/// A try that dies reading all of somebody, in a directory that holds very much, must not be the one that every later try makes.
#[test]
fn a_second_try_shuts_the_account_unread_and_the_return_says_that_nothing_was_compared() -> Result<()> {
    let (directory, receiver) = (Directory::start()?, Receiver::start(|_| Reply::Status(200))?);
    let server = server(directory.address(), &receiver)?;
    let (journey, codes) = Journey::pending(&server, server.client(), &person("demo-01", "sofia@shopper.example"))?;
    let known = |server: &Server| Store::of(server)?.count("SELECT COUNT(*) FROM likeness");
    until(|| Ok(known(&server)? > 0))?;
    ensure!(known(&server)? > 0, "the first try reads it");
    // As it would stand there if that try had died: taken once, and nothing done.
    let died = "DELETE FROM likeness; UPDATE outbox SET due_at = 1, attempts = 1, done_at = NULL, leased_until = NULL
        WHERE body LIKE '%suspend%'";
    let vars = vars(directory.address(), &receiver);
    let next = crate::processor::again(&server, "elsewhere-second", died, vars)?;
    next.sweep()?;
    let quiet = || directory.says::<Option<String>>("SELECT quiet_for FROM customer WHERE id = 'demo-01'");
    let done = "SELECT COUNT(*) FROM outbox WHERE body LIKE '%suspend%' AND attempts = 2 AND done_at IS NOT NULL";
    ensure!(Store::of(&next)?.count(done)? == 1, "the log:\n{}", next.log());
    ensure!(quiet()?.is_some() && known(&next)? == 0, "it was read once more");
    let journey = crate::likeness::moved(&journey, &next);
    journey.revoke(&next.client(), &codes.revocation)?.must_be(303)?;
    journey.wait_for_state("revoked")?;
    until(|| Ok(quiet()?.is_none()))?;
    let page = journey.get("")?.must_be(200)?.page();
    ensure!(page.says("we could not compare what came back"), "{}", page.words());
    Ok(())
}
