//! What is counted of a whole life, and that nothing of a person is in it.

use std::collections::BTreeSet;

use anyhow::{Context as _, Result, ensure};
use serde_json::{Map, Value};
use tests::canary::{holds, needles};
use tests::journey::Journey;
use tests::patience::until;
use tests::server::Server;
use tests::shop;

/// Every word that may stand beside a number.
const NAMES: [&str; 9] = ["counter", "n", "event", "from", "to", "outcome", "code", "limit", "kind"];

/// The lines that count something.
fn counted(log: &str) -> Result<Vec<Map<String, Value>>> {
    let lines = log.lines().filter(|line| line.contains("\"counter\":"));
    let lines = lines.filter_map(|line| line.get(line.find('{')?..=line.rfind('}')?));
    lines.map(|line| serde_json::from_str(line).with_context(|| line.to_owned())).collect()
}

fn word<'a>(line: &'a Map<String, Value>, name: &str) -> &'a str {
    line.get(name).and_then(Value::as_str).unwrap_or_default()
}

#[test]
fn a_whole_life_is_counted_and_nobody_is_in_it() -> Result<()> {
    let server = Server::start()?;
    let person = shop::plant_one(&server, "counted")?;
    let (journey, codes) = Journey::pending(&server, server.client(), &person)?;
    server.client().get(&format!("/api/v1/deletions/{}", journey.reference))?.must_be(401)?;
    server.set_clock(journey.due()?)?;
    server.client().bare_get("/cdn-cgi/handler/scheduled?cron=*+*+*+*+*")?.must_be(200)?;
    journey.wait_for_state("erased")?;

    let steps = |lines: &[Map<String, Value>]| -> BTreeSet<(String, String)> {
        let of = lines.iter().filter(|line| word(line, "counter") == "deletion");
        of.map(|line| (word(line, "from").to_owned(), word(line, "to").to_owned())).collect()
    };
    let is_told = |lines: &[Map<String, Value>]| {
        let is = |counter: &str, name: &str, wanted: &str| {
            lines.iter().any(|line| word(line, "counter") == counter && word(line, name) == wanted)
        };
        is("deletion", "to", "erased")
            && is("mail", "outcome", "sent")
            && is("tick", "counter", "tick")
            && is("refusal", "code", "unauthorized")
    };
    until(|| Ok(is_told(&counted(&server.log())?)))?;
    let lines = counted(&server.log())?;
    ensure!(is_told(&lines), "{lines:?}");
    for step in [("", "unverified"), ("unverified", "preparing"), ("preparing", "pending"), ("pending", "erasing")] {
        ensure!(steps(&lines).contains(&(step.0.to_owned(), step.1.to_owned())), "{step:?} of {:?}", steps(&lines));
    }
    let secrets = [
        &person.name,
        &person.email,
        &person.username,
        &person.account,
        &person.address,
        &journey.reference,
        &codes.status,
    ];
    let secrets: Vec<_> = secrets.into_iter().flat_map(|text| needles(text)).collect();
    for line in &lines {
        let text = serde_json::to_string(line)?;
        ensure!(line.keys().all(|name| NAMES.contains(&name.as_str()) || name == "processor"), "{text}");
        ensure!(line.get("n") == Some(&Value::from(1)), "{text}");
        let is_plain =
            |word: &str| word.len() < 40 && word.bytes().all(|byte| byte.is_ascii_lowercase() || b"-.".contains(&byte));
        ensure!(line.values().filter_map(Value::as_str).all(is_plain), "an id or something typed: {text}");
        ensure!(!secrets.iter().any(|secret| holds(text.as_bytes(), secret)), "somebody: {text}");
    }
    Ok(())
}
