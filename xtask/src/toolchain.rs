//! The tools that the build needs and cargo does not bring: each installed when missing.

pub mod apt;
pub mod node;
pub mod postgres;
pub mod python;
pub mod wasm;

use anyhow::Result;

use crate::place::Place;
use crate::step::{command, run, run_quietly, step};

/// Must speak the protocol of the `worker` crate: same version.
const WORKER_BUILD: &str = "0.8.7";

/// wasm-bindgen's command line, from this workspace's own lock file.
pub fn wbg(place: &Place) -> Result<()> {
    let wanted = locked_version(place, "wasm-bindgen-cli")?;
    let installed = place.wbg().exists()
        && run_quietly(&mut command(place.wbg(), &["--version"], &place.root))
            .is_ok_and(|text| text.trim().ends_with(&wanted));
    if installed {
        return Ok(());
    }
    step("Compiling wasm-bindgen's command line (once, one to three minutes)", || {
        let mut cargo = command("cargo", &["build", "--locked", "-p", "wbg", "--profile", "tool"], &place.root);
        run(cargo.env("CARGO_TARGET_DIR", place.target_tool()))
    })
}

pub fn worker_build(place: &Place) -> Result<()> {
    let installed = place.worker_build().exists()
        && run_quietly(&mut command(place.worker_build(), &["--version"], &place.root))
            .is_ok_and(|text| text.trim() == WORKER_BUILD);
    if installed {
        return Ok(());
    }
    step("Compiling worker-build (once, two to four minutes)", || {
        install_worker_build(place, &["--locked"]).or_else(|_| {
            println!("  a version that its lock file names is not to be had: once more without the lock");
            install_worker_build(place, &[])
        })
    })
}

fn install_worker_build(place: &Place, how: &[&str]) -> Result<()> {
    let arguments = ["install", "worker-build", "--version", WORKER_BUILD, "--force", "--root"];
    let mut cargo = command("cargo", &arguments, &place.root);
    cargo.arg(place.cache.join("tool")).args(how).env("CARGO_TARGET_DIR", place.target_tool());
    // Whoever starts for the first time waits for it.
    cargo.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
    run(&mut cargo)
}

fn locked_version(place: &Place, package: &str) -> Result<String> {
    let lock = std::fs::read_to_string(place.root.join("Cargo.lock"))?;
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    let version = lines.nth(1).and_then(|line| line.split('"').nth(1));
    version.map(str::to_string).ok_or_else(|| anyhow::anyhow!("Cargo.lock names no {package}"))
}
