//! Tokens of somebody who leaves: revoked at a provider, and at Apple with a token of our own.

use std::process::Command;

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};
use tests::journey::Journey;
use tests::receiver::{Heard, Receiver, Reply};
use tests::server::{Plan, Server};
use tests::shop;
use tests::store::Store;

const KEY: &str = "-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgyuza4OaNQE1jK8jJ\nHULTsOHWNnbc+u6u68o9SeRcinWhRANCAAQX/SkQ3NwChJehu4TTXZfw70HS7yp4\nKBOpQHp8kdpqdFd2fjMEtHcydsOEsVkOPL8c3RVDeX1cRaTbR+ehWxS2\n-----END PRIVATE KEY-----";
const HALF: &str = "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEF/0pENzcAoSXobuE012X8O9B0u8q\neCgTqUB6fJHaanRXdn4zBLR3MnbDhLFZDjy/HN0VQ3l9XEWk20fnoVsUtg==\n-----END PUBLIC KEY-----";

fn form(heard: &Heard) -> std::collections::BTreeMap<String, String> {
    let text = String::from_utf8_lossy(&heard.body).into_owned();
    let pairs = text.split('&').filter_map(|pair| pair.split_once('='));
    pairs.map(|(name, value)| (name.to_owned(), value.replace("%2F", "/").replace("%3A", ":"))).collect()
}

/// What another program says of a signature.
fn is_signed(token: &str) -> Result<bool> {
    const PROGRAM: &str = "const c=require('crypto');const [h,p,s]=process.argv[1].split('.');
        process.exit(c.verify('sha256',Buffer.from(h+'.'+p),{key:process.argv[2],dsaEncoding:'ieee-p1363'},
        Buffer.from(s,'base64url'))?0:1)";
    let status = Command::new("node").args(["-e", PROGRAM, token, HALF]).status().context("node")?;
    Ok(status.success())
}

#[test]
fn tokens_are_revoked_before_their_kind_of_data_ends_and_lie_nowhere() -> Result<()> {
    let receiver = Receiver::start(|_| Reply::Status(503))?;
    let processors = json!({
        "mailing": { "kind": "oauth-revocation", "url": receiver.url("/revoke"), "category": "profile", "client": "adieu app" },
        "recommendations": { "kind": "apple", "url": receiver.url("/apple"), "category": "browsing",
            "client": "com.example.app", "team": "TEAM000001", "key": "KEY0000001" },
        "billing": { "kind": "oauth-revocation", "url": receiver.url("/post"), "category": "subscriptions",
            "client": "adieu", "authentication": "post" },
    });
    let secrets = json!({ "mailing": ["s e:cret"], "recommendations": [KEY], "billing": ["posted"] });
    let vars =
        vec![("PROCESSORS", &*processors.to_string().leak()), ("PROCESSOR_SECRETS", &*secrets.to_string().leak())];
    let server = Server::start_as(&Plan { vars, ..Plan::default() })?;
    server.sweep()?;
    let person = shop::plant_one(&server, "nettoken")?;
    let (journey, codes) = Journey::pending(&server, server.client(), &person)?;
    ensure!(receiver.all().is_empty(), "nobody is told to be quiet who only revokes tokens");
    let due = journey.due()?;
    server.set_clock(due)?;
    server.sweep()?;
    for _ in 0..200 {
        if ["/revoke", "/apple", "/post"].iter().all(|path| !receiver.heard(path).is_empty()) {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    std::thread::sleep(std::time::Duration::from_secs(3));
    let open =
        "SELECT COUNT(*) FROM job WHERE processor = 'shop' AND category IN ('profile', 'browsing', 'subscriptions')
        AND done_at IS NOT NULL";
    ensure!(Store::of(&server)?.count(open)? == 0, "whoever keeps the tokens forgets them last");

    receiver.then(|_| Reply::Status(200));
    server.set_clock(due + 60 * 60 * 1000 + 60_000)?;
    server.sweep()?;
    journey.wait_for_state("erased")?;

    let basic = receiver.heard("/revoke").pop().context("a call")?;
    ensure!(basic.header("authorization") == "Basic YWRpZXUrYXBwOnMrZSUzQWNyZXQ=", "{}", basic.header("authorization"));
    let said = form(&basic);
    let token = said.get("token").context("a token")?.clone();
    ensure!(
        said.get("token_type_hint").map(String::as_str) == Some("refresh_token") && !said.contains_key("client_secret")
    );
    let posted = form(&receiver.heard("/post").pop().context("a call")?);
    ensure!(posted.get("client_secret").map(String::as_str) == Some("posted") && posted.get("token") != Some(&token));
    knows_apple(&receiver)?;
    let payload = super::receipt(&server, &journey.reference, &codes.status)?;
    let by_word = payload.matches(r#""acknowledgement":"acknowledged""#).count();
    ensure!(by_word == 3, "a yes for a token is a word and no proof: {payload}");
    ensure!(!Store::of(&server)?.dump()?.contains(&token), "a token lies in the database");
    ensure!(!server.log().contains(&token), "a token lies in the log");
    Ok(())
}

/// Apple is shown a token of our own, as it wants it.
fn knows_apple(receiver: &Receiver) -> Result<()> {
    let apple = form(&receiver.heard("/apple").pop().context("a call")?);
    let jwt = apple.get("client_secret").context("a token of ours")?;
    ensure!(is_signed(jwt)?, "another program checks it");
    let part = |number: usize| -> Result<Value> {
        let text = jwt.split('.').nth(number).context("three parts")?;
        Ok(serde_json::from_slice(&data_encoding::BASE64URL_NOPAD.decode(text.as_bytes())?)?)
    };
    let (head, claims) = (part(0)?, part(1)?);
    ensure!(head.get("alg") == Some(&json!("ES256")) && head.get("kid") == Some(&json!("KEY0000001")), "{head}");
    ensure!(
        claims.get("aud") == Some(&json!("https://appleid.apple.com"))
            && claims.get("iss") == Some(&json!("TEAM000001"))
    );
    ensure!(
        claims.get("sub") == Some(&json!("com.example.app"))
            && apple.get("client_id").map(String::as_str) == Some("com.example.app")
    );
    Ok(())
}

#[test]
fn a_token_that_is_refused_keeps_no_other_from_being_revoked() -> Result<()> {
    let (directory, receiver) = (tests::directory::Directory::start()?, Receiver::start(|_| Reply::Status(204))?);
    let more = [
        ("recommendations", "kind", json!("oauth-revocation")),
        ("recommendations", "category", json!("browsing")),
        ("recommendations", "client", json!("adieu")),
        ("recommendations", "keys", json!(["a secret"])),
    ];
    let mut vars = super::settings(&receiver, &more);
    vars.push(("DIRECTORY_URL", &*directory.address().to_owned().leak()));
    let server = Server::start_as(&Plan { vars, ..Plan::default() })?;
    server.sweep()?;
    let sofia = tests::directory::person("demo-01", "sofia@shopper.example");
    let (journey, _) = Journey::pending(&server, server.client(), &sofia)?;
    receiver.wait_for("/billing", "account.quiet")?;
    // They stay until their kind of data ends.
    directory.change("CREATE TRIGGER stays BEFORE DELETE ON customer_session BEGIN SELECT RAISE(IGNORE); END")?;
    for token in ["first", "second", "third"] {
        directory.change(&format!("INSERT INTO customer_session VALUES ('{token}', 'demo-01', 'recommendations')"))?;
    }
    let refused = r#"{"error":"invalid_token"}"#;
    let mut is_first = true;
    receiver.then(move |heard| {
        if heard.path == "/recommendations" && std::mem::take(&mut is_first) {
            return Reply::With(400, Vec::new(), refused.to_owned());
        }
        Reply::Status(200)
    });
    let due = journey.due()?;
    server.set_clock(due)?;
    server.sweep()?;
    let revoked = |heard: &[Heard]| -> std::collections::BTreeSet<String> {
        heard.iter().filter_map(|heard| form(heard).get("token").cloned()).collect()
    };
    tests::patience::until(|| Ok(receiver.heard("/recommendations").len() >= 3))?;
    std::thread::sleep(std::time::Duration::from_secs(1));
    let heard = receiver.heard("/recommendations");
    ensure!(heard.len() == 3 && revoked(&heard).len() == 3, "all three were tried: {:?}", revoked(&heard));
    let open = "SELECT COUNT(*) FROM delivery WHERE target = 'recommendations' AND delivered_at IS NULL AND last_status = 'status'";
    ensure!(Store::of(&server)?.count(open)? == 1, "and it is not done while one of them was refused");
    server.set_clock(due + 61 * 60_000)?;
    server.sweep()?;
    journey.wait_for_state("erased")
}
