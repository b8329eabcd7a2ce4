//! One whole life: rows written from the start to the receipt, and round trips of each thing that a person does (P10, P11).

use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail, ensure};
use serde_json::{Value, json};
use tests::journey::Journey;
use tests::server::Server;
use tests::shop;
use tests::stage::{checkout, with_tools};
use tests::store::Store;

use crate::Wish;
use crate::action::Diary;
use crate::effort::{Effort, Spent};
use crate::figure::{Figure, Unit};

/// Events after which something else is due.
const TURNS: [&str; 4] = ["proven", "confirmed", "claimed", "erased"];

const HALF_HOUR_MS: i64 = 1_800_000;

pub fn figures(_wish: &Wish) -> Result<Vec<Figure>> {
    let server = Server::start()?;
    let person = shop::plant_one(&server, "whole")?;
    // Once a day and once per policy, not once a life: somebody else has been here.
    Journey::begin(&server, server.client(), "nobody@nowhere.example")?;
    Effort::settled(&server)?;
    let others = Store::of(&server)?;
    let before = Effort::settled(&server)?;
    let mut diary = Diary::of(&server);
    let (journey, codes) = diary.leave(&person)?;
    let likeness = Store::of(&server)?.count("SELECT COUNT(*) FROM likeness")?;
    erase(&server, &journey)?;
    let client = server.client();
    diary.status(&client, &journey.reference, &codes.status)?;
    diary.receipt(&client, &journey)?;
    let whole = Effort::settled(&server)?.since(&before)?;
    println!("One whole life, by who asked: {}", spelled(&whole));
    let naive = naive(&server, &counts(&Store::of(&server)?, &others, likeness)?)?;

    let (one, other) = (shop::plant_one(&server, "back")?, shop::plant_one(&server, "stop")?);
    diary.turn_back(&one, &other)?;
    println!("{}", diary.shown());
    let own = own(&whole.whole());
    #[expect(clippy::cast_precision_loss, reason = "a few hundred rows")]
    let rows = Figure::ratio(
        "P10",
        "D1 rows written in one whole life",
        (own as f64, naive as f64),
        Unit::Count,
        "a naive design with the same guarantees (tests/bench/naive.sql)",
    );
    let most = diary.acts.iter().map(|act| act.taken.own()).max().unwrap_or(0);
    #[expect(clippy::cast_precision_loss, reason = "a handful of trips")]
    let trips =
        Figure::absolute("P11", "D1 round trips of one act before its answer, at most", most as f64, Unit::Count);
    Ok(vec![rows.held(1.0, 0.70), trips.held(3.0, 2.0)])
}

/// To the end of the window, by the clock of the platform.
fn erase(server: &Server, journey: &Journey<'_>) -> Result<()> {
    // Off the hour: on the hour a tick cleans up after others, too.
    server.set_clock(journey.due()? + HALF_HOUR_MS)?;
    tick(server)?;
    journey.wait_for_state("erased")?;
    let asked = Instant::now();
    while Store::of(server)?.count("SELECT COUNT(*) FROM outbox WHERE due_at IS NOT NULL")? > 0 {
        ensure!(asked.elapsed() < Duration::from_mins(1), "the last mail has not left");
        std::thread::sleep(Duration::from_millis(200));
    }
    Ok(())
}

/// One tick of the cron, as the platform calls it.
pub fn tick(server: &Server) -> Result<()> {
    let answer = server.client().bare_get("/cdn-cgi/handler/scheduled?cron=*+*+*+*+*")?;
    ensure!(answer.status == 200, "the tick answered {}", answer.status);
    Ok(())
}

/// What belongs to the desk: the demo shop and the demo processors stand for the operator's own systems.
fn own(spent: &Spent) -> i64 {
    let is_own = |table: &str| !table.starts_with("shop_") && !table.starts_with("processor_");
    spent.tables.iter().filter(|(table, _)| is_own(table)).map(|(_, rows)| rows.written).sum()
}

fn spelled(effort: &Effort) -> String {
    let mut words = Vec::new();
    for part in ["answer", "afterwards", "tick", "queue"] {
        let spent = effort.part(part);
        words.push(format!("{part} {} trips, {} read, {} written", spent.trips, spent.read(), spent.written()));
    }
    let tables = effort.whole().tables;
    let written = tables.iter().filter(|(_, rows)| rows.written > 0);
    let tables: Vec<String> = written.map(|(table, rows)| format!("{table} {}", rows.written)).collect();
    format!("{}\n  written, by table: {}", words.join("; "), tables.join(", "))
}

/// How often each thing happened in the life that was just lived: the naive design does each as often.
fn counts(store: &Store, others: &Store, likeness: i64) -> Result<Value> {
    let count = |what: &str| -> Result<i64> {
        Ok(store.count(&format!("SELECT {what}"))? - others.count(&format!("SELECT {what}"))?)
    };
    let turns: Vec<String> = TURNS.iter().map(|kind| format!("'{kind}'")).collect();
    let turns = store.count(&format!("SELECT COUNT(*) FROM deletion_event WHERE kind IN ({})", turns.join(", ")))?;
    ensure!(turns == i64::try_from(TURNS.len())?, "a life has its turns");
    let sessions = count("COUNT(*) FROM session")?;
    Ok(json!({
        "event": count("COUNT(*) FROM deletion_event")? - turns,
        "turn": turns,
        "proof": 1,
        "effect": count("COUNT(*) FROM outbox")?,
        "code": 1,
        "count": count("SUM(count) FROM throttle")?,
        "secret": count("COUNT(*) FROM secret")?,
        // The one before the proof was replaced.
        "session": sessions + 1,
        "ended": 1,
        "job": count("COUNT(*) FROM job")?,
        "erased": count("COUNT(*) FROM vault_erased")?,
        "likeness": likeness,
        "receipt": count("COUNT(*) FROM receipt")?,
    }))
}

/// Rows that the naive design writes for the same life, on the same engine.
fn naive(server: &Server, counts: &Value) -> Result<i64> {
    let mut node = Command::new(checkout().join("node_modules/.bin/node"));
    with_tools(&mut node, server.folder());
    let output = node.arg(checkout().join("tests/bench/naive.mjs")).arg(counts.to_string()).output()?;
    if !output.status.success() {
        bail!("the naive design: {}", String::from_utf8_lossy(&output.stderr));
    }
    let written: Value = serde_json::from_slice(&output.stdout)?;
    let parts = written.as_object().context("rows by kind")?;
    println!("The naive design, for the same {counts}: {written}");
    Ok(parts.values().filter_map(Value::as_i64).sum())
}
