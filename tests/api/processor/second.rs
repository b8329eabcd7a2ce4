//! Another program in another language, which knows the standard alone: it believes what we send, and we believe what it signs.

use std::io::Write as _;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, ensure};
use data_encoding::BASE64;
use serde_json::{Value, json};
use shared::time::Timestamp;
use shared::webhook::{Message, Ring};
use tests::journey::Journey;
use tests::receiver::{Reply, answer_as};
use tests::shop;
use tests::stage::checkout;

use super::{KEYS, server, willing};

/// The other program's answers to a list.
fn node(list: &Value) -> Result<Vec<Value>> {
    let mut node = Command::new("node")
        .arg(checkout().join("tests/checker/webhook.mjs"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("starting node")?;
    node.stdin.take().context("its input")?.write_all(list.to_string().as_bytes())?;
    let said = node.wait_with_output()?;
    ensure!(said.status.success(), "node ended badly");
    Ok(serde_json::from_slice(&said.stdout)?)
}

/// The keys by which each of the three believes us.
const BELIEVED_BY: [(&str, &str); 3] = [
    ("mailing", "whsec_bWFpbGluZyBtYWlsaW5nIG1haWxpbmcgb2xkISE="),
    ("recommendations", "whpk_11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="),
    ("billing", "whsec_YmlsbGluZyBiaWxsaW5nIGJpbGxpbmcgMTIzNDU2"),
];

#[test]
fn another_program_believes_what_we_send_and_we_believe_what_it_signs() -> Result<()> {
    let receiver = willing()?;
    let server = server(&receiver, &[])?;
    let person = shop::plant_one(&server, "second")?;
    let (journey, _) = Journey::pending(&server, server.client(), &person)?;
    let mut list = Vec::new();
    for (name, key) in BELIEVED_BY {
        let heard = receiver.wait_for(&format!("/{name}"), "account.quiet")?;
        let message = |body: &[u8], key: &str| {
            json!({ "id": heard.id(), "timestamp": heard.header("webhook-timestamp"), "body": BASE64.encode(body),
                    "keys": [key], "signature": heard.header("webhook-signature") })
        };
        let mut changed = heard.body.clone();
        changed[7] ^= 1;
        list.push(message(&heard.body, key));
        list.push(message(&changed, key));
        list.push(message(&heard.body, BELIEVED_BY.iter().find(|(other, _)| *other != name).context("another")?.1));
    }
    let believed = node(&Value::Array(list))?;
    ensure!(believed.chunks(3).all(|one| *one == [json!(true), json!(false), json!(false)]), "{believed:?}");

    // The other way round: what a processor accepted, it answers later, signed by that program.
    receiver.then(|heard| if heard.kind() == "account.erase" { Reply::Status(202) } else { Reply::Status(200) });
    server.set_clock(journey.due()?)?;
    server.sweep()?;
    for (name, _, key) in KEYS {
        let asked = receiver.wait_for(&format!("/{name}"), "account.erase")?;
        let body = json!({ "message": asked.id(), "status": "done" }).to_string();
        let (id, timestamp) = (format!("second_{name}"), (crate::now_ms() / 1000).to_string());
        let wish = json!([{ "id": id, "timestamp": timestamp, "body": BASE64.encode(body.as_bytes()), "keys": [key] }]);
        let signature = node(&wish)?.first().and_then(Value::as_str).map(str::to_owned).context("a signature")?;
        answer_as(&server, name, (&id, &timestamp, &signature), body.replace("done", "failed"))?.must_be(403)?;
        answer_as(&server, name, (&id, &timestamp, &signature), body)?.must_be(202)?;
    }
    Ok(())
}

#[test]
fn two_programs_sign_the_standards_own_message_alike() -> Result<()> {
    let body = br#"{"test": 2432232314}"#;
    let (id, timestamp) = ("msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330");
    let keys = ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsk_nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A="];
    let ours = Ring::parse(keys.into_iter()).context("keys")?.sign(id, timestamp, body).context("a signature")?;
    let wish = json!([{ "id": id, "timestamp": timestamp, "body": BASE64.encode(body), "keys": keys }]);
    ensure!(node(&wish)? == [json!(ours)]);
    ensure!(ours.starts_with("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE= v1a,fldxM4gAKugP6nnt1hdz3sgGfZ6d99nz"));
    let message = Message { id, timestamp, signature: &ours, body };
    let ring = Ring::parse([keys[0]].into_iter()).context("a key")?;
    ensure!(ring.verify(&message, Timestamp::from_ms(1_614_265_330_000)).is_ok());
    Ok(())
}
