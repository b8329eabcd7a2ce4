//! `cargo xtask deploy-check` and `cargo xtask deploy --first`: both are `xtask/deploy`, which a release archive carries along and which
//! therefore knows no Rust. Here is what only a checkout can do: build the Worker, and read an operator's policy.

use std::fs;

use anyhow::{Result, bail};

use crate::build::{self, Variant};
use crate::place::Place;
use crate::policy;
use crate::step::{command, run};
use crate::toolchain::node;

const USAGE: &str = "\
say `cargo xtask deploy --first [--env NAME] [--policy FILE.toml] [--keep FILE] [--dry-run]`;
whatever comes after the first time is `npx wrangler deploy --env NAME`, and before it `cargo xtask deploy-check`";

/// What is missing; the words are `xtask/deploy`'s own.
pub fn check(place: &Place, arguments: &[String]) -> Result<()> {
    node::packages(place)?;
    call(place, "check", arguments)
}

pub fn command_line(place: &Place, arguments: &[String]) -> Result<()> {
    if !arguments.iter().any(|word| word == "--first") {
        bail!("{USAGE}");
    }
    let mut words: Vec<String> = arguments.iter().filter(|word| *word != "--first").cloned().collect();
    if let Some(at) = words.iter().position(|word| word == "--policy")
        && let Some(file) = words.get_mut(at + 1)
    {
        let (_, json) = policy::checked(place, file)?;
        let kept = place.memory().join("policy.json");
        fs::create_dir_all(place.memory())?;
        fs::write(&kept, json)?;
        *file = kept.to_string_lossy().into_owned();
    }
    // What is only told needs nothing built.
    if !words.iter().any(|word| word == "--dry-run") {
        build::build(place, Variant::DEPLOY)?;
    }
    node::packages(place)?;
    call(place, "first", &words)
}

fn call(place: &Place, what: &str, arguments: &[String]) -> Result<()> {
    let mut node = command(place.node_bin("node"), &["xtask/deploy/deploy.mjs", what], &place.root);
    node.args(arguments).env("PATH", place.path_with_node()?).env("ADIEU_PREBUILT", "1");
    run(&mut node)
}
