//! `cargo xtask guide check`: what is wrong with the guides, by file, line and field; and the build, which makes them into
//! files beside the Worker.

use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::build::sources;
use crate::fingerprint::Fingerprint;
use crate::place::Place;
use crate::step::{command, run, skipped, step};

pub fn command_line(place: &Place, arguments: &[String]) -> Result<()> {
    if arguments != ["check"] {
        bail!("say `cargo xtask guide check`");
    }
    run(&mut tool(place, &["check"]))
}

/// The folder with every guide as it is served. `script` is the address of what keeps ticks and fills letters.
pub fn build(place: &Place, script: &str) -> Result<PathBuf> {
    let folder = place.memory().join("guides");
    let rooms = ["frontend/guides", "frontend/locales", "frontend/src", "shared/src", "tools/guide-file"];
    let fingerprint = Fingerprint::take(place, "guides", &sources(place, &rooms), &[script])?;
    if fingerprint.unchanged(&[&folder]) {
        skipped("The guides");
        return Ok(folder);
    }
    step("Checking the guides and making them into files", || {
        if folder.exists() {
            std::fs::remove_dir_all(&folder)?;
        }
        run(tool(place, &["build"]).arg(&folder).arg(script))
    })?;
    fingerprint.remember()?;
    Ok(folder)
}

fn tool(place: &Place, words: &[&str]) -> std::process::Command {
    let mut tool = command("cargo", &["run", "--locked", "--quiet", "-p", "guide-file", "--"], &place.root);
    tool.args(words).env("CARGO_TARGET_DIR", place.target_host());
    tool
}
