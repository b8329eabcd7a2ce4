//! The person's sign-in at the operator's own provider, beside the mailed code: it must be of just now, and opens their account alone.

use anyhow::{Context as _, Result};
use serde_json::{Value, json};
use shared::staff::Role;
use tests::client::{Answer, Client};
use tests::identity::person_answer;
use tests::journey::Journey;
use tests::server::{Plan, Server};
use tests::shop::{self, Person};
use tests::store::Store;

use crate::desk::seat;
use crate::{MINUTE_MS, now_ms, shared_server};

const COOKIE: &str = "__Host-adieu-flow";

fn good() -> Value {
    json!({})
}

fn signed_in(client: &Client, fields: &[(&str, &str)], person: &Person, spoil: &Value) -> Result<Answer> {
    client.get(&person_answer(client, fields, &person.account, spoil)?)
}

fn is_refused(answer: &Answer) -> bool {
    answer.status == 403 && answer.page().says("You could not be signed in")
}

fn journey<'a>(server: &'a Server, client: Client, answer: &Answer) -> Result<Journey<'a>> {
    let there = answer.clone().must_be(303)?.location()?;
    let reference = there.split('/').nth(3).with_context(|| format!("a reference in {there}"))?.to_owned();
    Ok(Journey { server, client, reference })
}

#[test]
fn whoever_signs_in_needs_no_code_and_the_log_says_so() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_one(server, "personway")?;
    let client = server.client();
    let page = client.get("/en/delete")?.must_be(200)?.page();
    assert!(page.says("Continue with"), "{}", page.words());
    let answer = signed_in(&client, &[], &person, &good())?;
    assert!(answer.header("location").is_some_and(|there| there.ends_with("/consequences")), "{:?}", answer.headers);
    let journey = journey(server, client, &answer)?;
    journey.post("/copy", &[("choice", "none")])?.must_be(303)?;
    journey.send(&[])?.must_be(303)?;
    assert_eq!(journey.state()?.0, "pending");
    let event = format!(
        "SELECT e.body FROM deletion_event e JOIN deletion d ON d.id = e.deletion
         WHERE e.kind = 'proven' AND d.reference = '{}'",
        journey.reference
    );
    let event: Value = serde_json::from_str(&Store::of(server)?.text(&event)?)?;
    assert_eq!(event["by"], "sign-in");
    Ok(())
}

#[test]
fn control_that_is_too_old_is_shown_once_more_and_leads_back_to_where_it_is_sent() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_one(server, "personagain")?;
    let mut mailed = Journey::proven(server, server.client(), &person)?;
    mailed.post("/copy", &[("choice", "none")])?.must_be(303)?;
    mailed.client.set_now(now_ms() + 31 * MINUTE_MS);
    assert!(mailed.get("/check")?.location()?.ends_with("/code"), "the code is half an hour old");
    let page = mailed.get("/code")?.must_be(200)?.page();
    assert_eq!(page.input("reference").as_deref(), Some(mailed.reference.as_str()));
    let fields = [("reference", mailed.reference.as_str())];
    let answer = signed_in(&mailed.client, &fields, &person, &good())?;
    assert_eq!(answer.location()?, mailed.path("/check"));
    mailed.send(&[])?.must_be(303)?;
    assert_eq!(mailed.state()?.0, "pending");

    let other = server.client();
    assert_eq!(other.post("/en/sign-in", &fields)?.status, 401, "a request of somebody else's");
    for odd in [[("reference", "x")], [("more", "1")]] {
        assert!((400..500).contains(&other.post("/en/sign-in", &odd)?.status));
    }
    Ok(())
}

#[test]
fn whatever_is_wrong_with_what_the_provider_says_opens_nothing() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_one(server, "personspoilt")?;
    let spoils = [
        ("another nonce", json!({ "claims": { "nonce": "x" } })),
        ("the staff's client", json!({ "claims": { "aud": "adieu" } })),
        ("another issuer", json!({ "claims": { "iss": "https://evil.example" } })),
        ("a stranger's key", json!({ "header": { "key": "stranger", "kid": "first" } })),
        ("no signature", json!({ "header": { "alg": "none" } })),
        ("a public key as a shared secret", json!({ "header": { "alg": "HS256" } })),
        ("expired", json!({ "shift": { "exp": -120 } })),
        ("seen five minutes ago", json!({ "shift": { "auth_time": -301 } })),
        ("seen later", json!({ "shift": { "auth_time": 90 } })),
        ("seen nobody knows when", json!({ "claims": { "auth_time": null } })),
        ("nobody", json!({ "claims": { "sub": "" } })),
        ("somebody without an account", json!({ "claims": { "sub": "nobody-at-all" } })),
        ("an address", json!({ "claims": { "sub": person.email } })),
    ];
    for (what, spoil) in spoils {
        let client = server.client();
        let answer = signed_in(&client, &[], &person, &spoil)?;
        assert!(is_refused(&answer), "{what}: {}", answer.page().words());
        assert!(client.cookie("__Host-adieu").is_none(), "{what}");
    }
    assert_eq!(signed_in(&server.client(), &[], &person, &json!({ "shift": { "auth_time": -290 } }))?.status, 303);
    Ok(())
}

#[test]
fn an_answer_counts_once_in_its_own_browser_and_in_its_own_time() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_one(server, "personflow")?;
    let client = server.client();
    let back = person_answer(&client, &[], &person.account, &good())?;
    let cookie = client.cookie(COOKIE).context("a cookie")?;
    assert!(is_refused(&server.client().get(&back)?), "another browser");
    assert!(is_refused(&client.get(&format!("{back}x"))?), "another state");
    assert!(is_refused(&client.get("/sign-in/callback?error=access_denied&state=x")?), "changed their mind there");
    assert!(is_refused(&client.get(&format!("{back}&iss=https%3A%2F%2Fevil.example"))?), "another provider");
    // The staff's cookie is nothing here, and people's nothing there.
    let mixed = server.client();
    mixed.set_cookie("__Host-staff-flow", &cookie);
    assert!(is_refused(&mixed.get(&back)?));
    mixed.forget_cookies();
    mixed.set_cookie("__Host-staff-flow", &cookie);
    assert_eq!(mixed.get(&back.replace("/sign-in/", "/staff/"))?.status, 403);
    client.get(&back)?.must_be(303)?;
    client.set_cookie(COOKIE, &cookie);
    assert!(is_refused(&client.get(&back)?), "a second time");

    let mut late = server.client();
    let back = person_answer(&late, &[], &person.account, &good())?;
    late.set_now(now_ms() + 11 * MINUTE_MS);
    assert!(is_refused(&late.get(&back)?), "too late");
    Ok(())
}

#[test]
fn what_people_have_shut_a_sign_in_does_not_open() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_one(server, "personshut")?;
    let agent = seat(server, "personshutagent", Role::Agent)?;
    agent.client.post("/staff/minor", &[("minor", &person.email), ("noticed", "A school uniform")])?.must_be(303)?;
    for _ in 0..50 {
        if is_refused(&signed_in(&server.client(), &[], &person, &good())?) {
            return Ok(());
        }
        std::thread::sleep(std::time::Duration::from_millis(200));
    }
    anyhow::bail!("a sealed account was opened")
}

#[test]
fn another_claim_may_hold_the_id_and_without_a_provider_the_way_is_not_there() -> Result<()> {
    let vars = vec![("PERSON_OIDC_CLAIM", "account")];
    let server = Server::start_as(&Plan { vars, ..Plan::default() })?;
    let person = shop::plant_one(&server, "personclaim")?;
    let named = json!({ "claims": { "sub": "something-else", "account": person.account } });
    assert_eq!(signed_in(&server.client(), &[], &person, &named)?.status, 303);
    assert!(is_refused(&signed_in(&server.client(), &[], &person, &good())?), "the claim is missing");
    drop(server);
    for vars in [vec![("PERSON_OIDC_ISSUER", "")], vec![("PERSON_OIDC_ISSUER", "http://id.example")]] {
        let server = Server::start_as(&Plan { vars, ..Plan::default() })?;
        assert_eq!(server.client().post("/en/sign-in", &[])?.status, 404);
        assert_eq!(server.client().get("/sign-in/callback?code=x&state=x")?.status, 404);
        assert!(!server.client().get("/en/delete")?.page().says("Continue with"));
    }
    Ok(())
}
