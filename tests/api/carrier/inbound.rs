//! A mail that the operator's own mail server hands in: what becomes of it is what becomes of one by the platform.

use anyhow::{Result, ensure};
use data_encoding::BASE64;
use serde_json::{Value, json};
use tests::server::Server;
use tests::store::Store;

use super::{MAIL, MAIL_IN, carried, pending, say};
use crate::inbox::{DESK, Post};

const PATH: &str = "/api/v1/mail/inbound";

fn hand_in(from: &str, raw: &[u8]) -> Value {
    json!({ "from": from, "to": DESK, "raw": BASE64.encode(raw) })
}

fn rows(server: &Server, sql: &str) -> Result<String> {
    Store::of(server)?.text(&format!("SELECT {sql} FROM inbox WHERE via IS NULL"))
}

#[test]
fn a_letter_that_is_handed_in_is_filed_as_one_that_the_platform_brings() -> Result<()> {
    let (server, _) = carried()?;
    let (person, journey) = pending(&server, "handedin")?;
    let post = Post {
        file: "plain",
        from: &person.email,
        account: &person.email,
        reference: &journey.reference,
        ..Post::NONE
    };
    let raw = post.bytes("handed.in.1")?;
    say(&server, PATH, MAIL_IN, "in-1", &hand_in(&person.email, &raw))?.must_be(202)?;
    let told = rows(&server, "kind || ' ' || state || ' ' || spf || dkim || dmarc || (deletion IS NOT NULL)")?;
    // The file says of itself that all is well: what came with a mail proves nothing.
    ensure!(told == "revocation closed nonenonenone1", "{told}");
    say(&server, PATH, MAIL_IN, "in-2", &hand_in(&person.email, &raw))?.must_be(202)?;
    ensure!(rows(&server, "CAST(COUNT(*) AS TEXT)")? == "1", "the same mail, handed in twice");
    Ok(())
}

#[test]
fn what_its_server_found_is_said_beside_the_mail() -> Result<()> {
    let (server, _) = carried()?;
    let post = Post { file: "see", from: "somebody@elsewhere.example", ..Post::NONE };
    let mut mail = hand_in("somebody@elsewhere.example", &post.bytes("handed.in.2")?);
    mail["spf"] = json!("pass");
    mail["dmarc"] = json!("fail");
    say(&server, PATH, MAIL_IN, "in-found", &mail)?.must_be(202)?;
    ensure!(rows(&server, "kind || spf || dkim || dmarc")? == "seepassnonefail");
    Ok(())
}

#[test]
fn what_is_too_large_broken_or_not_signed_for_this_is_not_taken() -> Result<()> {
    let (server, _) = carried()?;
    let from = "somebody@elsewhere.example";
    let small = hand_in(from, b"Subject: x\r\n\r\nHello");
    say(&server, PATH, MAIL, "in-forged", &small)?.must_be(403)?;
    say(&server, PATH, MAIL_IN, "in-large", &hand_in(from, &vec![b'x'; 256 * 1024 + 1]))?.must_be(413)?;
    say(&server, PATH, MAIL_IN, "in-larger", &hand_in(from, &vec![b'x'; 400 * 1024]))?.must_be(413)?;
    say(&server, PATH, MAIL_IN, "in-broken", &json!({ "from": from, "to": DESK, "raw": "%%%" }))?.must_be(422)?;
    say(&server, PATH, MAIL_IN, "in-less", &json!({ "from": from, "raw": "" }))?.must_be(400)?;
    say(&server, PATH, MAIL_IN, "in-odd", &json!({ "from": from, "to": DESK, "raw": "", "spf": "yes" }))?
        .must_be(400)?;
    ensure!(rows(&server, "CAST(COUNT(*) AS TEXT)")? == "0");
    say(&server, PATH, MAIL_IN, "in-once", &small)?.must_be(202)?;
    say(&server, PATH, MAIL_IN, "in-once", &small)?.must_be(403)?;
    ensure!(rows(&server, "CAST(COUNT(*) AS TEXT)")? == "1");
    Ok(())
}
