//! `cargo xtask test`: every proof, stage by stage, the quick ones first.

mod ahead;
mod artefact;
mod tally;

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

use anyhow::{Result, bail};

use crate::asset;
use crate::bench;
use crate::build::{self, Variant, forget_other_checkout};
use crate::place::Place;
use crate::step::{command, run_quietly, spell, step};
use crate::test::ahead::Ahead;
use crate::test::tally::Tally;
use crate::toolchain::node;
use crate::toolchain::postgres::postgres;
use crate::toolchain::python::{judge, python};
use crate::toolchain::wasm::{self, Compiler, TARGET};

/// A stage's name and what it runs.
type Stage = (&'static str, fn(&Place, &mut Tally) -> Result<()>);

const STAGES: [Stage; 12] = [
    ("fmt", format),
    ("tidy", tidy),
    ("clippy", clippy),
    ("unit", unit),
    ("deploy", deploy),
    ("build", build_local),
    ("http", http),
    ("outside", outside),
    ("lives", lives),
    ("browser", browser),
    ("artefact", artefact::prove),
    ("bench", figures),
];

pub fn command_line(place: &Place, wanted: &[String]) -> Result<()> {
    let started = Instant::now();
    for name in wanted {
        if !STAGES.iter().any(|(known, _)| known == name) {
            let known: Vec<&str> = STAGES.iter().map(|(known, _)| *known).collect();
            bail!("there is no stage `{name}`; there are {}", known.join(", "));
        }
    }
    forget_other_checkout(place)?;
    let mut tally = Tally::default();
    // Whoever wants everything wants it soon; a single stage builds what it needs.
    let mut ahead = wanted.is_empty().then(|| Ahead::begin(place));
    for (name, stage) in STAGES {
        if !wanted.is_empty() && !wanted.iter().any(|word| word == name) {
            continue;
        }
        println!("\n━━ {name}");
        let begun = Instant::now();
        let built = if name == "build" { ahead.take().map_or(Ok(()), |begun| begun?.end()) } else { Ok(()) };
        let outcome = built.and_then(|()| stage(place, &mut tally));
        match &outcome {
            Ok(()) => println!("━━ {name}: passed ({})", spell(begun.elapsed())),
            Err(error) => println!("━━ {name}: FAILED ({})\n{error:#}", spell(begun.elapsed())),
        }
        tally.close(name, outcome.is_ok());
    }
    println!("\nIn {}{}", spell(started.elapsed()), tally.complaint());
    println!("{} passed, {} failed", tally.passed, tally.failed);
    if tally.failed > 0 {
        bail!("not everything passed");
    }
    Ok(())
}

fn format(place: &Place, tally: &mut Tally) -> Result<()> {
    tally.run(&mut cargo(place, &["fmt", "--all", "--check"]))
}

fn tidy(place: &Place, tally: &mut Tally) -> Result<()> {
    tally.run(&mut cargo(place, &["test", "--locked", "-p", "tests", "--test", "tidy"]))
}

/// What runs on this machine, but for the edge, whose features are others, and for the tests of the whole.
const NATIVE: &[&str] = &[
    "-p",
    "shared",
    "-p",
    "frontend",
    "-p",
    "xtask",
    "-p",
    "policy-file",
    "-p",
    "guide-file",
    "-p",
    "policy-preview",
    "-p",
    "directory-service",
    "-p",
    "openapi",
    "-p",
    "directory-check",
    "--features",
    "frontend/ssr",
];

const TESTS: &[&str] = &["-p", "tests"];
/// Its own tests run on this machine.
const EDGE: &[&str] = &["-p", "edge", "--features", "local"];

fn clippy(place: &Place, tally: &mut Tally) -> Result<()> {
    const CALLS_FOR_WASM: [&[&str]; 4] = [
        &["-p", "edge", "--lib"],
        &["-p", "edge", "--lib", "--features", "local"],
        &["-p", "frontend", "--lib", "--no-default-features", "--features", "step"],
        &["-p", "frontend", "--lib", "--no-default-features", "--features", "proof"],
    ];
    let mut outcomes = Vec::new();
    for (call, more) in [(NATIVE, TESTS), (EDGE, &[])] {
        let mut cargo = cargo(place, &["clippy", "--locked", "--all-targets"]);
        outcomes.push(lint(cargo.args(call).args(more), tally));
    }
    if matches!(wasm::compiler(place)?, Compiler::Rustup) {
        for call in CALLS_FOR_WASM {
            let mut cargo = cargo(place, &["clippy", "--locked", "--target", TARGET]);
            outcomes.push(lint(cargo.args(call).env("CARGO_TARGET_DIR", place.target_wasm()), tally));
        }
    } else {
        println!("clippy has no wasm library here: what compiles for wasm alone is linted where rustup brings it");
    }
    outcomes.into_iter().collect()
}

fn lint(cargo: &mut Command, tally: &mut Tally) -> Result<()> {
    tally.run(cargo.args(["--", "-D", "warnings"]))
}

fn unit(place: &Place, tally: &mut Tally) -> Result<()> {
    // Every call runs, whatever became of the one before: one run shows all that is broken.
    let run = |(call, more): (&[&str], &[&str])| {
        let mut cargo = cargo(place, &["test", "--locked", "--no-fail-fast"]);
        // A snapshot that differs is a failure, never a new file.
        // What must be there is told, so that no test passes because it is not.
        tally.run(cargo.args(call).args(more).env("INSTA_UPDATE", "no").env("ADIEU_POSTGRES", "1"))
    };
    // Without Python or PostgreSQL some tests fail and say so; the others are still worth their answer.
    let (python, postgres) = (python(place), postgres(place));
    [(NATIVE, &[] as &[&str]), (TESTS, &["--lib"]), (EDGE, &["--lib"])]
        .map(run)
        .into_iter()
        .collect::<Result<()>>()
        .and(python)
        .and(postgres)
}

/// What a deployment lacks, and the steps of the first one against a wrangler that only writes down what it was told.
fn deploy(place: &Place, tally: &mut Tally) -> Result<()> {
    node::packages(place)?;
    let mut tests =
        command(place.node_bin("node"), &["--test", "--test-reporter=spec", "tests/deploy/*.test.mjs"], &place.root);
    tally.run(tests.env("PATH", place.path_with_node()?))
}

fn build_local(place: &Place, _tally: &mut Tally) -> Result<()> {
    build::build(place, Variant::LOCAL)
}

fn http(place: &Place, tally: &mut Tally) -> Result<()> {
    build::build(place, Variant::LOCAL)?;
    let mut api = cargo(place, &["test", "--locked", "-p", "tests", "--test", "api"]);
    tally.run(stage_for_the_worker(place, &mut api)?)
}

/// Somebody else's program reads what we say of ourselves, and looks whether it is so.
fn outside(place: &Place, tally: &mut Tally) -> Result<()> {
    build::build(place, Variant::LOCAL)?;
    let judge = judge(place)?;
    let words = ["test", "--locked", "-p", "tests", "--test", "outside", "--", "--nocapture"];
    tally.run(stage_for_the_worker(place, cargo(place, &words).env("ADIEU_SCHEMATHESIS", judge))?)
}

fn lives(place: &Place, tally: &mut Tally) -> Result<()> {
    build::build(place, Variant::LOCAL)?;
    let words = ["test", "--locked", "-p", "tests", "--test", "lives", "--", "--nocapture"];
    tally.run(stage_for_the_worker(place, &mut cargo(place, &words))?)
}

/// What carries no noise, held to its numbers.
fn figures(place: &Place, tally: &mut Tally) -> Result<()> {
    let holds = bench::command_line(place, &["--quick".to_owned()]);
    if let Err(error) = &holds {
        println!("{error:#}");
    }
    tally.prove("nothing is more than its HOLD", holds.is_ok());
    holds
}

fn browser(place: &Place, tally: &mut Tally) -> Result<()> {
    build::build(place, Variant::LOCAL)?;
    let chromium = node::chromium(place)?;
    let pages = step("Writing every page in every state", || pictures(place))?;
    let mut journeys = command(place.node_bin("node"), &["--test", "--test-concurrency=2"], &place.root);
    journeys.arg("--test-reporter=spec").arg("tests/journeys/*.test.mjs").env("ADIEU_CHROMIUM", chromium);
    // One of them starts what a person would start.
    journeys.env("ADIEU_XTASK", env::current_exe()?);
    tally.run(stage_for_the_worker(place, journeys.env("ADIEU_PAGES", pages))?)
}

/// Every page in every state and language, with the names of the assets that were just built: the gallery hangs them.
fn pictures(place: &Place) -> Result<PathBuf> {
    let pages = place.memory().join("pages");
    if pages.exists() {
        fs::remove_dir_all(&pages)?;
    }
    let mut writing = cargo(place, &["test", "--locked", "-p", "frontend", "--features", "ssr", "--test", "pages"]);
    writing.arg("pages_are_written").env("ADIEU_PAGES", &pages).env("ADIEU_ASSETS", asset::list(place, Variant::LOCAL));
    run_quietly(&mut writing)?;
    Ok(pages)
}

/// What a test that starts `wrangler dev` by itself must find in its environment.
fn stage_for_the_worker<'a>(place: &Place, command: &'a mut Command) -> Result<&'a mut Command> {
    Ok(command
        .env("PATH", place.path_with_node()?)
        .env("ADIEU_PREBUILT", "1")
        .env("WRANGLER_SEND_METRICS", "false")
        .env("CI", "1"))
}

/// Cargo for this machine, in the cache.
fn cargo(place: &Place, arguments: &[&str]) -> Command {
    let mut cargo = command("cargo", arguments, &place.root);
    // A complaint says where it comes from: fifty frames of the harness below it would only push it out of sight.
    cargo.env("CARGO_TARGET_DIR", place.target_host()).env("RUST_BACKTRACE", "0");
    cargo
}
