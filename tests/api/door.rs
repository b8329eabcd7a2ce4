//! The staff's way in: who is let in, who is not, and that a right that was taken is gone with the next request.

use anyhow::{Context as _, Result};
use serde_json::{Value, json};
use shared::staff::Role;
use tests::canary::{found, needles};
use tests::client::{Call, Client, FORM};
use tests::identity::{self, Colleague};
use tests::server::{Plan, Server};
use tests::stage::copy;

use crate::{MINUTE_MS, now_ms, shared_server};

const SIGN_IN: &str = "/staff/sign-in";

fn is_out(client: &Client) -> Result<bool> {
    let answer = client.get("/staff")?;
    Ok(answer.status == 303 && answer.header("location") == Some(SIGN_IN))
}

fn signed_in(server: &Server, mail: &str) -> Result<Client> {
    let client = server.client();
    assert_eq!(identity::sign_in_as(&client, mail)?.location()?, "/staff");
    Ok(client)
}

#[test]
fn a_member_of_staff_signs_in_sees_who_they_are_and_leaves() -> Result<()> {
    let server = shared_server()?;
    let client = server.client();
    assert!(is_out(&client)?);
    assert!(client.get(SIGN_IN)?.must_be(200)?.page().says("Sign in to the desk"));
    let colleague = identity::sign_in(server, &client, Role::Agent)?;
    let desk = client.get("/staff")?.must_be(200)?;
    assert!(desk.page().says(&colleague.name) && desk.page().says("Agent"), "{}", desk.page().words());
    assert_eq!(desk.header("cache-control"), Some("no-store"));

    let token = client.cookie("__Host-staff").context("a cookie")?;
    assert_eq!(client.post("/staff/sign-out", &[])?.location()?, SIGN_IN);
    assert!(client.cookie("__Host-staff").is_none());
    client.set_cookie("__Host-staff", &token);
    assert!(is_out(&client)?, "the token itself is worth nothing any more");
    Ok(())
}

/// Everything that may be wrong with an ID token.
fn spoils() -> Vec<(&'static str, Value)> {
    vec![
        ("another nonce", json!({ "claims": { "nonce": "x" } })),
        ("another audience", json!({ "claims": { "aud": "other" } })),
        ("a shared audience", json!({ "claims": { "aud": ["adieu", "other"] } })),
        ("another issuer", json!({ "claims": { "iss": "https://evil.example" } })),
        ("an unknown key", json!({ "header": { "key": "stranger" } })),
        ("a stranger's key under a known name", json!({ "header": { "key": "stranger", "kid": "first" } })),
        ("a key for another algorithm", json!({ "header": { "kid": "second" } })),
        ("expired", json!({ "shift": { "exp": -120 } })),
        ("not valid yet", json!({ "shift": { "nbf": 300 } })),
        ("issued long ago", json!({ "shift": { "iat": -3_600 } })),
        ("issued in the future", json!({ "shift": { "iat": 300 } })),
        ("no signature", json!({ "header": { "alg": "none" } })),
        ("a public key as a shared secret", json!({ "header": { "alg": "HS256" } })),
        ("nobody", json!({ "claims": { "sub": "" } })),
        ("an address that nobody has verified", json!({ "claims": { "email_verified": false } })),
        ("somebody who is not of the staff", json!({ "claims": { "email": "mallory@desk.example" } })),
    ]
}

#[test]
fn whatever_is_wrong_with_an_id_token_lets_nobody_in() -> Result<()> {
    let server = shared_server()?;
    let colleague = identity::plant_one(server, "doorspoilt", Role::Agent)?;
    for (what, spoil) in spoils() {
        let client = server.client();
        let back = identity::provider_answer(&client, &colleague.mail, &spoil)?;
        let answer = client.get(&back)?;
        assert_eq!((answer.status, answer.page().says("could not be signed in")), (403, true), "{what}");
        assert!(is_out(&client)?, "{what}");
    }
    let client = server.client();
    let back = identity::provider_answer(&client, &colleague.mail, &json!({ "header": { "key": "second" } }))?;
    assert_eq!(
        client.get(&back)?.location()?,
        "/staff",
        "the other algorithm is good: the refusals above are no accident"
    );
    Ok(())
}

#[test]
fn an_answer_counts_once_in_its_own_browser_and_in_its_own_time() -> Result<()> {
    let server = shared_server()?;
    let mail = identity::plant_one(server, "doorflow", Role::Agent)?.mail;
    let good = json!({});
    let client = server.client();
    let back = identity::provider_answer(&client, &mail, &good)?;
    let (_, code_and_state) = back.split_once('?').context("a query")?;
    assert_eq!(server.client().get(&back)?.status, 403, "another browser");
    for wrong in
        ["", "?", "?code=x", &format!("?{code_and_state}x"), &format!("?{code_and_state}&state=x"), "?error=no"]
    {
        assert_eq!(client.get(&format!("/staff/callback{wrong}"))?.status, 403, "{wrong}");
    }
    let foreign = format!("{back}&iss=https%3A%2F%2Fevil.example");
    assert_eq!(client.get(&foreign)?.status, 403, "an answer of another provider");
    client.get(&back)?.must_be(303)?;
    let flow = server.client();
    let again = identity::provider_answer(&flow, &mail, &good)?;
    let cookie = flow.cookie("__Host-staff-flow").context("a cookie")?;
    flow.get(&again)?.must_be(303)?;
    flow.forget_cookies();
    flow.set_cookie("__Host-staff-flow", &cookie);
    assert_eq!(flow.get(&again)?.status, 403, "a second time");
    assert!(is_out(&flow)?);

    let mut late = server.client();
    let back = identity::provider_answer(&late, &mail, &good)?;
    late.set_now(now_ms() + 11 * MINUTE_MS);
    assert_eq!(late.get(&back)?.status, 403, "too late");
    Ok(())
}

#[test]
fn a_sitting_ends_with_the_working_day_and_when_nobody_touches_it() -> Result<()> {
    let server = shared_server()?;
    let mail = identity::plant_one(server, "doortime", Role::Agent)?.mail;
    let begun = now_ms();
    let mut client = signed_in(server, &mail)?;
    for minutes in [59, 110, 160, 210, 260, 310, 360, 410, 460, 479] {
        client.set_now(begun + minutes * MINUTE_MS);
        assert!(!is_out(&client)?, "in use after {minutes} minutes");
    }
    client.set_now(begun + 481 * MINUTE_MS);
    assert!(is_out(&client)?, "eight hours are over");
    let mut idle = signed_in(server, &mail)?;
    idle.set_now(now_ms() + 61 * MINUTE_MS);
    assert!(is_out(&idle)?, "nobody was there for an hour");
    Ok(())
}

/// What an administrator posts about somebody.
fn changed(administrator: &Client, of: &Colleague, fields: &[(&str, &str)]) -> Result<tests::client::Answer> {
    let path = format!("/staff/people/{}", of.id);
    let seen = administrator.get(&path)?.must_be(200)?.page().input("seen").context("a version")?;
    let mut all = vec![("seen", seen.as_str())];
    all.extend_from_slice(fields);
    administrator.post(&path, &all)
}

#[test]
fn whoever_loses_a_role_or_the_desk_is_out_with_the_next_request() -> Result<()> {
    let server = shared_server()?;
    let boss = signed_in(server, &identity::plant_one(server, "doorboss", Role::Administrator)?.mail)?;
    let colleague = identity::plant_one(server, "doordemoted", Role::Lead)?;
    let client = signed_in(server, &colleague.mail)?;
    assert!(!is_out(&client)?);
    changed(&boss, &colleague, &[("act", "role"), ("role", "auditor")])?.must_be(303)?;
    assert!(is_out(&client)?, "the sitting of the role from before is over");
    assert_eq!(client.post("/staff/sign-out", &[])?.status, 401, "what is posted is not acted on");
    let client = signed_in(server, &colleague.mail)?;
    assert!(client.get("/staff")?.page().says("Auditor"));

    changed(&boss, &colleague, &[("act", "remove")])?.must_be(303)?;
    assert!(is_out(&client)?);
    assert_eq!(identity::sign_in_as(&server.client(), &colleague.mail)?.status, 403);
    boss.post("/staff/people", &[("mail", &colleague.mail), ("role", "agent")])?.must_be(303)?;
    let client = signed_in(server, &colleague.mail)?;
    assert!(client.get("/staff")?.page().says("Agent"), "added anew, they are somebody new");
    Ok(())
}

#[test]
fn an_administrator_adds_people_and_changes_nobody_twice_and_never_themselves() -> Result<()> {
    let server = shared_server()?;
    let own = identity::plant_one(server, "doorself", Role::Administrator)?;
    let boss = signed_in(server, &own.mail)?;
    let path = format!("/staff/people/{}", own.id);
    assert!(boss.get(&path)?.must_be(200)?.page().says("Nobody changes their own role"));
    for fields in
        [[("act", "role"), ("role", "agent"), ("seen", "1")], [("act", "remove"), ("role", ""), ("seen", "1")]]
    {
        assert_eq!(boss.post(&path, &fields)?.status, 403);
    }
    assert_eq!(boss.post("/staff/people", &[("mail", &own.mail), ("role", "agent")])?.status, 422, "there already");
    for (mail, role) in [("", "agent"), ("doorself", "agent"), ("+358401234567", "agent"), ("a@b.example", "owner")] {
        assert_eq!(boss.post("/staff/people", &[("mail", mail), ("role", role)])?.status, 422, "{mail} {role}");
    }
    let other = identity::plant_one(server, "doorother", Role::Agent)?;
    let old = [("act", "role"), ("role", "lead"), ("seen", "0")];
    assert_eq!(boss.post(&format!("/staff/people/{}", other.id), &old)?.status, 409, "somebody was faster");

    let unknown = boss.get("/staff/people/0123456789abcdef0123456789abcdef")?.must_be(404)?;
    let malformed = boss.get("/staff/people/%00..%2f")?.must_be(404)?;
    assert_eq!(unknown.body, malformed.body, "what cannot be is like what is not there");
    Ok(())
}

#[test]
fn the_first_administrator_comes_in_while_there_is_none_and_the_last_one_stays() -> Result<()> {
    let vars = vec![("STAFF_FIRST_ADMINISTRATOR", "First@Desk.example")];
    let server = Server::start_as(&Plan { vars, ..Plan::default() })?;
    assert_eq!(identity::sign_in_as(&server.client(), "second@desk.example")?.status, 403);
    let first = signed_in(&server, "first@desk.example")?;
    first.post("/staff/people", &[("mail", "second@desk.example"), ("role", "administrator")])?.must_be(303)?;
    let second = signed_in(&server, "second@desk.example")?;
    let links = first.get("/staff/people")?.must_be(200)?.page().attributes("href");
    let people: Vec<&String> = links.iter().filter(|href| href.starts_with("/staff/people/")).collect();
    let [first_path, second_path] = people.as_slice() else { anyhow::bail!("two people: {people:?}") };
    let seen = |client: &Client, path: &str| client.get(path)?.page().input("seen").context("a version");
    let (of_first, of_second) = (seen(&second, first_path)?, seen(&first, second_path)?);
    let remove = |client: &Client, path: &str, seen: &str| client.post(path, &[("act", "remove"), ("seen", seen)]);
    let statuses = std::thread::scope(|scope| -> Result<Vec<u16>> {
        let one = scope.spawn(|| remove(&first, second_path, &of_second));
        let other = scope.spawn(|| remove(&second, first_path, &of_first));
        let joined = [one.join(), other.join()].map(|answer| answer.map_err(|_| anyhow::anyhow!("a thread ended")));
        joined.into_iter().map(|answer| Ok(answer??.status)).collect()
    })?;
    assert_eq!(statuses.iter().filter(|status| **status == 303).count(), 1, "{statuses:?}");
    let survivors = [&first, &second].map(is_out).into_iter().collect::<Result<Vec<bool>>>()?;
    assert_eq!(survivors.iter().filter(|is_out| !**is_out).count(), 1, "somebody still looks after the desk");

    let texts = ["first@desk.example", "second@desk.example"].map(needles);
    let hits = found(&server.state(), &texts.concat())?;
    assert!(hits.is_empty(), "of the staff, too, nothing lies in plain:\n{}", hits.join("\n"));
    Ok(())
}

#[test]
fn without_a_way_in_the_desk_tells_the_operator_and_everybody_else_is_served() -> Result<()> {
    let half = [("OIDC_CLIENT_ID", "adieu".to_owned())].into();
    let server = Server::start_as(&Plan { staff: Some(half), ..Plan::default() })?;
    let client = Client::of(server.origin()).patient();
    for path in ["/staff", SIGN_IN, "/staff/people", "/staff/callback?code=x&state=x"] {
        let answer = client.get(path)?.must_be(503)?;
        assert!(answer.page().says("set OIDC_ISSUER and OIDC_CLIENT_ID"), "{path}: {}", answer.page().words());
    }
    assert_eq!(client.post(SIGN_IN, &[])?.status, 503);
    client.get("/en")?.must_be(200)?;
    assert!(server.log().contains("the setting OIDC_ISSUER is missing"), "{}", server.log());
    Ok(())
}

#[test]
fn tries_from_one_address_are_bounded_and_another_address_is_served() -> Result<()> {
    let server = shared_server()?;
    let client = server.client();
    client.set_cookie("__Host-staff-flow", "somebody's");
    let knock = |address: &str, method: &'static str, path: &'static str| {
        let call = Call::of(method, path).with("origin", server.origin()).with("sec-fetch-site", "same-origin");
        let call = call.with("cf-connecting-ip", address);
        client.send(&if method == "POST" { call.carrying(FORM, "") } else { call })
    };
    for (method, path) in [("POST", SIGN_IN), ("GET", "/staff/callback?code=x&state=x")] {
        let statuses =
            (0..125).map(|_| Ok(knock("203.0.113.77", method, path)?.status)).collect::<Result<Vec<u16>>>()?;
        // A minute may turn while we knock: then two minutes' tries are let through.
        assert_eq!(statuses.last(), Some(&429), "{method} {path}: {statuses:?}");
        assert_ne!(knock("203.0.113.78", method, path)?.status, 429, "{method} {path}");
    }
    Ok(())
}

#[test]
fn under_another_provider_the_verified_address_signs_in_anew() -> Result<()> {
    let server = shared_server()?;
    let mail = identity::plant_one(server, "doorsubject", Role::Agent)?.mail;
    signed_in(server, &mail)?;
    let other = json!({ "claims": { "sub": "somebody-else-with-the-same-address" } });
    let client = server.client();
    let back = identity::provider_answer(&client, &mail, &other)?;
    assert_eq!(client.get(&back)?.status, 403, "an address that was given to somebody else signs nobody in");

    let state = std::env::temp_dir().join(format!("adieu-tests-{}", std::process::id())).join("other-provider");
    let first = Server::start()?;
    let mail = identity::plant_one(&first, "doormoved", Role::Lead)?.mail;
    signed_in(&first, &mail)?;
    copy(&first.state(), &state)?;
    drop(first);
    let mut staff = identity::settings()?;
    staff.insert("OIDC_ISSUER", identity::second_issuer()?);
    let moved = Server::start_as(&Plan { staff: Some(staff), state: Some(state), ..Plan::default() })?;
    signed_in(&moved, &mail)?;
    Ok(())
}

#[test]
fn a_key_that_is_new_is_found_without_waiting_for_an_hour() -> Result<()> {
    let server = Server::start()?;
    let mail = identity::plant_one(&server, "doorkey", Role::Agent)?.mail;
    signed_in(&server, &mail)?;
    identity::turn_keys()?;
    let later = server.client().at(now_ms() + 2 * MINUTE_MS);
    let back = identity::provider_answer(&later, &mail, &json!({ "header": { "key": "later" } }))?;
    assert_eq!(later.get(&back)?.location()?, "/staff");
    Ok(())
}
