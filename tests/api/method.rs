//! Every route with every method: only those it knows, and the answer names them.

use anyhow::Result;
use tests::client::Call;
use tests::journey::Journey;
use tests::shop;

use crate::shared_server;

const METHODS: [&str; 7] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/// Every path with what it allows. `{}` stands for a reference.
pub const ROUTES: [(&str, &str); 40] = [
    ("/", "GET, HEAD"),
    ("/en", "GET, HEAD"),
    ("/delete", "GET, HEAD, POST"),
    ("/en/delete", "GET, HEAD, POST"),
    ("/en/status", "GET, HEAD, POST"),
    ("/en/revoke", "GET, HEAD, POST"),
    ("/en/not-me", "GET, HEAD, POST"),
    ("/en/erased-and-kept", "GET, HEAD"),
    ("/en/retention", "GET, HEAD"),
    ("/en/figures", "GET, HEAD"),
    ("/en/receipt-check", "GET, HEAD, POST"),
    ("/en/deletion/{}", "GET, HEAD"),
    ("/en/deletion/{}/code", "GET, HEAD, POST"),
    ("/en/deletion/{}/code/again", "POST"),
    ("/en/deletion/{}/account", "GET, HEAD, POST"),
    ("/en/deletion/{}/stop", "GET, HEAD, POST"),
    ("/en/deletion/{}/consequences", "GET, HEAD"),
    ("/en/deletion/{}/copy", "GET, HEAD, POST"),
    ("/en/deletion/{}/copy/archive.zip", "GET, HEAD"),
    ("/en/deletion/{}/copy/print", "GET, HEAD"),
    ("/en/deletion/{}/check", "GET, HEAD, POST"),
    ("/en/deletion/{}/withdraw", "POST"),
    ("/en/deletion/{}/receipt", "GET, HEAD"),
    ("/en/deletion/{}/receipt.json", "GET, HEAD"),
    ("/en/deletion/{}/calendar.ics", "GET, HEAD"),
    ("/shop", "GET, HEAD, POST"),
    ("/shop/account", "GET, HEAD"),
    ("/shop/sign-out", "POST"),
    ("/shop/api/me", "GET, HEAD"),
    ("/api/v1/pack", "POST"),
    ("/api/v1/receipt-keys", "GET, HEAD"),
    ("/api/v1/deletions/{}", "GET, HEAD"),
    ("/api/v1/deletions/{}/revocations", "POST"),
    ("/staff", "GET, HEAD"),
    ("/staff/sign-in", "GET, HEAD, POST"),
    ("/staff/callback", "GET"),
    ("/staff/sign-out", "POST"),
    ("/staff/people", "GET, HEAD, POST"),
    ("/staff/people/0123456789abcdef0123456789abcdef", "GET, HEAD, POST"),
    ("/healthz", "GET, HEAD"),
];

#[test]
fn a_method_that_a_route_does_not_know_is_refused_by_name() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_one(server, "methods")?;
    let journey = Journey::proven(server, server.client(), &person)?;
    for (pattern, allowed) in ROUTES {
        let path = pattern.replace("{}", &journey.reference);
        for method in METHODS {
            let answer = journey.client.send(&Call::of(method, &path))?;
            if allowed.split(", ").any(|known| known == method) {
                assert_ne!(answer.status, 405, "{method} {path}");
            } else {
                assert_eq!((answer.status, answer.header("allow")), (405, Some(allowed)), "{method} {path}");
            }
            if method == "HEAD" {
                assert!(answer.body.is_empty(), "HEAD {path} has a body");
            }
        }
    }
    assert_eq!(journey.state()?.0, "preparing", "nothing has changed");
    Ok(())
}

#[test]
fn a_machine_is_refused_with_a_problem_and_a_person_with_a_page() -> Result<()> {
    let server = shared_server()?;
    let client = server.client();
    let problem = client.send(&Call::of("DELETE", "/api/v1/receipt-keys"))?.must_be(405)?;
    assert_eq!(problem.header("content-type"), Some("application/problem+json"));
    let body = problem.json()?;
    assert_eq!(body.get("type").and_then(|kind| kind.as_str()), Some("urn:adieu:problem:method-not-allowed"));
    assert_eq!(body.get("status").and_then(serde_json::Value::as_u64), Some(405));
    let unknown = client.get("/api/v1/nothing")?.must_be(404)?;
    assert_eq!(unknown.header("content-type"), Some("application/problem+json"));
    let page = client.send(&Call::of("DELETE", "/en/delete"))?.must_be(405)?;
    assert!(page.page().says("This address cannot do that"));
    assert!(client.get("/en/nothing")?.must_be(404)?.page().says("This page does not exist"));
    Ok(())
}

#[test]
fn the_public_page_opens_with_the_stores_names_and_needs_nothing() -> Result<()> {
    let page = shared_server()?.client().get("/delete")?.must_be(200)?.page();
    assert!(page.says("Harbour Market for iPhone"), "{}", page.words());
    assert!(page.says("not a deactivation"), "{}", page.words());
    Ok(())
}
