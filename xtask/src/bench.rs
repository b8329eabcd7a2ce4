//! `cargo xtask bench [FIGURE…]`: builds what is deployed and what is tried, and measures both.

use anyhow::{Context as _, Result};

use crate::build::{self, Variant, forget_other_checkout};
use crate::place::Place;
use crate::server::wrangler;
use crate::step::{all_words, command, run};
use crate::toolchain::node;

/// What a test that starts `wrangler dev` by itself must find in its environment, and what is to be measured.
pub fn command_line(place: &Place, figures: &[String]) -> Result<()> {
    forget_other_checkout(place)?;
    let chromium = node::chromium(place)?;
    let mut bench =
        command("cargo", &["run", "--quiet", "--locked", "-p", "tests", "--bin", "bench", "--"], &place.root);
    bench.args(figures).env("ADIEU_CHROMIUM", chromium).env("PATH", place.path_with_node()?);
    let wants_upload = !figures.iter().any(|word| !word.starts_with("--")) || figures.iter().any(|word| word == "P17");
    if wants_upload {
        bench.env("ADIEU_UPLOAD", upload(place)?);
    }
    build::build(place, Variant::LOCAL)?;
    bench
        .env("CARGO_TARGET_DIR", place.target_host())
        .env("ADIEU_PREBUILT", "1")
        .env("WRANGLER_SEND_METRICS", "false")
        .env("CI", "1");
    run(&mut bench)
}

/// Wrangler's own words about what a deployment would send.
fn upload(place: &Place) -> Result<String> {
    build::build(place, Variant::DEPLOY)?;
    let folder = place.memory().join("on-paper");
    let mut wrangler = wrangler(place, &["deploy", "--dry-run", "--env", "production", "--outdir"])?;
    let words = all_words(wrangler.arg(folder))?;
    let line = words.lines().find(|line| line.contains("gzip:")).context("wrangler says what it would upload")?;
    Ok(line.trim().to_owned())
}
