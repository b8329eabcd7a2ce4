//! `cargo xtask regulator-pack`: what an auditor took out of the desk, or the operator by a signed call, as a folder that anybody can
//! read and check.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail, ensure};
use serde_json::Value;

use crate::place::Place;
use crate::secret;
use crate::step::{command, run_quietly, step};
use crate::toolchain::node;

/// What a law asks, and where it is kept.
const LAWS: [(&str, &str, &str); 15] = [
    ("GDPR 12(1), 13(2)(a)", "How long what is kept, and why", "/retention, /erased-and-kept"),
    ("GDPR 12(2); Google Play; Apple 5.1.1(v)", "An easy way to leave", "/delete"),
    (
        "GDPR 12(3)",
        "Answered within a month, two more with reasons",
        "/staff, “Answer by”; extension in the mail’s page",
    ),
    ("GDPR 12(4)", "A refusal says why, where to complain, that one can sue", "/staff/case, the letter of refusal"),
    ("GDPR 15, 20", "A copy, for people and for machines", "/deletion/…/copy"),
    ("GDPR 17", "Erasure, category by category, with a signed receipt", "/deletion/…/receipt, /receipt-check"),
    ("GDPR 17(3)", "What stays has a listed reason and a date", "/staff/deletion, holds"),
    ("GDPR 19", "Everybody who received it is told, and confirms", "/deletion/…, who has confirmed"),
    ("GDPR 28(3), 30", "Processors, agreements, the register", "the policy file; /staff/registry"),
    ("GDPR 5(2), 32", "Who did what, append-only and chained", "/staff/log"),
    (
        "DPA 2018, 164A",
        "A complaint is acknowledged in thirty days, and answered",
        "/complaint; a request’s line: kept",
    ),
    ("11 CCR 7021", "Acknowledged in ten business days, answered in 45 days", "/staff, /retention"),
    ("11 CCR 7101", "Records for twenty-four months", "/staff/log: kept for three years"),
    ("11 CCR 7102", "Figures", "/staff/figures, /figures"),
    ("PIPL 47", "What must stay is stored and nothing else", "the vault; /staff/deletion, handing out by two"),
];

const USAGE: &str = "say `cargo xtask regulator-pack FILE [--out FOLDER]`, where an auditor took FILE out at /staff/log, or \
                     `… --from DAY --to DAY [--local|--remote ORIGIN] [--out FOLDER]`, with the Worker's PACK_SECRET in the environment";

/// Where `cargo xtask start` listens unless it was told otherwise.
const LOCAL: &str = "http://localhost:8787";

/// Asks for a pack as the operator, and writes it with the operator's published key.
const FETCH: &str = "xtask/src/pack/fetch.mjs";

pub fn command_line(place: &Place, arguments: &[String]) -> Result<()> {
    let mut words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let out = match words.iter().position(|word| *word == "--out") {
        Some(at) if at + 2 == words.len() => {
            let out = words.split_off(at);
            out.last().copied().unwrap_or_default()
        }
        Some(_) => bail!("{USAGE}"),
        None => "regulator-pack",
    };
    let folder = std::env::current_dir()?.join(out);
    match words.as_slice() {
        ["--from", from, "--to", to] | ["--from", from, "--to", to, "--local"] => {
            fetched(place, &folder, (from, to), LOCAL, &secret::local(place, "PACK_SECRET")?)
        }
        ["--from", from, "--to", to, "--remote", origin] => {
            let secret = std::env::var("PACK_SECRET").context("PACK_SECRET is not in the environment")?;
            fetched(place, &folder, (from, to), origin.trim_end_matches('/'), &secret)
        }
        [file] if !file.starts_with("--") => {
            let text = fs::read_to_string(file).with_context(|| format!("reading {file}"))?;
            laid_out(place, &folder, &text)?;
            println!("{}: read index.html, check with `node verify.mjs pack.jsonl --key KEY`", folder.display());
            Ok(())
        }
        _ => bail!("{USAGE}"),
    }
}

/// The folder with the page, the file, and what checks it.
fn laid_out(place: &Place, folder: &Path, text: &str) -> Result<()> {
    let page = html(text)?;
    fs::create_dir_all(folder)?;
    fs::write(folder.join("index.html"), page)?;
    fs::write(folder.join("pack.jsonl"), text)?;
    for (from, to) in [("pack.mjs", "verify.mjs"), ("log.mjs", "log.mjs")] {
        fs::copy(place.root.join("tests/checker").join(from), folder.join(to))?;
    }
    Ok(())
}

/// The secret travels in the environment: arguments of a program are read by everybody on the machine.
fn fetched(place: &Place, folder: &Path, (from, to): (&str, &str), origin: &str, secret: &str) -> Result<()> {
    node::packages(place)?;
    let node = place.node_bin("node");
    let answer = step(&format!("Taking the pack out of {origin}"), || {
        let mut fetch = command(&node, &[FETCH, origin, from, to], &place.root);
        run_quietly(fetch.env("PACK_SECRET", secret))
    })?;
    let (key, text) = answer.split_once('\n').context("no key came with the pack")?;
    laid_out(place, folder, text)?;
    let verified =
        step("Checking it", || run_quietly(&mut command(&node, &["verify.mjs", "pack.jsonl", "--key", key], folder)))?;
    if text.lines().next().is_some_and(|head| head.contains("\"complete\":false")) {
        println!("It is not all: there is more than one file holds. Ask for a shorter time.");
    }
    println!("{verified}{}: read index.html; whoever checks again compares the key {key}", folder.display());
    Ok(())
}

/// The file as a page. Whether it is genuine is the verifier's business, not this page's.
pub fn html(text: &str) -> Result<String> {
    let lines: Vec<Value> =
        text.lines().map(serde_json::from_str).collect::<Result<_, _>>().context("a line is no JSON")?;
    let head = lines.first().filter(|line| kind(line) == "pack").context("the first line says no span")?;
    ensure!(lines.last().is_some_and(|line| kind(line) == "seal"), "the last line is no seal");
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <title>Regulator’s pack</title><style>{STYLE}</style>\n<h1>Regulator’s pack</h1>\n<dl>{}</dl>\n\
         <p>Check it with <code>node verify.mjs pack.jsonl --key KEY</code>, where KEY is published at \
         <code>/api/v1/receipt-keys</code>. People are opaque numbers here; no address and no letter is in it.</p>\n",
        fields(head)
    );
    let laws = LAWS.iter().fold(String::new(), |mut rows, (law, what, place)| {
        let _ = write!(rows, "<dt>{}<dd>{}<dd>{}", escaped(law), escaped(what), escaped(place));
        rows
    });
    let _ = write!(page, "<h2>Which page fulfils which law</h2>\n<dl>{laws}</dl>\n");
    for (name, title) in [
        ("policy", "Rules in force"),
        ("category", "What is kept"),
        ("processor", "Who processes it"),
        ("case", "Cases"),
        ("mail", "Requests by mail"),
        ("request", "Requests and complaints in writing"),
        ("right", "What people did by themselves"),
        ("hold", "Holds"),
        ("cleared", "Cleared by itself"),
        ("entry", "The desk’s log"),
    ] {
        let rows: Vec<String> =
            lines.iter().filter(|line| kind(line) == name).map(|line| format!("<dl>{}</dl>\n", fields(line))).collect();
        let _ = write!(page, "<h2>{title}: {}</h2>\n{}", rows.len(), rows.concat());
    }
    Ok(page)
}

const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;max-width:60em;margin:2em auto;padding:0 1em}\
    dl{display:grid;grid-template-columns:minmax(8em,14em) 1fr;gap:.2em 1em;border-top:1px solid #999;padding:.5em 0}\
    dt{font-weight:600}dd{margin:0;overflow-wrap:anywhere;grid-column:2}";

fn kind(line: &Value) -> &str {
    line.get("kind").and_then(Value::as_str).unwrap_or_default()
}

fn fields(line: &Value) -> String {
    let all = line.as_object().into_iter().flatten().filter(|(name, value)| *name != "kind" && !value.is_null());
    all.fold(String::new(), |mut rows, (name, value)| {
        let told = match value {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        let _ = write!(rows, "<dt>{}<dd>{}", escaped(name), escaped(&told));
        rows
    })
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_the_file_is_on_the_page_and_nothing_in_it_is_markup() {
        let text = "{\"kind\":\"pack\",\"from\":\"2026-01-01\"}\n{\"kind\":\"case\",\"id\":\"<b>\",\"received_at\":\"2026-03-01T08:00:00Z\"}\n\
            {\"kind\":\"seal\"}\n";
        let page = html(text).unwrap();
        assert!(page.contains("2026-01-01") && page.contains("&lt;b&gt;") && page.contains("2026-03-01T08:00:00Z"));
        assert!(!page.contains("<b>") && page.contains("Cases: 1"));
        assert!(html("{\"kind\":\"case\"}\n").is_err(), "without its first line it is no pack");
    }
}
