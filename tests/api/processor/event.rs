//! What happened to an account, told to whoever wants to know, as tokens that another program checks.

use std::process::Command;

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};
use tests::journey::Journey;
use tests::patience::until;
use tests::receiver::{Heard, Receiver, Reply};
use tests::server::{Plan, Server};
use tests::shop;
use tests::store::Store;

/// Another program's word on a token and our published keys.
fn is_signed(token: &str, keys: &Value) -> Result<bool> {
    const PROGRAM: &str = "const c=require('crypto');const [h,p,s]=process.argv[1].split('.');
        const head=JSON.parse(Buffer.from(h,'base64url'));
        const jwk=JSON.parse(process.argv[2]).keys.find((key)=>key.kid===head.kid);
        const key=c.createPublicKey({key:jwk,format:'jwk'});
        process.exit(c.verify('RSA-SHA256',Buffer.from(h+'.'+p),key,Buffer.from(s,'base64url'))?0:1)";
    Ok(Command::new("node").args(["-e", PROGRAM, token, &keys.to_string()]).status().context("node")?.success())
}

fn part(token: &str, number: usize) -> Result<Value> {
    let text = token.split('.').nth(number).context("three parts")?;
    Ok(serde_json::from_slice(&data_encoding::BASE64URL_NOPAD.decode(text.as_bytes())?)?)
}

fn tokens(receiver: &Receiver) -> Vec<String> {
    receiver.heard("/events").iter().map(|heard: &Heard| String::from_utf8_lossy(&heard.body).into_owned()).collect()
}

/// The last part of each event's type, in the order in which they came.
fn kinds(receiver: &Receiver) -> Result<Vec<String>> {
    let name = |token: &String| -> Result<String> {
        let claims = part(token, 1)?;
        let events = claims.get("events").and_then(Value::as_object).context("events")?;
        ensure!(events.len() == 1, "one event each: {claims}");
        Ok(events.keys().next().and_then(|uri| uri.rsplit('/').next()).unwrap_or_default().to_owned())
    };
    tokens(receiver).iter().map(name).collect()
}

fn wait_for(receiver: &Receiver, wanted: &[&str]) -> Result<()> {
    for _ in 0..300 {
        if kinds(receiver)? == wanted {
            return Ok(());
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    anyhow::bail!("{:?} came, not {wanted:?}", kinds(receiver)?)
}

#[test]
fn who_is_shut_back_and_gone_is_told_in_tokens_that_another_program_checks() -> Result<()> {
    let receiver = Receiver::start(|_| Reply::Status(202))?;
    let server = server(&receiver)?;
    let person = shop::plant_one(&server, "netevent")?;
    let (journey, codes) = Journey::pending(&server, server.client(), &person)?;
    wait_for(&receiver, &["account-disabled", "session-revoked"])?;
    let keys = server.client().get("/.well-known/jwks.json")?.must_be(200)?.json()?;
    let metadata = server.client().get("/.well-known/ssf-configuration")?.must_be(200)?.json()?;
    let issuer = metadata.get("issuer").cloned().context("an issuer")?;
    ensure!(issuer == json!(server.origin()));
    let all = tokens(&receiver);
    let [disabled, session] = [part(&all[0], 1)?, part(&all[1], 1)?];
    for (token, claims) in all.iter().zip([&disabled, &session]) {
        ensure!(is_signed(token, &keys)?, "another program checks it");
        let (head, rest) = token.split_once('.').context("three parts")?;
        let (claims_text, signature) = rest.split_once('.').context("three parts")?;
        let other = format!("{head}.{}.{signature}", claims_text.chars().rev().collect::<String>());
        ensure!(!is_signed(&other, &keys)?, "a changed one is refused");
        ensure!(part(token, 0)?.get("typ") == Some(&json!("secevent+jwt")));
        ensure!(claims.get("iss") == Some(&issuer) && claims.get("aud") == Some(&json!("https://partner.example")));
        ensure!(claims.get("sub").is_none() && claims.get("exp").is_none(), "{claims}");
        ensure!(!claims.to_string().contains(&person.account) && !claims.to_string().contains("reason"), "{claims}");
    }
    ensure!(
        disabled.get("txn") == session.get("txn") && disabled.get("jti") != session.get("jti"),
        "one cause, two tokens"
    );
    ensure!(disabled.get("sub_id") == session.get("sub_id"));
    let heard = receiver.heard("/events").pop().context("a call")?;
    ensure!(heard.header("content-type") == "application/secevent+jwt", "{heard:?}");
    ensure!(heard.header("authorization") == "Bearer of good news" && heard.header("accept") == "application/json");

    journey.revoke(&server.client(), &codes.revocation)?.must_be(303)?;
    wait_for(&receiver, &["account-disabled", "session-revoked", "account-enabled"])?;

    sent_again(&server, &receiver, &person)
}

/// A refusal is sent again, to the byte, and what comes after it waits for it; who is gone is told once.
fn sent_again(server: &Server, receiver: &Receiver, person: &shop::Person) -> Result<()> {
    receiver.then(|_| Reply::With(400, Vec::new(), r#"{"err":"invalid_request","description":"not now"}"#.to_owned()));
    let (journey, _) = Journey::pending(server, server.client(), person)?;
    until(|| Ok(tokens(receiver).len() >= 4))?;
    receiver.then(|_| Reply::Status(202));
    let mut now = crate::now_ms();
    for _ in 0..3 {
        now += 5 * crate::MINUTE_MS;
        server.set_clock(now)?;
        server.sweep()?;
    }
    server.set_clock(journey.due()?)?;
    server.sweep()?;
    journey.wait_for_state("erased")?;
    until(|| Ok(kinds(receiver)?.iter().any(|kind| kind == "account-purged")))?;
    let (kinds, all) = (kinds(receiver)?, tokens(receiver));
    let wanted = ["account-disabled", "account-disabled", "session-revoked", "account-purged"];
    ensure!(kinds.get(3..).is_some_and(|last| last == wanted), "{kinds:?}");
    ensure!(all.get(3) == all.get(4), "the same token again");
    Ok(())
}

const PARTNER: &str = r#"{"partner":["Bearer of good news"]}"#;

fn server(receiver: &Receiver) -> Result<Server> {
    let events = json!({ "partner": { "audience": "https://partner.example", "url": receiver.url("/events") } });
    let vars = vec![("EVENTS", &*events.to_string().leak()), ("PROCESSOR_SECRETS", PARTNER), ("PROCESSORS", "")];
    let server = Server::start_as(&Plan { vars, ..Plan::default() })?;
    server.sweep()?;
    Ok(server)
}

#[test]
fn of_one_account_no_event_overtakes_another_and_what_the_later_cancels_is_never_told() -> Result<()> {
    let receiver = Receiver::start(|_| Reply::Status(500))?;
    let server = server(&receiver)?;
    let people = shop::plant(&server, "neteventorder", 2, "clean")?;
    let (first, codes) = Journey::pending(&server, server.client(), &people[0])?;
    wait_for(&receiver, &["account-disabled"])?;
    std::thread::sleep(std::time::Duration::from_secs(1));
    // Tried again and again in vain: what comes after it waits, however often somebody looks.
    let mut now = crate::now_ms();
    for _ in 0..4 {
        now += crate::MINUTE_MS;
        server.set_clock(now)?;
        server.sweep()?;
    }
    ensure!(kinds(&receiver)?.iter().all(|kind| kind == "account-disabled"), "{:?}", kinds(&receiver)?);
    let in_vain = kinds(&receiver)?.len();
    first.revoke(&server.client().at(now), &codes.revocation)?.must_be(303)?;
    let enabled = "SELECT COUNT(*) FROM delivery WHERE kind = 'event_enabled'";
    until(|| Ok(Store::of(&server)?.count(enabled)? == 1))?;
    receiver.then(|_| Reply::Status(202));
    // Another account's waits for nobody.
    let mut client = server.client();
    client.set_now(now);
    let (_second, _) = Journey::pending(&server, client, &people[1])?;
    until(|| Ok(kinds(&receiver)?.len() >= in_vain + 2))?;
    for _ in 0..3 {
        now += crate::MINUTE_MS + 1;
        server.set_clock(now)?;
        server.sweep()?;
    }
    let mut of: std::collections::BTreeMap<String, Vec<String>> = std::collections::BTreeMap::new();
    for (token, kind) in tokens(&receiver).iter().zip(kinds(&receiver)?).skip(in_vain) {
        of.entry(part(token, 1)?.get("sub_id").context("a subject")?.to_string()).or_default().push(kind);
    }
    let mut told: Vec<Vec<String>> = of.into_values().collect();
    told.sort();
    let (other, back) = (["account-disabled", "session-revoked"], ["session-revoked", "account-enabled"]);
    ensure!(told == [other.map(str::to_owned).to_vec(), back.map(str::to_owned).to_vec()], "{told:?}");
    let left = "SELECT COUNT(*) FROM delivery WHERE due_at IS NOT NULL OR dead_at IS NOT NULL";
    ensure!(Store::of(&server)?.count(left)? == 0);
    Ok(())
}

#[test]
fn nobody_hears_that_an_account_is_shut_before_our_own_log_says_so() -> Result<()> {
    let (heard, first) = std::sync::mpsc::channel();
    let (answer, may) = std::sync::mpsc::channel::<()>();
    let receiver = Receiver::start(move |_| {
        let _ = heard.send(());
        let _ = may.recv_timeout(std::time::Duration::from_secs(15));
        Reply::Status(202)
    })?;
    let server = server(&receiver)?;
    let person = shop::plant_one(&server, "neteventlog")?;
    let journey = Journey::proven(&server, server.client(), &person)?;
    journey.post("/copy", &[("choice", "none")])?.must_be(303)?;
    journey.send(&[])?.must_be(303)?;
    first.recv_timeout(std::time::Duration::from_secs(20)).context("an event")?;
    let kinds = Store::of(&server)?.events(&journey.reference)?;
    drop(answer);
    ensure!(kinds.iter().any(|kind| kind == "suspended"), "{kinds:?}");
    Ok(())
}

#[test]
fn whoever_wants_to_know_no_more_leaves_nothing_on_the_desk() -> Result<()> {
    let receiver = Receiver::start(|_| Reply::Status(500))?;
    let server = server(&receiver)?;
    let people = shop::plant(&server, "neteventgone", 2, "clean")?;
    for person in &people {
        Journey::pending(&server, server.client(), person)?;
    }
    until(|| Ok(tokens(&receiver).len() >= 2))?;
    std::thread::sleep(std::time::Duration::from_secs(1));
    // Of one person all was given up, of the other it waits; then the settings name the partner no more.
    let one = "(SELECT MIN(subject) FROM delivery)";
    let dead = format!("UPDATE delivery SET dead_at = 1, due_at = NULL WHERE subject = {one}");
    let vars = vec![("EVENTS", ""), ("PROCESSOR_SECRETS", PARTNER), ("PROCESSORS", "")];
    let next = super::again(&server, "event-gone", &dead, vars)?;
    let open = || {
        let store = Store::of(&next)?;
        let count = |what: &str| store.count(&format!("SELECT COUNT(*) FROM delivery WHERE {what} IS NOT NULL"));
        Ok::<_, anyhow::Error>((count("dead_at")?, count("due_at")?, count("dropped_at")?))
    };
    ensure!(open()? == (2, 2, 0), "{:?}", open()?);
    crate::desk::on_the_hour(&next, crate::now_ms() + crate::DAY_MS)?;
    next.sweep()?;
    ensure!(open()? == (0, 0, 4), "{:?}", open()?);
    Ok(())
}
