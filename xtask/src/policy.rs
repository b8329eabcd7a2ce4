//! `cargo xtask policy`: what is wrong with an operator's rules, how they would look, and how they are laid down for the Worker to
//! follow without a new build.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::build::sources;
use crate::fingerprint::{Fingerprint, files};
use crate::place::Place;
use crate::server::wrangler;
use crate::step::{command, run, run_quietly, skipped, step};
use crate::toolchain::node;

const USAGE: &str = "say `cargo xtask policy check FILE…`, `… preview FILE [--out FOLDER]` or `… publish FILE [--local|--remote [--env NAME]]`";

pub fn command_line(place: &Place, arguments: &[String]) -> Result<()> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["check", files @ ..] if !files.is_empty() => check(place, files),
        ["preview", file] => preview(place, file, &place.memory().join("preview")),
        ["preview", file, "--out", folder] => preview(place, file, &here(folder)?),
        ["publish", file] | ["publish", file, "--local"] => publish(place, file, None),
        ["publish", file, "--remote"] => publish(place, file, Some("production")),
        ["publish", file, "--remote", "--env", environment] => publish(place, file, Some(environment)),
        _ => bail!("{USAGE}"),
    }
}

/// Named from where the person stands.
fn here(path: &str) -> Result<PathBuf> {
    Ok(std::env::current_dir()?.join(path))
}

/// One of our own programs that reads policies.
fn tool(place: &Place, name: &str) -> std::process::Command {
    let mut tool = command("cargo", &["run", "--locked", "--quiet", "-p", name, "--"], &place.root);
    tool.env("CARGO_TARGET_DIR", place.target_host());
    tool
}

fn check(place: &Place, files: &[&str]) -> Result<()> {
    let mut check = tool(place, "policy-file");
    check.arg("check");
    for file in files {
        check.arg(here(file)?);
    }
    if !check.status()?.success() {
        bail!("not every file can be used");
    }
    Ok(())
}

fn preview(place: &Place, file: &str, folder: &Path) -> Result<()> {
    let file = here(file)?;
    check(place, &[&file.to_string_lossy()])?;
    let mut preview = tool(place, "policy-preview");
    preview.arg(&file).arg(folder);
    let style = place.root.join("frontend").join("style");
    // What the others stand on comes first.
    let mut sheets: Vec<PathBuf> = std::fs::read_dir(&style)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    sheets.sort_by_key(|sheet| (!sheet.ends_with("tokens.css"), !sheet.ends_with("base.css"), sheet.clone()));
    run(preview.args(sheets))
}

/// `cargo xtask store-kit FILE --origin ORIGIN`: what Google Play and App Review want to be told.
pub fn store_kit(place: &Place, arguments: &[String]) -> Result<()> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (["--origin", origin, file] | [file, "--origin", origin]) = words.as_slice() else {
        bail!("say `cargo xtask store-kit FILE --origin https://leave.example.com`");
    };
    if !origin.starts_with("https://") {
        bail!("the stores want an address that begins with https://");
    }
    let file = here(file)?;
    check(place, &[&file.to_string_lossy()])?;
    run(tool(place, "policy-preview").arg("--store").arg(&file).arg(origin))
}

/// Each preset's name and its text as it is followed. The build of the Worker makes the same texts, and notes their versions.
pub fn presets(place: &Place) -> Result<Vec<(String, Vec<u8>)>> {
    let kept = place.memory().join("presets.jsonl");
    let rooms = ["frontend/policies", "shared/src", "tools/policy-file"];
    let fingerprint = Fingerprint::take(place, "presets", &sources(place, &rooms), &[])?;
    if fingerprint.unchanged(&[&kept]) {
        skipped("The presets");
    } else {
        step("Making the presets into files", || {
            let mut json = tool(place, "policy-file");
            let mut presets = files(&place.root.join("frontend").join("policies"))?;
            presets.retain(|file| file.extension().is_some_and(|ending| ending == "toml"));
            Ok(std::fs::write(&kept, run_quietly(json.arg("json").args(presets))?)?)
        })?;
        fingerprint.remember()?;
    }
    let text = std::fs::read_to_string(&kept)?;
    text.lines().map(|json| Ok((name_of(json)?, json.as_bytes().to_vec()))).collect()
}

fn name_of(json: &str) -> Result<String> {
    let policy: serde_json::Value = serde_json::from_str(json).context("reading a policy")?;
    policy.get("name").and_then(serde_json::Value::as_str).map(str::to_owned).context("a policy has a name")
}

/// A file as the text that the check has read, and the name in it. Only what was checked goes out.
pub fn checked(place: &Place, file: &str) -> Result<(String, String)> {
    let file = here(file)?;
    check(place, &[&file.to_string_lossy()])?;
    let mut json = tool(place, "policy-file");
    let json = run_quietly(json.arg("json").arg(&file))?.trim().to_owned();
    Ok((name_of(&json)?, json))
}

/// To an environment of the operator's account, or to this machine.
fn publish(place: &Place, file: &str, remote: Option<&str>) -> Result<()> {
    let (name, json) = checked(place, file)?;
    node::packages(place)?;
    let kept = place.memory().join("policy.json");
    std::fs::create_dir_all(place.memory())?;
    std::fs::write(&kept, json)?;
    step(&format!("Publishing `{name}`"), || {
        let key = format!("policy-named:{name}");
        let mut put = wrangler(place, &["kv", "key", "put", &key, "--binding", "CACHE", "--path"])?;
        put.arg(&kept);
        match remote {
            Some(environment) => put.args(["--remote", "--env", environment]),
            None => put.arg("--local").arg("--persist-to").arg(place.root.join(".wrangler").join(crate::start::FOLDER)),
        };
        run_quietly(&mut put).map(drop)
    })?;
    println!(
        "Set POLICY to \"{name}\". What is published is followed within a minute; running deletions keep what they began with."
    );
    Ok(())
}
