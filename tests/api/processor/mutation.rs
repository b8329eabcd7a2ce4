//! One byte of a signed message is another: nobody believes it, whichever way in it takes.

use std::sync::atomic::{AtomicU64, Ordering};

use anyhow::{Context as _, Result, ensure};
use serde_json::json;
use shared::webhook::Ring;
use tests::crowd::in_parallel;
use tests::journey::Journey;
use tests::receiver::{Receiver, Reply};
use tests::seed::Seed;
use tests::server::DIRECTORY_SECRET;
use tests::{app, shop};

use super::signed::Signed;
use super::{ring, server};
use crate::now_ms;

/// The same with one byte of it changed: in a header to another letter that a header may have, in the body to any other.
fn changed(signed: &Signed, seed: &mut Seed) -> Result<Signed> {
    let mut other = signed.clone();
    let length = signed.headers.iter().map(String::len).sum::<usize>() + signed.body.len();
    let mut at = usize::try_from(seed.below(length as u64))?;
    for header in &mut other.headers {
        if at < header.len() {
            let mut bytes = header.clone().into_bytes();
            bytes[at] = letter(bytes[at], seed)?;
            *header = String::from_utf8(bytes)?;
            return Ok(other);
        }
        at -= header.len();
    }
    other.body[at] ^= u8::try_from(seed.below(255) + 1)?;
    Ok(other)
}

/// Another letter, none of them a space: those at the ends of a header say nothing.
fn letter(old: u8, seed: &mut Seed) -> Result<u8> {
    let new = b'!' + u8::try_from(seed.below(93))?;
    Ok(if new >= old { new + 1 } else { new })
}

/// How many of so many changed ones were believed; each that was not was refused in as many words, and not for being one too many.
fn believed(count: u64, each: impl Fn(&mut Seed) -> Result<bool> + Sync) -> Result<u64> {
    let (yes, seed) = (AtomicU64::new(0), Seed::fresh("a byte changed"));
    let numbers: Vec<u64> = (0..count).collect();
    in_parallel(&numbers, |_, number| {
        let mut seed = seed.part(*number);
        yes.fetch_add(u64::from(each(&mut seed)?), Ordering::Relaxed);
        Ok(())
    })?;
    Ok(yes.into_inner())
}

/// Two thousand, or as many as `ADIEU_MUTATIONS` says: a fourth of them each way.
#[test]
fn a_message_with_one_byte_changed_is_believed_nowhere() -> Result<()> {
    let all: u64 = std::env::var("ADIEU_MUTATIONS").ok().and_then(|text| text.parse().ok()).unwrap_or(2_000);
    let receiver = Receiver::start(|_| Reply::Status(202))?;
    let server = server(&receiver, &[])?;
    let people = shop::plant(&server, "netbyte", 2, "clean")?;
    let (_journey, _) = Journey::pending(&server, server.client(), &people[0])?;
    let directory = Ring::parse([DIRECTORY_SECRET].into_iter()).context("a secret")?;
    let mut ways = vec![Signed::by(
        &directory,
        "/api/v1/directory/standing",
        "standing_byte",
        json!({ "account": people[0].account }).to_string().as_bytes(),
    )?];
    for name in ["mailing", "recommendations"] {
        let asked = receiver.wait_for(&format!("/{name}"), "account.quiet")?;
        let path = format!("/api/v1/processors/{name}/answers");
        let body = json!({ "message": asked.id(), "status": "done" }).to_string();
        ways.push(Signed::by(&ring(name)?, &path, "answer_byte", body.as_bytes())?);
    }
    let each = all.div_ceil(4);
    for way in &ways {
        let yes = believed(each, |seed| {
            let status = changed(way, seed)?.post(&server)?.status;
            ensure!([202, 400, 401, 403].contains(&status), "{status} at {}", way.path);
            Ok(status == 202)
        })?;
        println!("{}: of {each} with one byte changed, {yes} were believed", way.path);
        ensure!(yes == 0, "{}", way.path);
    }
    let token = app::signed(&app::key(), &app::header(), &app::claims(&server, &people[1].account, now_ms()));
    let yes = believed(each, |seed| {
        let (mut bytes, at) = (token.clone().into_bytes(), usize::try_from(seed.below(token.len() as u64))?);
        bytes[at] = letter(bytes[at], seed)?;
        let answer = app::post(&server.client(), &String::from_utf8(bytes)?)?.must_be(303)?;
        Ok(answer.header("location") != Some("/en/app"))
    })?;
    println!("/app: of {each} with one byte changed, {yes} were believed");
    ensure!(yes == 0, "the hand-over");
    // Unchanged, all four are: nothing of them was used up.
    for way in &ways {
        way.post(&server)?.must_be(202)?;
    }
    let answer = app::post(&server.client(), &token)?.must_be(303)?;
    ensure!(answer.header("location") != Some("/en/app"), "the right one");
    Ok(())
}
