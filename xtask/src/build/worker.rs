//! The Worker: the edge crate with `ssr`, through worker-build.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::build::{Variant, apply, browser, sources};
use crate::fingerprint::Fingerprint;
use crate::place::{Place, executable};
use crate::step::{command, put_first, run, skipped, step};
use crate::toolchain::wasm::Compiler;

/// worker-build lets wasm-bindgen catch what aborts, so that one panic does not end the isolate. Functions stand in the order of the
/// names that `order.mjs` gave them; what has a single caller is put into it only where it is small: in a function of half a megabyte
/// every number is a long one, and nothing is like it. A second round finds what the first has uncovered.
const MORE: [&str; 4] =
    ["--enable-exception-handling", "--one-caller-inline-max-function-size=25", "-Oz", "--reorder-functions-by-name"];

/// Views of one type instead of one for each page: the Worker shrinks by a third. In the browser, where a module holds a few
/// small views, the same would make it larger.
const ERASED: [&str; 2] = ["--cfg", "erase_components"];

pub fn build(place: &Place, compiler: &Compiler, variant: Variant, assets: &Path) -> Result<()> {
    // Each variant is kept, so that going from test to start and back compiles nothing.
    let kept = place.memory().join("worker").join(variant.name());
    let name = format!("worker-{}", variant.name());
    let mut inputs =
        sources(place, &["shared", "frontend", "edge/src", "edge/Cargo.toml", "edge/build.rs", "xtask/shrink"]);
    inputs.push(assets.to_path_buf());
    let fingerprint = Fingerprint::take(place, &name, &inputs, &[&variant.name(), &MORE.concat()])?;
    if fingerprint.unchanged(&[&kept.join("index.js")]) {
        skipped("The Worker");
        return copy(&kept, &place.worker());
    }
    step("Compiling the Worker", || compile(place, compiler, variant, assets))?;
    if !variant.quick {
        let wasm = place.worker().join("index_bg.wasm");
        step("Leaving out what only a browser calls", || changed(place, &wasm, "snip"))?;
        step("Putting beside each other what is alike", || changed(place, &wasm, "order"))?;
        step("Making it small", || browser::shrink(place, &wasm, &MORE))?;
    }
    copy(&place.worker(), &kept)?;
    fingerprint.remember()
}

fn compile(place: &Place, compiler: &Compiler, variant: Variant, assets: &Path) -> Result<()> {
    // worker-build's own optimiser keeps every function's name; ours follows.
    let mut arguments = vec!["--profile", variant.profile(), "--no-opt", ".", "--locked"];
    if variant.local {
        arguments.extend(["--features", "local"]);
    }
    let mut worker_build = command(place.worker_build(), &arguments, &place.root.join("edge"));
    apply(place, compiler, &mut worker_build, (&place.target_worker(), &ERASED))?;
    put_cargo_first(place, &mut worker_build)?;
    worker_build
        // Named, so that it downloads nothing.
        .env("WASM_BINDGEN_BIN", place.wbg())
        .env("WASM_OPT_BIN", place.node_bin(&executable("wasm-opt")))
        .env("ESBUILD_BIN", place.node_bin(&executable("esbuild")))
        .env("ADIEU_ASSETS", assets);
    run(&mut worker_build)
}

/// What one of our own scripts makes of it.
fn changed(place: &Place, wasm: &Path, script: &str) -> Result<()> {
    let changed = wasm.with_extension(script);
    let mut node = command(place.node_bin("node"), &[&format!("xtask/shrink/{script}.mjs")], &place.root);
    run(node.arg(wasm).arg(&changed))?;
    fs::rename(changed, wasm)?;
    Ok(())
}

/// A `cargo` for worker-build that compiles the edge as a cdylib alone: cargo gives up link-time
/// optimisation for a crate that is an rlib at the same time, and the Worker grows by a third.
fn put_cargo_first(place: &Place, command: &mut Command) -> Result<()> {
    let folder = place.memory().join("bin");
    fs::create_dir_all(&folder)?;
    let cargo = folder.join("cargo");
    let real = std::env::var("CARGO").context("xtask is started by cargo")?;
    let script = format!(
        "#!/bin/sh\nif [ \"$1\" = build ]; then\n  shift\n  exec '{real}' rustc \"$@\" --crate-type cdylib\nfi\nexec '{real}' \"$@\"\n"
    );
    fs::write(&cargo, script)?;
    fs::set_permissions(&cargo, fs::Permissions::from_mode(0o755))?;
    put_first(command, &folder)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| format!("reading {}", from.display()))? {
        let path = entry?.path();
        let target = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy(&path, &target)?;
        } else if fs::read(&path).ok() != fs::read(&target).ok() {
            fs::copy(&path, &target)?;
        }
    }
    Ok(())
}
