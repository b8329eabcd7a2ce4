//! What a machine signs well and says badly: each refused in the words of RFC 9457, none of it done, and the right one afterwards is.

use anyhow::{Context as _, Result, ensure};
use serde_json::json;
use shared::webhook::Ring;
use tests::journey::Journey;
use tests::receiver::{Receiver, Reply};
use tests::server::{DIRECTORY_SECRET, Server};
use tests::shop;

use super::signed::Signed;
use super::{ring, server};
use crate::now_ms;

/// Bodies around a text that would be right where `@` stands.
fn bodies(field: &str, right: &str, rest: &str) -> Vec<(&'static str, Vec<u8>)> {
    let whole = |value: &str| format!("{{\"{field}\":{value}{rest}}}").into_bytes();
    let good = format!("\"{right}\"");
    let utf16: Vec<u8> = String::from_utf8_lossy(&whole(&good)).encode_utf16().flat_map(u16::to_le_bytes).collect();
    let deep = format!("{}{}", "[".repeat(5_000), "]".repeat(5_000));
    vec![
        ("nothing", Vec::new()),
        ("null", b"null".to_vec()),
        ("a list", b"[]".to_vec()),
        ("ten thousand brackets", deep.clone().into_bytes()),
        ("brackets in the field", whole(&deep)),
        ("half", whole(&good)[..9].to_vec()),
        ("twice", [whole(&good), whole(&good)].concat()),
        ("the field twice", format!("{{\"{field}\":{good},\"{field}\":{good}{rest}}}").into_bytes()),
        ("one field more", format!("{{\"{field}\":{good},\"admin\":true{rest}}}").into_bytes()),
        ("a byte order mark", ["\u{feff}".as_bytes(), &whole(&good)].concat()),
        ("UTF-16", utf16),
        ("no text", [b"\xff\xfe", whole(&good).as_slice()].concat()),
        ("half a pair", whole("\"\\ud800\"")),
        ("a null byte in it", whole(&format!("\"{right}\\u0000\""))),
        ("a turned direction", whole(&format!("\"\u{202e}{right}\""))),
        ("a letter that looks alike", whole(&format!("\"{right}\u{0430}\""))),
        ("a line more", whole(&format!("\"{right}\\r\\nX: y\""))),
        ("a number", whole("1e999")),
        ("no value", whole("null")),
        ("a long one", whole(&format!("\"{}\"", "x".repeat(9_000)))),
        ("too large", vec![b' '; 400_000]),
    ]
}

/// Refused, in the words of a problem document.
fn refused(answer: &tests::client::Answer, what: &str) -> Result<()> {
    let kind = answer.header("content-type").unwrap_or_default();
    ensure!((400..500).contains(&answer.status), "{what}: {} {}", answer.status, answer.text());
    ensure!(kind.starts_with("application/problem+json"), "{what}: {kind}");
    Ok(())
}

fn each(server: &Server, ring: &Ring, path: &str, bodies: Vec<(&'static str, Vec<u8>)>) -> Result<()> {
    for (number, (what, body)) in bodies.into_iter().enumerate() {
        let id = format!("bad_body_{number}");
        refused(&Signed::by(ring, path, &id, &body)?.post(server)?, &format!("{what}, at {path}"))?;
    }
    Ok(())
}

#[test]
fn a_machine_that_signs_well_and_says_nonsense_is_refused_in_words() -> Result<()> {
    let receiver = Receiver::start(|_| Reply::Status(202))?;
    let server = server(&receiver, &[])?;
    let person = shop::plant_one(&server, "networds")?;
    let (_journey, _) = Journey::pending(&server, server.client(), &person)?;
    let directory = Ring::parse([DIRECTORY_SECRET].into_iter()).context("a secret")?;
    // The directory is never told whether there is such an account: what could be one is answered like one.
    let could_be = ["a long one"];
    let standing = bodies("account", &person.account, "").into_iter().filter(|(what, _)| !could_be.contains(what));
    each(&server, &directory, "/api/v1/directory/standing", standing.collect())?;
    for name in ["mailing", "recommendations"] {
        let asked = receiver.wait_for(&format!("/{name}"), "account.quiet")?;
        let path = format!("/api/v1/processors/{name}/answers");
        each(&server, &ring(name)?, &path, bodies("message", asked.id(), ",\"status\":\"done\""))?;
        let right = json!({ "message": asked.id(), "status": "done" }).to_string();
        Signed::by(&ring(name)?, &path, "right_after_all", right.as_bytes())?.post(&server)?.must_be(202)?;
    }
    Ok(())
}

#[test]
fn a_machine_that_signs_its_name_and_its_moment_oddly_is_not_believed() -> Result<()> {
    let receiver = Receiver::start(|_| Reply::Status(202))?;
    let server = server(&receiver, &[])?;
    let person = shop::plant_one(&server, "netmoment")?;
    let (_journey, _) = Journey::pending(&server, server.client(), &person)?;
    let asked = receiver.wait_for("/mailing", "account.quiet")?;
    let (ring, path) = (ring("mailing")?, "/api/v1/processors/mailing/answers");
    let body = json!({ "message": asked.id(), "status": "done" }).to_string();
    let now = now_ms() / 1000;
    let moments = [
        (now - 301).to_string(),
        (now + 420).to_string(),
        format!("+{now}"),
        format!("{now}.0"),
        format!("{now}e0"),
        format!("-{now}"),
        (now * 1000).to_string(),
        "9223372036854775808".to_owned(),
        "NaN".to_owned(),
        "1".repeat(400),
    ];
    for moment in &moments {
        refused(&Signed::at(&ring, path, ["odd_moment", moment], body.as_bytes())?.post(&server)?, moment)?;
    }
    let long = "n".repeat(9_000);
    refused(&Signed::at(&ring, path, [&long, &now.to_string()], body.as_bytes())?.post(&server)?, "a long name")?;
    // The right one among very many others is not looked for.
    let mut crowd = Signed::by(&ring, path, "many_signatures", body.as_bytes())?;
    let wrong = Signed::by(&ring, path, "another", body.as_bytes())?.headers[2].clone();
    crowd.headers[2] = format!("{} {}", vec![wrong; 50].join(" "), crowd.headers[2]);
    refused(&crowd.post(&server)?, "the right signature among fifty others")?;
    let mut none = Signed::by(&ring, path, "no_signature", body.as_bytes())?;
    for signature in ["", "v1,", "v1", "v1a,AAAA", "v2,AAAA", "v1,%00", "v1,===="] {
        signature.clone_into(&mut none.headers[2]);
        refused(&none.post(&server)?, signature)?;
    }
    Signed::by(&ring, path, "right_after_all", body.as_bytes())?.post(&server)?.must_be(202)?;
    Ok(())
}
