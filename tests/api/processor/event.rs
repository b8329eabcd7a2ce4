//! What happened to an account, told to whoever wants to know, as tokens that another program checks.

use std::process::Command;

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};
use tests::journey::Journey;
use tests::patience::until;
use tests::receiver::{Heard, Receiver, Reply};
use tests::server::{Plan, Server};
use tests::shop;

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
    let events = json!({ "partner": { "audience": "https://partner.example", "url": receiver.url("/events") } });
    let vars = vec![
        ("EVENTS", &*events.to_string().leak()),
        ("PROCESSOR_SECRETS", r#"{"partner":["Bearer of good news"]}"#),
        ("PROCESSORS", ""),
    ];
    let server = Server::start_as(&Plan { vars, ..Plan::default() })?;
    server.sweep()?;
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

/// A refusal is sent again, to the byte, and who is gone is told once.
fn sent_again(server: &Server, receiver: &Receiver, person: &shop::Person) -> Result<()> {
    receiver.then(|_| Reply::With(400, Vec::new(), r#"{"err":"invalid_request","description":"not now"}"#.to_owned()));
    let (journey, _) = Journey::pending(server, server.client(), person)?;
    let due = journey.due()?;
    until(|| Ok(tokens(receiver).len() >= 5))?;
    receiver.then(|_| Reply::Status(202));
    server.set_clock(due)?;
    server.sweep()?;
    journey.wait_for_state("erased")?;
    until(|| Ok(kinds(receiver)?.iter().any(|kind| kind == "account-purged")))?;
    let (kinds, all) = (kinds(receiver)?, tokens(receiver));
    ensure!(kinds.iter().filter(|kind| *kind == "account-purged").count() == 1, "{kinds:?}");
    ensure!(all.get(3) == all.get(5) || all.get(3) == all.get(6), "the same token again: {kinds:?}");
    Ok(())
}
