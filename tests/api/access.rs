//! Cloudflare Access before the desk: its word is checked with every request, and nobody else's is taken for it.

use anyhow::Result;
use serde_json::{Value, json};
use shared::staff::Role;
use tests::client::{Answer, Call, Client, FORM};
use tests::identity;
use tests::server::{Plan, Server};

use crate::{MINUTE_MS, now_ms};

fn claims(mail: &str, now_s: i64) -> Value {
    let (issued, ends) = (now_s - 60, now_s + 3_600);
    json!({ "aud": ["desk"], "email": mail, "sub": format!("sub-of-{mail}"), "iat": issued, "nbf": issued, "exp": ends, "type": "app" })
}

fn asked(client: &Client, method: &str, path: &str, assertion: Option<&str>) -> Result<Answer> {
    let mut call = Call::of(method, path).with("sec-fetch-site", "same-origin");
    call.headers.extend(assertion.map(|assertion| ("cf-access-jwt-assertion", assertion)));
    client.send(&if method == "POST" { call.carrying(FORM, "") } else { call })
}

fn with(mut claims: Value, name: &str, value: Value) -> Value {
    if let Some(fields) = claims.as_object_mut() {
        if value.is_null() {
            fields.remove(name)
        } else {
            fields.insert(name.to_owned(), value)
        };
    }
    claims
}

#[test]
fn only_the_word_of_access_opens_the_desk_and_only_to_its_own_person() -> Result<()> {
    let server = Server::start_as(&Plan { staff: Some(identity::access_settings()?), ..Plan::default() })?;
    let colleague = identity::plant_one(&server, "access", Role::Agent)?;
    let now_s = now_ms() / 1000;
    let good = claims(&colleague.mail, now_s);
    let forged = [
        ("another key", good.clone(), json!({ "key": "stranger", "kid": "first" })),
        ("an unknown key", good.clone(), json!({ "key": "stranger" })),
        ("no signature", good.clone(), json!({ "alg": "none" })),
        ("a public key as a shared secret", good.clone(), json!({ "alg": "HS256" })),
        ("another audience", with(good.clone(), "aud", json!(["shop"])), json!({})),
        ("another team", with(good.clone(), "iss", json!("https://evil.cloudflareaccess.com")), json!({})),
        ("expired", with(good.clone(), "exp", json!(now_s - 120)), json!({})),
        ("not valid yet", with(good.clone(), "nbf", json!(now_s + 300)), json!({})),
        ("a machine's token", with(good.clone(), "sub", json!("")), json!({})),
    ];
    let client = server.client();
    for path in ["/staff", "/staff/sign-in", "/staff/people"] {
        assert_eq!(asked(&client, "GET", path, None)?.status, 403, "nobody's word at {path}");
        assert_eq!(asked(&client, "GET", path, Some("x.y.z"))?.status, 403, "no token at {path}");
    }
    for (what, claims, header) in &forged {
        let word = identity::assertion(claims, header)?;
        for (method, path) in [("GET", "/staff"), ("GET", "/staff/sign-in"), ("POST", "/staff/sign-in")] {
            assert_eq!(asked(&client, method, path, Some(&word))?.status, 403, "{what}: {method} {path}");
        }
    }

    let word = identity::assertion(&good, &json!({}))?;
    assert_eq!(asked(&client, "GET", "/staff", Some(&word))?.location()?, "/staff/sign-in");
    assert_eq!(asked(&client, "POST", "/staff/sign-in", Some(&word))?.location()?, "/staff");
    assert_eq!(asked(&client, "GET", "/staff", Some(&word))?.status, 200);
    assert_eq!(asked(&client, "GET", "/staff", None)?.status, 403, "the cookie alone opens nothing");
    let stranger = identity::assertion(&claims("mallory@desk.example", now_s), &json!({}))?;
    assert_eq!(asked(&client, "GET", "/staff", Some(&stranger))?.location()?, "/staff/sign-in", "somebody else's word");
    assert_eq!(asked(&client, "POST", "/staff/sign-in", Some(&stranger))?.status, 403);
    assert_eq!(client.get("/en")?.status, 200, "people need no word");
    Ok(())
}

#[test]
fn with_both_each_lock_alone_keeps_the_desk_shut() -> Result<()> {
    let mut staff = identity::access_settings()?;
    staff.extend(identity::settings()?);
    let server = Server::start_as(&Plan { staff: Some(staff), ..Plan::default() })?;
    let colleague = identity::plant_one(&server, "bothlocks", Role::Lead)?;
    let client = server.client();
    let word = identity::assertion(&claims(&colleague.mail, now_ms() / 1000), &json!({ "key": "second" }))?;
    assert_eq!(asked(&client, "POST", "/staff/sign-in", None)?.status, 403, "the provider alone");
    assert_eq!(asked(&client, "GET", "/staff", Some(&word))?.location()?, "/staff/sign-in", "Access alone");
    let set_out = asked(&client, "POST", "/staff/sign-in", Some(&word))?.must_be(200)?;
    assert!(set_out.header("refresh").is_some_and(|there| there.contains("/authorize?")), "on to the provider");
    let later = server.client().at(now_ms() + 120 * MINUTE_MS);
    assert_eq!(asked(&later, "GET", "/staff/sign-in", Some(&word))?.status, 403, "its word ends");
    Ok(())
}
