//! Whoever asks too often is told how often is enough, and when to come again; and nobody learns from it what is there.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};
use tests::client::{Answer, Call, Client};
use tests::journey::Journey;
use tests::shop;

use crate::{MINUTE_MS, now_ms, shared_server};

const NOBODYS: &str = "AD-7K3M-9QXR-0T2V-HW57";
const WRONG: &str = "00000-00000-00000-00000";

/// An answer without what is random in it.
fn seen(answer: &Answer, reference: &str) -> (u16, BTreeMap<String, String>, String) {
    // What the trial counts of the database is told in the trial alone.
    let is_told = |name: &str| !["date", "set-cookie", "location", "adieu-trial-d1"].contains(&name);
    let headers = answer.headers.iter().filter(|(name, _)| is_told(name));
    (answer.status, headers.cloned().collect(), answer.text().replace(reference, "{}"))
}

fn limits(answer: &Answer) -> [Option<&str>; 3] {
    ["retry-after", "ratelimit-policy", "ratelimit"].map(|name| answer.header(name))
}

/// A moment with half a minute left of its minute, in which nobody has asked yet.
fn half_past(minutes: i64) -> i64 {
    (now_ms() / MINUTE_MS + minutes) * MINUTE_MS + MINUTE_MS / 2
}

#[test]
fn a_reference_that_is_there_and_one_that_is_not_run_out_in_the_same_words() -> Result<()> {
    let server = shared_server()?;
    let (journey, _) = Journey::pending(server, server.client(), &shop::plant_one(server, "limited")?)?;
    let client = server.client().at(half_past(2));
    let ask = |reference: &str| -> Result<Answer> {
        let (path, bearer) = (format!("/api/v1/deletions/{reference}"), format!("Bearer {WRONG}"));
        client.send(&Call::of("GET", &path).with("authorization", &bearer))
    };
    let run = |reference: &str| (0..11).map(|_| ask(reference)).collect::<Result<Vec<Answer>>>();
    let (there, nowhere) = (run(&journey.reference)?, run(NOBODYS)?);
    for (one, other) in there.iter().zip(&nowhere) {
        let (one, other) = (seen(one, &journey.reference), seen(other, NOBODYS));
        ensure!(one == other, "{one:?}\n{other:?}");
    }
    let policy = Some("\"reference\";q=10;w=60");
    for answer in there.iter().take(10) {
        // How often still would say that somebody else is looking: whoever has the code, for one.
        ensure!(answer.status == 401 && limits(answer) == [None, policy, None], "{:?}", limits(answer));
    }
    let refused = limits(&there[10]);
    ensure!(there[10].status == 429 && refused == [Some("30"), policy, Some("\"reference\";r=0;t=30")], "{refused:?}");
    Ok(())
}

#[test]
fn an_account_that_is_there_and_one_that_is_not_run_out_in_the_same_words() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_one(server, "limitedname")?;
    let at = now_ms() / (60 * MINUTE_MS) * 60 * MINUTE_MS + 45 * MINUTE_MS;
    let run = |client: &Client, identifier: &str| {
        let fields = [
            ("identifier", identifier),
            ("address", "limitedname@elsewhere.example"),
            ("name", "Sofia Lindqvist"),
            ("why", "the number was given to somebody else"),
            ("recognise", "the first thing I bought was a blue tent"),
            ("step", "send"),
        ];
        let asked = (0..11).map(|_| client.post_at(at, "/en/delete/without-access", &fields));
        asked.collect::<Result<Vec<Answer>>>()
    };
    let there = run(&server.client(), &person.email)?;
    let nowhere = run(&server.client(), "limitednobody@shopper.example")?;
    for (one, other) in there.iter().zip(&nowhere) {
        ensure!(seen(one, &person.email) == seen(other, "limitednobody@shopper.example"), "{:?}", limits(one));
    }
    let refused = limits(&there[10]);
    let wanted = [Some("900"), Some("\"codes\";q=10;w=3600"), Some("\"codes\";r=0;t=900")];
    ensure!(there[9].status == 303 && there[10].status == 429 && refused == wanted, "{refused:?}");
    Ok(())
}
