//! Bytes on the wire and the first paint, in Chromium (P1, P2, P4, P6, P16).

use std::process::Command;

use anyhow::{Context as _, Result, ensure};
use serde::Deserialize;
use tests::stage::{checkout, with_tools};

use crate::Wish;
use crate::figure::{Figure, Unit, bytes as spelled};

/// What a person loads before the first step of the same form, written with React 19 and react-router: 74,509 bytes of
/// JavaScript (270,807 raw), compressed as well as brotli can, and its page and style beside it. A constant: measured once,
/// in headless Chromium, when the product was planned; not measured here.
const REACT_PEER: f64 = 75_100.0;

#[derive(Debug, Deserialize)]
struct Load {
    path: String,
    status: u16,
    /// The body, as it travels.
    wire: f64,
    /// The body, as this browser got it here.
    here: f64,
    /// The answer's head.
    head: f64,
    how: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Asset {
    name: String,
    raw: f64,
    brotli: f64,
}

#[derive(Debug, Deserialize)]
struct Wire {
    front: f64,
    first: f64,
    second: f64,
    journey: f64,
    journey_as_served: f64,
    pages: u32,
    first_loads: Vec<Load>,
    second_loads: Vec<Load>,
    journey_loads: Vec<Load>,
    assets: Vec<Asset>,
    one_language: f64,
    twenty_languages: f64,
    plain: Plain,
}

/// The same build with one language and no guide, and how many there are of them.
#[derive(Debug, Deserialize)]
struct Plain {
    languages: u32,
    guides: u32,
    front: f64,
    first: f64,
}

/// Runs one of the scripts beside this file and reads what it prints.
fn script<T: for<'a> Deserialize<'a>>(name: &str) -> Result<T> {
    let mut node = Command::new(checkout().join("node_modules/.bin/node"));
    with_tools(&mut node, &std::env::temp_dir());
    let output = node.arg(checkout().join("tests/bench").join(name)).output()?;
    ensure!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).with_context(|| format!("reading what {name} prints"))
}

pub fn bytes(_wish: &Wish) -> Result<Vec<Figure>> {
    let wire: Wire = script("wire.mjs")?;
    tell("The first page", &wire.first_loads);
    tell("The first page again", &wire.second_loads);
    tell("The whole way", &wire.journey_loads);
    for asset in &wire.assets {
        println!("  {:<34} {:>10} raw, {:>9} brotli", asset.name, spelled(asset.raw), spelled(asset.brotli));
    }
    println!(
        "  (20 languages: the served first page with 20 entries written into its picker, as it writes its own; texts stay at \
         the edge. One language, no guide: the same build with a policy of one language, the others' texts and the guides' \
         files taken away.)"
    );
    let against = "React peer (constant)";
    let react = |what: &str, id, ours| Figure::ratio(id, what, (ours, REACT_PEER), Unit::Bytes, against);
    let mut figures = vec![
        react("bytes until the first step can be submitted", "P1", wire.first).held(0.25, 0.12),
        Figure::absolute("", "bytes of the front page", wire.front, Unit::Bytes).held(12_000.0, 12_000.0),
        react(&format!("bytes of the whole way, {} pages", wire.pages), "P2", wire.journey).held(0.90, 0.75),
        react("the same, assets as this server compresses them", "", wire.journey_as_served).told(),
        module(&wire.assets, "step", "step islands with their glue, brotli").held(55_000.0, 45_000.0),
    ];
    if wire.assets.iter().any(|asset| asset.name.starts_with("proof-")) {
        figures.push(module(&wire.assets, "proof", "module of the proofs, on its own pages only").told());
    }
    let languages = (wire.twenty_languages, wire.one_language);
    figures.push(
        Figure::ratio("P6", "first load with 20 languages in the picker", languages, Unit::Bytes, "with 1")
            .held(1.10, 1.02),
    );
    figures.extend(breadth(&wire));
    let again = (wire.second, wire.first);
    figures.push(Figure::ratio("P16", "the first page again", again, Unit::Bytes, "the first time").held(0.05, 0.02));
    Ok(figures)
}

/// What every language and all guides add to the first pages, beside the same build without.
fn breadth(wire: &Wire) -> [Figure; 2] {
    let Plain { languages, guides, front, first } = &wire.plain;
    let all = format!("with {languages} languages and {guides} guides");
    let line = |what: &str, bytes| {
        let what = format!("{what} {all}");
        Figure::ratio("", &what, bytes, Unit::Bytes, "with 1 and none").held(1.02, 1.02)
    };
    [line("first load", (wire.first, *first)), line("front page", (wire.front, *front))]
}

/// Glue and WebAssembly of one module, by the stem of their names.
fn module(assets: &[Asset], stem: &str, what: &str) -> Figure {
    let parts = assets.iter().filter(|asset| asset.name.starts_with(&format!("{stem}-")));
    Figure::absolute("", what, parts.map(|asset| asset.brotli).sum(), Unit::Bytes)
}

fn tell(what: &str, loads: &[Load]) {
    println!("{what}:");
    for load in loads.iter().filter(|load| load.head > 0.0) {
        let how = load.how.as_deref().unwrap_or("nothing new");
        let (body, here) = (spelled(load.wire), spelled(load.here));
        println!("  {} {:<58} {body:>9}  {how} ({here} here, {:.0} bytes of head)", load.status, load.path, load.head);
    }
}

#[derive(Debug, Deserialize)]
struct Paint {
    ours: f64,
    theirs: f64,
    runs: u32,
}

pub fn paint(_wish: &Wish) -> Result<Vec<Figure>> {
    let paint: Paint = script("paint.mjs")?;
    let mut figure = Figure::ratio(
        "P4",
        "first contentful paint, Slow 4G, 4x CPU",
        (paint.ours, paint.theirs),
        Unit::Count,
        "ms, the same bytes from a static server",
    );
    figure.measured = format!("{:.0} ms, median of {}", paint.ours, paint.runs);
    Ok(vec![figure.held(1.5, 1.10).told()])
}
