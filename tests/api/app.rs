//! The way in from the operator's app: in the place of a mailed code, once, for two minutes, and for nobody else.

use std::process::Command;

use anyhow::{Context as _, Result};
use ed25519_dalek::SigningKey;
use serde_json::{Value, json};
use shared::staff::Role;
use tests::app::{claims, header, key, post, signed, with};
use tests::client::{Answer, Call, Client, FORM, encoded};
use tests::journey::Journey;
use tests::server::{Plan, Server};
use tests::shop;
use tests::stage::checkout;
use tests::store::Store;

use crate::desk::seat;
use crate::{MINUTE_MS, now_ms, shared_server};

const REFUSED: &str = "/en/app";

/// Somebody who came from the app.
fn arrived<'a>(server: &'a Server, client: Client, answer: &Answer) -> Result<Journey<'a>> {
    let there = answer.clone().must_be(303)?.location()?;
    let reference = there.split('/').nth(3).with_context(|| format!("a reference in {there}"))?.to_owned();
    Ok(Journey { server, client, reference })
}

fn leads_to(answer: &Answer) -> Option<&str> {
    answer.header("location")
}

#[test]
fn the_app_leads_to_where_the_code_would_have_led_and_no_mailbox_is_needed() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_one(server, "appway")?;
    let wanted = json!({ "return": "harbour://left", "lang": "fi", "theme": "dark" });
    let token = signed(&key(), &header(), &with(claims(server, &person.account, now_ms()), &wanted));
    let client = server.client();
    let answer = post(&client, &token)?;
    let journey = arrived(server, client, &answer)?;
    assert!(leads_to(&answer).is_some_and(|there| there.starts_with("/fi/") && there.ends_with("/consequences")));
    assert_eq!(journey.state()?.0, "preparing");
    let page = journey.get("/consequences")?.must_be(200)?.page();
    assert!(page.html().contains("data-theme=\"dark\"") && page.html().contains("data-event=\"ready\""));
    assert_eq!(
        page.attributes("href").iter().filter(|href| *href == "harbour://left").count(),
        2,
        "back, and at the end"
    );
    journey.post("/copy", &[("choice", "none")])?.must_be(303)?;
    journey.send(&[])?.must_be(303)?;
    assert_eq!(journey.state()?.0, "pending");
    let page = journey.get("")?.must_be(200)?.page();
    assert!(page.html().contains("data-event=\"pending\""), "the app is told");
    assert_eq!(page.attributes("data-reference"), [journey.reference.as_str()]);
    assert_eq!(page.secrets().len(), 3, "the proof is fresh: codes are shown");
    let events = format!(
        "SELECT e.body FROM deletion_event e JOIN deletion d ON d.id = e.deletion
         WHERE e.kind = 'proven' AND d.reference = '{}'",
        journey.reference
    );
    let event: Value = serde_json::from_str(&Store::of(server)?.text(&events)?)?;
    assert_eq!(event["by"], "app", "the log says by whose word");
    Ok(())
}

#[test]
fn whatever_is_not_as_it_must_be_leads_to_one_page_and_begins_nothing() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_one(server, "apprefused")?;
    let now = now_ms() / 1000;
    let good = || claims(server, &person.account, now_ms());
    let changed = |more: Value| signed(&key(), &header(), &with(good(), &more));
    let headed = |more: Value| signed(&key(), &with(header(), &more), &good());
    let right = signed(&key(), &header(), &good());
    let unsigned = format!("{}.", right.rsplit_once('.').context("three parts")?.0);
    let cases = [
        ("old", changed(json!({ "iat": now - 200, "exp": now - 80 }))),
        ("too long", changed(json!({ "exp": now + 121 }))),
        ("of the future", changed(json!({ "iat": now + 90, "exp": now + 120 }))),
        ("for another house", changed(json!({ "aud": "https://other.example" }))),
        ("for nobody", changed(json!({ "sub": "nobody-at-all" }))),
        ("for an address", changed(json!({ "sub": person.email }))),
        ("without a name", changed(json!({ "jti": null }))),
        ("with another way back", changed(json!({ "return": "https://evil.example/" }))),
        ("with a longer way back", changed(json!({ "return": "harbour://left/elsewhere" }))),
        ("by another key", signed(&SigningKey::from_bytes(&[9; 32]), &header(), &good())),
        ("by nobody", signed(&key(), &json!({ "alg": "none", "typ": "adieu-hand-over+jwt" }), &good())),
        ("by HMAC", headed(json!({ "alg": "HS256" }))),
        ("of another kind", headed(json!({ "typ": "JWT" }))),
        ("critical", headed(json!({ "crit": ["exp"] }))),
        ("unsigned", unsigned),
        ("empty", String::new()),
        ("no token", "x.y.z".to_owned()),
        ("long", "x".repeat(5_000)),
    ];
    for (what, token) in cases {
        let client = server.client();
        let answer = post(&client, &token)?.must_be(303)?;
        assert_eq!((leads_to(&answer), answer.header("set-cookie")), (Some(REFUSED), None), "{what}");
    }
    let page = server.client().get(REFUSED)?.must_be(403)?.page();
    assert!(page.says("The app could not bring you here") && page.link("/en/delete").is_some(), "{}", page.words());
    assert_eq!(server.client().get("/app")?.status, 403, "nothing is opened by an address");
    let begun = "SELECT COUNT(*) FROM deletion_event WHERE body LIKE '%\"by\":\"app\"%' AND body LIKE '%ACCOUNT%'";
    assert_eq!(Store::of(server)?.count(&begun.replace("ACCOUNT", &person.account))?, 0);
    // Only now is it used for the first time.
    assert_ne!(leads_to(&post(&server.client(), &right)?), Some(REFUSED));
    Ok(())
}

#[test]
fn it_counts_once_also_when_it_comes_many_times_at_the_same_moment() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_one(server, "apponce")?;
    let token = signed(&key(), &header(), &claims(server, &person.account, now_ms()));
    let answers = std::thread::scope(|scope| {
        let tries: Vec<_> = (0..16).map(|_| scope.spawn(|| post(&server.client(), &token))).collect();
        tries.into_iter().map(|one| one.join().map_err(|_| anyhow::anyhow!("a thread"))?).collect::<Result<Vec<_>>>()
    })?;
    assert_eq!(answers.iter().filter(|answer| leads_to(answer) != Some(REFUSED)).count(), 1);
    assert_eq!(leads_to(&post(&server.client(), &token)?), Some(REFUSED), "and later");
    // Another issuer may call one of its own the same.
    let once = claims(server, &person.account, now_ms());
    let twice = with(once.clone(), &json!({ "iss": "https://other-app.example" }));
    for claims in [once, twice] {
        assert_ne!(leads_to(&post(&server.client(), &signed(&key(), &header(), &claims))?), Some(REFUSED));
    }
    Ok(())
}

#[test]
fn no_byte_of_it_can_be_another_and_no_form_be_odd() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_one(server, "appbytes")?;
    let token = signed(&key(), &header(), &claims(server, &person.account, now_ms()));
    for index in (0..token.len()).step_by(7).chain([token.len() - 1]) {
        let mut bytes = token.clone().into_bytes();
        bytes[index] = if bytes[index] == b'B' { b'C' } else { b'B' };
        let answer = post(&server.client(), &String::from_utf8(bytes)?)?;
        assert_eq!(leads_to(&answer), Some(REFUSED), "byte {index}");
    }
    let field = encoded(&[("token", &token)]);
    for odd in [format!("{field}&more=1"), format!("{field}&{field}"), field.replacen("token", "jwt", 1), String::new()]
    {
        let answer = server.client().send(&Call::of("POST", "/app").carrying(FORM, odd))?.must_be(303)?;
        assert_eq!(leads_to(&answer), Some(REFUSED));
    }
    for kind in ["text/plain", "multipart/form-data; boundary=x", "application/json"] {
        let answer = server.client().send(&Call::of("POST", "/app").carrying(kind, field.clone()))?.must_be(303)?;
        assert_eq!(leads_to(&answer), Some(REFUSED), "{kind}");
    }
    server.client().send(&Call::of("PUT", "/app"))?.must_be(405)?;
    assert_ne!(leads_to(&post(&server.client(), &token)?), Some(REFUSED));
    Ok(())
}

#[test]
fn whoever_comes_again_finds_the_request_that_is_there() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_one(server, "appagain")?;
    let mailed = Journey::proven(server, server.client(), &person)?;
    let come = || {
        let client = server.client();
        let answer = post(&client, &signed(&key(), &header(), &claims(server, &person.account, now_ms())))?;
        arrived(server, client, &answer)
    };
    let journey = come()?;
    assert_eq!(journey.reference, mailed.reference);
    journey.post("/copy", &[("choice", "none")])?.must_be(303)?;
    journey.send(&[])?.must_be(303)?;
    let again = come()?;
    assert_eq!(again.reference, mailed.reference, "a request that waits is opened too");
    assert_eq!(again.get("")?.must_be(200)?.page().secrets().len(), 3);
    Ok(())
}

#[test]
fn the_proof_is_as_old_as_the_app_says() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_one(server, "appold")?;
    let now = now_ms();
    let earlier = json!({ "auth_time": (now - 31 * MINUTE_MS) / 1000 });
    let client = server.client();
    let answer = post(&client, &signed(&key(), &header(), &with(claims(server, &person.account, now), &earlier)))?;
    let journey = arrived(server, client, &answer)?;
    assert_eq!(journey.state()?.0, "preparing");
    journey.post("/copy", &[("choice", "none")])?.must_be(303)?;
    let check = journey.get("/check")?.must_be(303)?;
    assert!(
        leads_to(&check).is_some_and(|there| there.ends_with("/code")),
        "control is shown once more before it is sent"
    );
    assert_eq!(journey.state()?.0, "preparing");
    Ok(())
}

#[test]
fn what_people_have_shut_the_app_does_not_open() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_one(server, "appshut")?;
    let agent = seat(server, "appshutagent", Role::Agent)?;
    agent.client.post("/staff/minor", &[("minor", &person.email), ("noticed", "A school uniform")])?.must_be(303)?;
    let token = || signed(&key(), &header(), &claims(server, &person.account, now_ms()));
    let mut last = None;
    // The seal is carried out after the answer.
    for _ in 0..50 {
        last = post(&server.client(), &token())?.header("location").map(str::to_owned);
        if last.as_deref() == Some(REFUSED) {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(200));
    }
    assert_eq!(last.as_deref(), Some(REFUSED));
    Ok(())
}

#[test]
fn one_account_is_handed_over_so_often_in_an_hour() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_one(server, "appoften")?;
    let token = || signed(&key(), &header(), &claims(server, &person.account, now_ms()));
    let tries: Vec<u16> = (0..32).map(|_| Ok(post(&server.client(), &token())?.status)).collect::<Result<_>>()?;
    assert_eq!(tries.iter().filter(|status| **status == 303).count(), 30, "{tries:?}");
    assert_eq!(tries.last(), Some(&429));
    Ok(())
}

#[test]
fn without_a_key_the_way_is_not_there_and_its_cookie_says_nothing() -> Result<()> {
    for keys in ["", "no key"] {
        let server = Server::start_as(&Plan { vars: vec![("APP_KEYS", keys)], ..Plan::default() })?;
        assert_eq!(server.client().get("/app")?.status, 404);
        assert_eq!(post(&server.client(), "x")?.status, 404);
        let client = server.client();
        client.set_cookie("__Host-adieu-app", "dark~harbour://left");
        let page = client.get("/en/delete")?.must_be(200)?.page();
        assert!(!page.html().contains("harbour://") && !page.html().contains("data-bridge"));
    }
    let client = shared_server()?.client();
    client.set_cookie("__Host-adieu-app", "dark~https://evil.example");
    let page = client.get("/en/delete")?.must_be(200)?.page();
    assert!(!page.html().contains("evil.example") && page.html().contains("data-theme=\"dark\""));
    Ok(())
}

/// The lines that an operator copies are the lines that run here.
#[test]
fn the_servers_lines_of_the_page_for_operators_sign_what_is_believed() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_one(server, "appnode")?;
    let page = std::fs::read_to_string(checkout().join("docs/app.md"))?;
    let lines = page.split("```js\n").nth(1).and_then(|rest| rest.split("```").next()).context("lines for Node")?;
    let script = server.folder().join("hand-over.mjs");
    std::fs::write(&script, format!("{lines}\nconsole.log(handOver(process.argv[2], {{ lang: \"ru\" }}));\n"))?;
    let mut command = Command::new("node");
    tests::stage::with_tools(&mut command, server.folder());
    let pem = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIAICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIC\n-----END PRIVATE KEY-----\n";
    let command = command.arg(&script).arg(&person.account);
    let ran = command.env("APP_PRIVATE_KEY", pem).env("ADIEU_ORIGIN", server.origin()).output()?;
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    // It signs with the second key of two.
    let answer = post(&server.client(), String::from_utf8(ran.stdout)?.trim())?.must_be(303)?;
    assert!(leads_to(&answer).is_some_and(|there| there.starts_with("/ru/deletion/")), "{:?}", leads_to(&answer));
    Ok(())
}
