//! `cargo xtask build`: the browser's modules, the assets, the Worker.

pub mod browser;
pub mod size;
mod worker;

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::asset;
use crate::place::Place;
use crate::step::{spell, step};
use crate::toolchain::wasm::Compiler;
use crate::toolchain::{node, wasm, wbg, worker_build};

/// What is built, and how hard the compiler tries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Variant {
    /// With the mailbox, the clock and the planting. Never deployed.
    pub local: bool,
    /// For iterating: quick to compile, large and slow to run.
    pub quick: bool,
}

impl Variant {
    pub const LOCAL: Self = Self { local: true, quick: false };
    pub const DEPLOY: Self = Self { local: false, quick: false };

    pub fn profile(self) -> &'static str {
        if self.quick { "quick" } else { "release" }
    }

    /// Said in every step's fingerprint.
    pub fn name(self) -> String {
        format!("{}-{}", if self.local { "local" } else { "deploy" }, self.profile())
    }
}

pub fn command(place: &Place, arguments: &[String]) -> Result<()> {
    // wrangler calls `[build]` once more when xtask itself has started it.
    if std::env::var_os("ADIEU_PREBUILT").is_some() {
        return Ok(());
    }
    let mut variant = Variant::DEPLOY;
    // wrangler says for which of its commands it wants a build.
    variant.local = std::env::var("WRANGLER_COMMAND").is_ok_and(|command| command == "dev");
    for argument in arguments {
        match argument.as_str() {
            "--local" => variant.local = true,
            "--quick" => variant.quick = true,
            unknown => bail!("build knows --local and --quick, not `{unknown}`"),
        }
    }
    build(place, variant)
}

pub fn build(place: &Place, variant: Variant) -> Result<()> {
    let started = std::time::Instant::now();
    let compiler = wasm::compiler(place)?;
    node::packages(place)?;
    wbg(place)?;
    worker_build(place)?;
    forget_other_checkout(place)?;
    let modules = browser::build(place, &compiler, variant)?;
    let assets = step("Naming the assets by their contents", || asset::lay_out(place, &modules, variant))?;
    if !variant.quick {
        size::tell(place)?;
    }
    worker::build(place, &compiler, variant, &assets)?;
    println!("Built {} in {}", variant.name(), spell(started.elapsed()));
    Ok(())
}

/// What the members of this workspace are made of.
pub fn sources(place: &Place, rooms: &[&str]) -> Vec<PathBuf> {
    let mut sources: Vec<PathBuf> = rooms.iter().map(|room| place.root.join(room)).collect();
    sources.push(place.root.join("Cargo.toml"));
    sources.push(place.root.join("Cargo.lock"));
    sources
}

/// A cargo call for wasm into a folder of its kind, with the flags that it needs beside those of every such call.
pub fn apply(
    place: &Place,
    compiler: &Compiler,
    command: &mut std::process::Command,
    (target, more_flags): (&Path, &[&str]),
) -> Result<()> {
    // The path of one machine's sources has no business in what is deployed.
    let home = home_of_cargo().map(|home| format!("--remap-path-prefix={}=cargo", home.display()));
    let flags: Vec<&str> = home.as_deref().into_iter().chain(more_flags.iter().copied()).collect();
    command
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags.join(" "))
        .env("CARGO_TARGET_DIR", target)
        .env("PATH", place.path_with_node()?);
    compiler.apply(command)
}

fn home_of_cargo() -> Option<PathBuf> {
    std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cargo")))
}

/// Cargo decides by times of change whether a crate of ours is fresh. When another checkout used the
/// same cache, those times say nothing about this one: our own crates are compiled again.
pub fn forget_other_checkout(place: &Place) -> Result<()> {
    let owner = place.cache.join("checkout");
    let root = place.root.to_string_lossy().into_owned();
    let previous = std::fs::read_to_string(&owner).unwrap_or_default();
    if previous == root {
        return Ok(());
    }
    for target in [place.target_host(), place.target_wasm(), place.target_worker()] {
        forget(&target, 3)?;
    }
    std::fs::write(owner, root)?;
    Ok(())
}

fn forget(folder: &Path, depth: usize) -> Result<()> {
    const OURS: [&str; 5] = ["shared-", "frontend-", "edge-", "tests-", "xtask-"];
    let Ok(entries) = std::fs::read_dir(folder) else { return Ok(()) };
    for entry in entries {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if folder.ends_with(".fingerprint") {
            if OURS.iter().any(|crate_name| name.starts_with(crate_name)) {
                std::fs::remove_dir_all(path)?;
            }
        } else if depth > 0 && path.is_dir() && !["deps", "build", "incremental"].contains(&name.as_str()) {
            forget(&path, depth - 1)?;
        }
    }
    Ok(())
}
